import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import { liveAgreement } from '../arrangements/arrangements.projection.js';
import type { CountMeasure, Populations, Scope, ShareMeasure } from './measure.js';
import { within } from './measure.js';

type Agreement = Populations['fundingAgreement'];
type Words = Pick<CountMeasure, 'version' | 'source' | 'provision' | 'inForceFrom' | 'seeAlso' | 'denominator'>;

const words: Words = {
  version: 1,
  source: 'plan',
  provision: 'None: a local figure',
  denominator: 'None: a count',
  inForceFrom: calendarDate('2014-09-01'),
  seeAlso: [],
};
const live = ({ row, item }: Agreement, { asAt }: Scope): ReturnType<typeof liveAgreement> =>
  liveAgreement(row, item, asAt);

const asAtADay: Words & Pick<CountMeasure<'fundingAgreement'>, 'kind' | 'of' | 'dateBasis' | 'leavesOut'> = {
  ...words,
  kind: 'count',
  of: 'fundingAgreement',
  dateBasis: 'As at the day the figure speaks of',
  leavesOut: 'Agreements that ended before that day, or whose plan had ended; agreements of which one body pays all',
};

const jointFunding: CountMeasure<'fundingAgreement'> = {
  ...asAtADay,
  id: 'ehc.placement.jointFunding',
  title: 'Joint funding agreements',
  definition: 'Agreements that run, by which two bodies or more pay together for a plan or a placement.',
  numerator: 'Joint funding agreements that run',
  seeAlso: ['ehc.placement.jointFundingBegun'],
  counts: (agreement, scope) => live(agreement, scope) !== null,
};

const withHealth: CountMeasure<'fundingAgreement'> = {
  ...jointFunding,
  id: 'ehc.placement.jointFunding.health',
  title: 'Joint funding agreements in which health pays',
  definition: 'Joint funding agreements that run, in which the integrated care board pays a share.',
  numerator: 'Joint funding agreements that run, with a share of health',
  seeAlso: ['ehc.placement.jointFunding'],
  counts: (agreement, scope) => (live(agreement, scope)?.healthShare ?? 0) > 0,
};

const withCare: CountMeasure<'fundingAgreement'> = {
  ...jointFunding,
  id: 'ehc.placement.jointFunding.socialCare',
  title: 'Joint funding agreements in which social care pays',
  definition: 'Joint funding agreements that run, in which social care pays a share.',
  numerator: 'Joint funding agreements that run, with a share of social care',
  seeAlso: ['ehc.placement.jointFunding'],
  counts: (agreement, scope) => (live(agreement, scope)?.careShare ?? 0) > 0,
};

const begun: CountMeasure<'fundingAgreement'> = {
  ...asAtADay,
  id: 'ehc.placement.jointFundingBegun',
  title: 'Joint funding agreements that began',
  definition: 'Joint funding agreements that began in the period, whether or not they still run.',
  numerator: 'Joint funding agreements whose first day lies in the period',
  dateBasis: 'The first day of the agreement',
  leavesOut: 'Agreements whose plan had ended by their first day',
  seeAlso: ['ehc.placement.jointFunding'],
  counts: ({ row, item }, scope) => within(item.from, scope) && liveAgreement(row, item, item.from) !== null,
};

const reviewAhead: ShareMeasure<'fundingAgreement'> = {
  ...asAtADay,
  kind: 'share',
  id: 'ehc.placement.jointFundingReviewed',
  title: 'Joint funding agreements whose review is not overdue',
  definition: 'Of the joint funding agreements that run, those with a day of review that is not past.',
  numerator: 'Agreements with a review on that day or later',
  denominator: 'Joint funding agreements that run',
  seeAlso: ['ehc.placement.jointFunding'],
  counted(agreement, scope) {
    const terms = live(agreement, scope);
    if (terms === null) return 'out';
    return terms.reviewOn !== null && terms.reviewOn >= scope.asAt ? 'inNumerator' : 'inDenominator';
  },
};

/** Figures about joint funding, in the order pages list them. */
export const fundingMeasures = [jointFunding, withHealth, withCare, begun, reviewAhead] as const;

const aboutBudgets = { ...words, of: 'budgetRequest' as const, provision: 'CFA 2014 s.49; SI 2014/1652', dateBasis: 'The day it was asked for' }; // prettier-ignore

const budgetsAsked: CountMeasure<'budgetRequest'> = {
  ...aboutBudgets,
  kind: 'count',
  id: 'ehc.budget.asked',
  title: 'Personal budgets asked for',
  definition: 'Requests for a personal budget that came in the period.',
  numerator: 'Requests that came in the period',
  leavesOut: 'Personal budgets that were agreed without being asked for',
  seeAlso: ['ehc.budget.agreed'],
  counts: ({ item: { asked } }, scope) => within(asked.on, scope),
};

const budgetsAgreed: ShareMeasure<'budgetRequest'> = {
  ...aboutBudgets,
  kind: 'share',
  id: 'ehc.budget.agreed',
  title: 'Personal budgets agreed of those asked for',
  definition:
    'Of the requests for a personal budget that came in the period and have been answered, those that were agreed. The last answer before another request counts.',
  numerator: 'Requests that were agreed',
  denominator: 'Requests that came in the period and were agreed or refused',
  leavesOut: 'Requests that are not answered yet; personal budgets that were agreed without being asked for',
  seeAlso: ['ehc.budget.asked'],
  counted({ item: { asked, answer } }, scope) {
    if (!within(asked.on, scope) || answer === null || answer.on > scope.asAt) return 'out';
    return answer.agreed ? 'inNumerator' : 'inDenominator';
  },
};

/** Figures about personal budgets. */
export const budgetMeasures = [budgetsAsked, budgetsAgreed] as const;
