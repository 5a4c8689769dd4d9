import { answerOn, unsettledStep } from '../../../projections/arrangements/arrangements.projection.js';
import type { PreferenceLine } from '../../../projections/arrangements/arrangements.projection.js';
import { preferenceMeasures } from '../../../projections/measures/preference.measures.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import {
  familyWords,
  preferenceGroundWords,
  preferenceResultWords,
  preferenceStepWords,
} from '../../web/words/arrangement-words.js';
import { shortDate } from '../../web/words/date-words.js';
import { tag } from '../../web/words/deadline-tag.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { count } from '../../web/words/number-words.js';
import { provisionWords } from '../../web/words/placement-words.js';
import { openPlan, planLink } from '../plan-forms.js';
import { boardShow, ownDay } from './arrangement-board.js';
import type { ArrangementBoard, BoardShow, Listed } from './arrangement-board.js';

type Asked = Listed<PreferenceLine>;

const stepAt = ({ row, item }: Asked, day: CalendarDate): ReturnType<typeof unsettledStep> =>
  unsettledStep(row, item, day);

/** Whether the family waits for an answer: it has asked for nothing else since, and the plan is kept. */
function isOpen({ row, item }: Asked, today: CalendarDate): boolean {
  return answerOn(item, today) === null && item.changedOn === null && (row.endedOn === null || row.endedOn > today);
}

const became = (result: 'met' | 'notMet'): BoardShow<PreferenceLine>['shows'] => (one, today) => answerOn(one.item, today)?.result === result; // prettier-ignore

/** Families whose preference was not met, with what is done next, the step that is due soonest first. */
export const preferencesBoard: ArrangementBoard<PreferenceLine> = {
  path: '/preferences',
  title: 'Preferences for a school or college',
  lead: (all, today) => {
    const unmet = all.filter((one) => stepAt(one, today) !== null).length;
    const open = all.filter((one) => isOpen(one, today)).length;
    return `${count(unmet)} not met and not settled · ${count(open)} not answered yet`;
  },
  items: ({ preferences }) => preferences,
  shows: [
    boardShow('unsettled', 'Not met, with what is done next', true, (one, today) => stepAt(one, today) !== null),
    boardShow('stepLate', 'Next step past its day', true, (one, today) => {
      const by = stepAt(one, today)?.nextStepOn ?? null;
      return by !== null && by < today;
    }),
    boardShow('open', 'Not answered yet', false, isOpen),
    boardShow('notMet', 'Not met, settled or not', false, became('notMet')),
    boardShow('met', 'Met', false, became('met')),
  ],
  order: (one, today) => `${stepAt(one, today)?.nextStepOn ?? '9999'} ${one.item.on} ${one.stream}`,
  head: ['Asked for', 'What became of it', 'What is done next', 'By'],
  cells: (one, today) => {
    const { item } = one;
    const answer = answerOn(item, today);
    const step = stepAt(one, today);
    const due = step?.nextStepOn ?? null;
    const grounds = answer?.grounds.map((ground) => lowerFirst(preferenceGroundWords[ground])).join('; ') ?? '';
    return [
      {
        text: provisionWords[item.provision],
        second: `${familyWords[item.statedBy]}, ${shortDate(item.on)}`,
        tags: item.changedOn === null ? [] : [tag('Changed since', 'grey')],
      },
      {
        text: answer === null ? 'Not answered yet' : `${preferenceResultWords[answer.result]}, ${shortDate(answer.on)}`,
        second: grounds === '' ? '' : grounds.charAt(0).toUpperCase() + grounds.slice(1),
      },
      { text: step === null ? '–' : preferenceStepWords[step.nextStep] },
      {
        text: '–',
        due: ownDay(due, today),
      },
    ];
  },
  next: ({ stream, item }, reference) => {
    const last = item.answers.at(-1)?.result ?? null;
    if (item.changedOn !== null || (last !== null && last !== 'notMet')) return planLink(openPlan, reference, stream);
    const act = last === null ? { text: 'Record the answer', command: 'AnswerPreference' as const } : { text: 'Settle the next step', command: 'PlanPreferenceStep' as const }; // prettier-ignore
    return planLink({ ...act, subject: item.preferenceId }, reference, stream);
  },
  csvHead: ['Kind asked for', 'Asked by', 'Asked on', 'Changed on', 'What became of it', 'Told on', 'Grounds', 'What is done next', 'By'], // prettier-ignore
  csv: (one, today) => {
    const { item } = one;
    const answer = answerOn(item, today);
    const step = stepAt(one, today);
    return [
      provisionWords[item.provision],
      familyWords[item.statedBy],
      item.on,
      item.changedOn,
      answer === null ? null : preferenceResultWords[answer.result],
      answer?.on ?? null,
      answer?.grounds.map((ground) => preferenceGroundWords[ground]).join('; ') ?? null,
      step === null ? null : preferenceStepWords[step.nextStep],
      step?.nextStepOn ?? null,
    ];
  },
  measures: preferenceMeasures,
  empty:
    'No preference fits what you chose. Preferences appear here once they are recorded on a plan, with what became of them.',
  note: 'A family may ask that section I names a particular school or college (CFA 2014 s.38(2)). It is named unless a ground of s.39(4) applies. The name asked for stands on the case. Where there are several answers the last one counts.',
};
