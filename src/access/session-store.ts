import session from 'express-session';

/** Without activity a session ends after 30 minutes, and whatever happens after 12 hours. */
export const sessionLimits = { idleMs: 30 * 60_000, wholeMs: 12 * 3_600_000 } as const;

/** How a store answers. */
export type Done<Value = never> = (error?: unknown, value?: Value | null) => void;

/**
 * Where sessions are kept. Also its own injection token. Holds a hash of each session id: whoever reads the store cannot
 * sign in with what is there.
 */
export abstract class SessionStore extends session.Store {
  /** Signs the cookies where no secret has been set; the same after a restart. */
  abstract secret(): string;
}
