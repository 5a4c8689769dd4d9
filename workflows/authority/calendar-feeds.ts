import { reject } from '../kernel/command-rejected.js';
import type { Command } from '../kernel/decider.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { CalendarFeedEvent, CalendarFeedOpened, CalendarFeedRevoked } from './calendar-feed.events.js';

/** A calendar feed as it stands. */
export interface CalendarFeed extends Readonly<CalendarFeedOpened['data']> {
  readonly openedOn: CalendarDate;
  readonly revokedOn: CalendarDate | null;
}

export interface OpenCalendarFeed extends Command<'OpenCalendarFeed'> {
  readonly on: CalendarDate;
  readonly data: CalendarFeedOpened['data'];
}
export interface RevokeCalendarFeed extends Command<'RevokeCalendarFeed'> {
  readonly on: CalendarDate;
  readonly data: CalendarFeedRevoked['data'];
}
export type CalendarFeedCommand = OpenCalendarFeed | RevokeCalendarFeed;

/** Live feeds of one person or one setting at most: one for each of their machines. */
export const mostLiveFeeds = 5;

/** Tells feeds from settings: nothing is judged by a feed. */
export function isCalendarFeedEvent(event: Pick<Fact, 'type'>): boolean {
  return event.type === 'CalendarFeedOpened' || event.type === 'CalendarFeedRevoked';
}

export function isCalendarFeedCommand(command: Command): command is CalendarFeedCommand {
  return command.type === 'OpenCalendarFeed' || command.type === 'RevokeCalendarFeed';
}

/** @throws CommandRejected */
export function decideCalendarFeed(
  command: CalendarFeedCommand,
  feeds: readonly CalendarFeed[],
  today: CalendarDate,
): CalendarFeedEvent {
  if (command.on > today) reject('dated-in-the-future', { on: command.on, today });
  if (command.type === 'OpenCalendarFeed') {
    refuseOpening(command.data, feeds);
    return { type: 'CalendarFeedOpened', occurredOn: command.on, data: command.data };
  }
  const feed = feeds.find(({ feedId }) => feedId === command.data.feedId);
  if (feed === undefined) reject('no-such-calendar-feed');
  if (feed.revokedOn !== null) reject('calendar-feed-already-revoked');
  return { type: 'CalendarFeedRevoked', occurredOn: command.on, data: command.data };
}

function refuseOpening(
  { feedId, kind, of, tokenHash }: OpenCalendarFeed['data'],
  feeds: readonly CalendarFeed[],
): void {
  // A secret itself must never reach the log in the place of its hash.
  const wellFormed = /^[0-9a-f]{64}$/.test(tokenHash) && (kind === 'worker' ? of !== '' : /^\d{6}$/.test(of));
  const known = feeds.some((feed) => feed.feedId === feedId || feed.tokenHash === tokenHash);
  if (!wellFormed || known) reject('calendar-feed-malformed');
  const live = feeds.filter((feed) => feed.kind === kind && feed.of === of && feed.revokedOn === null).length;
  if (live >= mostLiveFeeds) reject('too-many-calendar-feeds', { most: mostLiveFeeds });
}

/** The feeds with one more fact about them. */
export function evolveCalendarFeeds(
  feeds: readonly CalendarFeed[],
  { type, occurredOn, data }: CalendarFeedEvent,
): readonly CalendarFeed[] {
  switch (type) {
    case 'CalendarFeedOpened':
      return [...feeds, { ...data, openedOn: occurredOn, revokedOn: null }];
    case 'CalendarFeedRevoked':
      return feeds.map((feed) => (feed.feedId === data.feedId ? { ...feed, revokedOn: occurredOn } : feed));
  }
}
