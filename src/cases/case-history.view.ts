import type { HistoryEntry } from '../children/case-record.js';
import { londonDateOf } from '../commands/london-time.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { tag } from '../web/words/deadline-tag.js';
import type { Tag } from '../web/words/deadline-tag.js';
import { actDate, monthName, time } from '../web/words/date-words.js';
import { bodyWords } from '../web/words/body-words.js';
import type { CaseFile } from './case-file.service.js';
import { correctionOf, correctionsOf } from './correction-words.js';
import type { ChangedValue } from './correction-words.js';
import { eventTitle, narrativeOf } from './event-words.js';
import type { EventContext } from './event-words.js';
import { staffName } from './staff-names.service.js';
import type { StaffNames } from './staff-names.service.js';

/** One line of the history; several like events of one day fold into one. */
export interface TimelineItem {
  readonly month: string | null;
  readonly title: string;
  /** The record was struck out: it did not happen. */
  readonly struck: boolean;
  readonly by: string;
  readonly when: EventDays;
  readonly tags: readonly Tag[];
  readonly changed: readonly ChangedValue[];
  readonly text: string | null;
  readonly events: readonly { readonly number: number; readonly title: string }[];
}

/** When it happened and when it was written down, apart where they differ by a day or more. */
export interface EventDays {
  readonly happened: string;
  readonly recorded: string;
  readonly apart: boolean;
  /** The date as first recorded, where a correction changed it. */
  readonly was: string | null;
}

export const historyShows = ['everything', 'decisions', 'advice', 'plan', 'contacts', 'corrections'] as const;
export type HistoryShow = (typeof historyShows)[number];

export const showWords: Readonly<Record<HistoryShow, string>> = {
  everything: 'Everything',
  decisions: 'Decisions',
  advice: 'Advice',
  plan: 'Plan',
  contacts: 'Contacts',
  corrections: 'Corrections',
};

const shownTypes: Readonly<Record<HistoryShow, RegExp>> = {
  everything: /./,
  decisions:
    /^Decision|^PanelDecision|^NeedWeighed|Evaluated$|^RequestWithdrawn|^Child(?:MovedOut|Died)|^PlanCeased|^ReviewDecision/,
  advice: /Advice|AppointmentMissed/,
  plan: /Plan|Draft|Representations|Setting|Placement|Review|Amendment|PhaseTransfer/,
  contacts: /^NoteAdded|^Contact|^Escalation|Chased|^FamilyTold|^ConsiderationNotified/,
  corrections: /^FactCorrected/,
};

/** Events that come in numbers on one day and are then told as one. */
const folding = new Map([
  ['AdviceRequested', 'Advice asked for'],
  ['SettingConsulted', 'Schools and colleges consulted'],
  ['PlacementRecorded', 'Placements recorded'],
  ['ParentRecorded', 'Parents and carers recorded'],
]);

/** The events of a kind, newest recorded first, with their numbers: the first event of the case is number 1. */
export function numbered(
  events: readonly HistoryEntry[],
  show: HistoryShow,
): readonly { readonly entry: HistoryEntry; readonly number: number }[] {
  return events
    .map((entry, index) => ({ entry, number: index + 1 }))
    .filter(({ entry }) => shownTypes[show].test(entry.type))
    .toReversed();
}

/** What titles need, from the case itself. */
export function eventContext({ events, names }: Pick<CaseFile, 'events' | 'names'>): EventContext {
  const bodies = new Map(
    events.flatMap(({ data }) =>
      'adviceId' in data && 'body' in data ? [[String(data.adviceId), String(data.body)]] : [],
    ),
  );
  return { names, bodyOf: (adviceId) => bodyWords(bodies.get(adviceId) ?? 'other') };
}

