import { caseworkOn } from '../../../workflows/casework/casework-limits.js';
import type { ContactKind } from '../../../workflows/casework/casework-limits.js';
import { rulesMet } from '../../../workflows/casework/stuck-reasons.js';
import { afterWorkingDays } from '../../../workflows/casework/working-days.js';
import type { Escalation } from '../../../workflows/escalation/escalation.state.js';
import { longestText } from '../../api/dto-field.js';
import { AnswerReader } from '../../web/forms/answers.js';
import { escalatedForWords, periodWords, stuckRuleWords, whyStuck } from '../../web/words/casework-words.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import type { Choice, Question } from '../questions.js';
import type { FactSituation, Row } from '../recording-form.js';
import type { Tuning } from './fact-form.js';

/** A contact is first given to whoever holds the case; the limit is the authority's. */
const contactReceived: Tuning = {
  dateLabel: 'Date it came',
  button: 'Record the contact',
  done: 'Contact recorded',
  without: () => ['replyWithin', 'team', 'worker', 'text'],
  defaults: ({ holder }) => ({ worker: holder?.worker ?? '' }),
  after: (s) => [
    {
      kind: 'select',
      name: 'worker',
      label: 'Who is to answer?',
      hint: 'At first whoever holds the case',
      choices: [{ value: '', text: 'Nobody yet' }, ...peopleOf(s)],
    },
    written('What was it about?'),
  ],
  read: (asked, s, body) => {
    const chosen = asked.oneOf('worker', ['', ...s.colleagues.map(({ id }) => id)], 'Choose who is to answer, or “Nobody yet”'); // prettier-ignore
    const person = s.colleagues.find(({ id }) => id === chosen) ?? null;
    // A case goes on being its team's whoever answers a call about it.
    const team = s.holder?.team ?? person?.team ?? null;
    const kind = body['kind'] as ContactKind | undefined;
    const text = asked.text('text', 'What it was about', 'Say what it was about', longestText);
    return {
      body: { worker: person?.id ?? null, team, ...wordsIn(text) },
      rows: [
        { key: 'Who is to answer', value: person?.name ?? 'Nobody yet' },
        ...wordRows('What it was about', text),
        ...(kind === undefined ? [] : [replyRow(s, kind)]),
      ],
    };
  },
  side: ({ basis }) => {
    const { days } = caseworkOn(basis.settings, basis.today);
    return [
      {
        heading: 'What this does',
        paragraphs: [
          `A call is owed a reply within ${periodWords(days.call, 'workingDays')}, an e-mail within ${periodWords(days.email, 'workingDays')} and a letter within ${periodWords(days.letter, 'workingDays')}. The limit of the day on which it came stands.`,
          'What was only said, and asks for no reply, is a note.',
        ],
      },
    ];
  },
  preview: () => [],
};

/** By when the reply is owed, were it recorded so. What is wrong with the date is told where it is asked. */
function replyRow(s: FactSituation, kind: ContactKind): Row {
  const asked = new AnswerReader(s.answers);
  const on = asked.optionalDate('on', { label: 'Date it came', missing: '', today: s.basis.today }) ?? s.basis.today;
  const within = caseworkOn(s.basis.settings, on).days[kind];
  const due = afterWorkingDays(on, within, s.basis.calendar);
  return { key: 'Reply by', value: `${actDate(due)}: ${periodWords(within, 'workingDays')}` };
}

const contactAnswered: Tuning = { dateLabel: 'Date of the reply', button: 'Record the reply', done: 'Reply recorded' };
const contactClosed: Tuning = { dateLabel: 'Date', button: 'Record it', done: 'No reply is owed' };

/** The rules that the case meets today come first, then whatever else somebody wants a manager to know. */
const escalationRaised: Tuning = {
  dateLabel: 'Date it was escalated',
  button: 'Escalate the case',
  done: 'Case escalated',
  without: () => ['aboutStream', 'rule', 'to', 'team', 'replyWithin', 'text'],
  defaults: (s) => ({
    why: whyChoices(s)[0]?.value ?? byHand,
    to: managersOf(s).find(({ team }) => team !== null && team === s.holder?.team)?.id ?? managersOf(s)[0]?.id ?? '',
  }),
  before: (s) => [
    { kind: 'radios', name: 'why', legend: 'Why is the case escalated?', choices: whyChoices(s) },
    managerQuestion('to', 'To which manager?', s),
  ],
  after: () => [written('What is needed?', 'May be left empty where a rule says why')],
  read: (asked, s) => {
    const choices = whyChoices(s);
    const why = asked.oneOf('why', choices.map(({ value }) => value), 'Say why the case is escalated'); // prettier-ignore
    const to = managerIn(asked, 'to', s);
    const missing = why === byHand ? 'Say what is needed' : null;
    const text = asked.text('text', 'What is needed', missing, longestText);
    if (why === null || to === null) return {};
    const [aboutStream = null, rule = byHand] = why === byHand ? [null, byHand] : why.split(' ');
    const within = caseworkOn(s.basis.settings, s.basis.today).days.escalationReply;
    return {
      body: { aboutStream, rule, to: to.id, team: s.holder?.team ?? null, ...wordsIn(text) },
      rows: [
        { key: 'Why', value: choices.find(({ value }) => value === why)?.text ?? '' },
        { key: 'Manager', value: to.name },
        ...wordRows('What is needed', text),
        { key: 'Reply owed', value: `Within ${periodWords(within, 'workingDays')}` },
      ],
    };
  },
  side: ({ basis }) => {
    const { days } = caseworkOn(basis.settings, basis.today);
    return [
      {
        heading: 'What this does',
        paragraphs: [
          `The manager owes a reply within ${periodWords(days.escalationReply, 'workingDays')}: what is decided, what comes next and by when. After ${periodWords(days.escalationStepUp, 'workingDays')} without a reply it is to go to the second level.`,
          'No limit of law moves.',
        ],
      },
    ];
  },
  preview: () => [],
};

