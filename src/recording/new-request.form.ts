import type { Requester, RequestReceived } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ParentDetails } from '../../workflows/child/child.events.js';
import type { NewRequest } from '../children/request-commands.js';
import type { AnswerReader } from '../web/forms/answers.js';
import { actDate, sentenceDate } from '../web/words/date-words.js';
import { channelWords, needWords, requesterWords } from '../web/words/code-words.js';
import { askWhyLate } from './extras.js';
import type { Extras } from './extras.js';
import { choicesFrom, keysOf } from './questions.js';
import type { Question } from './questions.js';
import type { Row } from './recording-form.js';

type NewChild = Extract<NewRequest['about'], { child: unknown }>;

/** A request form read in full. */
export interface ReadRequest {
  readonly receivedOn: CalendarDate;
  readonly requestedBy: Requester;
  readonly channel: RequestReceived['data']['channel'];
  readonly inYouthAccommodation: boolean;
  readonly text: string | null;
  readonly about: NewChild;
  readonly whyLate: { readonly reason: string; readonly text: string } | null;
}

const requesters = keysOf(requesterWords).filter((one) => one !== 'notStated');
const channels = keysOf(channelWords).filter((one) => one !== 'notStated');

export const requestQuestions: readonly Question[] = [
  {
    kind: 'date',
    name: 'receivedOn',
    legend: 'When did the request reach us?',
    hint: 'The day it arrived, not today if that is later. All the weeks count from it',
  },
  {
    kind: 'radios',
    name: 'requestedBy',
    legend: 'Who asked?',
    choices: requesters.map((value) => ({ value, text: requesterWords[value] })),
  },
  {
    kind: 'radios',
    name: 'channel',
    legend: 'How did it come?',
    choices: channels.map((value) => ({ value, text: channelWords[value] })),
  },
  { kind: 'heading', text: 'The child or young person' },
  { kind: 'text', name: 'forename', label: 'First name' },
  { kind: 'text', name: 'surname', label: 'Last name' },
  { kind: 'date', name: 'birthDate', legend: 'Date of birth', hint: 'For example 31 3 2019' },
  {
    kind: 'radios',
    name: 'sex',
    legend: 'Sex, as the national return asks',
    choices: [
      { value: 'F', text: 'Female' },
      { value: 'M', text: 'Male' },
    ],
  },
  {
    kind: 'text',
    name: 'upn',
    label: 'Unique pupil number (optional)',
    hint: '13 characters, for example H801200001001',
    width: 20,
  },
  { kind: 'text', name: 'postcode', label: 'Postcode (optional)', width: 10 },
  { kind: 'text', name: 'school', label: 'School, college or early years setting (optional)' },
  {
    kind: 'select',
    name: 'need',
    label: 'Main need',
    hint: 'As the request says. It can change later',
    choices: [{ value: '', text: 'Choose a need' }, ...choicesFrom(needWords)],
  },
  {
    kind: 'checkboxes',
    name: 'youthAccommodation',
    legend: 'Where the child lives',
    choices: [
      {
        value: 'yes',
        text: 'In relevant youth accommodation',
        hint: 'Detained in a young offender institution, secure training centre or secure home',
      },
    ],
  },
  { kind: 'heading', text: 'A parent or carer' },
  { kind: 'text', name: 'parentName', label: 'Name (optional)' },
  { kind: 'text', name: 'relation', label: 'Relation to the child (optional)', width: 20 },
  { kind: 'text', name: 'email', label: 'Email address (optional)' },
  { kind: 'text', name: 'telephone', label: 'Telephone number (optional)', width: 20 },
  {
    kind: 'longText',
    name: 'text',
    label: 'What the request says (optional)',
    hint: 'Everyone who may open the case can read this',
  },
];

