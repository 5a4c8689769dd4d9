import type { CalendarDate } from '../timetable/calendar-date.js';

/** What may stand in an event: plain JSON, without `undefined`, `Date`, `Map` or classes. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * Personal data of an event, keyed by the id of the person it is about. It is sealed under that person's own key on the
 * way to the store, and is absent when read without keys or after erasure.
 */
export type Personal<Content> = Readonly<Record<string, Content>>;

/**
 * Something that happened in the world on a day. `data` stands in clear in the log; `personal` is sealed. `occurredOn`
 * is the day the clock counts and `data` does not repeat it.
 */
export interface Fact<Type extends string = string, Data = object, Content = object> {
  readonly type: Type;
  readonly occurredOn: CalendarDate;
  readonly data: Data;
  readonly personal?: Personal<Content>;
}

/** Who recorded a fact. The id is opaque: names live in a directory, never in the log. */
export interface Actor {
  readonly id: string;
  readonly role: 'caseworker' | 'manager' | 'auditor' | 'administrator' | 'system';
  readonly onBehalfOf?: string;
}

export type FactSource = 'user' | 'import' | 'system';

/** A fact as it was written down: where it stands in the log, when and by whom it was recorded. */
export type Recorded<E extends Fact = Fact> = E & {
  /** Place in the whole store; strictly increasing, from 1 on an empty store of its own. */
  readonly position: number;
  readonly stream: string;
  /** Place in its stream, from 0. */
  readonly revision: number;
  readonly eventId: string;
  readonly authority: string;
  readonly schema: number;
  /** UTC instant, ISO 8601 with milliseconds: when it was written down, never when it happened. */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly source: FactSource;
};
