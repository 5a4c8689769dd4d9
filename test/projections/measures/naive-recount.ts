import type { Scope } from '../../../projections/measures/measure.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import { ofEvaluations } from './naive-evaluation-recount.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';

export type AssessmentStory = readonly NeedsAssessmentEvent[];
export type PlanStory = readonly PlanEvent[];

/** `true` above and below the line, `false` below it only, null left out. */
type Verdict = boolean | null;

const gap = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const plus = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const inside = (day: string, { from, to, asAt }: Scope): boolean => day >= from && day <= to && day <= asAt;

/** The facts of a story as somebody with the paper file would note them. */
function noted(story: AssessmentStory) {
  const day = (type: NeedsAssessmentEvent['type']) => story.find((event) => event.type === type)?.occurredOn ?? null;
  const claims = story.flatMap((event) => (event.type === 'ExceptionClaimed' ? event.data.limits : []));
  return {
    received: day('RequestReceived') ?? '',
    yes: day('DecisionToAssessNotified'),
    no: day('DecisionNotToAssessNotified'),
    signposted: story.some(
      ({ type, data }) =>
        type === 'DecisionNotToAssessNotified' &&
        'signposted' in data &&
        data.signposted.length > 0 &&
        'reasons' in data &&
        data.reasons.filter((reason) => reason !== 'notStated').length > 0,
    ),
    ordered:
      story.find(
        (event) =>
          event.type === 'DisputeOutcomeRecorded' ||
          (event.type === 'DecisionToAssessNotified' && event.data.overturns === 'order'),
      )?.occurredOn ?? null,
    asked: day('AdviceRequested'),
    adviceIn: day('AdviceReceived'),
    willIssue: day('DecisionToIssueNotified'),
    noPlan: day('DecisionNotToIssueNotified'),
    draft: day('DraftPlanServed'),
    plan: day('FinalPlanSent'),
    withdrawn: day('RequestWithdrawn'),
    excused20: claims.some(({ limb }) => limb === 'X13b'),
    excused6: claims.some(({ limb }) => limb === 'X5b'),
  };
}
type Noted = ReturnType<typeof noted>;

/** The decision that stands on a day: an order comes after the refusal that it overturns. */
function stands({ yes, no }: Noted, asAt: string): { on: string; agreed: boolean } | null {
  if (yes !== null && yes <= asAt) return { on: yes, agreed: true };
  return no !== null && no <= asAt ? { on: no, agreed: false } : null;
}

const disputed = (facts: Noted, asAt: string): boolean => facts.ordered !== null && facts.ordered <= asAt;

function isOpen(facts: Noted, asAt: string): boolean {
  const { received, plan, noPlan, withdrawn } = facts;
  const over = [plan, noPlan, withdrawn].some((day) => day !== null && day <= asAt);
  return received <= asAt && !over && stands(facts, asAt)?.agreed !== false;
}

function outcome(facts: Noted, asAt: string): string {
  const decision = stands(facts, asAt);
  if (decision !== null) return decision.agreed ? 'agreed' : 'refused';
  return facts.withdrawn !== null && facts.withdrawn <= asAt ? 'withdrawn' : 'undecided';
}

function issued(facts: Noted, scope: Scope, test: (days: number) => boolean, leaveOut: boolean): Verdict {
  if (facts.plan === null || !inside(facts.plan, scope) || disputed(facts, scope.asAt)) return null;
  return leaveOut && facts.excused20 ? null : test(gap(facts.received, facts.plan));
}

function cohort(facts: Noted, scope: Scope): Verdict {
  const due = plus(facts.received, 140);
  if (!inside(due, scope) || disputed(facts, scope.asAt)) return null;
  if (facts.plan !== null && facts.plan <= due) return true;
  if (facts.plan !== null && facts.plan <= scope.asAt) return false;
  return isOpen(facts, scope.asAt) ? false : null;
}

function fellDue(facts: Noted, scope: Scope): Verdict {
  const due = plus(facts.received, 42);
  if (!inside(due, scope)) return null;
  const [first] = [facts.no, facts.yes].filter((day) => day !== null).sort();
  if (first !== undefined && first <= due) return true;
  return (facts.withdrawn !== null && facts.withdrawn <= due) || facts.excused6 ? null : false;
}

