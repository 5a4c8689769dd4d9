export type DatasetId = 'timeliness' | 'requests' | 'assessments' | 'annualReviews';

/** A column of a published file that is kept. */
export interface PublishedColumn {
  /** As published, in small letters; editions differ in their capitals. */
  readonly name: string;
  readonly kind: 'count' | 'percent';
  /** A file without it is another file. Later editions may leave out what is not wanted. */
  readonly wanted: boolean;
  /** How other editions spell it. */
  readonly otherwise?: string;
}

/** A file of the department's release “Education, health and care plans”. */
export interface Dataset {
  readonly id: DatasetId;
  readonly title: string;
  /** What the department calls the file. */
  readonly file: string;
  readonly columns: readonly PublishedColumn[];
  /** Columns that are known and mean nothing to a figure here: read past without a word. */
  readonly readPast: RegExp;
}

const column =
  (kind: PublishedColumn['kind'], wanted: boolean) =>
  (name: string): PublishedColumn => ({ name, kind, wanted });
const counts = column('count', true);
const laterCounts = column('count', false);
const percents = column('percent', false);

export const datasets: readonly Dataset[] = [
  {
    id: 'timeliness',
    title: 'Plans issued, and how long they took',
    file: 'timeliness_20_week.csv',
    columns: [
      ...['plans_issued_den', 'plans_issued_den_ex', 'plans_issued_within_20_weeks', 'plans_issued_20_weeks_ex'].map(
        counts,
      ),
      ...['pc_plans_issued_within_20_weeks', 'pc_plans_issued_20_weeks_ex'].map(percents),
      ...['plans_issued_gt20weeks_ltyear', 'plans_issued_gt20weeks_ltyear_ex'].map(laterCounts),
      ...['pc_plans_issued_gt20weeks_ltyear', 'pc_plans_issued_gt20weeks_ltyear_ex'].map(percents),
      ...['plans_issued_gt_1_year', 'plans_issued_gt_1_year_ex'].map(laterCounts),
      ...['pc_plans_issued_gt_1_year', 'pc_plans_issued_gt_1_year_ex'].map(percents),
    ],
    readPast: /^$/,
  },
  {
    id: 'requests',
    title: 'Requests for an assessment',
    file: 'requests.csv',
    columns: [
      ...['requests_received_in_year', 'requests_decided_not_to_assess'].map(counts),
      ...['requests_decided_to_assess', 'requests_decision_not_made', 'requests_withdrawn'].map(laterCounts),
      ...['request_outcome_six_weeks', 'request_outcome_over_6_weeks'].map(laterCounts),
      ...['request_not_assess_pc', 'request_outcome_six_weeks_pc'].map(percents),
    ],
    readPast:
      /^(requests_rya|request_(assess|outstanding|withdrawn|outcome_over_6_weeks)_pc|(mediation|tribunal)_.*request)$/,
  },
  {
    id: 'assessments',
    title: 'Assessments and what they led to',
    file: 'assessments.csv',
    columns: [
      ...['assess_issued', 'assess_not_issued'].map(counts),
      ...['outcome_decision_within_time', 'outcome_decision_over_time'].map(laterCounts),
      ...['outcome_decision_within_time_pc'].map(percents),
    ],
    readPast:
      /^(assess_(in_year|(not_)?(issued|made)_pc|not_made|withdrawn(_pc)?)|outcome_decision_over_time_pc|number_(ass+ess|other)_.*)$/,
  },
  {
    id: 'annualReviews',
    title: 'Annual reviews',
    file: 'annual_reviews.csv',
    columns: [
      ...['total_ehc_plans', 'review_expected', 'total_review_meeting'].map(counts),
      { name: 'number_decsion_4weeks', kind: 'count', wanted: false, otherwise: 'number_decision_4weeks' },
      laterCounts('number_decision_gt_4weeks'),
      { name: 'pc_decsion_4weeks', kind: 'percent', wanted: false, otherwise: 'pc_decision_4weeks' },
    ],
    readPast:
      /^(review_not_expected|(no_)?review_(meeting|decision)(_?(prior_?)?\d\d|_not_due|_outstanding)?|outcome_(amend|cease|maint\w+)|no_outcome|pc_decision_gt_4weeks)$/,
  },
];

export function datasetOf(id: DatasetId): Dataset {
  const found = datasets.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No published file ${id}`);
  return found;
}
