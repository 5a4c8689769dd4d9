import type { RunningReview } from '../../../projections/plan-reviews/running-review.js';
import { readReviewFilters, reviewsHref } from '../../../src/boards/reviews/review-filters.js';
import { byMonth, chosenReviews, horizonOf } from '../../../src/boards/reviews/review-list.js';
import { alsoTags, whereItIs } from '../../../src/boards/reviews/review-words.js';
import { settingReviewRow } from '../../../src/boards/reviews/setting-reviews.view.js';
import { reviewDays } from '../../../src/boards/review-days.js';
import { settingsOf } from '../../../src/boards/reviews/setting-lists.service.js';
import type { PlanRow } from '../../../src/boards/plan-rows.service.js';
import { demoPeople } from '../../../src/access/people.js';
import { day } from '../../support/assessment-facts.js';

const today = day('2026-11-23');
const limit = (on: string) => ({ on: day(on), actBy: day(on) });
const row = (changes: Partial<PlanRow> = {}): PlanRow => withDays({
  stream: 'plan-1', childId: 'c1', stage: 'maintained', team: null, worker: null, madeOn: day('2020-01-01'),
  ceasedOn: null, ceaseReason: null, transferredInOn: null, transferredOutOn: null, lastReviewedOn: day('2025-12-04'),
  due: { ...limit('2026-12-03'), rule: 'E2' }, running: null, transfer: null, noticeId: null, ...changes,
}); // prettier-ignore
const withDays = (plan: Omit<PlanRow, 'days'>): PlanRow => ({ ...plan, days: reviewDays(plan) });
const running = (changes: Partial<RunningReview> = {}): RunningReview => ({
  reviewId: 'r1', kind: 'annual', heldBy: 'setting', step: 'report', arrangedFor: null, meetingOn: day('2026-10-20'),
  report: limit('2026-11-03'), reportOn: null, decision: limit('2026-11-17'), decidedOn: null, outcome: null,
  noticeOn: null, final: null, wholeCycle: null, ...changes,
}); // prettier-ignore
const [priya, helen] = demoPeople;
if (priya === undefined || helen === undefined) throw new Error('The demo has no people');

describe('where a review is', () => {
  it.each([
    ['notBooked', row()],
    ['booked', row({ running: running({ step: 'meeting', meetingOn: null, arrangedFor: day('2026-12-01') }) })],
    ['report', row({ running: running() })],
    ['decision', row({ running: running({ step: 'decision' }) })],
    ['notice', row({ running: running({ step: 'notice' }) })],
    ['finalPlan', row({ running: running({ step: 'amendedPlan' }) })],
    [null, row({ due: null })],
  ])('is %s', (place, plan) => {
    expect(plan.days.place).toBe(place);
  });

  it('names the owner of each clock: nobody’s where a return alone tells of the review', () => {
    expect(whereItIs(row({ running: running() }), today).clocks).toEqual(['School’s report by 3 Nov', 'Our decision by 17 Nov']);
    expect(whereItIs(row({ running: running({ heldBy: 'authority', step: 'decision' }) }), today).clocks[0]).toBe('Our report by 3 Nov');
    expect(whereItIs(row({ running: running({ reportOn: day('2026-10-30'), step: 'decision' }) }), today).clocks[0]).toBe('Report came 30 Oct');
    expect(whereItIs(row({ running: running({ kind: null, report: null, step: 'decision' }) }), today).clocks).toEqual(['Our decision by 17 Nov']);
    expect(whereItIs(row({ running: running({ step: 'notice', decidedOn: day('2026-11-10') }) }), today)).toEqual({
      text: 'Amending: decided 10 Nov',
      clocks: ['Our notice by 17 Nov'],
    });
  }); // prettier-ignore

  it('says of a meeting that was booked and not recorded that it was', () => {
    const booked = (arrangedFor: string) => row({ running: running({ step: 'meeting', meetingOn: null, decision: null, arrangedFor: day(arrangedFor) }) }); // prettier-ignore
    expect(whereItIs(booked('2026-11-20'), today).text).toBe('Meeting was booked for 20 Nov');
    expect(whereItIs(booked('2027-01-12'), today).text).toBe('Booked 12 Jan 2027');
  });
});