const byHand = 'byHand';

/** One choice for every rule that the assessment or the plan meets today. */
function whyChoices({ stuck, basis }: FactSituation): readonly Choice[] {
  return [
    ...stuck.flatMap(({ stream, process, reasons }) =>
      rulesMet(reasons, basis.today).map((met): Choice => ({
        value: `${stream} ${met.rule}`,
        text: `${stuckRuleWords[met.rule]} (${process})`,
        hint: `${whyStuck(met)}. Stuck since ${sentenceDate(met.since)}`,
      })),
    ),
    { value: byHand, text: 'Another reason', hint: `${escalatedForWords.byHand}: say below what is needed` },
  ];
}

const escalationReplied: Tuning = {
  dateLabel: 'Date of the reply',
  button: 'Record the reply',
  done: 'Reply recorded',
  without: () => ['text'],
  after: () => [written('What was decided, and what comes next?')],
  read: (asked) => {
    const key = 'The decision and the next step';
    const text = asked.text('text', key, 'Say what was decided and what comes next', longestText);
    return { body: wordsIn(text), rows: wordRows(key, text) };
  },
};

/** Whoever the authority named for the second level stands first. */
const escalationSteppedUp: Tuning = {
  dateLabel: 'Date it was stepped up',
  button: 'Step it up',
  done: 'Escalation stepped up',
  without: () => ['to'],
  defaults: (s) => {
    const { secondLevel } = caseworkOn(s.basis.settings, s.basis.today);
    return { to: managersBut(s).some(({ id }) => id === secondLevel) ? secondLevel : '' };
  },
  before: (s) => [managerQuestion('to', 'To which manager?', s)],
  read: (asked, s) => {
    const to = managerIn(asked, 'to', s);
    return to === null ? {} : { body: { to: to.id }, rows: [{ key: 'Manager', value: to.name }] };
  },
  preview: () => [],
};

const escalationSettled: Tuning = { dateLabel: 'Date it was settled', button: 'Settle it', done: 'Escalation settled' };

function written(label: string, more = ''): Question {
  const hint = `Everyone who may open the case can read this${more === '' ? '' : `. ${more}`}`;
  return { kind: 'longText', name: 'text', label, hint };
}

const wordsIn = (text: string | null): { readonly text?: string } => (text === null ? {} : { text });
const wordRows = (key: string, text: string | null): readonly Row[] => (text === null ? [] : [{ key, value: text }]);

type Colleague = FactSituation['colleagues'][number];

const managersOf = ({ colleagues }: FactSituation): readonly Colleague[] =>
  colleagues.filter(({ roles }) => roles.includes('manager'));

/** Managers whom the escalation is not with already. */
function managersBut(s: FactSituation): readonly Colleague[] {
  const { worker } = s.state as Escalation;
  return managersOf(s).filter(({ id }) => id !== worker);
}

function managerQuestion(name: string, label: string, s: FactSituation): Question {
  const choices = [{ value: '', text: 'Choose a manager' }, ...optionsOf(managersBut(s))];
  return { kind: 'select', name, label, hint: 'Only managers who may open this case', choices };
}

function managerIn(asked: AnswerReader, name: string, s: FactSituation): Colleague | null {
  const managers = managersBut(s);
  const chosen = asked.oneOf(name, managers.map(({ id }) => id), 'Choose a manager'); // prettier-ignore
  return managers.find(({ id }) => id === chosen) ?? null;
}

const peopleOf = ({ colleagues }: FactSituation): readonly Choice[] => optionsOf(colleagues);

function optionsOf(people: readonly Colleague[]): readonly Choice[] {
  return people.map(({ id, name, team }) => ({ value: id, text: team === null ? name : `${name}, ${team}` }));
}

/** Forms about contacts and escalations that are more than the fields of their command. */
export const caseworkTunings: Readonly<Record<string, Tuning>> = {
  RecordContact: contactReceived,
  AnswerContact: contactAnswered,
  CloseContact: contactClosed,
  RaiseEscalation: escalationRaised,
  ReplyToEscalation: escalationReplied,
  StepUpEscalation: escalationSteppedUp,
  SettleEscalation: escalationSettled,
};
