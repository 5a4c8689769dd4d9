import type { AppealableDecisionsRow } from '../appealable-decisions/appealable-decisions.projection.js';
import type { PhaseTransfersRow } from '../phase-transfers/phase-transfers.projection.js';
import type { PlanReviewsRow } from '../plan-reviews/plan-reviews.projection.js';
import type { Population, Populations, Within } from './measure.js';

/** Rows of the projections that measures read, as they stand or stood. */
export interface FigureRows {
  readonly assessment: readonly Populations['assessment'][];
  readonly advice: readonly Populations['advice'][];
  readonly plan: readonly PlanReviewsRow[];
  readonly transfer: readonly PhaseTransfersRow[];
  readonly dispute: readonly Populations['dispute'][];
  /** Of assessments and of plans. */
  readonly decision: readonly AppealableDecisionsRow[];
  /** Of assessments and of plans. */
  readonly stuck: readonly Populations['stuck'][];
  readonly escalation: readonly Populations['escalation'][];
  readonly contact: readonly Populations['contact'][];
}

export const noRows: FigureRows = {
  assessment: [],
  advice: [],
  plan: [],
  transfer: [],
  dispute: [],
  decision: [],
  stuck: [],
  escalation: [],
  contact: [],
};

/** Which rows hold the things of a population. */
export const partOf: Readonly<Record<Population, keyof FigureRows>> = {
  assessment: 'assessment',
  advice: 'advice',
  plan: 'plan',
  review: 'plan',
  reviewTurn: 'plan',
  amendment: 'plan',
  reassessment: 'plan',
  transfer: 'transfer',
  dispute: 'dispute',
  decision: 'decision',
  stuck: 'stuck',
  escalation: 'escalation',
  contact: 'contact',
};

const items: { readonly [P in Population]: (rows: FigureRows) => readonly Populations[P][] } = {
  assessment: ({ assessment }) => assessment,
  advice: ({ advice }) => advice,
  plan: ({ plan }) => plan,
  review: ({ plan }) => within(plan, ({ reviews }) => reviews),
  reviewTurn: ({ plan }) => within(plan, ({ turns }) => turns),
  amendment: ({ plan }) => within(plan, ({ amendments }) => amendments),
  reassessment: ({ plan }) => within(plan, ({ reassessments }) => reassessments),
  transfer: ({ transfer }) => within(transfer, ({ transfers }) => transfers),
  dispute: ({ dispute }) => dispute,
  decision: ({ decision }) => within(decision, ({ decisions }) => decisions),
  stuck: ({ stuck }) => stuck,
  escalation: ({ escalation }) => escalation,
  contact: ({ contact }) => contact,
};

const subjects: { readonly [P in Population]: (item: Populations[P]) => string | null } = {
  assessment: () => null,
  advice: ({ item }) => item.adviceId,
  plan: () => null,
  review: ({ item }) => item.reviewId,
  reviewTurn: ({ item }) => item.since,
  amendment: ({ item }) => item.noticeId,
  reassessment: ({ item }) => item.reassessmentId,
  transfer: ({ item }) => item.transferId,
  dispute: () => null,
  decision: ({ item }) => `${item.about} ${item.on}`,
  stuck: () => null,
  escalation: () => null,
  contact: () => null,
};

/** Everything of a population, in the order of the rows. */
export function itemsOf<P extends Population>(of: P, rows: FigureRows): readonly Populations[P][] {
  return items[of](rows);
}

export function streamOf(item: Populations[Population]): string {
  return 'row' in item ? item.row.stream : item.stream;
}

/** Tells several things of one row apart; null where a row is one of them. */
export function subjectOf<P extends Population>(of: P, item: Populations[P]): string | null {
  return subjects[of](item);
}

function within<Row, Item>(rows: readonly Row[], of: (row: Row) => readonly Item[]): readonly Within<Row, Item>[] {
  return rows.flatMap((row) => of(row).map((item) => ({ row, item })));
}