/** What somebody would write beside a request of the period, going through the files one by one. */
function became(facts: Noted, scope: Scope): string | null {
  const { received: day0, plan } = facts;
  if (!inside(day0, scope)) return null;
  if (disputed(facts, scope.asAt)) return 'otherLimits';
  if (plan !== null && plan <= scope.asAt) return gap(day0, plan) > 140 ? 'planLate' : 'planInTime';
  if (!isOpen(facts, scope.asAt)) return 'endedWithoutPlan';
  return gap(day0, scope.asAt) > 140 ? 'openLate' : 'openInTime';
}

const bands: Readonly<Record<string, readonly [number, number]>> = {
  weeks0to6: [0, 42],
  weeks6to12: [43, 84],
  weeks12to16: [85, 112],
  weeks16to20: [113, 140],
  weeks20to26: [141, 182],
  weeks26to52: [183, 364],
  over52: [365, Infinity],
};

function stage(id: string, facts: Noted, scope: Scope): Verdict {
  const { plan, received, yes, adviceIn, willIssue, draft } = facts;
  if (plan === null || !inside(plan, scope)) return null;
  const ends: Readonly<Record<string, readonly [string | null, string | null]>> = {
    requestToDecision: [received, yes],
    decisionToAdvice: [yes, adviceIn],
    adviceToIssueDecision: [adviceIn, willIssue],
    issueDecisionToDraft: [willIssue, draft],
    draftToFinal: [draft, plan],
  };
  const [from, to] = ends[id] ?? [null, null];
  return from !== null && to !== null && to >= from ? true : null;
}

const within20 = (days: number): boolean => days <= 140;
const toYear = (days: number): boolean => days > 140 && days <= 365;
const overYear = (days: number): boolean => days > 365;
const any = (): boolean => true;

function received(want: string | null) {
  return (facts: Noted, scope: Scope): Verdict =>
    inside(facts.received, scope) && (want === null || outcome(facts, scope.asAt) === want) ? true : null;
}

const ofAssessments: Readonly<Record<string, (facts: Noted, scope: Scope) => Verdict>> = {
  'dfe.requests.received': received(null),
  'ehc.request.received.byDemographic': received(null),
  'ehc.assessment.initiated': (facts, scope) => {
    const decision = stands(facts, scope.asAt);
    return decision?.agreed === true && inside(decision.on, scope) ? true : null;
  },
  'dfe.requests.agreed': received('agreed'),
  'dfe.requests.refused': received('refused'),
  'dfe.requests.undecided': received('undecided'),
  'dfe.requests.withdrawn': received('withdrawn'),
  'dfe.requests.decidedWithin6w': (facts, scope) => {
    const decision = stands(facts, scope.asAt);
    return decision === null || !inside(decision.on, scope) ? null : gap(facts.received, decision.on) <= 42;
  },
  'ehc.decision.within6w': fellDue,
  'ehc.request.refused': (facts, scope) => {
    const decision = stands(facts, scope.asAt);
    return decision === null || !inside(decision.on, scope) ? null : !decision.agreed;
  },
  'ehc.request.refusalSignposted': ({ no, signposted }, scope) =>
    no === null || !inside(no, scope) ? null : signposted,
  'dfe.plan.within20w': (facts, scope) => issued(facts, scope, within20, false),
  'dfe.plan.within20wExcludingExceptions': (facts, scope) => issued(facts, scope, within20, true),
  'dfe.plan.from20wTo1yr': (facts, scope) => issued(facts, scope, toYear, false),
  'dfe.plan.from20wTo1yrExcludingExceptions': (facts, scope) => issued(facts, scope, toYear, true),
  'dfe.plan.over1yr': (facts, scope) => issued(facts, scope, overYear, false),
  'dfe.plan.over1yrExcludingExceptions': (facts, scope) => issued(facts, scope, overYear, true),
  'ehc.plan.within20w.cohort': cohort,
  'ehc.plan.lateNoException': (facts, scope) => issued(facts, scope, (days) => days > 140 && !facts.excused20, false),
  'dfe.plan.weeks': (facts, scope) => issued(facts, scope, any, false),
  'dfe.plan.weeksExcludingExceptions': (facts, scope) => issued(facts, scope, any, true),
  'dfe.assessment.refusedToIssueWithin16w': ({ received: day0, noPlan }, scope) =>
    noPlan === null || !inside(noPlan, scope) ? null : gap(day0, noPlan) <= 112,
  'ehc.advice.within6w': ({ asked, adviceIn }, scope) => {
    const due = asked === null ? null : plus(asked, 42);
    return due === null || !inside(due, scope) ? null : adviceIn !== null && adviceIn <= due;
  },
  'ehc.plan.inProgress': (facts, { asAt }) => (isOpen(facts, asAt) ? true : null),
  'ehc.open.past20w': (facts, { asAt }) => (isOpen(facts, asAt) ? gap(facts.received, asAt) > 140 : null),
};

