import type { FigureCase } from '../../projections/measures/figures.js';
import type { Measure, Population, Populations, Scope } from '../../projections/measures/measure.js';
import { qualityHeads, qualitySeen } from './quality-seen.js';
import type { DateHeads, Seen } from './seen.js';
import { standingDecision } from '../../projections/measures/assessment-facts.js';
import { noticeAfterReview } from '../../projections/measures/review-cycle.measures.js';
import { latestReview } from '../../projections/measures/review.measures.js';
import { stageOfMeasure } from '../../projections/measures/stage.measures.js';
import type { TimelinessRow } from '../../projections/timeliness/timeliness.projection.js';
import { latest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { bodyWords } from '../web/words/body-words.js';
import { shortDate } from '../web/words/date-words.js';
import { datesOfPlacement, placementHeads, placementSeen } from './placement-seen.js';
import { arrangementHeads, arrangementSeen } from './arrangement-seen.js';
import { caseworkHeads, caseworkSeen } from './casework-seen.js';
import { voiceHeads, voiceSeen } from './voice-seen.js';
import { capital } from '../web/words/distance-words.js';
import { listed } from '../web/words/list-words.js';
import { areaWords, riskReasonWords } from '../web/words/transition-words.js';
import { disputedDecisionWords } from '../web/words/dispute-code-words.js';
import { notifyingBodyWords } from '../web/words/notification-words.js';
import { panelOutcomeWords } from '../web/words/request-evaluation-words.js';
import { transferKindWords } from '../web/words/plan-code-words.js';

type Show<P extends Population> = (item: Populations[P], measure: Measure, scope: Scope) => Seen;

const shown: { readonly [P in Population]: Show<P> } = {
  assessment: (row, measure, scope) => ({ childId: row.childId, what: null, ...datesOf(measure, row, scope) }),
  panelDecision: ({ row, item }) => ({
    childId: row.childId,
    what: panelOutcomeWords[item.outcome],
    from: row.receivedOn,
    to: item.on,
  }),
  notification: ({ row, item }) => ({
    childId: row.childId,
    what: notifyingBodyWords[item.from],
    from: item.agreedBy,
    to: item.on,
  }),
  advice: ({ row, item }) => ({
    childId: row.childId,
    what: capital(bodyWords(item.body)),
    from: item.requestedOn,
    to: item.receivedOn,
  }),
  plan: (row, measure, scope) => ({ childId: row.childId, what: null, ...datesOfPlan(measure, row, scope) }),
  review: (review, { id }) => {
    const { row, item } = review;
    const to = id === finalOfReview ? (noticeAfterReview(review)?.finalOn ?? null) : item.decidedOn;
    return { childId: row.childId, what: null, from: item.meetingOn, to };
  },
  reviewTurn: ({ row, item: { since, due, doneOn } }) => ({
    childId: row.childId,
    what: `Due by ${shortDate(due)}`,
    from: since,
    to: doneOn,
  }),
  amendment: ({ row, item: { noticeOn, finalOn } }) => ({
    childId: row.childId,
    what: null,
    from: noticeOn,
    to: finalOn,
  }),
  reassessment: ({ row, item: { requestedOn, decidedOn, endedOn } }, { id }) => {
    const [from, to] = id === 'ehc.reassessment.within14w' ? [decidedOn, endedOn] : [requestedOn, decidedOn];
    return { childId: row.childId, what: null, from, to };
  },
  transfer: ({ row, item: { kind, due, reviewMeetingOn, finalisedOn } }) => ({
    childId: row.childId,
    what: `${kind === null ? 'Phase transfer' : transferKindWords[kind]}${due === null ? '' : `, due by ${shortDate(due)}`}`,
    from: reviewMeetingOn,
    to: finalisedOn,
  }),
  placement: ({ row, item }, { id }, { asAt }) => ({
    childId: row.childId,
    what: placementSeen(item, asAt),
    ...datesOfPlacement(id, row, item, asAt),
  }),
  youngPerson: ({ row }, { id }, scope) => ({ childId: row.childId, what: null, ...datesOfTransition(id, row, scope) }),
  issuedPlan: ({ row, item: { on, areas } }) => ({
    childId: row.childId,
    what: areas.length === 0 ? null : listed(areas.map((area) => areaWords[area])),
    from: row.madeOn,
    to: on,
  }),
  careAct: ({ row, item: { requestedOn, dueOn, completedOn } }) => ({
    childId: row.childId,
    what: dueOn === null ? null : `To be done by ${shortDate(dueOn)}`,
    from: requestedOn,
    to: completedOn,
  }),
  riskFlag: ({ row, item: { because, flaggedOn, liftedOn, brokeDownOn } }, { id }) => ({
    childId: row.childId,
    what: riskReasonWords[because],
    from: flaggedOn,
    to: id === 'ehc.transition.breakdownRisk' ? liftedOn : brokeDownOn,
  }),
  dispute: (row, { id }) => ({ childId: row.childId, what: decisionWords[row.about], ...datesOfDispute(id, row) }),
  decision: ({ row, item: { about, on } }) => ({
    childId: row.childId,
    what: decisionWords[about],
    from: on,
    to: null,
  }),
  ...qualitySeen,
  ...arrangementSeen,
  ...voiceSeen,
  ...caseworkSeen,
};

/** One case behind a figure with the two days that decided it. */
export function seenOf({ of, item }: FigureCase, measure: Measure, scope: Scope): Seen {
  return shown[of](item as never, measure, scope);
}

const decisionWords = { ...disputedDecisionWords, planMade: 'Plan made', planAmended: 'Plan amended' };

const finalOfReview = 'ehc.review.finalWithin12w';

const heads: { readonly [P in Population]: (measure: Measure) => DateHeads } = {
  assessment: (measure) => {
    if (stageOfMeasure(measure.id) !== undefined) return { from: 'From', to: 'To' };
    if (measure.id === 'ehc.assessment.openingVisit') return { from: 'Decision to assess', to: 'First visit' };
    if (measure.id === 'ehc.assessment.pcpHeld') return { from: 'Person-centred meeting', to: 'First draft' };
    if (measure.id === 'ehc.plan.childsViews') return { from: 'Child’s views', to: 'Plan issued' };
    if (aboutDecision(measure)) return { from: 'Request received', to: 'Family told' };
    if (measure.id.includes('refusedToIssue')) return { from: 'Request received', to: 'Told there will be no plan' };
    return { from: 'Request received', to: isOpen(measure) ? 'Open on' : 'Plan issued' };
  },
  panelDecision: () => ({ from: 'Request received', to: 'Panel' }),
  notification: () => ({ from: 'Agreed by', to: 'Received' }),
  advice: () => ({ from: 'Asked', to: 'Received' }),
  plan: ({ id }) => {
    if (id === 'ehc.plan.transferredIn') return { from: 'Plan made', to: 'Transferred here' };
    return isEnding(id) ? { from: 'Plan made', to: 'Ended' } : { from: 'Review meeting', to: 'Decision' };
  },
  review: ({ id }) => ({ from: 'Review meeting', to: id === finalOfReview ? 'Amended plan sent' : 'Decision' }),
  reviewTurn: () => ({ from: 'Made or last reviewed', to: 'Review decision' }),
  amendment: () => ({ from: 'Amendment notice', to: 'Amended plan sent' }),
  reassessment: ({ id }) =>
    id === 'ehc.reassessment.within14w'
      ? { from: 'Family told', to: 'Re-assessment ended' }
      : { from: 'Asked for', to: 'Family told' },
  transfer: () => ({ from: 'Review meeting', to: 'Plan finalised' }),
  placement: ({ id }) => placementHeads(id),
  youngPerson: ({ id }) => {
    if (id === 'ehc.transition.aged14plus') return { from: 'Plan made', to: 'Shared with adult care' };
    return id === 'ehc.transition.planInPlace'
      ? { from: 'Plan made', to: 'Transition plan agreed' }
      : { from: 'Assessment asked for', to: 'Assessment ended' };
  },
  issuedPlan: () => ({ from: 'Plan made', to: 'Plan sent' }),
  careAct: () => ({ from: 'Asked for', to: 'Ended' }),
  riskFlag: ({ id }) => ({
    from: 'Flagged',
    to: id === 'ehc.transition.breakdownRisk' ? 'Taken off' : 'Broke down',
  }),
  dispute: (measure) => ({ from: measure.kind === 'ratio' ? 'Began, or family told' : 'Began', to: 'Ended' }),
  decision: () => ({ from: 'Family told', to: 'Ended' }),
  ...qualityHeads,
  ...arrangementHeads,
  ...voiceHeads,
  ...caseworkHeads,
};

export function headsOf(measure: Measure): DateHeads {
  return heads[measure.of](measure);
}

function datesOf(measure: Measure, row: TimelinessRow, { asAt }: Scope): Pick<Seen, 'from' | 'to'> {
  const stage = stageOfMeasure(measure.id);
  if (stage !== undefined) return { from: stage.begins(row, asAt), to: stage.ends(row, asAt) };
  const opening = openingDates[measure.id];
  if (opening !== undefined) return opening(row);
  const from = row.receivedOn;
  if (aboutDecision(measure)) return { from, to: standingDecision(row.assessDecisions, asAt)?.on ?? null };
  if (measure.id.includes('refusedToIssue'))
    return { from, to: standingDecision(row.issueDecisions, asAt)?.on ?? null };
  return { from, to: isOpen(measure) ? asAt : row.planSentToFamilyOn };
}

function datesOfPlan({ id }: Measure, row: Populations['plan'], scope: Scope): Pick<Seen, 'from' | 'to'> {
  if (id === 'ehc.plan.transferredIn') return { from: row.madeOn, to: row.transferredInOn };
  if (isEnding(id)) return { from: row.madeOn, to: row.ceasedOn };
  const review = latestReview(row, scope);
  return { from: review?.meetingOn ?? null, to: review?.decidedOn ?? null };
}

/** Without a day that says when somebody was born: the page names them, and need not say more. */
function datesOfTransition(
  id: string,
  row: Populations['youngPerson']['row'],
  { asAt }: Scope,
): Pick<Seen, 'from' | 'to'> {
  const last = (days: readonly CalendarDate[]): CalendarDate | null => latest(days.filter((day) => day <= asAt));
  if (id === 'ehc.transition.aged14plus') return { from: row.madeOn, to: last(row.sharedWithCareOn) };
  if (id === 'ehc.transition.planInPlace') return { from: row.madeOn, to: last(row.agreedOn) };
  const assessment = row.assessments.findLast(({ completedOn }) => completedOn !== null) ?? row.assessments.at(-1);
  return { from: assessment?.requestedOn ?? null, to: assessment?.completedOn ?? null };
}

function datesOfDispute(
  id: string,
  { openedOn, overOn, mediation, appeal }: Populations['dispute'],
): Pick<Seen, 'from' | 'to'> {
  if (id.startsWith('ehc.mediation.')) return { from: mediation?.requestedOn ?? null, to: mediation?.endedOn ?? null };
  if (id.startsWith('ehc.tribunal.')) return { from: appeal?.receivedOn ?? null, to: appeal?.endedOn ?? null };
  return { from: openedOn, to: overOn };
}

const aboutDecision = ({ id }: Measure): boolean =>
  /^dfe\.requests\.|^ehc\.decision\.|^ehc\.request\.|^ehc\.assessment\.initiated$/.test(id);
const openingDates: Readonly<Record<string, (row: TimelinessRow) => Pick<Seen, 'from' | 'to'>>> = {
  'ehc.assessment.openingVisit': ({ assessDecisions, visitedOn }) => ({
    from: assessDecisions.find(({ positive }) => positive)?.on ?? null,
    to: visitedOn,
  }),
  'ehc.assessment.pcpHeld': ({ personCentredOn, firstDraftOn }) => ({ from: personCentredOn, to: firstDraftOn }),
};
const isOpen = ({ id }: Measure): boolean =>
  id.startsWith('ehc.open.') || id.startsWith('ehc.cohort.open') || /^ehc\.(?:plan|assessment)\.inProgress$/.test(id);
const isEnding = (id: string): boolean => /^ehc\.plan\.(?:ceased|transferredOut)|^ehc\.stock\./.test(id);
