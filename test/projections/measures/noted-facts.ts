import type { Scope } from '../../../projections/measures/measure.js';

/** `true` above and below the line, `false` below it only. */
export type Verdicts = readonly boolean[];

export type Data = Readonly<Record<string, unknown>>;
/** A fact as somebody with the paper file would note it. */
export interface Noted {
  readonly type: string;
  readonly on: string;
  readonly data: Data;
}

export function noted(
  story: readonly { readonly type: string; readonly occurredOn: string; readonly data: object }[],
): readonly Noted[] {
  return story.map(({ type, occurredOn, data }) => ({ type, on: occurredOn, data: data as Data }));
}

export const inside = (day: string | null | undefined, { from, to, asAt }: Scope): boolean =>
  day != null && day >= from && day <= to && day <= asAt;

/** What counts, of things that are not set against anything. */
export const hit = (...found: readonly boolean[]): Verdicts => found.filter(Boolean);
