import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { FeedbackStage } from '../../workflows/feedback/feedback.events.js';
import type { MeanMeasure, Measure, ShareMeasure } from './measure.js';
import { within } from './measure.js';

export const feedbackStages: readonly FeedbackStage[] = ['assessment', 'review', 'transition'];

const feedback = {
  version: 1,
  source: 'plan',
  provision: 'None: good practice',
  inForceFrom: calendarDate('2014-09-01'),
} as const;

const ofStage: Readonly<Record<FeedbackStage, string>> = {
  assessment: 'of assessments',
  review: 'of reviews',
  transition: 'of phase transfers',
};

interface Named {
  readonly suffix: string;
  readonly title: string;
  readonly fits: (stage: FeedbackStage) => boolean;
}

const every: Named = { suffix: '', title: '', fits: () => true };
const named: readonly Named[] = [
  every,
  ...feedbackStages.map((stage): Named => ({
    suffix: `.${stage}`,
    title: ` ${ofStage[stage]}`,
    fits: (one) => one === stage,
  })),
];

function mean({ suffix, title, fits }: Named): MeanMeasure<'feedbackReply'> {
  return {
    ...feedback,
    kind: 'mean',
    of: 'feedbackReply',
    id: `ehc.feedback.family${suffix}`,
    title: `Families’ score${title}`,
    definition: `The mean of what parents and young people answered in the period${title === '' ? '' : `, speaking${title}`}, from 1, not at all, to 5, very much. Each reply counts once, with the mean of its scores.`,
    numerator: 'Replies recorded in the period',
    denominator: 'None: a mean',
    dateBasis: 'The day the reply came back',
    leavesOut: 'Invitations that were not answered',
    seeAlso: [`ehc.feedback.positive${suffix}`, `ehc.feedback.responseRate${suffix}`],
    score: ({ item }, scope) => (fits(item.stage) && within(item.on, scope) ? item.score : null),
  };
}

function positive({ suffix, title, fits }: Named): ShareMeasure<'feedbackReply'> {
  return {
    ...feedback,
    kind: 'share',
    of: 'feedbackReply',
    id: `ehc.feedback.positive${suffix}`,
    title: `Positive feedback${title}`,
    definition: `Of the replies of parents and young people that came back in the period${title === '' ? '' : `, speaking${title}`}, those whose mean score reaches what their questionnaire counts as positive.`,
    numerator: 'Replies whose mean score reaches that from which their own questionnaire counts as positive',
    denominator: 'Replies recorded in the period',
    dateBasis: 'The day the reply came back',
    leavesOut: 'Invitations that were not answered',
    seeAlso: [`ehc.feedback.family${suffix}`],
    counted({ item }, scope) {
      if (!fits(item.stage) || !within(item.on, scope)) return 'out';
      return item.positive ? 'inNumerator' : 'inDenominator';
    },
  };
}

function responseRate({ suffix, title, fits }: Named): ShareMeasure<'feedbackInvitation'> {
  return {
    ...feedback,
    kind: 'share',
    of: 'feedbackInvitation',
    id: `ehc.feedback.responseRate${suffix}`,
    title: `Families who answered${title === '' ? '' : `, ${title.trim().replace('of ', 'about ')}`}`,
    definition:
      'Of the parents and young people who were asked in the period, those who had answered by the day the figure speaks of.',
    numerator: 'Invitations that were answered',
    denominator: 'Invitations of the period',
    dateBasis: 'The day they were asked',
    leavesOut: 'Replies without an invitation',
    seeAlso: [`ehc.feedback.family${suffix}`],
    counted({ item: { stage, on, answeredOn } }, scope) {
      if (!fits(stage) || !within(on, scope)) return 'out';
      return answeredOn !== null && answeredOn <= scope.asAt ? 'inNumerator' : 'inDenominator';
    },
  };
}

/** What families say: their score, how many are content and how many answer, of all and by stage. */
export const feedbackMeasures: readonly Measure[] = named.flatMap((one): readonly Measure[] => [
  mean(one),
  positive(one),
  responseRate(one),
]);
