import session from 'express-session';
import type { SessionData } from 'express-session';

/** Without activity a session ends after 30 minutes, and whatever happens after 12 hours. */
export const sessionLimits = { idleMs: 30 * 60_000, wholeMs: 12 * 3_600_000 } as const;

/** What ended a session: 30 minutes without activity, 12 hours, the person themself, or who looks after people and roles. */
export type SessionEnd = 'idle' | 'whole' | 'signedOut' | 'accessEnded';

/** So long a store can still tell which time ended a session: over a night, and a morning. */
export const endRememberedMs = 24 * 3_600_000;

/** How a store answers. */
export type Done<Value = never> = (error?: unknown, value?: Value | null) => void;

/** How long a session still has. */
export interface SessionLeft {
  /** Until it ends if nothing more is done. */
  readonly idleMs: number;
  /** Until it ends whatever is done. */
  readonly wholeMs: number;
}

/** Says something of a session from its two times. */
export type TellOfTimes<Told> = (now: number, idleUntil: number, endsAt: number) => Told | null;

/** What is left at an instant; null where either time is over. */
export function leftAt(now: number, idleUntil: number, endsAt: number): SessionLeft | null {
  return idleUntil > now && endsAt > now ? { idleMs: idleUntil - now, wholeMs: endsAt - now } : null;
}

/** Which of its times ended a session; null where neither has come. */
export function endAt(now: number, idleUntil: number, endsAt: number): 'idle' | 'whole' | null {
  if (leftAt(now, idleUntil, endsAt) !== null) return null;
  return idleUntil <= endsAt ? 'idle' : 'whole';
}

/** Sessions whose present request is no activity of the person's: it must not keep them signed in. */
const lookedAtOnly = new WeakSet<object>();

/** The request only looks: the time of its session goes on running. */
export function lookOnly(data: object): void {
  lookedAtOnly.add(data);
}

/**
 * Where sessions are kept. Also its own injection token. Holds a hash of each session id: whoever reads the store cannot
 * sign in with what is there.
 */
export abstract class SessionStore extends session.Store {
  /** Signs the cookies where no secret has been set; the same after a restart. */
  abstract secret(): string;

  /** How long the session still has; null where it is over. Asking is no activity. */
  abstract left(sid: string): Promise<SessionLeft | null>;

  /** Which of its times ended a session; null where it goes on, was destroyed, or is no longer known. */
  abstract endOf(sid: string): Promise<'idle' | 'whole' | null>;

  /** The person did something: 30 minutes begin anew, within the 12 hours. */
  abstract prolong(sid: string, done: (error?: unknown) => void): void;

  override touch(sid: string, data: SessionData, done: (error?: unknown) => void = () => undefined): void {
    if (lookedAtOnly.has(data)) done();
    else this.prolong(sid, done);
  }
}