function ofPlan(id: string, story: PlanStory, scope: Scope): Verdict {
  const { asAt } = scope;
  const made = story[0]?.occurredOn ?? '';
  const ceased = story.find(({ type }) => type === 'PlanCeased')?.occurredOn ?? null;
  const active = made <= asAt && (ceased === null || ceased >= scope.from);
  const meeting = story.findLast(({ type, occurredOn }) => type === 'ReviewMeetingHeld' && occurredOn <= asAt);
  const reviewId = meeting?.type === 'ReviewMeetingHeld' ? meeting.data.reviewId : null;
  const decision =
    story.find((event) => event.type === 'ReviewDecisionNotified' && event.data.reviewId === reviewId)?.occurredOn ??
    null;
  if (id === 'dfe.plans.active') return active ? true : null;
  if (meeting === undefined) return null;
  if (id === 'dfe.reviews.meetings') return active ? true : null;
  if (id === 'dfe.reviews.decidedWithin4w') {
    return active && decision !== null && decision <= asAt ? gap(meeting.occurredOn, decision) <= 28 : null;
  }
  const due = plus(meeting.occurredOn, 28);
  return inside(due, scope) ? decision !== null && decision <= due : null;
}

const ofPlans = new Set([
  'dfe.plans.active',
  'dfe.reviews.meetings',
  'dfe.reviews.decidedWithin4w',
  'ehc.review.within4w',
]);
const counts =
  /^dfe\.requests\.(received|agreed|refused|undecided|withdrawn)$|^ehc\.plan\.inProgress$|^ehc\.open\.(weeks|over)|^ehc\.cohort\.|^dfe\.plans\.active$|^dfe\.reviews\.meetings$|\.byDemographic$|^ehc\.panel\.|^ehc\.assessment\.initiated$/;

/** Numerator and denominator of a figure, counted from the events one story after the other. @throws for unknown ids. */
export function recount(
  id: string,
  assessments: readonly AssessmentStory[],
  plans: readonly PlanStory[],
  scope: Scope,
): readonly [number, number | null] {
  const evaluations = ofEvaluations[id];
  const ofRequests = assessments.filter(([first]) => first?.type !== 'ReassessmentBegan');
  const verdicts: readonly Verdict[] = evaluations
    ? ofRequests.flatMap((story) => evaluations(story, scope))
    : ofPlans.has(id)
      ? plans.map((story) => ofPlan(id, story, scope))
      : assessments
          // A re-assessment is no request and no new plan; the advice asked for in it is advice like any other.
          .filter(([first]) => first?.type !== 'ReassessmentBegan' || id.startsWith('ehc.advice.'))
          .map((story) => ofAssessment(id, noted(story), scope));
  const counted = verdicts.filter((verdict) => verdict !== null);
  return [counted.filter(Boolean).length, counts.test(id) ? null : counted.length];
}

function ofAssessment(id: string, facts: Noted, scope: Scope): Verdict {
  const band = bands[id.replace('ehc.open.', '')];
  if (band !== undefined) {
    const age = gap(facts.received, scope.asAt);
    return isOpen(facts, scope.asAt) && age >= band[0] && age <= band[1] ? true : null;
  }
  if (id.startsWith('ehc.cohort.')) {
    const found = became(facts, scope);
    return found !== null && (id === 'ehc.cohort.received' || id === `ehc.cohort.${found}`) ? true : null;
  }
  if (id.startsWith('ehc.stage.')) return stage(id.replace('ehc.stage.', ''), facts, scope);
  const judge = ofAssessments[id];
  if (judge === undefined) throw new Error(`Nobody has said how to recount ${id}`);
  return judge(facts, scope);
}
