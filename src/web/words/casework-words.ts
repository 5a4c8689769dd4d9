import type { CaseworkLimit, ContactKind, StuckRule } from '../../../workflows/casework/casework-limits.js';
import { caseworkLimits } from '../../../workflows/casework/casework-limits.js';
import type { RuleMet } from '../../../workflows/casework/stuck-reasons.js';
import type {
  ContactAnswered,
  ContactClosed,
  ContactEvent,
  ContactFrom,
} from '../../../workflows/contact/contact.events.js';
import type { ContactStage } from '../../../workflows/contact/contact.machine.js';
import type {
  EscalationEvent,
  EscalationReplied,
  EscalationSettled,
} from '../../../workflows/escalation/escalation.events.js';
import type { EscalationStage } from '../../../workflows/escalation/escalation.machine.js';
import { bodyWords } from './body-words.js';
import { sentenceDate } from './date-words.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';
import { limitTitle } from './limit-words.js';
import { lowerFirst } from './list-words.js';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** "1 working day", "28 days". */
export function periodWords(days: number, counted: CaseworkLimit['counted']): string {
  const day = days === 1 ? 'day' : 'days';
  return `${days} ${counted === 'workingDays' ? `working ${day}` : day}`;
}

export const stuckRuleWords: Words<StuckRule> = Object.fromEntries(
  caseworkLimits.map(({ id, title }) => [id, title]),
) as Words<StuckRule>;

export const escalatedForWords: Words<StuckRule | 'byHand'> = {
  ...stuckRuleWords,
  byHand: 'Raised by hand',
};

/** Why a rule is met: "Send final plan was due on 3 November 2026". */
export function whyStuck({ rule, limit, body, from, many }: RuleMet): string {
  const more = many > 1 ? `, and ${many - 1} more` : '';
  switch (rule) {
    case 'limitNear':
    case 'limitMissed': {
      const title = limit === null ? 'A limit' : limitTitle(limit.rule, limit.body, limit.stage);
      return `${title} ${rule === 'limitNear' ? 'is' : 'was'} due on ${sentenceDate(from)}${more}`;
    }
    case 'adviceSilent':
      return `Advice of ${bodyWords(body ?? 'other')} was chased on ${sentenceDate(from)} and is not in${more}`;
    case 'exceptionOver':
      return `An exception ended on ${sentenceDate(from)} and nothing followed`;
    case 'nothingRecorded':
      return `Nothing has been recorded since ${sentenceDate(from)}`;
  }
}

/** The reasons of a case as one sentence begins and others go on: "…; nothing has been recorded since…". */
export function whyStuckInOne(met: readonly RuleMet[]): string {
  return met.map((one, index) => (index === 0 ? whyStuck(one) : lowerFirst(whyStuck(one)))).join('; ');
}

export const contactKindWords: Words<ContactKind> = { call: 'Call', email: 'E-mail', letter: 'Letter' };

export const contactFromWords: Words<ContactFrom> = {
  parent: 'A parent or carer',
  youngPerson: 'The young person',
  setting: 'A school, college or other setting',
  professional: 'A professional or a service',
  other: 'Somebody else',
};

export const answeredHowWords: Words<ContactAnswered['data']['how']> = { ...contactKindWords, meeting: 'Meeting' };

export const contactClosedWords: Words<ContactClosed['data']['because']> = {
  forInformation: 'It was for information alone',
  takenBack: 'They took it back',
  answeredWithAnother: 'It was answered together with another contact',
};

export const escalationDecisionWords: Words<EscalationReplied['data']['decision']> = {
  nextStepAgreed: 'The next step is agreed',
  givenToSomebodyElse: 'The case goes to somebody else',
  helpGiven: 'Somebody helps with it',
  takenUpOutside: 'It is taken up with the service or body waited for',
  noAction: 'Nothing more can be done now',
};

export const escalationSettledWords: Words<EscalationSettled['data']['because']> = {
  caseMoved: 'The case moves again',
  nothingMoreToDo: 'Nothing more can be done',
  noLongerOurs: 'The case is no longer ours',
};

/** What happened, as a clause after "when" or "that". */
export const caseworkClauses: Readonly<
  Record<Exclude<(ContactEvent | EscalationEvent)['type'], 'CaseAllocated' | 'NoteAdded' | 'FactCorrected'>, string>
> = {
  ContactReceived: 'somebody got in touch',
  ContactAnswered: 'the contact was answered',
  ContactClosed: 'it was recorded that no reply is owed',
  EscalationRaised: 'the case was escalated',
  EscalationReplied: 'the manager replied to the escalation',
  EscalationSteppedUp: 'the escalation was stepped up',
  EscalationSettled: 'the escalation was settled',
};

export const caseworkStageWords: Words<ContactStage | EscalationStage> = {
  notReceived: 'Not received',
  awaitingReply: 'Waiting for our reply',
  contactAnswered: 'Answered',
  contactClosed: 'No reply owed',
  notEscalated: 'Not escalated',
  awaitingManager: 'Waiting for the manager',
  managerReplied: 'Manager replied',
  steppedUp: 'Stepped up, waiting for a reply',
  escalationSettled: 'Settled',
};

/** Fields that mean the same in every fact about a contact or an escalation. */
export const caseworkFields: FieldTable = {
  replyWithin: { label: 'Working days for the reply' },
  decision: { label: 'What was decided', value: codes(escalationDecisionWords) },
  nextStepBy: { label: 'Next step by' },
};

const managerField = { to: { label: 'Manager' } };

/** Fields that mean something of their own in one fact. */
export const caseworkFieldsByFact: Readonly<Record<string, FieldTable>> = {
  ContactReceived: {
    kind: { label: 'How they got in touch', value: codes(contactKindWords) },
    from: { label: 'Who got in touch', value: codes(contactFromWords) },
    text: { label: 'What it was about' },
  },
  ContactAnswered: {
    how: { label: 'How it was answered', value: codes(answeredHowWords) },
    text: { label: 'The reply' },
  },
  ContactClosed: { because: { label: 'Why', value: codes(contactClosedWords) } },
  EscalationRaised: {
    ...managerField,
    rule: { label: 'Why', value: codes(escalatedForWords) },
    text: { label: 'What is needed' },
  },
  EscalationReplied: { text: { label: 'The decision and the next step' } },
  EscalationSteppedUp: managerField,
  EscalationSettled: { because: { label: 'How it was settled', value: codes(escalationSettledWords) } },
  CaseworkLimitsSet: { secondLevel: { label: 'Second level of an escalation' }, days: { label: 'Periods' } },
};
