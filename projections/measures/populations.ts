import type { AppealableDecisionsRow } from '../appealable-decisions/appealable-decisions.projection.js';
import type { FeedbackRow } from '../feedback/feedback.projection.js';
import type { PhaseTransfersRow } from '../phase-transfers/phase-transfers.projection.js';
import type { AdviceQualityRow } from '../quality/advice-quality.projection.js';
import type { PlanQualityRow } from '../quality/plan-quality.projection.js';
import type { PlanReviewsRow } from '../plan-reviews/plan-reviews.projection.js';
import type { PlacementsRow } from '../placements/placements.projection.js';
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
  readonly placement: readonly PlacementsRow[];
  readonly dispute: readonly Populations['dispute'][];
  /** Of assessments and of plans. */
  readonly feedback: readonly FeedbackRow[];
  readonly complaint: readonly Populations['complaint'][];
  /** Of assessments and of plans. */
  readonly decision: readonly AppealableDecisionsRow[];
  readonly transition: readonly TransitionRow[];
  /** The same with the days of coming of age: filled in by `withBirthDates`, nobody before. */
  readonly youngPerson: readonly Populations['youngPerson'][];
  readonly quality: readonly PlanQualityRow[];
  readonly adviceQuality: readonly AdviceQualityRow[];
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
  placement: [],
  dispute: [],
  feedback: [],
  complaint: [],
  decision: [],
  transition: [],
  youngPerson: [],
  quality: [],
  adviceQuality: [],
  stuck: [],
  escalation: [],
  contact: [],
};

/** Which rows hold the things of a population. */
export const partsOf: Readonly<Record<Population, readonly (keyof FigureRows)[]>> = {
  assessment: ['assessment'],
  panelDecision: ['assessment'],
  notification: ['assessment'],
  advice: ['advice'],
  plan: ['plan'],
  review: ['plan'],
  reviewTurn: ['plan'],
  amendment: ['plan'],
  reassessment: ['plan'],
  transfer: ['transfer'],
  placement: ['placement'],
  youngPerson: ['youngPerson'],
  issuedPlan: ['youngPerson'],
  careAct: ['transition'],
  riskFlag: ['transition'],
  dispute: ['dispute'],
  feedbackInvitation: ['feedback'],
  feedbackReply: ['feedback'],
  complaint: ['complaint'],
  complaintReply: ['complaint'],
  complaintOrAppeal: ['complaint', 'dispute'],
  decision: ['decision'],
  planQuality: ['quality'],
  reviewQuality: ['quality'],
  provisionItem: ['quality'],
  reviewedOutcome: ['quality'],
  auditedAdvice: ['adviceQuality'],
  stuck: ['stuck'],
  escalation: ['escalation'],
  contact: ['contact'],
};

const items: { readonly [P in Population]: (rows: FigureRows) => readonly Populations[P][] } = {
  assessment: ({ assessment }) => assessment,
  panelDecision: each('assessment', ({ panels }) => panels),
  notification: each('assessment', ({ notifications }) => notifications),
  advice: ({ advice }) => advice,
  plan: ({ plan }) => plan,
  review: each('plan', ({ reviews }) => reviews),
  reviewTurn: each('plan', ({ turns }) => turns),
  amendment: each('plan', ({ amendments }) => amendments),
  reassessment: each('plan', ({ reassessments }) => reassessments),
  transfer: each('transfer', ({ transfers }) => transfers),
  placement: each('placement', ({ placements }) => placements),
  youngPerson: ({ youngPerson }) => youngPerson,
  issuedPlan: ({ youngPerson }) =>
    youngPerson.flatMap(({ row, item: { fourteenOn } }) =>
      row.issues.map((issue) => ({ row, item: { ...issue, fourteenOn } })),
    ),
  careAct: each('transition', ({ careAct }) => careAct),
  riskFlag: each('transition', ({ risks }) => risks),
  dispute: ({ dispute }) => dispute,
  feedbackInvitation: each('feedback', ({ invitations }) => invitations),
  feedbackReply: each('feedback', ({ replies }) => replies),
  complaint: ({ complaint }) => complaint,
  complaintReply: each('complaint', ({ replies }) => replies),
  complaintOrAppeal: ({ complaint, dispute }) => [...complaint, ...dispute],
  decision: each('decision', ({ decisions }) => decisions),
  planQuality: ({ quality }) => quality,
  reviewQuality: each('quality', ({ reviews }) => reviews),
  provisionItem: each('quality', ({ provision }) => provision),
  reviewedOutcome: each('quality', ({ outcomes }) => outcomes),
  auditedAdvice: each('adviceQuality', ({ advice }) => advice),
  stuck: ({ stuck }) => stuck,
  escalation: ({ escalation }) => escalation,
  contact: ({ contact }) => contact,
};

