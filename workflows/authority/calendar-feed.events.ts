import type { Fact } from '../kernel/fact.js';

/**
 * A calendar feed was opened: whoever knows its secret address can read dates and references, never a name. Of the secret
 * only its SHA-256 is kept.
 */
export type CalendarFeedOpened = Fact<
  'CalendarFeedOpened',
  {
    readonly feedId: string;
    /** Whose dates: those of one person's cases, or of the plans of one school or college. */
    readonly kind: 'worker' | 'setting';
    /** The person's id, or the setting's URN. */
    readonly of: string;
    /** Hex SHA-256 of the secret. */
    readonly tokenHash: string;
  }
>;

/** The feed's address leads nowhere from now on. */
export type CalendarFeedRevoked = Fact<'CalendarFeedRevoked', { readonly feedId: string }>;

export type CalendarFeedEvent = CalendarFeedOpened | CalendarFeedRevoked;