it('tags the running cohort’s transfer and steps past or near their day', () => {
  const tags = (changes: Partial<PlanRow>) =>
    alsoTags(row(changes), today).map(({ text, colour }) => `${colour} ${text}`);
  expect(tags({ transfer: { ...limit('2027-02-14'), transferId: 't' } })).toEqual(['blue Transfer 2027']);
  expect(tags({ transfer: { ...limit('2031-02-14'), transferId: 't' } })).toEqual([]);
  expect(tags({ running: running() })).toEqual(['red Report 20 days overdue', 'red Decision 6 days overdue']);
  expect(tags({ running: running({ reportOn: day('2026-11-02'), step: 'decision', decision: limit('2026-11-24') }) })).toEqual(['yellow Decision in 1 day']); // prettier-ignore
});

describe('what the board shows', () => {
  const near = row({ stream: 'near' });
  const far = row({ stream: 'far', due: { ...limit('2027-10-01'), rule: 'E2' } });
  const owesPlan = row({ stream: 'owes', due: { ...limit('2027-10-02'), rule: 'E2' }, running: running({ step: 'amendedPlan', decision: null, final: limit('2026-12-01') }) }); // prettier-ignore
  const free = row({ stream: 'free', due: null });
  const all = [near, far, owesPlan, free];
  const filters = (query: Record<string, string>) => readReviewFilters(query, helen);
  const shown = (query: Record<string, string>) =>
    chosenReviews(all, filters(query), today).map(({ stream }) => stream);

  it('is what falls due within the days chosen, by review, decision or plan', () => {
    expect(shown({})).toEqual(['near', 'owes']);
    expect(shown({ within: 'all' })).toEqual(['near', 'far', 'owes']);
    expect(shown({ within: '31' })).toEqual(shown({}));
  });

  it('looks for a month or a counter in all days', () => {
    expect(shown({ month: '2027-10' })).toEqual(['far', 'owes']);
    expect(shown({ show: 'final-plan' })).toEqual(['owes']);
    expect(shown({ where: 'notBooked' })).toEqual(['near']);
  });

  it('is grouped by month, with what only owes a plan at the end', () => {
    const horizon = horizonOf(filters({}), today);
    expect(byMonth([near, owesPlan], horizon).map(({ month, rows }) => [month, rows.length])).toEqual([['2026-12', 1], [null, 1]]); // prettier-ignore
  });

  it('keeps the address it came from', () => {
    const query = { who: 'me', within: '30', setting: '140001', month: '2026-12', where: 'booked', show: 'not-booked' };
    const read = readReviewFilters({ ...query, page: '3' }, priya);
    expect(Object.fromEntries(new URL(reviewsHref(read), 'http://x').searchParams)).toEqual(query);
    expect(reviewsHref(read, { page: 3 })).toContain('page=3');
    expect(reviewsHref(readReviewFilters({}, priya))).toBe('/reviews?who=me');
  });
});

it('finds the plans of a school by an index that knows where each one is', async () => {
  const index = {
    of: (plan: string) => (plan === 'free' ? null : { urn: plan === 'b' ? '140002' : '140001', name: null }),
    nameOf: (urn: string) => (urn === '140001' ? 'Oak Bank' : 'Alder House'),
  };
  const rows = ['a', 'b', 'c', 'free'].map((stream) => row({ stream }));
  const found = await settingsOf(rows, index);
  expect(found.map(({ name, rows: theirs }) => [name, theirs.length])).toEqual([
    ['Alder House', 1],
    ['Oak Bank', 2],
  ]);
});

it('shows a school its report as met or late once it has come', () => {
  const names = { children: new Map(), staff: new Map() };
  const report = (reportOn: string) => settingReviewRow(row({ running: running({ step: 'decision', reportOn: day(reportOn) }) }), names, today).report; // prettier-ignore
  expect(report('2026-11-02').date?.tag.text).toBe('Met 2 Nov');
  expect(report('2026-11-05').date?.tag.text).toBe('2 days late');
});
