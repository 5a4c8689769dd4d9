import { authorityDecider } from '../../../workflows/authority/authority.decider.js';
import type { AuthorityEvent } from '../../../workflows/authority/authority.events.js';
import type { CalendarFeedOpened } from '../../../workflows/authority/calendar-feed.events.js';
import { contradictionIn } from '../../../workflows/authority/authority.judgements.js';
import { mostLiveFeeds } from '../../../workflows/authority/calendar-feeds.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';
import { chosen } from './authority-facts.js';

const given = specification(authorityDecider);

const hash = (n: number): string => n.toString(16).padStart(64, '0');
const feed = (n: number, kind: 'worker' | 'setting' = 'worker', of = 'priya'): CalendarFeedOpened['data'] => ({
  feedId: `feed-${n}`,
  kind,
  of,
  tokenHash: hash(n),
});
const opened = (n: number, ...rest: [kind?: 'worker' | 'setting', of?: string]): AuthorityEvent => ({
  type: 'CalendarFeedOpened',
  occurredOn: day('2026-11-01'),
  data: feed(n, ...rest),
});
const revoked = (n: number): AuthorityEvent => ({
  type: 'CalendarFeedRevoked',
  occurredOn: day('2026-11-02'),
  data: { feedId: `feed-${n}` },
});
const open = (data: CalendarFeedOpened['data'], on = '2026-11-23') =>
  ({ type: 'OpenCalendarFeed', on: day(on), data }) as const;
const revoke = (n: number) =>
  ({ type: 'RevokeCalendarFeed', on: day('2026-11-23'), data: { feedId: `feed-${n}` } }) as const;

describe('a calendar feed', () => {
  it('is opened for a worker or for a setting, with the hash of its secret alone', () => {
    given()
      .when(open(feed(1)))
      .then({ type: 'CalendarFeedOpened', occurredOn: day('2026-11-23'), data: feed(1) });
    given(opened(1))
      .when(open(feed(2, 'setting', '140001')))
      .then({ type: 'CalendarFeedOpened', data: feed(2, 'setting', '140001') });
  });

  it.each([
    ['a secret in the place of its hash', { ...feed(1), tokenHash: 'Zm9vYmFyYmF6' }],
    ['nobody', { ...feed(1), of: '' }],
    ['a setting without a URN', feed(1, 'setting', 'Oak Bank')],
    ['an id there is', { ...feed(2), feedId: 'feed-9' }],
    ['a secret there is', { ...feed(2), tokenHash: hash(9) }],
  ])('is refused with %s', (_, data) => {
    given(opened(9)).when(open(data)).thenRejected('calendar-feed-malformed');
  });

  it('is refused for a day to come', () => {
    given()
      .when(open(feed(1), '2026-11-24'))
      .thenRejected('dated-in-the-future');
  });

  it('is one of a few of the same dates; revoked ones do not count', () => {
    const full = Array.from({ length: mostLiveFeeds }, (_, n) => opened(n));
    given(...full)
      .when(open(feed(99)))
      .thenRejected('too-many-calendar-feeds');
    given(...full)
      .when(open(feed(99, 'worker', 'helen')))
      .then({ type: 'CalendarFeedOpened' });
    given(...full, revoked(0))
      .when(open(feed(99)))
      .then({ type: 'CalendarFeedOpened' });
  });

  it('is revoked once, and only where it is there', () => {
    given(opened(1))
      .when(revoke(1))
      .then({ type: 'CalendarFeedRevoked', data: { feedId: 'feed-1' } });
    given(opened(1), revoked(1)).when(revoke(1)).thenRejected('calendar-feed-already-revoked');
    given(opened(1)).when(revoke(2)).thenRejected('no-such-calendar-feed');
  });

  it('is no setting: it neither stands among them nor contradicts any', () => {
    const history = [chosen('P3', 'day1'), opened(1), revoked(1)].map((fact, revision) => ({ ...fact, revision }));
    const state = replay(authorityDecider, history);
    expect(state.facts).toHaveLength(1);
    expect(state.feeds).toEqual([{ ...feed(1), openedOn: '2026-11-01', revokedOn: '2026-11-02' }]);
    expect(contradictionIn(state)).toBeNull();
  });
});
