import type { Scope } from '../../../projections/measures/measure.js';
import { ofEvaluations } from './naive-evaluation-recount.js';
import { advices, excused, noted } from './noted-assessment.js';
import type { AssessmentStory, Noted, Told } from './noted-assessment.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';

export type PlanStory = readonly PlanEvent[];

/** `true` above and below the line, `false` below it only, null left out. */
type Verdict = boolean | null;

const gap = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const plus = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
const inside = (day: string, { from, to, asAt }: Scope): boolean => day >= from && day <= to && day <= asAt;

/** Each request for advice that fell due: in time, late or still out; not what is excused or no longer needed. */
function adviceInTime(story: AssessmentStory, scope: Scope): readonly boolean[] {
  const facts = noted(story);
  const lifted = excused(story).filter(({ rule }) => rule === 'B1').map(({ subject }) => subject); // prettier-ignore
  const noPlan = facts.issues.at(-1)?.agreed === false ? (facts.issues.at(-1)?.on ?? null) : null;
  const stops = [facts.over, noPlan].filter((on) => on !== null).toSorted();
  return advices(story).flatMap(({ adviceId, asked, came }) => {
    if (asked === null || lifted.includes(adviceId)) return [];
    const due = plus(asked, 42);
    if (!inside(due, scope)) return [];
    if (came !== null && came <= due) return [true];
    return came === null && stops[0] !== undefined && stops[0] <= due ? [] : [false];
  });
}

/** The decision that stands on a day: the one that was told last. */
const stands = ({ decisions }: Noted, asAt: string): Told | null => decisions.findLast(({ on }) => on <= asAt) ?? null;
const issueStands = ({ issues }: Noted, asAt: string): Told | null => issues.findLast(({ on }) => on <= asAt) ?? null;

/** A dispute about the request or the assessment that ended before the plan, or a decision that came of one. */
function disputed({ outcome, plan, overturned }: Noted, asAt: string): boolean {
  const first = outcome !== null && outcome <= asAt && (plan === null || outcome <= plan);
  return first || overturned.some(({ on }) => on <= asAt);
}

function isOpen(facts: Noted, asAt: string): boolean {
  const { received: day0, plan, over } = facts;
  const closed = [plan, over].some((day) => day !== null && day <= asAt);
  const refused = [stands(facts, asAt), issueStands(facts, asAt)].some((one) => one?.agreed === false);
  return day0 !== '' && day0 <= asAt && !closed && !refused;
}

function outcome(facts: Noted, asAt: string): string {
  const decision = stands(facts, asAt);
  if (decision !== null) return decision.agreed ? 'agreed' : 'refused';
  if ((facts.plan !== null && facts.plan <= asAt) || issueStands(facts, asAt) !== null) return 'agreed';
  return facts.over !== null && facts.over <= asAt ? 'withdrawn' : 'undecided';
}

function issued(facts: Noted, scope: Scope, test: (days: number) => boolean, leaveOut: boolean): Verdict {
  if (facts.received === '' || facts.plan === null || !inside(facts.plan, scope)) return null;
  if (disputed(facts, scope.asAt)) return null;
  return leaveOut && facts.excused20 ? null : test(gap(facts.received, facts.plan));
}

function cohort(facts: Noted, scope: Scope): Verdict {
  if (facts.received === '') return null;
  const due = plus(facts.received, 140);
  if (!inside(due, scope) || disputed(facts, scope.asAt)) return null;
  if (facts.plan !== null && facts.plan <= due) return true;
  if (facts.plan !== null && facts.plan <= scope.asAt) return false;
  return isOpen(facts, scope.asAt) ? false : null;
}

