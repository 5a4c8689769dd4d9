import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { actDate } from '../../web/words/date-words.js';
import type { Question } from '../questions.js';
import type { Row, Situation } from '../recording-form.js';

/** What step 3 of an exception says. */
export interface Evidence {
  readonly evidenced: boolean;
  /** The person who records is a manager and agrees it now. */
  readonly agreed: boolean;
  readonly toldOn: CalendarDate | null;
  /** Lines to be kept with the claim. */
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
}

const later = 'later';

/** Evidence, who agrees, and when the family was told. Nobody can agree in another's name: the approver is who records it. */
export function evidenceQuestions(s: Situation): readonly Question[] {
  return [
    {
      kind: 'radios',
      name: 'evidence',
      legend: 'Is there evidence?',
      choices: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [{ kind: 'longText', name: 'evidenceText', label: 'What is it, and where is it kept?' }],
        },
        { value: 'no', text: 'Not yet', hint: 'No limit is lifted until there is' },
      ],
    },
    {
      kind: 'select',
      name: 'approver',
      label: 'Which manager is to agree it?',
      hint: 'A manager’s agreement is an event of its own. Until then it is shown as claimed.',
      choices: [
        { value: '', text: 'Choose a manager' },
        ...(isManager(s) ? [{ value: s.person.id, text: 'I agree it now' }] : []),
        ...managers(s).map(({ id, name }) => ({ value: id, text: name })),
        { value: later, text: 'Not known yet' },
      ],
    },
    {
      kind: 'radios',
      name: 'told',
      legend: 'Has the family been told of the delay?',
      choices: [
        { value: 'yes', text: 'Yes', reveals: [{ kind: 'date', name: 'toldOn', legend: 'When?' }] },
        { value: 'no', text: 'Not yet' },
      ],
    },
  ];
}

export function readEvidence(asked: AnswerReader, s: Situation): Evidence {
  const evidenced = asked.oneOf('evidence', ['yes', 'no'], 'Say whether there is evidence') === 'yes';
  const what = evidenced ? asked.text('evidenceText', 'The evidence', 'Say what the evidence is', 1000) : null;
  const approvers = [...(isManager(s) ? [s.person] : []), ...managers(s)];
  const approver = asked.oneOf(
    'approver',
    [...approvers.map(({ id }) => id), later],
    'Say which manager is to agree it',
  );
  const told = asked.oneOf('told', ['yes', 'no'], 'Say whether the family has been told');
  const toldOn =
    told === 'yes'
      ? asked.date('toldOn', {
          label: 'Date the family was told',
          missing: 'Enter the date the family was told',
          today: s.basis.today,
        })
      : null;
  const agreed = isManager(s) && approver === s.person.id;
  const name = approvers.find(({ id }) => id === approver)?.name ?? null;
  return {
    evidenced,
    agreed,
    toldOn,
    notes: [
      ...(what === null ? [] : [`Evidence: ${what}`]),
      ...(agreed || name === null ? [] : [`Agreement to be asked of ${name}.`]),
    ],
    rows: [
      { key: 'Evidence', value: what ?? 'None yet' },
      {
        key: 'Agreed by',
        value: agreed ? `${s.person.name}, now` : name === null ? 'Not known yet' : `To be asked of ${name}`,
      },
      { key: 'Family told', value: toldOn === null ? 'Not yet' : actDate(toldOn) },
    ],
  };
}

const isManager = ({ person }: Situation): boolean => person.roles.includes('manager');
const managers = ({ colleagues, person }: Situation): Situation['colleagues'] =>
  colleagues.filter(({ id, roles }) => roles.includes('manager') && id !== person.id);
