import { planClocksOf } from '../../workflows/plan/plan.clocks.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { laterDecision } from '../../workflows/plan/review-clocks.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { planFold } from '../folds.js';
import type { Projection } from '../projection.js';
import { openItems, workListEntries } from './due-items.js';
import type { WorkListRow } from './due-items.js';
import { planWaitingFor } from './plan-waiting-for.js';

/**
 * Limits of a maintained plan that are somebody's work. The eight weeks for not amending after all (E10) and the whole cycle
 * of twelve (E11) stand behind E9; floors that protect the family's time (E8, H3) are nobody's work.
 */
const listed: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['E1', 'E2', 'D3', 'E3', 'E4', 'E5', 'E6', 'E9', 'F1', 'E12', 'E13', 'E14'] as const),
  ...(['D1', 'D2', 'D4', 'G1', 'L1', 'I6', 'K1', 'K6', 'K7', 'K8', 'K9'] as const),
  // Set by the authority itself: shown as such, and no breach of law.
  ...(['V1', 'V2'] as const),
]);

/** Due work on maintained plans. Every plan that is maintained has a row: its next review. */
export const planWorkListProjection: Projection<Plan, WorkListRow> = {
  name: 'plan-work-list',
  version: 2,
  of: planFold,
  usesBasis: true,
  row(plan, { stream }, basis) {
    if (plan.made === null || plan.childId === null) return null;
    const items = openItems(planClocksOf(plan, basis.policy), listed, basis, (deadline) =>
      isWork(plan, deadline) ? { body: null, waitingFor: planWaitingFor(plan, deadline) } : null,
    );
    if (items.length === 0) return null;
    const { childId, stage, stageSince, team, worker } = plan;
    return { process: 'plan', stream, childId, stage, stageSince, team, worker, items };
  },
  entries: workListEntries,
};

type Open = Pick<Deadline, 'rule' | 'subject'> & { readonly due: CalendarDate };

function isWork(plan: Plan, { rule, subject, due }: Open): boolean {
  const review = plan.reviews.find(({ reviewId }) => reviewId === subject);
  // Nobody can be given notice of a meeting that has been held.
  if (rule === 'E3' || rule === 'E4') return review?.meetingOn === null;
  // Once the review, or the one after it, is over, the report is a fact of the past.
  if (rule === 'E5') return review !== undefined && review.stage !== 'closed' && laterDecision(plan, review) === null;
  return !leftOpenByReturn(plan, { rule, subject, due });
}

/**
 * A return tells what had been done by its reference date and leaves out the rest: what only a return tells of and was due
 * before a return that is known is not taken for work.
 */
export function leftOpenByReturn(plan: Plan, { rule, subject, due }: Open): boolean {
  const last = plan.returnFlags.at(-1);
  return last !== undefined && due < last.on && onlyStated(plan, rule, subject);
}

function onlyStated({ reviews, amendments, phaseTransfers }: Plan, rule: RuleId, subject: string | null): boolean {
  if (rule === 'E6') return reviews.find(({ reviewId }) => reviewId === subject)?.kind === null;
  if (rule === 'E9') return amendments.find(({ noticeId }) => noticeId === subject)?.stated === true;
  return transferRules.has(rule) && phaseTransfers.find(({ transferId }) => transferId === subject)?.kind === null;
}

const transferRules: ReadonlySet<RuleId> = new Set<RuleId>(['E12', 'E13', 'E14']);
