import { caseworkOn, usualCasework } from '../../workflows/casework/casework-limits.js';
import { rulesMet } from '../../workflows/casework/stuck-reasons.js';
import type { RuleMet } from '../../workflows/casework/stuck-reasons.js';
import { afterWorkingDays } from '../../workflows/casework/working-days.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { stuckRowOf } from '../../projections/stuck/stuck.projection.js';
import {
  answeredHowWords,
  contactClosedWords,
  contactFromWords,
  contactKindWords,
  escalatedForWords,
  escalationDecisionWords,
  escalationSettledWords,
  whyStuck,
} from '../web/words/casework-words.js';
import { sentenceDate } from '../web/words/date-words.js';
import { tag } from '../web/words/deadline-tag.js';
import type { Tag } from '../web/words/deadline-tag.js';
import { stageWords } from '../web/words/fact-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import type { ContactOnFile, EscalationOnFile, OnFile } from './case-file.service.js';
import { caseLink } from './case-head.view.js';
import type { OpenCase } from './case-pages.service.js';
import { narrativeOf } from './event-words.js';
import { processHref } from './fact-acts.js';
import { staffName } from './staff-names.service.js';

interface Line {
  readonly key: string;
  readonly value: string;
}

/** What the summary says where the case is stuck or an escalation is open; null where neither is. */
export interface StuckFlag {
  readonly reasons: readonly string[];
  readonly escalations: readonly string[];
  readonly href: string;
  /** Null where nobody here may escalate it, or an escalation is open already. */
  readonly escalateHref: string | null;
}

export function stuckFlag({ file, basis, records }: OpenCase): StuckFlag | null {
  const met = file.lookingBack === null && file.record.erased ? [] : metIn(file, basis);
  const open = file.escalations.filter(({ state }) => state.settled === null);
  if (met.length === 0 && open.length === 0) return null;
  return {
    reasons: met.map((one) => `${whyStuck(one)}. Stuck since ${sentenceDate(one.since)}`),
    escalations: open.map((one) => escalationWords(one, file.names, file.today, basis)),
    href: caseLink(file, 'contacts'),
    escalateHref: records && open.length === 0 ? processHref('escalation', file.reference, 'new') : null,
  };
}

/** The rules that the assessments and plans of the case meet on the day of the page, by what was known then. */
function metIn({ assessments, plans, today }: OpenCase['file'], basis: DecisionBasis): readonly RuleMet[] {
  const metOf = (
    kind: 'needsAssessment' | 'plan',
    { stream, state, history }: OnFile & { readonly state: object },
  ): readonly RuleMet[] => {
    const last = history.at(-1);
    if (last === undefined) return [];
    const context = { stream, authority: '', revision: last.revision, recordedAt: last.recordedAt };
    return rulesMet(stuckRowOf(kind, state, context, basis)?.reasons ?? [], today);
  };
  return [
    ...assessments.flatMap((one) => metOf('needsAssessment', one)),
    ...plans.flatMap((one) => metOf('plan', one)),
  ];
}

function escalationWords(
  { state }: EscalationOnFile,
  names: OpenCase['file']['names'],
  today: CalendarDate,
  basis: DecisionBasis,
): string {
  const { raised, replies, worker } = state;
  if (raised === null) return 'An escalation is open';
  const due = replyDue(raised.on, raised.replyWithin ?? usualCasework.days.escalationReply, basis);
  const [reply] = replies.toReversed();
  const answer =
    reply === undefined
      ? `reply ${due < today ? 'was' : 'is'} due by ${sentenceDate(due)}`
      : `${lowerFirst(escalationDecisionWords[reply.decision])}${reply.nextStepBy === null ? '' : `, next step by ${sentenceDate(reply.nextStepBy)}`}`;
  return `Escalated on ${sentenceDate(raised.on)}, now with ${staffName(names, worker)}: ${answer}`;
}

/** The tab: who got in touch and what became of it, and every escalation with its replies. */
export function contactsView(opened: OpenCase): object {
  const { file, basis, actsOn, records } = opened;
  const { contacts, escalations, reference } = file;
  return {
    contacts: contacts.map((contact) => ({
      ...contactView(contact, opened),
      acts: actsOn('contact', contact),
    })),
    escalations: escalations.map((escalation) => ({
      ...escalationView(escalation, opened),
      acts: actsOn('escalation', escalation),
    })),
    canRecord: records,
    newContactHref: records ? processHref('contact', reference, 'new') : null,
    newEscalationHref: records ? processHref('escalation', reference, 'new') : null,
    reasons: metIn(file, basis).map((one) => `${whyStuck(one)}. Stuck since ${sentenceDate(one.since)}`),
  };
}

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly tag: Tag;
  readonly facts: readonly Line[];
  readonly texts: readonly Line[];
}