function fellDue(facts: Noted, scope: Scope): Verdict {
  if (facts.received === '') return null;
  const due = plus(facts.received, 42);
  if (!inside(due, scope)) return null;
  const [first] = facts.decisions;
  if (first !== undefined && first.on <= due) return true;
  return (facts.over !== null && facts.over <= due) || facts.excused6 ? null : false;
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

/** The days of the steps of an assessment, and which of them a stage lies between. */
function stepsOf(id: string, facts: Noted, scope: Scope): readonly [string | null, string | null] {
  const { received: day0, adviceIn, issues, draft, plan } = facts;
  const told = stands(facts, scope.asAt)?.on ?? null;
  const willIssue = issues.find(({ agreed }) => agreed)?.on ?? null;
  const steps = [day0 === '' ? null : day0, told, adviceIn, willIssue, draft, plan];
  const at = ['requestToDecision', 'decisionToAdvice', 'adviceToIssueDecision', 'issueDecisionToDraft', 'draftToFinal'].indexOf(id); // prettier-ignore
  return [steps[at] ?? null, steps[at + 1] ?? null];
}

/** One stage of the plans issued in the period. */
function stage(id: string, facts: Noted, scope: Scope): Verdict {
  const [from, to] = stepsOf(id, facts, scope);
  if (facts.plan === null || !inside(facts.plan, scope)) return null;
  return from !== null && to !== null && to >= from ? true : null;
}

/** One stage of those that ended in the period, whatever became of the case. */
function stageEnded(id: string, facts: Noted, scope: Scope): Verdict {
  const [from, to] = stepsOf(id, facts, scope);
  return from !== null && to !== null && inside(to, scope) && to >= from ? true : null;
}

const within20 = (days: number): boolean => days <= 140;
const toYear = (days: number): boolean => days > 140 && days <= 365;
const overYear = (days: number): boolean => days > 365;
const any = (): boolean => true;

function received(want: string | null) {
  return (facts: Noted, scope: Scope): Verdict =>
    facts.byRequest && inside(facts.received, scope) && (want === null || outcome(facts, scope.asAt) === want)
      ? true
      : null;
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
    if (decision === null || !inside(decision.on, scope) || facts.received === '') return null;
    return gap(facts.received, decision.on) <= 42;
  },
  'ehc.decision.within6w': fellDue,
  'ehc.request.refused': (facts, scope) => {
    const decision = stands(facts, scope.asAt);
    return decision === null || !inside(decision.on, scope) ? null : !decision.agreed;
  },
  'ehc.request.refusalSignposted': ({ refusals }, scope) => {
    const refusal = refusals.findLast(({ occurredOn }) => inside(occurredOn, scope));
    if (refusal?.type !== 'DecisionNotToAssessNotified') return null;
    const { signposted, reasons } = refusal.data;
    return signposted.length > 0 && reasons.some((reason) => reason !== 'notStated');
  },
  'dfe.plan.within20w': (facts, scope) => issued(facts, scope, within20, false),
  'dfe.plan.within20wExcludingExceptions': (facts, scope) => issued(facts, scope, within20, true),
  'dfe.plan.from20wTo1yr': (facts, scope) => issued(facts, scope, toYear, false),
  'dfe.plan.from20wTo1yrExcludingExceptions': (facts, scope) => issued(facts, scope, toYear, true),
  'dfe.plan.over1yr': (facts, scope) => issued(facts, scope, overYear, false),
  'dfe.plan.over1yrExcludingExceptions': (facts, scope) => issued(facts, scope, overYear, true),
  'ehc.plan.within20w.cohort': cohort,
  'ehc.plan.lateNoException': (facts, scope) => issued(facts, scope, (days) => days > 140 && !facts.excused20, false),
  'ehc.plan.completedWithException': (facts, scope) => issued(facts, scope, () => facts.excused20, false),
  'dfe.plan.weeks': (facts, scope) => issued(facts, scope, any, false),
  'dfe.plan.weeksExcludingExceptions': (facts, scope) => issued(facts, scope, any, true),
  'ehc.assessment.openingVisit': ({ decisions, visit }, scope) => {
    const yes = decisions.find(({ agreed }) => agreed)?.on ?? null;
    if (yes === null || !inside(yes, scope)) return null;
    return visit !== null && visit <= plus(yes, 28) && visit <= scope.asAt;
  },
  'ehc.assessment.pcpHeld': ({ plan, draft, personCentred }, scope) =>
    plan === null || !inside(plan, scope) ? null : personCentred !== null && personCentred <= (draft ?? plan),
  'ehc.plan.childsViews': ({ plan, views }, scope) =>
    plan === null || !inside(plan, scope) ? null : views !== null && views <= plan,
  'dfe.assessment.refusedToIssueWithin16w': (facts, scope) => {
    const refusal = issueStands(facts, scope.asAt);
    if (refusal?.agreed !== false || facts.received === '' || !inside(refusal.on, scope)) return null;
    return gap(facts.received, refusal.on) <= 112;
  },
  'ehc.plan.inProgress': (facts, { asAt }) => (isOpen(facts, asAt) ? true : null),
  'ehc.assessment.inProgress': (facts, { asAt }) =>
    isOpen(facts, asAt) && stands(facts, asAt)?.agreed === true ? true : null,
  'ehc.open.past20w': (facts, { asAt }) => (isOpen(facts, asAt) ? gap(facts.received, asAt) > 140 : null),
};

function ofPlan(id: string, story: PlanStory, scope: Scope): Verdict {
  const { asAt } = scope;
  const made = story[0]?.occurredOn ?? '';
  const ends = ['PlanCeased', 'PlanTransferredOut'];
  const ceased = story.find(({ type }) => ends.includes(type))?.occurredOn ?? null;
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
  /^dfe\.requests\.(received|agreed|refused|undecided|withdrawn)$|^ehc\.(plan|assessment)\.inProgress$|^ehc\.open\.(weeks|over)|^ehc\.cohort\.|^dfe\.plans\.active$|^dfe\.reviews\.meetings$|\.byDemographic$|^ehc\.panel\.|^ehc\.assessment\.initiated$/;

/** Whether this recount knows the figure. */
export function isAboutAssessments(id: string): boolean {
  const [, what = '', name = ''] = id.split('.');
  return (
    id === 'ehc.advice.within6w' ||
    id in ofEvaluations ||
    id in ofAssessments ||
    ofPlans.has(id) ||
    (what === 'open' && name in bands) ||
    ['cohort', 'stage', 'stageEnded'].includes(what)
  );
}

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
    : id === 'ehc.advice.within6w'
      ? // The advice asked for in a re-assessment is advice like any other.
        assessments.flatMap((story) => adviceInTime(story, scope))
      : ofPlans.has(id)
        ? plans.map((story) => ofPlan(id, story, scope))
        : assessments
            // A re-assessment is no request and no new plan.
            .filter(([first]) => first?.type !== 'ReassessmentBegan')
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
  if (id.startsWith('ehc.stageEnded.')) return stageEnded(id.replace('ehc.stageEnded.', ''), facts, scope);
  const judge = ofAssessments[id];
  if (judge === undefined) throw new Error(`Nobody has said how to recount ${id}`);
  return judge(facts, scope);
}