const subjects: { readonly [P in Population]: (item: Populations[P]) => string | null } = {
  assessment: () => null,
  panelDecision: ({ item }) => item.panelId,
  notification: ({ item }) => item.notificationId,
  advice: ({ item }) => item.adviceId,
  plan: () => null,
  review: ({ item }) => item.reviewId,
  reviewTurn: ({ item }) => item.since,
  amendment: ({ item }) => item.noticeId,
  reassessment: ({ item }) => item.reassessmentId,
  transfer: ({ item }) => item.transferId,
  placement: ({ item }) => item.placementId,
  youngPerson: () => null,
  issuedPlan: ({ item }) => item.on,
  careAct: ({ item }) => item.requestedOn ?? item.completedOn,
  riskFlag: ({ item }) => item.flaggedOn,
  dispute: () => null,
  feedbackInvitation: ({ item }) => item.invitationId,
  feedbackReply: ({ item }) => item.replyId,
  complaint: () => null,
  complaintReply: ({ item: { stage, askedOn } }) => `${stage} ${askedOn}`,
  complaintOrAppeal: () => null,
  decision: ({ item }) => `${item.about} ${item.on}`,
  planQuality: () => null,
  reviewQuality: ({ item }) => item.reviewId,
  provisionItem: ({ item }) => `${item.checkId} ${item.number}`,
  reviewedOutcome: ({ item }) => item.id,
  auditedAdvice: ({ item }) => item.adviceId,
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

/** Whether a measure needs birth dates, which are sealed and only held in memory. */
export function needsBirthDates({ of }: { readonly of: Population }): boolean {
  return partsOf[of].includes('youngPerson');
}

/**
 * The rows with the plan holders whose birth date is known. Whoever asks for no birth date, or was erased, is in no figure
 * that needs one.
 */
export function withBirthDates(rows: FigureRows, birthDateOf: (childId: string) => CalendarDate | null): FigureRows {
  const youngPerson: FigureRows['youngPerson'][number][] = [];
  for (const row of rows.transition) {
    const birthDate = birthDateOf(row.childId);
    if (birthDate === null) continue;
    const known = bornOn.get(row);
    const one = known?.birthDate === birthDate ? known.one : { row, item: birthdaysOf(birthDate) };
    if (one !== known?.one) bornOn.set(row, { birthDate, one });
    youngPerson.push(one);
  }
  return { ...rows, youngPerson };
}

/** Birthdays that were worked out for a row, for as long as it is held. */
const bornOn = new WeakMap<
  TransitionRow,
  { readonly birthDate: CalendarDate; readonly one: FigureRows['youngPerson'][number] }
>();

/** The things that the rows of a part hold, one by one. */
function each<Part extends keyof FigureRows, Item>(
  part: Part,
  of: (row: FigureRows[Part][number]) => readonly Item[],
): (rows: FigureRows) => readonly Within<FigureRows[Part][number], Item>[] {
  const within = eachWithin(of);
  return (rows) => within(rows[part]);
}

/**
 * Takes rows apart into the things they hold. A hundred measures ask for the same things of the same rows: what was taken
 * apart is kept for as long as the rows are, and of changed rows only those that changed are taken apart anew.
 */
export function eachWithin<Row extends object, Item>(
  of: (row: Row) => readonly Item[],
): (rows: readonly Row[]) => readonly Within<Row, Item>[] {
  const ofRow = new WeakMap<Row, readonly Within<Row, Item>[]>();
  const ofRows = new WeakMap<readonly Row[], readonly Within<Row, Item>[]>();
  return (rows) => {
    const known = ofRows.get(rows);
    if (known !== undefined) return known;
    const all: Within<Row, Item>[] = [];
    for (const row of rows) {
      let own = ofRow.get(row);
      if (own === undefined) {
        own = of(row).map((item) => ({ row, item }));
        ofRow.set(row, own);
      }
      for (const one of own) all.push(one);
    }
    ofRows.set(rows, all);
    return all;
  };
}
