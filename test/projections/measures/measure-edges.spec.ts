import { figureOf } from '../../../projections/measures/figures.js';
import { percentage } from '../../../projections/measures/measure.js';
import type { Scope } from '../../../projections/measures/measure.js';
import { measureById } from '../../../projections/measures/catalogue.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';
import type { TimelinessRow } from '../../../projections/timeliness/timeliness.projection.js';
import { noRows } from '../../../projections/measures/populations.js';
import type { PlanReviewsRow } from '../../../projections/plan-reviews/plan-reviews.projection.js';
import { day } from '../../support/assessment-facts.js';

const received = day('2025-03-03');
const on = (days: number) => addDays(received, days);
const scope: Scope = { from: day('2025-01-01'), to: day('2026-12-31'), asAt: day('2026-12-31') };

const blank: TimelinessRow = {
  stream: 'needsAssessment-1',
  authority: '999',
  childId: 'c',
  receivedOn: received,
  byRequest: true,
  requestedBy: 'school',
  stage: 'planSent',
  assessDecisions: [],
  issueDecisions: [],
  firstOutcomeOn: null,
  firstAdviceAskedOn: null,
  adviceCompleteOn: null,
  firstDraftOn: null,
  planSentToFamilyOn: null,
  planSentToAllOn: null,
  visitedOn: null,
  visitBy: null,
  personCentredOn: null,
  viewsOn: null,
  ended: null,
  evidencedExceptions: [],
  returnFlags: [],
  evaluations: [],
  panels: [],
  notifications: [],
  team: null,
  worker: null,
};
const decision = (days: number, positive: boolean, afterDispute = false) => ({
  on: on(days),
  positive,
  afterDispute,
  signposted: false,
});

function numbers(id: string, assessment: readonly TimelinessRow[], plan: readonly PlanReviewsRow[] = []) {
  const measure = measureById(id);
  if (measure === undefined) throw new Error(`No measure ${id}`);
  const { numerator, denominator } = figureOf(measure, { ...noRows, assessment, plan }, scope);
  return [numerator, denominator];
}

describe('the last day of each limit', () => {
  it.each([
    [42, 1],
    [43, 0],
  ])('counts a decision to assess told on day %i in time: %i', (days, inTime) => {
    const rows = [{ ...blank, assessDecisions: [decision(days, true)] }];
    expect(numbers('dfe.requests.decidedWithin6w', rows)).toEqual([inTime, 1]);
    expect(numbers('ehc.decision.within6w', rows)).toEqual([inTime, 1]);
  });

  it.each([
    [112, 1],
    [113, 0],
  ])('counts a refusal to issue told on day %i in time: %i', (days, inTime) => {
    const rows = [{ ...blank, issueDecisions: [decision(days, false)] }];
    expect(numbers('dfe.assessment.refusedToIssueWithin16w', rows)).toEqual([inTime, 1]);
  });

  it.each([
    [140, 1, 0, 0],
    [141, 0, 1, 0],
    [365, 0, 1, 0],
    [366, 0, 0, 1],
  ])('puts a plan of day %i into one band: %i within 20 weeks, %i to a year, %i over', (days, within, toYear, over) => {
    const rows = [{ ...blank, planSentToFamilyOn: on(days) }];
    expect(numbers('dfe.plan.within20w', rows)).toEqual([within, 1]);
    expect(numbers('dfe.plan.from20wTo1yr', rows)).toEqual([toYear, 1]);
    expect(numbers('dfe.plan.over1yr', rows)).toEqual([over, 1]);
  });

  it.each([
    [28, 1],
    [29, 0],
  ])('counts a review decision %i days after the meeting in time: %i', (days, inTime) => {
    const review = { meetingOn: received, decidedOn: on(days) } as PlanReviewsRow['reviews'][number];
    const row = {
      stream: 'plan-1',
      authority: '999',
      childId: 'c',
      madeOn: day('2020-01-01'),
      ceasedOn: null,
      reviews: [review],
      statedActive: [],
    } as unknown as PlanReviewsRow;
    expect(numbers('dfe.reviews.decidedWithin4w', [], [row])).toEqual([inTime, 1]);
  });
});

describe('what leaves both numbers', () => {
  const inTime = { ...blank, planSentToFamilyOn: on(100) };
  const late = { ...blank, planSentToFamilyOn: on(200) };

  it.each([
    ['late', late],
    ['issued in time', inTime],
  ])('is a plan with an exception that was %s, when exceptions are left out', (_, plan) => {
    const excused = { ...plan, evidencedExceptions: ['X13b'] };
    expect(numbers('dfe.plan.within20wExcludingExceptions', [inTime, excused])).toEqual([1, 1]);
    expect(numbers('dfe.plan.within20w', [inTime, excused])[1]).toBe(2);
  });

  it('is not a plan with an exception to another limit than the 20 weeks', () => {
    expect(numbers('dfe.plan.within20wExcludingExceptions', [{ ...late, evidencedExceptions: ['X5b'] }])).toEqual([
      0, 1,
    ]);
  });

  it('is a plan after an appeal or mediation', () => {
    const disputed = { ...late, assessDecisions: [decision(20, false), decision(90, true, true)] };
    expect(numbers('dfe.plan.within20w', [inTime, disputed])).toEqual([1, 1]);
  });
});

describe('a percentage', () => {
  it.each([
    [1, 16, 6.3],
    [1, 2000, 0.1],
    [1, 2001, 0],
    [1, 8, 12.5],
    [2, 3, 66.7],
    [19, 32, 59.4],
    [0, 7, 0],
    [7, 7, 100],
  ])('of %i of %i is %d: halves go up', (numerator, denominator, expected) => {
    expect(percentage(numerator, denominator)).toBe(expected);
  });

  it('of no cases is none, never 0', () => {
    expect(percentage(0, 0)).toBeNull();
  });
});
