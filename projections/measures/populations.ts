import type { AdviceRow } from '../advice/advice-timeliness.projection.js';
import type { AppealableDecisionsRow } from '../appealable-decisions/appealable-decisions.projection.js';
import type { ArrangementsRow } from '../arrangements/arrangements.projection.js';
import type { FeedbackRow } from '../feedback/feedback.projection.js';
import type { PhaseTransfersRow } from '../phase-transfers/phase-transfers.projection.js';
import type { AdviceQualityRow } from '../quality/advice-quality.projection.js';
import type { PlanQualityRow } from '../quality/plan-quality.projection.js';
import type { PlanReviewsRow } from '../plan-reviews/plan-reviews.projection.js';
import type { PlacementsRow } from '../placements/placements.projection.js';
import { birthdaysOf } from '../../workflows/child/birthdays.js';
import type { Birthdays } from '../../workflows/child/birthdays.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { TransitionRow } from '../transition/transition.projection.js';
import type { Population, Populations } from './measure.js';

/** Rows of the projections that measures read, as they stand or stood. */
export interface FigureRows {
  readonly assessment: readonly Populations['assessment'][];
  readonly advice: readonly AdviceRow[];
  readonly plan: readonly PlanReviewsRow[];
  readonly transfer: readonly PhaseTransfersRow[];
  readonly placement: readonly PlacementsRow[];
  readonly arrangement: readonly ArrangementsRow[];
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
  arrangement: [],
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
  fundingAgreement: ['arrangement'],
  budgetRequest: ['arrangement'],
  preference: ['arrangement'],
  specialPlaceWait: ['arrangement'],
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

/** Hands over everything of a population, in the order of the rows. */
type Through<Item> = (rows: FigureRows, take: (item: Item) => void) => void;

const through: { readonly [P in Population]: Through<Populations[P]> } = {
  assessment: whole('assessment'),
  panelDecision: each('assessment', ({ panels }) => panels),
  notification: each('assessment', ({ notifications }) => notifications),
  advice: each('advice', ({ items }) => items),
  plan: whole('plan'),
  review: each('plan', ({ reviews }) => reviews),
  reviewTurn: each('plan', ({ turns }) => turns),
  amendment: each('plan', ({ amendments }) => amendments),
  reassessment: each('plan', ({ reassessments }) => reassessments),
  transfer: each('transfer', ({ transfers }) => transfers),
  placement: each('placement', ({ placements }) => placements),
  fundingAgreement: each('arrangement', ({ agreements }) => agreements),
  budgetRequest: each('arrangement', ({ budgets }) => budgets),
  preference: each('arrangement', ({ preferences }) => preferences),
  specialPlaceWait: each('arrangement', ({ waits }) => waits),
  youngPerson: whole('youngPerson'),
  issuedPlan: ({ youngPerson }, take) => {
    for (const { row, item } of youngPerson) {
      const { fourteenOn } = item;
      for (const issue of row.issues) take({ row, item: { ...issue, fourteenOn } });
    }
  },
  careAct: each('transition', ({ careAct }) => careAct),
  riskFlag: each('transition', ({ risks }) => risks),
  dispute: whole('dispute'),
  feedbackInvitation: each('feedback', ({ invitations }) => invitations),
  feedbackReply: each('feedback', ({ replies }) => replies),
  complaint: whole('complaint'),
  complaintReply: each('complaint', ({ replies }) => replies),
  complaintOrAppeal: ({ complaint, dispute }, take) => {
    for (const one of complaint) take(one);
    for (const one of dispute) take(one);
  },
  decision: each('decision', ({ decisions }) => decisions),
  planQuality: whole('quality'),
  reviewQuality: each('quality', ({ reviews }) => reviews),
  provisionItem: each('quality', ({ provision }) => provision),
  reviewedOutcome: each('quality', ({ outcomes }) => outcomes),
  auditedAdvice: each('adviceQuality', ({ advice }) => advice),
  stuck: whole('stuck'),
  escalation: whole('escalation'),
  contact: whole('contact'),
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
  fundingAgreement: ({ item }) => item.agreementId,
  budgetRequest: ({ item }) => item.asked.on,
  preference: ({ item }) => item.preferenceId,
  specialPlaceWait: ({ item }) => item.waitId,
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

/** Goes through everything of a population, in the order of the rows. */
export function eachOf<P extends Population>(of: P, rows: FigureRows, take: (item: Populations[P]) => void): void {
  through[of](rows, take);
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
  return { ...rows, youngPerson: youngPeople(rows.transition, { get: birthDateOf }) };
}

type YoungPeople = FigureRows['youngPerson'];

/**
 * Plan holders with their birth dates.
 * @param before those of earlier rows: who is as before is the same object, and so are all where nobody differs.
 */
export function youngPeople(
  transition: FigureRows['transition'],
  birthDates: { get(childId: string): CalendarDate | null | undefined },
  before: YoungPeople = [],
): YoungPeople {
  const known = new Map(before.map((one) => [one.row, one]));
  const found: YoungPeople[number][] = [];
  for (const row of transition) {
    const birthDate = birthDates.get(row.childId) ?? null;
    if (birthDate === null) continue;
    const item = sharedBirthdays(birthDate);
    const same = known.get(row);
    found.push(same?.item === item ? same : { row, item });
  }
  return found.length === before.length && found.every((one, at) => one === before[at]) ? before : found;
}

/** Days on which young people are born, and some that are mistakes. */
const mostBirthDates = 20_000;
const birthdays = new Map<CalendarDate, Birthdays>();

/** The days of coming of age of everybody born on a day: the same object for all of them. */
export function sharedBirthdays(birthDate: CalendarDate): Birthdays {
  const known = birthdays.get(birthDate);
  if (known !== undefined) return known;
  const found = birthdaysOf(birthDate);
  if (birthdays.size >= mostBirthDates) birthdays.clear();
  birthdays.set(birthDate, found);
  return found;
}

function whole<Part extends keyof FigureRows>(part: Part): Through<FigureRows[Part][number]> {
  return (rows, take) => {
    for (const row of rows[part]) take(row);
  };
}

/**
 * The things that the rows of a part hold, one by one. None of them is kept: a hundred measures ask for them, and pairs for a
 * hundred thousand rows would stand in memory, where every great collection goes through them, to save each some milliseconds.
 */
function each<Part extends keyof FigureRows, Item>(
  part: Part,
  of: (row: FigureRows[Part][number]) => readonly Item[],
): Through<{ readonly row: FigureRows[Part][number]; readonly item: Item }> {
  return (rows, take) => {
    for (const row of rows[part]) for (const item of of(row)) take({ row, item });
  };
}
