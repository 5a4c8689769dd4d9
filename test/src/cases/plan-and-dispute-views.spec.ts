import { factPossibilities } from '../../../src/cases/fact-act-trials.js';
import { factActAt, factActHref } from '../../../src/cases/fact-acts.js';
import { factActsView } from '../../../src/cases/fact-acts.view.js';
import type { PlanOnFile } from '../../../src/cases/case-file.service.js';
import { disputePage } from '../../../src/cases/case-dispute.view.js';
import { planFacts, planLife } from '../../../src/cases/plan-life.view.js';
import { decisionsOnPlan } from '../../../src/recording/disputable-decisions.js';
import { defaultSettings } from '../../../workflows/kernel/decider.js';
import { replay } from '../../../workflows/kernel/replay.js';
import { disputeClocksOf } from '../../../workflows/dispute/dispute.clocks.js';
import { disputeDecider } from '../../../workflows/dispute/dispute.decider.js';
import type { DisputeEvent } from '../../../workflows/dispute/dispute.events.js';
import { planClocksOf } from '../../../workflows/plan/plan.clocks.js';
import { planDecider } from '../../../workflows/plan/plan.decider.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../../workflows/timetable/calendars.js';
import { deadlinesOf } from '../../../workflows/timetable/deadlines.js';
import { defaultPolicy } from '../../../workflows/timetable/policy-options.js';
import { englandRules } from '../../../workflows/timetable/rule-sets.js';

const day = calendarDate;
const today = day('2026-11-23');
const basis = {
  today,
  ruleSet: englandRules,
  calendar: englandCalendar,
  policy: defaultPolicy,
  settings: defaultSettings,
};
const id = '3d2e2b94-0000-4000-8000-000000000001';

const made: PlanEvent = {
  type: 'PlanBroughtIn',
  occurredOn: day('2025-12-01'),
  data: { childId: 'child', needsAssessmentId: null, fromAuthority: null },
};
const cohort: PlanEvent = {
  type: 'SchoolCohortRecorded',
  occurredOn: day('2026-01-05'),
  data: { receptionYear: 2020, route: 'primarySecondary', by: 'birthDate' },
};
const arranged: PlanEvent = {
  type: 'ReviewArranged',
  occurredOn: day('2026-10-05'),
  data: { reviewId: 'r', kind: 'annual', heldBy: 'setting', meetingOn: day('2026-11-16'), yearNineOrLater: false },
};
const held: PlanEvent = { type: 'ReviewMeetingHeld', occurredOn: day('2026-11-16'), data: { reviewId: 'r' } };

function plan(events: readonly PlanEvent[], birthDate: string | null = null): PlanOnFile {
  const state = replay(
    planDecider,
    events.map((event, revision) => ({ ...event, revision })),
  );
  const child = { birthDate: birthDate === null ? null : day(birthDate) };
  const deadlines = deadlinesOf(planClocksOf(state, basis.policy, child), basis, today);
  return { id, stream: `plan-${id}`, state, deadlines, history: [] };
}

const offered = ({ state }: PlanOnFile) =>
  factActsView(factPossibilities('plan', { state, basis, age: null }), { id, state }, 'EHC-2026-0001');

describe('the life of a plan', () => {
  it('names who has to act: the setting’s two weeks, the authority’s four', () => {
    const { clocks } = planLife(plan([made, arranged, held]), today);
    const actors = new Map(clocks.map(({ title, actor }) => [title, actor]));
    expect(actors.get('Send review report')).toBe('School or college');
    expect(actors.get('Tell family the review decision')).toBe('Us');
  });

  it('counts the weeks of a clock from its day 0', () => {
    const { clocks } = planLife(plan([made, arranged, held]), today);
    expect(clocks.find(({ title }) => title === 'Send review report')?.week).toBe('week 1, day 7');
  });

  it('names its next limit', () => {
    expect(planFacts(plan([made]), today)[1]).toMatchObject({
      label: 'Next date of the plan',
      value: 'Mon 30 November 2026',
    });
  });

  it('folds phase transfers that lie more than eighteen months ahead', () => {
    const life = planLife(plan([made, cohort]), today);
    const near = life.tables.find(({ caption }) => caption === 'Phase transfers');
    expect(near?.rows.map(([name]) => name)).toEqual(['Primary to secondary, 2027']);
    expect(near?.rows[0]?.[2]).toBe('14 Feb 2027 (before 15 Feb)');
    expect(life.far?.rows.map(([name]) => name)).toEqual(['Secondary to post-16, 2032']);
  });

  it('speaks of the oldest age only from two years before', () => {
    const ages = (birthDate: string): boolean =>
      planLife(plan([made], birthDate), today).clocks.some(({ title }) => title.startsWith('Age limit'));
    expect(ages('2004-03-01')).toBe(false);
    expect(ages('2002-03-01')).toBe(true);
  });
});

