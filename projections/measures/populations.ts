import type { AppealableDecisionsRow } from '../appealable-decisions/appealable-decisions.projection.js';
import type { PhaseTransfersRow } from '../phase-transfers/phase-transfers.projection.js';
import type { PlanReviewsRow } from '../plan-reviews/plan-reviews.projection.js';
import { birthdaysOf } from '../../workflows/child/birthdays.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { TransitionRow } from '../transition/transition.projection.js';
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
  readonly transition: readonly TransitionRow[];
  /** The same with the days of coming of age: filled in by `withBirthDates`, nobody before. */
  readonly youngPerson: readonly Populations['youngPerson'][];
}

export const noRows: FigureRows = {
  assessment: [],
  advice: [],
  plan: [],
  transfer: [],
  dispute: [],
  decision: [],
  transition: [],
  youngPerson: [],
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
  youngPerson: 'youngPerson',
  issuedPlan: 'youngPerson',
  careAct: 'transition',
  dispute: 'dispute',
  decision: 'decision',
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
  youngPerson: ({ youngPerson }) => youngPerson,
  issuedPlan: ({ youngPerson }) =>
    youngPerson.flatMap(({ row, item: { fourteenOn } }) =>
      row.issues.map((issue) => ({ row, item: { ...issue, fourteenOn } })),
    ),
  careAct: ({ transition }) => within(transition, ({ careAct }) => careAct),
  dispute: ({ dispute }) => dispute,
  decision: ({ decision }) => within(decision, ({ decisions }) => decisions),
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
  youngPerson: () => null,
  issuedPlan: ({ item }) => item.on,
  careAct: ({ item }) => item.requestedOn ?? item.completedOn,
  dispute: () => null,
  decision: ({ item }) => `${item.about} ${item.on}`,
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

/** Whether a measure needs birth dates, which are sealed and only held in memory. */
export function needsBirthDates({ of }: { readonly of: Population }): boolean {
  return partOf[of] === 'youngPerson';
}

/**
 * The rows with the plan holders whose birth date is known. Whoever asks for no birth date, or was erased, is in no figure
 * that needs one.
 */
export function withBirthDates(rows: FigureRows, birthDateOf: (childId: string) => CalendarDate | null): FigureRows {
  const youngPerson = rows.transition.flatMap((row) => {
    const birthDate = birthDateOf(row.childId);
    return birthDate === null ? [] : [{ row, item: birthdaysOf(birthDate) }];
  });
  return { ...rows, youngPerson };
}

function within<Row, Item>(rows: readonly Row[], of: (row: Row) => readonly Item[]): readonly Within<Row, Item>[] {
  return rows.flatMap((row) => of(row).map((item) => ({ row, item })));
}