function contactView({ id, state, history }: ContactOnFile, { file, basis }: OpenCase): Shown {
  const { received, answered, closed, worker } = state;
  const due =
    received === null ? null : replyDue(received.on, received.replyWithin ?? usualCasework.days[received.kind], basis);
  return {
    id,
    title:
      received === null
        ? 'Contact'
        : `${contactKindWords[received.kind]} from ${lowerFirst(contactFromWords[received.from])}, ${sentenceDate(received.on)}`,
    tag: replyTag(due, answered?.on ?? null, closed?.on ?? null, file.today),
    facts: [
      { key: 'Where it is', value: stageWords(state.stage) },
      ...(due === null ? [] : [{ key: 'Reply by', value: sentenceDate(due) }]),
      { key: 'Who is to answer', value: staffName(file.names, worker) },
      ...(answered === null
        ? []
        : [{ key: 'Answered', value: `${sentenceDate(answered.on)}: ${lowerFirst(answeredHowWords[answered.how])}` }]),
      ...(closed === null
        ? []
        : [{ key: 'No reply owed', value: `${sentenceDate(closed.on)}. ${contactClosedWords[closed.because]}` }]),
    ],
    texts: textsOf(history, {
      ContactReceived: 'What it was about',
      ContactAnswered: 'The reply',
      ContactClosed: 'Why no reply is owed',
    }),
  };
}

function escalationView({ id, state, history }: EscalationOnFile, { file, basis }: OpenCase): Shown {
  const { raised, replies, steppedUp, settled, worker } = state;
  const due =
    raised === null ? null : replyDue(raised.on, raised.replyWithin ?? usualCasework.days.escalationReply, basis);
  return {
    id,
    title: raised === null ? 'Escalation' : `Escalated on ${sentenceDate(raised.on)}`,
    tag: replyTag(due, replies[0]?.on ?? null, settled?.on ?? null, file.today),
    facts: [
      { key: 'Where it is', value: stageWords(state.stage) },
      ...(raised === null ? [] : [{ key: 'Why', value: escalatedForWords[raised.rule] }]),
      { key: 'With', value: staffName(file.names, worker) },
      ...(due === null ? [] : [{ key: 'Reply by', value: sentenceDate(due) }]),
      ...replies.map(({ on, decision, nextStepBy }) => ({
        key: 'Reply',
        value: `${sentenceDate(on)}. ${escalationDecisionWords[decision]}${nextStepBy === null ? '' : `; next step by ${sentenceDate(nextStepBy)}`}`,
      })),
      ...(steppedUp === null
        ? []
        : [{ key: 'Stepped up', value: `${sentenceDate(steppedUp.on)}, to ${staffName(file.names, steppedUp.to)}` }]),
      ...(settled === null
        ? []
        : [{ key: 'Settled', value: `${sentenceDate(settled.on)}. ${escalationSettledWords[settled.because]}` }]),
      ...stepUpLine(state, file.today, basis),
    ],
    texts: textsOf(history, {
      EscalationRaised: 'What is needed',
      EscalationReplied: 'The decision and the next step',
      EscalationSteppedUp: 'Why it was stepped up',
      EscalationSettled: 'How it was settled',
    }),
  };
}

/** From which day nobody's reply is a matter for the second level. */
function stepUpLine(
  { raised, replies, steppedUp, settled }: EscalationOnFile['state'],
  today: CalendarDate,
  basis: DecisionBasis,
): readonly Line[] {
  if (raised === null || replies.length > 0 || steppedUp !== null || settled !== null) return [];
  const from = replyDue(raised.on, caseworkOn(basis.settings, raised.on).days.escalationStepUp, basis);
  return [
    {
      key: 'Second level',
      value:
        from < today
          ? `To be stepped up: nobody replied by ${sentenceDate(from)}`
          : `From ${sentenceDate(from)}, if nobody replies`,
    },
  ];
}

function replyDue(from: CalendarDate, days: number, { calendar }: DecisionBasis): CalendarDate {
  return afterWorkingDays(from, days, calendar);
}

/** How a reply stands, the same on the case and in lists. */
export function replyTag(
  due: CalendarDate | null,
  repliedOn: CalendarDate | null,
  closedOn: CalendarDate | null,
  today: CalendarDate,
): Tag {
  if (repliedOn !== null)
    return due !== null && repliedOn > due ? tag('Answered late', 'red') : tag('Answered in time', 'green');
  if (closedOn !== null) return tag('Closed', 'grey');
  if (due === null || due > today) return tag('Reply owed', 'blue');
  return due === today ? tag('Due today', 'yellow') : tag('Reply overdue', 'red');
}

/** What people wrote at each step, with corrections left to the history. */
function textsOf(history: OnFile['history'], labels: Readonly<Record<string, string>>): readonly Line[] {
  return history.flatMap((entry) => {
    const text = entry.correctedBy === null ? narrativeOf(entry) : null;
    const key = labels[entry.type];
    return text === null || key === undefined ? [] : [{ key, value: text }];
  });
}
