import {
  disputeCounts,
  appealOutcomes,
  appealRate,
  appealableDecisions,
  mediationRate,
} from '../../projections/measures/dispute.measures.js';
import { figureOf } from '../../projections/measures/figures.js';
import type { Figure } from '../../projections/measures/figures.js';
import * as notification from '../../projections/measures/notification.measures.js';
import * as casework from '../../projections/measures/casework.measures.js';
import * as impact from '../../projections/measures/impact.measures.js';
import * as quality from '../../projections/measures/quality.measures.js';
import { isRate } from '../../projections/measures/measure.js';
import type { Measure } from '../../projections/measures/measure.js';
import * as transfer from '../../projections/measures/phase-transfer.measures.js';
import * as ending from '../../projections/measures/plan-ending.measures.js';
import * as reassessment from '../../projections/measures/reassessment.measures.js';
import * as cycle from '../../projections/measures/review-cycle.measures.js';
import * as review from '../../projections/measures/review.measures.js';
import { needsBirthDates } from '../../projections/measures/populations.js';
import {
  openingVisits,
  personCentredMeetings,
  plansWithChildsViews,
} from '../../projections/measures/opening.measures.js';
import { takingPartMeasures } from '../../projections/measures/taking-part.measures.js';
import { transitionMeasures } from '../../projections/measures/transition.measures.js';
import type { FigureSource } from './figure-source.service.js';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly measures: readonly Measure[];
}

/** Figures about maintained plans and disputes, under the headings of the page. */
export const planFigureGroups: readonly Group[] = [
  {
    id: 'annual-reviews',
    title: 'Annual reviews',
    measures: [
      review.activePlans,
      cycle.reviewsExpected,
      cycle.reviewsHeld,
      cycle.reviewsOnTime,
      review.reviewsDecidedWithin4Weeks,
      review.reviewDecisionsFallingDue,
      cycle.amendedWithin8WeeksOfNotice,
      cycle.amendedWithin12WeeksOfMeeting,
      reassessment.reassessmentsRequested,
      reassessment.reassessmentsAgreed,
      reassessment.reassessedWithin14Weeks,
    ],
  },
  {
    id: 'taking-part',
    title: 'Visits, person-centred meetings and who takes part',
    measures: [openingVisits, personCentredMeetings, plansWithChildsViews, ...takingPartMeasures],
  },
  { id: 'adulthood', title: 'Moving to adulthood', measures: transitionMeasures },
  {
    id: 'quality',
    title: 'Quality of plans, advice and reviews',
    measures: [
      quality.plansGoodOrBetter,
      quality.issuedPlansGoodOrBetter,
      quality.provisionQuantifiedInPlans,
      quality.adviceGoodOrBetter,
      quality.reviewsQualityChecked,
      quality.reviewsGoodOrBetter,
      impact.primaryNeedChecked,
      impact.settingDecisionRecorded,
      impact.outcomesMet,
      impact.provisionDelivered,
    ],
  },
  {
    id: 'notifications',
    title: 'Notifications of young children',
    measures: [notification.lateHealthNotifications, notification.lateEarlyYearsNotifications],
  },
  {
    id: 'casework',
    title: 'Stuck cases, escalations and replies',
    measures: [
      casework.stuckOpen,
      casework.escalationsRaised,
      casework.escalationsRepliedInTime,
      casework.daysToSettleEscalation,
      casework.contactsReceived,
      casework.contactsAnsweredInTime,
    ],
  },
  {
    id: 'phase-transfers',
    title: 'Phase transfers',
    measures: [
      transfer.transfersByStrictDate,
      transfer.transfersByCustomaryDate,
      transfer.yearSixBy15February,
      transfer.yearSixReviewedByDecember,
    ],
  },
  {
    id: 'disputes',
    title: 'Disputes',
    measures: [...disputeCounts, appealableDecisions, mediationRate, appealRate, ...appealOutcomes],
  },
  {
    id: 'plans-ended',
    title: 'Plans that ended',
    measures: [
      ending.plansCeased,
      ...ending.plansCeasedByReason,
      ending.plansTransferredOut,
      ending.plansTransferredIn,
    ],
  },
];

export interface PlanFigureRow {
  readonly measure: Measure;
  readonly figure: Figure;
  /** "50.3%", "12", "4 days" for the median; "No cases" where there is nothing to divide by or to take it from. */
  readonly value: string;
  /** "3 of 6", "Median of 5"; empty for a count. */
  readonly line: string;
}

export interface PlanFigureGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly PlanFigureRow[];
}

/** Every figure about plans and disputes, worked out. */
export function planFigures(source: FigureSource): readonly PlanFigureGroup[] {
  return planFigureGroups.map(({ id, title, measures }) => ({
    id,
    title,
    rows: measures.map((measure) => planFigure(measure, source)),
  }));
}

/** One of them, worked out; said to be still on its way while birth dates are being read. */
export function planFigure(measure: Measure, { rows, scope, birthDatesRead }: FigureSource): PlanFigureRow {
  const row = rowOf(measure, figureOf(measure, rows, scope));
  return !birthDatesRead && needsBirthDates(measure)
    ? { ...row, value: 'Not yet', line: 'Birth dates are being read' }
    : row;
}

function rowOf(measure: Measure, figure: Figure): PlanFigureRow {
  const { numerator, denominator, percentage, median } = figure;
  if (measure.kind === 'duration') {
    if (median === null) return { measure, figure, value: 'No cases', line: '' };
    return { measure, figure, value: `${median} ${median === 1 ? 'day' : 'days'}`, line: `Median of ${numerator}` };
  }
  if (!isRate(measure.kind)) return { measure, figure, value: String(numerator), line: '' };
  if (percentage === null) return { measure, figure, value: 'No cases', line: '' };
  // What a ratio counts need not be of what it is set against.
  const line = measure.kind === 'ratio' ? `${numerator} to ${denominator ?? 0}` : `${numerator} of ${denominator ?? 0}`;
  return { measure, figure, value: `${percentage.toFixed(1)}%`, line };
}
