import type { HistoryEntry } from '../children/case-record.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import { sentenceDate, shortDate } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';
import { bodyWords } from './body-words.js';
import { groundWords } from './ground-words.js';
import { staffName } from './staff-names.service.js';
import type { StaffNames } from './staff-names.service.js';
import type { ExceptionGround } from '../../workflows/timetable/clock.js';

type Data = Readonly<Record<string, unknown>>;

/** What a title needs beside the event: names of staff and the bodies of advice requests. */
export interface EventContext {
  readonly names: StaffNames;
  readonly bodyOf: (adviceId: string) => string;
}

const requesters: Readonly<Record<string, string>> = {
  parentOrYoungPerson: 'the family',
  school: 'the school or college',
  health: 'health',
  socialCare: 'social care',
  other: 'someone else',
};
const recipients: Readonly<Record<string, string>> = {
  parentOrYoungPerson: 'the family',
  setting: 'the school or college',
  commissioningBody: 'the health body',
};
const noteKinds: Readonly<Record<string, string>> = {
  call: 'Telephone call',
  email: 'Email',
  visit: 'Visit',
  outOfTurn: 'Note: recorded out of turn',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const advice = (data: Data, { bodyOf }: EventContext): string => bodyOf(text(data['adviceId']));

const titles: Readonly<Record<string, (data: Data, context: EventContext) => string>> = {
  RequestReceived: ({ requestedBy }) => {
    const who = requesters[text(requestedBy)];
    return who === undefined ? 'Request received' : `Request received from ${who}`;
  },
  DecisionToAssessNotified: () => 'Decision to assess: yes',
  DecisionNotToAssessNotified: () => 'Decision to assess: no',
  AdviceRequested: ({ body }) => `Advice asked for: ${bodyWords(text(body))}`,
  ExistingAdviceAdopted: ({ body }) => `Existing advice agreed: ${bodyWords(text(body))}`,
  AdviceReceived: (data, context) => `Advice received: ${advice(data, context)}`,
  AdviceReturned: (data, context) => `Advice sent back: ${advice(data, context)}`,
  AdviceAccepted: (data, context) => `Advice accepted: ${advice(data, context)}`,
  AdviceChased: (data, context) => `Chased: ${advice(data, context)}`,
  AppointmentMissed: (data, context) => `Missed appointment: ${advice(data, context)}`,
  ExceptionClaimed: ({ ground }) => `Exception recorded: ${groundWords(text(ground) as ExceptionGround)}`,
  DecisionToIssueNotified: () => 'There will be a plan',
  DecisionNotToIssueNotified: () => 'There will be no plan',
  DraftPlanServed: () => 'Draft plan sent to the family',
  RepresentationsReceived: ({ finished }) =>
    `Family’s comments received${finished === true ? ': they have finished' : ''}`,
  FinalPlanSent: ({ recipient }) => `Final plan sent to ${recipients[text(recipient)] ?? 'somebody'}`,
  PlanSignedOff: ({ post }) => `Plan signed off by ${text(post)}`,
  CaseAllocated: ({ worker, team }, { names }) =>
    worker === null ? `Allocated to ${text(team)}` : `Allocated to ${staffName(names, text(worker))}`,
  NoteAdded: ({ kind }) => noteKinds[text(kind)] ?? 'Note',
  ReturnFlagsStated: ({ year }) => `Stated in the SEN2 return for ${String(year)}`,
};

/** "Advice received: educational psychology". */
export function eventTitle({ type, data }: Pick<HistoryEntry, 'type' | 'data'>, context: EventContext): string {
  return titles[type]?.(data as Data, context) ?? capital(factClause(type).replace(/^the /, ''));
}

/** What a person wrote about the event; null where nothing was written, or it can no longer be read. */
export function narrativeOf({ personal }: Pick<HistoryEntry, 'personal'>): string | null {
  for (const content of Object.values(personal ?? {}) as readonly (Data | null)[]) {
    const written = content?.['text'];
    if (typeof written === 'string' && written.trim() !== '') return written.trim();
  }
  return null;
}

/** Fields of an event as rows, without the ids that only tie records together. */
export function factRows(data: object): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(data as Data)
    .filter(([name]) => !/Ids?$/.test(name))
    .map(([name, value]) => ({ key: plainWords(name), value: valueWords(value) }));
}

/** A name of the code as words: "settingPreferred" gives "Setting preferred". */
function plainWords(name: string): string {
  return capital(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase());
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (isCalendarDate(value)) return sentenceDate(value);
    return /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) ? plainWords(value) : capital(value);
  }
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(valueWords).join('; ');
  return factRows(value)
    .map(({ key, value: inner }) => `${key}: ${inner}`)
    .join(', ');
}

/** A value of a correction, in short. */
export function shortValue(value: unknown): string {
  return isCalendarDate(value) ? shortDate(value) : valueWords(value);
}
