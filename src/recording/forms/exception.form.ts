import type { ExcusableLimit } from '../../../workflows/exceptions/excusable-limits.js';
import type { ExcusedLimit } from '../../../workflows/exceptions/exception.events.js';
import { neverExceptions } from '../../../workflows/timetable/exception-matrix.js';
import { caseHref } from '../../cases/acts.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { capital } from '../../web/words/distance-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import type { Choice, Question } from '../questions.js';
import type { Intention, RecordingForm, Row, SideCard, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { claimOf, claimRows, factsOf, groundWords, readClaim } from './exception-claim.js';
import type { ReadClaim } from './exception-claim.js';
import { evidenceQuestions, readEvidence } from './exception-evidence.js';
import type { Evidence } from './exception-evidence.js';
import { limitDueWords, limitsByDue, limitValue } from './exception-limits.js';

/** The law's own reasons for not keeping a limit, in three steps: what happened, which limits, what shows it. */
export const exceptionForm: RecordingForm = {
  key: 'exception',
  asksWhyLate: false,
  dateLabel: 'First day',
  dateField: 'from',
  fieldOfCode: { 'exception-needs-a-limit': 'limits', 'exception-cannot-excuse': 'limits', 'no-such-limit': 'limits' },
  steps: [
    {
      title: 'What got in the way?',
      button: 'Continue to limits',
      questions: () => [
        {
          kind: 'radios',
          name: 'ground',
          legend: 'Which reason of the law?',
          choices: groundWords().map(([value, text]) => ({ value, text })),
        },
        {
          kind: 'date',
          name: 'from',
          legend: 'First day',
          hint: 'Of the absence, closure or circumstances, or the day of the appointment',
        },
        { kind: 'date', name: 'to', legend: 'Last day', hint: 'Leave empty while it goes on' },
      ],
      read: (asked, s) => void asked.finished(readClaim(asked, s.basis.today)),
      side: () => [notExceptions],
      matrix: () => null,
    },
    {
      title: 'Which limits does this excuse?',
      button: 'Continue to evidence',
      questions: limitQuestions,
      read: (asked, s) => {
        readLimits(asked, s, asked.finished(readClaim(asked, s.basis.today)));
        asked.finish();
      },
      side: () => [
        notExceptions,
        {
          heading: 'Must also be recorded',
          paragraphs: ['Evidence, the manager who agrees, and the day the family is told.'],
        },
      ],
      matrix: (s) => claimOf(s)?.ground ?? null,
    },
    {
      title: 'Evidence and agreement',
      questions: (s) => [
        { kind: 'answers', rows: claimRows(claimOf(s)), back: 0 },
        { kind: 'answers', rows: limitRows(s), back: 1 },
        ...evidenceQuestions(s),
      ],
      side: () => [notExceptions],
    },
  ],
  intend: (asked, s): Intention => {
    const claim = asked.finished(readClaim(asked, s.basis.today));
    const limits = readLimits(asked, s, claim);
    const evidence = readEvidence(asked, s);
    asked.finish();
    return intention(s, claim, limits, evidence);
  },
};

interface NamedLimit extends ExcusedLimit {
  readonly words: string;
  readonly why: string;
}
function limitQuestions(s: Situation): readonly Question[] {
  const claim = claimOf(s);
  if (claim === null) return [];
  return [
    { kind: 'answers', rows: claimRows(claim), back: 0 },
    {
      kind: 'checkboxes',
      name: 'limits',
      legend: 'Choose each limit that could not be met because of it',
      hint: 'An exception lifts a limit. It never adds days, and no new date replaces it.',
      choices: limitsByDue(s, claim).map((limit) => limitChoice(s, limit)),
    },
  ];
}

/** The limits chosen in step 2, as they were sent. */
function limitRows(s: Situation): readonly Row[] {
  const claim = claimOf(s);
  const sent = s.answers['limits'];
  const chosen: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  const limits =
    claim === null ? [] : limitsByDue(s, claim).filter((limit) => chosen.includes(limitValue(limit.clock)));
  return [{ key: 'Limits', value: limits.map((limit) => limitDueWords(s, limit)).join('; ') }];
}

function limitChoice(s: Situation, limit: ExcusableLimit): Choice {
  const { answer } = limit;
  const value = limitValue(limit.clock);
  const text = limitDueWords(s, limit);
  if (!answer.possible) return { value, text, disabled: true, hint: `Cannot be chosen: ${lowerFirst(answer.reason)}` };
  const said = [
    answer.citation,
    answer.hint,
    answer.doubtful === undefined ? null : `this may be hard to show: ${answer.doubtful}`,
  ];
  return {
    value,
    text,
    hint: said.filter((part) => part !== null).join(' · '),
    reveals: [
      {
        kind: 'longText',
        name: `why-${value}`,
        label: 'Why could it not be met because of this?',
        hint: 'Written so that it can be read to the family',
      },
    ],
  };
}

function readLimits(asked: AnswerReader, s: Situation, claim: ReadClaim): readonly NamedLimit[] {
  const all = limitsByDue(s, factsOf(claim));
  const chosen = asked.someOf(
    'limits',
    all.map(({ clock }) => limitValue(clock)),
    'Choose at least one limit that could not be met because of this',
  );
  return all
    .filter((limit) => chosen.includes(limitValue(limit.clock)))
    .flatMap((limit): readonly NamedLimit[] => {
      const { answer, clock } = limit;
      if (!answer.possible) {
        asked.wrong('limits', answer.reason);
        return [];
      }
      const words = limitDueWords(s, limit);
      const why = asked.text(
        `why-${limitValue(limit.clock)}`,
        'The reason',
        `Say why this could not be met because of it: ${lowerFirst(words)}`,
        1000,
      );
      return [{ rule: clock.rule, subject: clock.subject, limb: answer.limb, words, why: why ?? '' }];
    });
}

function intention(s: Situation, claim: ReadClaim, limits: readonly NamedLimit[], evidence: Evidence): Intention {
  const facts = factsOf(claim);
  const exceptionId = s.newId('exception');
  const { today } = s.basis;
  const text = [...limits.map(({ words, why }) => `${words}: ${why}`), ...evidence.notes].join('\n');
  const excused = limits.map(({ rule, subject, limb }): ExcusedLimit => ({ rule, subject, limb }));
  const told = evidence.toldOn;
  return {
    wishes: [
      wish(
        'ClaimException',
        today,
        { exceptionId, ...facts, limits: excused, evidenced: evidence.evidenced },
        narrative(s.childId, text),
      ),
      ...(evidence.agreed ? [wish('AgreeException', today, { exceptionId })] : []),
      ...(told === null ? [] : [wish('TellFamilyOfException', told, { exceptionId })]),
    ],
    rows: [...claimRows(facts), ...limits.map(({ words, why }): Row => ({ key: words, value: why })), ...evidence.rows],
    button: 'Record the exception',
    done: 'Exception recorded',
    ...(evidence.agreed
      ? {}
      : {
          next: {
            text: 'Until a manager agrees, it is shown as claimed.',
            link: 'Open the case',
            href: caseHref(s.reference),
          },
        }),
    ...(evidence.evidenced
      ? {}
      : {
          interruption: {
            heading: 'No evidence is attached',
            text: 'It will show as unevidenced in figures, and no limit is lifted until there is evidence.',
            back: 'Add evidence',
            on: 'Record it anyway',
          },
        }),
  };
}

const notExceptions: SideCard = {
  heading: 'These are not exceptions',
  paragraphs: [neverExceptions.map((one) => `${capital(one)}.`).join(' ')],
};
