import type { HistoryEntry } from '../children/case-record.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Advice, NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { dueDate, tag } from '../web/words/deadline-tag.js';
import type { Tag } from '../web/words/deadline-tag.js';
import { dayMonth, sentenceDate, shortDate } from '../web/words/date-words.js';
import { capital, dayCount } from '../web/words/distance-words.js';
import { fieldValue } from '../web/words/field-words.js';
import { actHref } from './acts.js';
import { bodyWords } from '../web/words/body-words.js';
import { narrativeOf } from './event-words.js';
import type { PlainTable } from './case-plan.view.js';
import { adviceAuditsTable } from './quality-tables.view.js';
import { possibleAbout } from './possible-acts.js';
import { adviceOut } from './act-subjects.js';

/** One body that was asked. */
export interface AdviceRow {
  readonly body: string;
  readonly organisation: string | null;
  readonly asked: string | null;
  readonly due: string | null;
  readonly struck: boolean;
  readonly received: string | null;
  readonly taken: string | null;
  readonly tag: Tag;
  readonly reason: string | null;
  readonly next: readonly { readonly text: string; readonly href: string }[];
}

export interface AdvicePage {
  /** Null where none was audited. */
  readonly audits: PlainTable | null;
  readonly lead: string;
  readonly rows: readonly AdviceRow[];
  /** What late advice does to this case; null where none is late. */
  readonly late: string | null;
  readonly chasing: readonly {
    readonly on: string;
    readonly body: string;
    readonly how: string;
    readonly text: string;
  }[];
}

/** Who was asked, who is late, and who was chased. */
export function advicePage(
  state: NeedsAssessment,
  deadlines: readonly Deadline[],
  history: readonly HistoryEntry[],
  reference: string,
  basis: DecisionBasis,
): AdvicePage {
  const { today } = basis;
  const clocks = new Map(
    deadlines.flatMap((deadline) => (deadline.rule === 'B1' ? [[deadline.subject, deadline]] : [])),
  );
  const { advice } = state;
  const out = adviceOut(state).length;
  return {
    lead: `${advice.length} asked for · ${advice.length - out} received · ${out} still out. Each body has 6 weeks from the day it was asked.`,
    rows: advice
      .toSorted((a, b) => rank(a, clocks.get(a.adviceId)) - rank(b, clocks.get(b.adviceId)))
      .map((one) => ({
        ...adviceRow(one, clocks.get(one.adviceId), history, today),
        next: nextOf(one, clocks.get(one.adviceId), reference, (key) => possibleAbout(key, one.adviceId, state, basis)),
      })),
    late: lateWords(state, deadlines, today),
    chasing: chasing(state, history),
    audits: adviceAuditsTable(state),
  };
}

/** Open and late first, then open, then received. */
function rank({ receivedOn, requested }: Advice, clock: Deadline | undefined): number {
  if (receivedOn !== null || requested === null) return 3;
  return clock?.status === 'overdue' ? 0 : clock?.status === 'disapplied' ? 1 : 2;
}

function adviceRow(
  advice: Advice,
  clock: Deadline | undefined,
  history: readonly HistoryEntry[],
  today: CalendarDate,
): Omit<AdviceRow, 'next'> {
  const { body, organisation, requested, receivedOn } = advice;
  const shown = clock === undefined ? null : dueDate(clock, today);
  const asked = requested?.on ?? null;
  return {
    body: capital(bodyWords(body)),
    organisation,
    asked: asked === null ? null : shortDate(asked),
    due: clock?.due == null ? null : shortDate(clock.due),
    struck: shown?.struck ?? false,
    received: receivedOn === null ? null : shortDate(receivedOn),
    taken:
      asked === null
        ? null
        : receivedOn === null
          ? `${dayCount(daysBetween(asked, today))} so far`
          : dayCount(daysBetween(asked, receivedOn)),
    tag: clock?.status === 'met' ? tag('In time', 'green') : (shown?.tag ?? tag('Existing advice', 'grey')),
    reason: reasonOf(advice, history),
  };
}

