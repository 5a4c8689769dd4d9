/** A clock that a test moves on. */
export interface HeldClock {
  readonly now: () => Date;
  readonly wait: (ms: number) => void;
}

export function heldClock(start: string): HeldClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    wait: (ms) => {
      at += ms;
    },
  };
}
