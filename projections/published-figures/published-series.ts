import type { DatasetId } from '../../workflows/published-figures/datasets.js';

/** One figure that the department publishes, and the columns that it is made of. */
export interface SeriesOfFile {
  readonly id: string;
  readonly title: string;
  readonly dataset: DatasetId;
  readonly unit: 'percent' | 'count';
  /** Of a count: the column itself. Columns of a denominator are added up. */
  readonly numerator: string;
  readonly denominator: readonly string[];
  /** The percentage as printed, for rows whose counts are held back; null where none is printed. */
  readonly printed: string | null;
  /** Measures of ours that count the same thing, the one counted in the same way first. */
  readonly measures: readonly string[];
  /** By measure: how the published figure is counted otherwise. */
  readonly differs: Readonly<Record<string, string>>;
}

const share = (
  id: string,
  title: string,
  dataset: DatasetId,
  [numerator, denominator, printed]: readonly [string, readonly string[], string | null],
  measures: readonly string[],
  differs: SeriesOfFile['differs'] = {},
): SeriesOfFile => ({ id, title, dataset, unit: 'percent', numerator, denominator, printed, measures, differs });

const counted = (
  id: string,
  title: string,
  dataset: DatasetId,
  numerator: string,
  measures: readonly string[],
): SeriesOfFile => ({
  id,
  title,
  dataset,
  unit: 'count',
  numerator,
  denominator: [],
  printed: null,
  measures,
  differs: {},
});

const byDueDay =
  'Published by the day on which it was done, not by the day on which it was due: what still waits is not in it.';

const ofReceived =
  'Published of the requests received in the year and decided since, not of the decisions of the year.';

/** Every published figure that is read, in the order in which pages show them. */
export const publishedSeries: readonly SeriesOfFile[] = [
  share('plans.within20w', 'Plans issued within 20 weeks', 'timeliness', ['plans_issued_within_20_weeks', ['plans_issued_den'], 'pc_plans_issued_within_20_weeks'], ['dfe.plan.within20w', 'ehc.plan.within20w.cohort'], { 'ehc.plan.within20w.cohort': byDueDay }),
  share('plans.within20wExcludingExceptions', 'Plans issued within 20 weeks, leaving out exceptions', 'timeliness', ['plans_issued_20_weeks_ex', ['plans_issued_den_ex'], 'pc_plans_issued_20_weeks_ex'], ['dfe.plan.within20wExcludingExceptions']),
  share('plans.from20wTo1yr', 'Plans issued between 20 weeks and a year', 'timeliness', ['plans_issued_gt20weeks_ltyear', ['plans_issued_den'], 'pc_plans_issued_gt20weeks_ltyear'], ['dfe.plan.from20wTo1yr']),
  share('plans.from20wTo1yrExcludingExceptions', 'Plans issued between 20 weeks and a year, leaving out exceptions', 'timeliness', ['plans_issued_gt20weeks_ltyear_ex', ['plans_issued_den_ex'], 'pc_plans_issued_gt20weeks_ltyear_ex'], ['dfe.plan.from20wTo1yrExcludingExceptions']),
  share('plans.over1yr', 'Plans issued after more than a year', 'timeliness', ['plans_issued_gt_1_year', ['plans_issued_den'], 'pc_plans_issued_gt_1_year'], ['dfe.plan.over1yr']),
  share('plans.over1yrExcludingExceptions', 'Plans issued after more than a year, leaving out exceptions', 'timeliness', ['plans_issued_gt_1_year_ex', ['plans_issued_den_ex'], 'pc_plans_issued_gt_1_year_ex'], ['dfe.plan.over1yrExcludingExceptions']),
  counted('plans.issued', 'Plans issued', 'timeliness', 'plans_issued_den', []),
  counted('requests.received', 'Requests received', 'requests', 'requests_received_in_year', ['dfe.requests.received']),
  counted('requests.agreed', 'Requests received: agreed to assessment', 'requests', 'requests_decided_to_assess', ['dfe.requests.agreed']),
  counted('requests.refused', 'Requests received: refused an assessment', 'requests', 'requests_decided_not_to_assess', ['dfe.requests.refused']),
  counted('requests.undecided', 'Requests received: not decided yet', 'requests', 'requests_decision_not_made', ['dfe.requests.undecided']),
  counted('requests.withdrawn', 'Requests received: withdrawn or ended before a decision', 'requests', 'requests_withdrawn', ['dfe.requests.withdrawn']),
  share('requests.decidedWithin6w', 'Told within 6 weeks whether to assess', 'requests', ['request_outcome_six_weeks', ['request_outcome_six_weeks', 'request_outcome_over_6_weeks'], 'request_outcome_six_weeks_pc'], ['dfe.requests.decidedWithin6w', 'ehc.decision.within6w'], { 'ehc.decision.within6w': byDueDay }),
  share('requests.refusedOfDecided', 'Requests refused, of those decided', 'requests', ['requests_decided_not_to_assess', ['requests_decided_to_assess', 'requests_decided_not_to_assess'], null], ['ehc.request.refused'], { 'ehc.request.refused': ofReceived }),
  share('requests.refusedOfReceived', 'Requests refused, of those received', 'requests', ['requests_decided_not_to_assess', ['requests_received_in_year'], 'request_not_assess_pc'], []),
  share('assessments.planIssued', 'Assessments that led to a plan', 'assessments', ['assess_issued', ['assess_issued', 'assess_not_issued'], null], []),
  share('assessments.refusedToIssueWithin16w', 'Decisions not to issue a plan told within 16 weeks', 'assessments', ['outcome_decision_within_time', ['outcome_decision_within_time', 'outcome_decision_over_time'], 'outcome_decision_within_time_pc'], ['dfe.assessment.refusedToIssueWithin16w']),
  counted('plans.active', 'Plans maintained', 'annualReviews', 'total_ehc_plans', ['dfe.plans.active']),
  counted('reviews.meetings', 'Plans with a review meeting', 'annualReviews', 'total_review_meeting', ['dfe.reviews.meetings']),
  share('reviews.meetingOfExpected', 'Reviews expected that had their meeting', 'annualReviews', ['total_review_meeting', ['review_expected'], null], []),
  share('reviews.decidedWithin4w', 'Review decisions within 4 weeks of the meeting', 'annualReviews', ['number_decsion_4weeks', ['number_decsion_4weeks', 'number_decision_gt_4weeks'], 'pc_decsion_4weeks'], ['dfe.reviews.decidedWithin4w', 'ehc.review.within4w'], { 'ehc.review.within4w': byDueDay }),
]; // prettier-ignore

/** The published counterpart of a measure; null where none is published. */
export function seriesBeside(measure: string): SeriesOfFile | null {
  return publishedSeries.find(({ measures }) => measures.includes(measure)) ?? null;
}

/** What there is to say where a measure and its published counterpart are not counted alike; null where they are. */
export function differenceFrom({ differs }: SeriesOfFile, measure: string): string | null {
  return differs[measure] ?? null;
}