/** The lines of one page of the history. */
export function timeline(
  page: readonly { readonly entry: HistoryEntry; readonly number: number }[],
  file: Pick<CaseFile, 'events' | 'names'>,
  withMonths: boolean,
): readonly TimelineItem[] {
  const context = eventContext(file);
  const items: TimelineItem[] = [];
  let month = '';
  for (const group of folded(page)) {
    const [first] = group;
    if (first === undefined) continue;
    const on = londonDateOf(new Date(first.entry.recordedAt));
    const heading = `${monthName(Number(on.slice(5, 7)))} ${on.slice(0, 4)}`;
    items.push({
      ...itemOf(group, first.entry, file, context),
      month: withMonths && heading !== month ? heading : null,
    });
    month = heading;
  }
  return items;
}

type Numbered = ReturnType<typeof numbered>[number];

function folded(page: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const groups: Numbered[][] = [];
  for (const one of page) {
    const group = groups.at(-1);
    const last = group?.at(-1)?.entry;
    const { type, recordedAt, correctedBy } = one.entry;
    const alike =
      last?.type === type &&
      folding.has(type) &&
      correctedBy === null &&
      last.correctedBy === null &&
      londonDateOf(new Date(last.recordedAt)) === londonDateOf(new Date(recordedAt));
    if (alike) group?.push(one);
    else groups.push([one]);
  }
  return groups;
}

function itemOf(
  group: readonly Numbered[],
  entry: HistoryEntry,
  { events, names }: Pick<CaseFile, 'events' | 'names'>,
  context: EventContext,
): Omit<TimelineItem, 'month'> {
  const correction = correctionOf(entry, events);
  const title = group.length > 1 ? `${folding.get(entry.type) ?? ''} (${group.length})` : eventTitle(entry, context);
  const when = eventDays(entry, events);
  return {
    title:
      correction === null
        ? title
        : `${correction.struck ? 'Struck out' : correction.restored ? 'Put back' : 'Corrected'}: ${eventTitle(correction.target, context).toLowerCase()}`,
    struck: correctionsOf(entry, events).at(-1)?.data.struck === true,
    by: byWhom(entry, names),
    when,
    tags: tagsOf(entry, when),
    changed: correction?.changed ?? [],
    text: narrativeOf(entry),
    events: group.map((one) => ({ number: one.number, title: eventTitle(one.entry, context) })).reverse(),
  };
}

function tagsOf({ type, source, correctedBy }: HistoryEntry, { apart }: EventDays): readonly Tag[] {
  return [
    ...(type === 'FactCorrected' ? [tag('Correction', 'purple')] : []),
    ...(correctedBy === null || type === 'FactCorrected' ? [] : [tag('Corrected later', 'purple')]),
    ...(source === 'import' ? [tag('Imported', 'grey')] : apart ? [tag('Recorded later', 'grey')] : []),
  ];
}

/** "Priya Nair", "the import", and whoever it was done for unless that is told apart. */
export function byWhom(
  { actor, source }: Pick<HistoryEntry, 'actor' | 'source'>,
  names: StaffNames,
  withBehalf = true,
): string {
  const who = source === 'import' ? 'the import' : actor.role === 'system' ? 'the system' : staffName(names, actor.id);
  return actor.onBehalfOf === undefined || !withBehalf
    ? who
    : `${who}, on behalf of ${staffName(names, actor.onBehalfOf)}`;
}

/** The two dates of an event in words. Events have no time of day; records have. */
export function eventDays(entry: HistoryEntry, events: readonly HistoryEntry[]): EventDays {
  const recordedOn = londonDateOf(new Date(entry.recordedAt));
  const standing =
    correctionsOf(entry, events).findLast(({ data }) => data.occurredOn !== null)?.data.occurredOn ?? null;
  const happened: CalendarDate = standing ?? entry.occurredOn;
  const apart = Math.abs(daysBetween(happened, recordedOn)) >= 1;
  return {
    happened: actDate(happened),
    recorded: apart ? `${actDate(recordedOn)} at ${time(entry.recordedAt)}` : time(entry.recordedAt),
    apart,
    was: standing === null || standing === entry.occurredOn ? null : actDate(entry.occurredOn),
  };
}
