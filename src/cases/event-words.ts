import type { HistoryEntry } from '../children/case-record.js';
import { capital } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';
import { bodyWords } from '../web/words/body-words.js';
import { fieldRows, fieldValue } from '../web/words/field-words.js';
import { inOwnWords } from '../web/words/quality-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { groundWords } from '../web/words/ground-words.js';
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
const noteKinds: Readonly<Record<string, string>> = {
  call: 'Telephone call',
  email: 'Email',
  visit: 'Visit',
  outOfTurn: 'Note: recorded out of turn',
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const evaluation = (evaluated: unknown): string => (evaluated === true ? 'evaluated' : 'not evaluated');
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
  FinalPlanSent: ({ recipient }) => `Final plan sent to ${lowerFirst(fieldValue('recipient', recipient))}`,
  PlanSignedOff: ({ sector, post }) =>
    `Plan signed off for ${fieldValue('sector', sector).toLowerCase()} by ${text(post)}`,
  SettingReplied: ({ view }) => `School or college replied: ${lowerFirst(fieldValue('view', view))}`,
  OrdinaryProvisionEvaluated: ({ evaluated }) => `Ordinarily available provision ${evaluation(evaluated)}`,
  TherapyPackUseEvaluated: ({ evaluated }) => `Use of the therapy pack ${evaluation(evaluated)}`,
  NeedWeighed: ({ threshold }) => `Local threshold: ${lowerFirst(fieldValue('threshold', threshold))}`,
  EarlyNotificationReceived: ({ from }) =>
    `Notification of the young child from ${lowerFirst(fieldValue('from', from, 'EarlyNotificationReceived'))}`,
  PanelDecisionRecorded: ({ outcome }) =>
    `Panel decision: ${lowerFirst(fieldValue('outcome', outcome, 'PanelDecisionRecorded'))}`,
  ContactReceived: ({ kind, from }) =>
    `${fieldValue('kind', kind, 'ContactReceived')} from ${lowerFirst(fieldValue('from', from, 'ContactReceived'))}`,
  EscalationRaised: ({ to }, { names }) => `Escalated to ${staffName(names, text(to))}`,
  EscalationReplied: ({ decision }) => `Reply to the escalation: ${lowerFirst(fieldValue('decision', decision))}`,
  EscalationSteppedUp: ({ to }, { names }) => `Escalation stepped up to ${staffName(names, text(to))}`,
  CaseAllocated: ({ worker, team }, { names }) =>
    worker === null ? `Allocated to ${text(team)}` : `Allocated to ${staffName(names, text(worker))}`,
  PlanAudited: (data) => `Plan audited: ${lowerFirst(gradeIn(data))}`,
  ReviewAudited: (data) => `Review audited: ${lowerFirst(gradeIn(data))}`,
  AdviceAudited: (data) => `Advice audited: ${lowerFirst(gradeIn(data))}`,
  NoteAdded: ({ kind }) => noteKinds[text(kind)] ?? 'Note',
  ReturnFlagsStated: ({ year }) => `Stated in the SEN2 return for ${String(year)}`,
};

/** The grade of an audit by the scale it was given on. */
const gradeIn = (data: Data): string => text((inOwnWords(data) as Data)['grade']);

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

/** What an event says, as rows: clear fields with names for ids of staff, and the school or college it names. */
export function eventRows(
  { type, data, personal }: Pick<HistoryEntry, 'type' | 'data' | 'personal'>,
  names: StaffNames,
): readonly { readonly key: string; readonly value: string }[] {
  const clear = data as Data;
  const worker = clear['worker'];
  const sealed = (Object.values(personal ?? {}) as readonly (Data | null)[]).flatMap((content) =>
    fieldRows(
      Object.fromEntries(
        sealedFields.flatMap((name) => (content?.[name] === undefined ? [] : [[name, content[name]]])),
      ),
      type,
    ),
  );
  const told = {
    ...clear,
    ...(typeof worker === 'string' ? { worker: staffName(names, worker) } : {}),
    ...(type.startsWith('Escalation') && 'to' in clear ? { to: staffName(names, text(clear['to'])) } : {}),
    ...openersByName(clear, names),
  };
  return [...fieldRows(told, type), ...sealed];
}

/** Who may open a restricted case, by name. */
function openersByName({ people, manager }: Data, names: StaffNames): Data {
  if (!Array.isArray(people)) return {};
  return { people: people.map((id) => staffName(names, text(id))), manager: staffName(names, text(manager)) };
}

/** Sealed fields that are told beside the narrative. */
const sealedFields = [
  'setting',
  'urn',
  'ukprn',
  'senSetting',
  'senSettingOther',
  'need',
  'severity',
  'length',
  'complexity',
  'deliveredItems',
  'partlyItems',
  'notDeliveredItems',
  'outcome',
  'target',
  'evidence',
] as const;
