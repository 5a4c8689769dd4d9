import { replyDue } from '../../workflows/complaint/complaint-limits.js';
import { overStages } from '../../workflows/complaint/complaint.machine.js';
import type { Complaint, Reply } from '../../workflows/complaint/complaint.state.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import { effectiveHistory } from '../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Calendar } from '../../workflows/timetable/calendars.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { HistoryEntry } from '../children/case-record.js';
import {
  complainantWords,
  complaintClosedWords,
  complaintKindWords,
  complaintOutcomeWords,
  ombudsmanWords,
} from '../web/words/complaint-words.js';
import { sentenceDate } from '../web/words/date-words.js';
import { dayCount } from '../web/words/distance-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { lowerFirst } from '../web/words/list-words.js';

interface Line {
  readonly key: string;
  readonly value: string;
}

/** What a page needs of a complaint, wherever it is on record. */
export interface ComplaintRead {
  readonly id: string;
  readonly state: Complaint;
  /** As recorded, with corrections. */
  readonly history: readonly Pick<HistoryEntry, 'type' | 'revision' | 'occurredOn' | 'data'>[];
}

/** One complaint: who complained about what, how each answer stands, and what is done about it. */
export interface ComplaintPage {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly facts: readonly Line[];
}

export function complaintPage(
  { id, state, history }: ComplaintRead,
  calendar: Calendar,
  today: CalendarDate,
): ComplaintPage {
  const { received, acknowledgedOn, replies, ombudsman, withdrawnOn, closed, stage } = state;
  const words = wordsIn(history);
  return {
    id,
    title: received === null ? 'Complaint' : `${complaintKindWords[received.kind]}, ${sentenceDate(received.on)}`,
    open: !overStages.includes(stage),
    facts: [
      { key: 'Where it is', value: stageWords(stage) },
      ...(received === null ? [] : [{ key: 'Who complains', value: whoOf(state, words) }]),
      ...line('How they are reached', words('ComplaintReceived', 'complainantContact')),
      ...line('Team it is about', received?.aboutTeam),
      ...line('What they say', words('ComplaintReceived', 'text')),
      ...line('Told that it came', acknowledgedOn === null ? null : sentenceDate(acknowledgedOn)),
      ...replies.flatMap((reply) => replyLines(reply, calendar, today)),
      ...line('What is done about it', words('ComplaintAnswered', 'action')),
      ...(ombudsman === null ? [] : [{ key: 'The Ombudsman', value: ombudsmanLine(ombudsman) }]),
      ...line('Done after the Ombudsman', words('OmbudsmanDecided', 'action')),
      ...line('Withdrawn', withdrawnOn === null ? null : sentenceDate(withdrawnOn)),
      ...(closed === null
        ? []
        : [{ key: 'Closed', value: `${sentenceDate(closed.on)}. ${complaintClosedWords[closed.because]}` }]),
    ],
  };
}

/** "Due by 27 November 2026", "Upheld, 23 November 2026: 2 days late". */
export function replyWords(reply: Reply, calendar: Calendar, today: CalendarDate): string {
  const due = replyDue(reply, calendar);
  const { answered } = reply;
  if (answered !== null) {
    const late = due === null ? 0 : daysBetween(due, answered.on);
    const how = late > 0 ? `, ${dayCount(late)} late` : due === null ? '' : ', in time';
    return `${complaintOutcomeWords[answered.outcome]}, ${sentenceDate(answered.on)}${how}`;
  }
  if (due === null) return 'Not answered; no day was promised';
  const over = daysBetween(due, today);
  return over > 0
    ? `Not answered: it was due by ${sentenceDate(due)}, ${dayCount(over)} ago`
    : `Due by ${sentenceDate(due)}`;
}

function replyLines(reply: Reply, calendar: Calendar, today: CalendarDate): readonly Line[] {
  const asked = reply.stage === 1 ? [] : line('Second stage asked for', sentenceDate(reply.askedOn));
  return [...asked, { key: `Answer at stage ${reply.stage}`, value: replyWords(reply, calendar, today) }];
}

function whoOf({ received }: Complaint, words: Words): string {
  const role = received === null ? '' : complainantWords[received.complainant];
  const name = words('ComplaintReceived', 'complainantName');
  return name === null ? role : `${name}, ${lowerFirst(role)}`;
}

function ombudsmanLine({ broughtOn, decided }: NonNullable<Complaint['ombudsman']>): string {
  const brought = `Told us on ${sentenceDate(broughtOn)}`;
  if (decided === null) return brought;
  return `${brought}. ${ombudsmanWords[decided.decision]}, ${sentenceDate(decided.on)}`;
}

type Words = (type: string, field: string) => string | null;

/** What was written last under a field of facts of one type; null where nothing was, or it can no longer be read. */
function wordsIn(history: ComplaintRead['history']): Words {
  const standing = effectiveHistory(history as unknown as readonly Placed[]).toReversed();
  return (type, field) => {
    for (const fact of standing) {
      if (fact.type !== type) continue;
      for (const content of Object.values(fact.personal ?? {}) as readonly Readonly<Record<string, unknown>>[]) {
        const value = content[field];
        if (typeof value === 'string' && value !== '') return value;
      }
    }
    return null;
  };
}

function line(key: string, value: string | null | undefined): readonly Line[] {
  return value == null || value === '' ? [] : [{ key, value }];
}