describe('what can be recorded about a plan', () => {
  it('begins with the review of the year, and goes on with its steps', () => {
    expect(offered(plan([made])).next.map(({ text }) => text)).toEqual(['Arrange a review']);
    const next = offered(plan([made, arranged, held])).next.map(({ text }) => text);
    expect(next).toEqual(['Record the report of the review', 'Record the decision of the review']);
  });

  it('is grouped, each link with what it is about in its address', () => {
    const { groups } = offered(plan([made, arranged]));
    const reviews = groups.find(({ title }) => title === 'Reviews')?.links ?? [];
    expect(reviews.map(({ href }) => href)).toContain(`/cases/EHC-2026-0001/plans/${id}/call-off-review/r`);
    expect(groups.map(({ title }) => title)).toContain('Ending the plan');
  });

  it('leaves out what the workflow would refuse, and says why where it is a step', () => {
    const { groups, notYet } = offered(plan([made]));
    const all = groups.flatMap(({ links }) => links.map(({ text }) => text));
    expect(all).not.toContain('Record the letter to the family about the transfer');
    expect(all).not.toContain('Record the release');
    expect(notYet.map(({ text }) => text)).toContain('Send the notice that the plan ends');
  });

  it('has addresses that anyone can read', () => {
    const act = factActAt('plan', 'NotifyReviewDecision');
    expect(act?.slug).toBe('notify-review-decision');
    if (act !== null) expect(factActHref(act, 'EHC-2026-0001', id, 'r')).toMatch(/\/notify-review-decision\/r$/);
  });
});

describe('the page of a dispute', () => {
  const events: readonly DisputeEvent[] = [
    {
      type: 'DisputeOpened',
      occurredOn: day('2026-10-05'),
      data: { childId: 'child', about: 'planContent', aboutStream: `plan-${id}`, noticeSentOn: day('2026-09-28') },
    },
    { type: 'MediationRequested', occurredOn: day('2026-10-12'), data: { issues: ['education', 'health'] } },
    { type: 'AppealReceived', occurredOn: day('2026-11-02'), data: { appealNumber: 'EH1', settingOnly: false } },
    {
      type: 'TribunalOrderMade',
      occurredOn: day('2026-11-20'),
      data: { result: 'allowed', requires: 'amendContent', directedOn: null },
    },
  ];
  const state = replay(
    disputeDecider,
    events.map((event, revision) => ({ ...event, revision })),
  );
  const deadlines = deadlinesOf(disputeClocksOf(state), basis, today);
  const page = disputePage({ id, stream: `dispute-${id}`, state, deadlines, history: [] }, today);

  it('tells what it is about, how mediation and the appeal went, and what must be done', () => {
    expect(page.title).toBe('About what the plan says');
    expect(page.mediation).toContainEqual({
      key: 'Mediation asked for',
      value: '12 October 2026: education and health',
    });
    expect(page.appeal.map(({ key }) => key)).toEqual(['Received by the Tribunal', 'Order']);
    expect(page.facts.find(({ key }) => key === 'What we must do')?.value).toContain('To change what the plan says');
  });

  it('finds the decisions that a family can dispute, with the day of their notice', () => {
    const abouts = decisionsOnPlan(plan([made]).state, `plan-${id}`).map(({ about, noticeSentOn }) => [
      about,
      noticeSentOn,
    ]);
    expect(abouts).toEqual([
      ['planContent', '2025-12-01'],
      ['settingNamed', '2025-12-01'],
    ]);
  });
});
