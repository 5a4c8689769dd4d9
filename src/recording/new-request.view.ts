import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { notBegun } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { recordRequest } from '../children/request-commands.js';
import type { PossibleMatch } from '../children/request-intake.service.js';
import { newRequestHref } from '../cases/acts.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { hiddenAnswers } from '../web/forms/form-page.js';
import { sentenceDate } from '../web/words/date-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { dryRun } from './dry-run.js';
import { assessmentRecorded as behind } from './recorded-workflow.js';
import { effectsOf } from './effects.view.js';
import type { Effect } from './effects.view.js';
import { extraQuestions } from './extras.js';
import type { Extras } from './extras.js';
import { requestQuestions } from './new-request.form.js';
import { drawn } from './questions.js';
import type { Question } from './questions.js';
import type { RecordingPage } from './recording-page.view.js';

export const anotherChild = 'new';

/** The request form, or the children on file it may be about. */
export function newRequestPage(
  answers: RawAnswers,
  extras: Extras,
  basis: DecisionBasis,
  matches: readonly PossibleMatch[],
): RecordingPage {
  const asking = matches.length > 0;
  const questions = asking ? matchQuestions(matches) : [...requestQuestions, ...extraQuestions(extras)];
  return {
    title: asking ? 'Is it one of these children?' : 'Record a new request',
    caption: null,
    section: 'cases',
    namesChildren: true,
    action: newRequestHref,
    button: 'Continue',
    cancel: '/cases',
    breadcrumbs: [{ text: 'Cases', href: '/cases' }, { text: 'New request' }],
    questions: drawn(questions, answers),
    hidden: asking
      ? [
          { name: 'matchesShown', value: 'yes' },
          ...hiddenAnswers(answers).filter(({ name }) => !['about', 'matchesShown', 'commandId'].includes(name)),
        ]
      : [],
    side: asking
      ? [
          {
            heading: 'Why we ask',
            paragraphs: [
              'One child must have one record. If it is the same child, choose it: the request then starts a new assessment on the record on file.',
            ],
          },
        ]
      : [
          {
            heading: 'What this does',
            paragraphs: [
              'It starts the 6, 16 and 20 weeks on the day the request was received, and gives the child a reference.',
              'Before anything is saved you see children on file who may be the same.',
            ],
          },
        ],
    effects: asking ? [] : requestEffects(basis.today, basis),
    effectsHeading: 'Limits, if received today',
    notNow: null,
    matrix: null,
    last: !asking,
  };
}

/** The limits that a request received on a day starts. */
export function requestEffects(receivedOn: CalendarDate, basis: DecisionBasis): readonly Effect[] {
  const request = {
    receivedOn,
    requestedBy: 'other',
    channel: 'notStated',
    inYouthAccommodation: false,
    about: { childId: '' },
  } as const;
  const { after } = dryRun([recordRequest(request, '')], { behind, state: notBegun, revision: -1, basis });
  return effectsOf(notBegun, after, { behind, basis, child: { birthDate: null } }).filter(
    ({ what }) => what !== 'Stage',
  );
}

function matchQuestions(matches: readonly PossibleMatch[]): readonly Question[] {
  return [
    {
      kind: 'radios',
      name: 'about',
      legend: 'Children on file with the same name and birth date, or the same number',
      choices: [
        ...matches.map(({ child, by, assessments }) => ({
          value: child.childId,
          text: [child.name, child.reference].filter((part) => part !== null).join(', '),
          hint: [
            child.birthDate === null ? null : `born ${sentenceDate(child.birthDate)}`,
            child.setting,
            by === 'surnameAndBirthDate' ? null : 'same unique number',
            ...assessments.map(({ stage, receivedOn }) => assessmentWords(stage, receivedOn)),
          ]
            .filter((part) => part !== null)
            .join(' · '),
        })),
        { value: anotherChild, text: 'No, it is another child', hint: 'A twin, for example' },
      ],
    },
  ];
}

function assessmentWords(stage: string, receivedOn: CalendarDate | null): string {
  const since = receivedOn === null ? '' : ` of ${sentenceDate(receivedOn)}`;
  return `assessment${since}: ${stageWords(stage)}`;
}