/** @throws AnswersInvalid */
export function readRequest(asked: AnswerReader, today: CalendarDate, extras: Extras): ReadRequest {
  const receivedOn = asked.date('receivedOn', {
    label: 'Date the request was received',
    missing: 'Enter the date the request was received',
    today,
  });
  const requestedBy = asked.oneOf('requestedBy', requesters, 'Say who asked');
  const channel = asked.oneOf('channel', channels, 'Say how it came');
  const child = readChild(asked, receivedOn, today);
  const setting = asked.text('school', 'Name of the school', null, 200);
  const need = asked.oneOf('need', Object.keys(needWords), 'Choose the main need');
  const inYouthAccommodation = asked.someOf('youthAccommodation', ['yes'], null).length > 0;
  const parent = readParent(asked);
  const text = asked.text('text', 'What the request says', null);
  const whyLate = receivedOn === null ? null : askWhyLate(asked, receivedOn, today, extras);
  const read = asked.finished({ receivedOn, requestedBy, channel, child, need });
  return {
    receivedOn: read.receivedOn,
    requestedBy: read.requestedBy,
    channel: read.channel,
    inYouthAccommodation,
    text,
    about: {
      child: read.child,
      need: { primary: read.need, secondary: null },
      ...(parent === null ? {} : { parent }),
      ...(setting === null ? {} : { setting: { name: setting } }),
    },
    whyLate,
  };
}

function readChild(
  asked: AnswerReader,
  receivedOn: CalendarDate | null,
  today: CalendarDate,
): NewChild['child'] | null {
  const forename = asked.text('forename', 'First name', 'Enter the child’s first name', 200);
  const surname = asked.text('surname', 'Last name', 'Enter the child’s last name', 200);
  const birthDate = asked.date('birthDate', { label: 'Date of birth', missing: 'Enter the date of birth', today });
  if (birthDate !== null && receivedOn !== null && birthDate > receivedOn) {
    asked.wrong(
      'birthDate',
      `Date of birth must be on or before ${sentenceDate(receivedOn)}, when the request was received`,
      'birthDate-day',
    );
  }
  const sex = asked.oneOf('sex', ['F', 'M'], 'Choose the sex, as the national return asks');
  const upn = asked.text('upn', 'Unique pupil number', null, 20)?.replaceAll(/\s/g, '').toUpperCase() ?? null;
  if (upn !== null && !/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) {
    asked.wrong('upn', 'Unique pupil number must be a letter, 11 figures and one more letter or figure');
  }
  const postcode = asked.text('postcode', 'Postcode', null, 10)?.toUpperCase() ?? null;
  if (forename === null || surname === null || birthDate === null || sex === null) return null;
  return {
    forename,
    surname,
    birthDate,
    sex,
    ...(upn === null ? {} : { upn }),
    ...(postcode === null ? {} : { postcode }),
  };
}

function readParent(asked: AnswerReader): ParentDetails | null {
  const name = asked.text('parentName', 'Name', null, 200);
  const relation = asked.text('relation', 'Relation', null, 100);
  const email = asked.text('email', 'Email address', null, 200);
  const telephone = asked.text('telephone', 'Telephone number', null, 50);
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    asked.wrong('email', 'Email address must be like name@example.org');
  }
  const given = { name, relation, email, telephone };
  const known = Object.entries(given).filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  if (name === null) asked.wrong('parentName', 'Enter the name of the parent or carer');
  return Object.fromEntries(known);
}

/** What is to be checked of a request; `onFile` names the child it is for, where that is one on file. */
export function requestRows(read: ReadRequest, onFile: string | null): readonly Row[] {
  const { child, parent, need, setting } = read.about;
  const optional = (key: string, value: string | null | undefined): readonly Row[] =>
    value === null || value === undefined ? [] : [{ key, value }];
  return [
    { key: 'Received', value: actDate(read.receivedOn) },
    { key: 'Asked by', value: requesterWords[read.requestedBy] },
    { key: 'Came by', value: channelWords[read.channel] },
    ...(onFile === null
      ? [
          {
            key: 'Child',
            value: `${child.forename} ${child.surname}, born ${sentenceDate(child.birthDate as CalendarDate)}`,
          },
          ...optional('Unique pupil number', child.upn),
          ...optional('Postcode', child.postcode),
          ...optional('School or setting', setting?.name),
          ...optional('Main need', needWords[need?.primary ?? '']),
          ...optional('Parent or carer', parent?.name),
        ]
      : [{ key: 'Child', value: `${onFile}, already on file. What is on file about the child stays as it is` }]),
    ...optional('What the request says', read.text),
    ...optional('Recorded late because', read.whyLate?.reason),
  ];
}
