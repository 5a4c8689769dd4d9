import type { FigureCase } from '../../projections/measures/figures.js';
import type { Measure, Population, Populations, Scope } from '../../projections/measures/measure.js';
import { qualityHeads, qualitySeen } from './quality-seen.js';
import type { DateHeads, Seen } from './seen.js';
import { standingDecision } from '../../projections/measures/assessment-facts.js';
import { latestReview } from '../../projections/measures/review.measures.js';
import { stages } from '../../projections/measures/stage.measures.js';
import type { TimelinessRow } from '../../projections/timeliness/timeliness.projection.js';
import { bodyWords } from '../web/words/body-words.js';
import { shortDate } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { disputedDecisionWords } from '../web/words/dispute-code-words.js';
import { transferKindWords } from '../web/words/plan-code-words.js';

type Show<P extends Population> = (item: Populations[P], measure: Measure, scope: Scope) => Seen;

const shown: { readonly [P in Population]: Show<P> } = {
  assessment: (row, measure, scope) => ({ childId: row.childId, what: null, ...datesOf(measure, row, scope) }),
  advice: ({ row, item }) => ({
    childId: row.childId,
    what: capital(bodyWords(item.body)),
    from: item.requestedOn,
    to: item.receivedOn,
  }),
  plan: (row, measure, scope) => ({ childId: row.childId, what: null, ...datesOfPlan(measure, row, scope) }),
  review: ({ row, item }, { id }) => {
    const notice = row.amendments.findLast(({ reviewId }) => reviewId === item.reviewId);
    const to = id === finalOfReview ? (notice?.finalOn ?? null) : item.decidedOn;
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
  dispute: (row, { id }) => ({ childId: row.childId, what: decisionWords[row.about], ...datesOfDispute(id, row) }),
  decision: ({ row, item: { about, on } }) => ({
    childId: row.childId,
    what: decisionWords[about],
    from: on,
    to: null,
  }),
  ...qualitySeen,
};

/** One case behind a figure with the two days that decided it. */
export function seenOf({ of, item }: FigureCase, measure: Measure, scope: Scope): Seen {
  return shown[of](item as never, measure, scope);
}

const decisionWords = { ...disputedDecisionWords, planMade: 'Plan made', planAmended: 'Plan amended' };

const finalOfReview = 'ehc.review.finalWithin12w';

const heads: { readonly [P in Population]: (measure: Measure) => DateHeads } = {
  assessment: (measure) => {
    if (measure.id.startsWith('ehc.stage.')) return { from: 'From', to: 'To' };
    if (aboutDecision(measure)) return { from: 'Request received', to: 'Family told' };
    if (measure.id.includes('refusedToIssue')) return { from: 'Request received', to: 'Told there will be no plan' };
    return { from: 'Request received', to: isOpen(measure) ? 'Open on' : 'Plan issued' };
  },
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
  dispute: (measure) => ({ from: measure.kind === 'ratio' ? 'Began, or family told' : 'Began', to: 'Ended' }),
  decision: () => ({ from: 'Family told', to: 'Ended' }),
  ...qualityHeads,
};

export function headsOf(measure: Measure): DateHeads {
  return heads[measure.of](measure);
}

function datesOf(measure: Measure, row: TimelinessRow, { asAt }: Scope): Pick<Seen, 'from' | 'to'> {
  const stage = stages.find(({ id }) => measure.id === `ehc.stage.${id}`);
  if (stage !== undefined) return { from: stage.begins(row, asAt), to: stage.ends(row, asAt) };
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

function datesOfDispute(
  id: string,
  { openedOn, overOn, mediation, appeal }: Populations['dispute'],
): Pick<Seen, 'from' | 'to'> {
  if (id.startsWith('ehc.mediation.')) return { from: mediation?.requestedOn ?? null, to: mediation?.endedOn ?? null };
  if (id.startsWith('ehc.tribunal.')) return { from: appeal?.receivedOn ?? null, to: appeal?.endedOn ?? null };
  return { from: openedOn, to: overOn };
}

const aboutDecision = ({ id }: Measure): boolean => /^dfe\.requests\.|^ehc\.decision\.|^ehc\.request\./.test(id);
const isOpen = ({ id }: Measure): boolean =>
  id.startsWith('ehc.open.') || id.startsWith('ehc.cohort.open') || id === 'ehc.plan.inProgress';
const isEnding = (id: string): boolean => /^ehc\.plan\.(?:ceased|transferredOut)/.test(id);