function reasonOf(advice: Advice, history: readonly HistoryEntry[]): string | null {
  const { adviceId, requested, receivedOn, returnedOn, appointmentMissedOn, chasedOn } = advice;
  const about = history.filter(({ data }) => 'adviceId' in data && data.adviceId === adviceId);
  if (requested === null) return 'Used by agreement of giver, family and authority: no clock';
  if (receivedOn !== null) return null;
  if (returnedOn !== null) {
    const returned = about.findLast(({ type }) => type === 'AdviceReturned');
    const why = returned === undefined ? null : narrativeOf(returned);
    return `Sent back ${dayMonth(returnedOn)}${why === null ? '' : `: ${why}`}`;
  }
  if (appointmentMissedOn !== null) return `Missed appointment ${dayMonth(appointmentMissedOn)}`;
  const reminders = about.filter(({ type }) => type === 'AdviceChased').length;
  if (chasedOn === null) return null;
  return `Chased ${reminders === 1 ? 'once' : `${reminders} times`}, last ${dayMonth(chasedOn)}`;
}

type AdviceAct =
  'receiveAdvice' | 'chaseAdvice' | 'missedAppointment' | 'returnAdvice' | 'acceptAdvice' | 'auditAdvice';

/** What can be recorded about one advice, the likeliest first. */
function nextOf(
  { adviceId, returnedOn }: Advice,
  clock: Deadline | undefined,
  reference: string,
  possible: (key: AdviceAct) => boolean,
): AdviceRow['next'] {
  const words: Readonly<Record<AdviceAct, string>> = {
    receiveAdvice: returnedOn === null ? 'Record received' : 'Record new version',
    chaseAdvice: 'Chase',
    missedAppointment: 'Missed appointment',
    acceptAdvice: 'Accept',
    returnAdvice: 'Send back',
    auditAdvice: 'Audit',
  };
  const usual = Object.keys(words) as readonly AdviceAct[];
  const order: readonly AdviceAct[] = clock?.status === 'overdue' ? ['chaseAdvice', ...usual] : usual;
  return [...new Set(order)]
    .filter(possible)
    .map((key) => ({ text: words[key], href: actHref(key, reference, adviceId) }));
}

function lateWords(state: NeedsAssessment, deadlines: readonly Deadline[], today: CalendarDate): string | null {
  const late = deadlines.filter(({ rule, status }) => rule === 'B1' && status === 'overdue');
  if (late.length === 0) return null;
  const standing = deadlines.flatMap(({ rule, due, status }) =>
    (rule === 'C1' || rule === 'C3') && due !== null && status === 'running' ? [sentenceDate(due)] : [],
  );
  const bodies = late.map(({ subject, due }) => {
    const body = state.advice.find(({ adviceId }) => adviceId === subject)?.body ?? 'other';
    return `${bodyWords(body)} ${due === null ? '' : dayCount(daysBetween(due, today))}`;
  });
  const moves =
    standing.length === 0 ? 'It moves no limit of this case.' : `It does not move ${standing.join(' or ')}.`;
  return `${moves} So far late: ${bodies.join(', ')}.`;
}

function chasing({ advice }: NeedsAssessment, history: readonly HistoryEntry[]): AdvicePage['chasing'] {
  return history
    .filter(({ type }) => type === 'AdviceChased')
    .toReversed()
    .map((entry) => {
      const { occurredOn, data } = entry;
      const { adviceId, channel } = data as { readonly adviceId?: string; readonly channel?: string };
      const body = advice.find((one) => one.adviceId === adviceId)?.body ?? 'other';
      return {
        on: shortDate(occurredOn),
        body: capital(bodyWords(body)),
        how: channel === undefined ? 'Not known' : fieldValue('channel', channel),
        text: narrativeOf(entry) ?? '',
      };
    });
}
