import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { eventContext } from '../../cases/case-history.view.js';
import { caseHref } from '../../cases/acts.js';
import { eventTitle, narrativeOf } from '../../cases/event-words.js';
import type { HistoryEntry } from '../../children/case-record.js';
import { londonDateOf } from '../../commands/london-time.js';
import { dayMonth, sentenceDate } from '../../web/words/date-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import type { Cause, ComparedFact } from './comparison.js';
import { wordsOf } from './known-fact.js';
import type { KnownFact } from './known-fact.js';
import type { ReplayedCase } from './replay.service.js';

/** A piece of the reason why a fact differs; a link where it names an event. */
export interface WhyPart {
  readonly text: string;
  readonly href: string | null;
}

export interface FactRow {
  readonly label: string;
  readonly then: KnownFact | null;
  readonly now: KnownFact | null;
  readonly changed: boolean;
  readonly why: readonly WhyPart[];
}

export interface FactGroup {
  readonly title: string;
  readonly rows: readonly FactRow[];
}

/** So many events are named one by one as the reason of one difference. */
const mostNamed = 4;

/** The table of facts, by heading; those that differ alone where asked for. */
export function factGroups(replayed: ReplayedCase, onlyDifferences: boolean): readonly FactGroup[] {
  const groups = new Map<string, FactRow[]>();
  for (const fact of replayed.facts) {
    if (onlyDifferences && fact.cause === null) continue;
    const row: FactRow = {
      label: fact.label,
      then: fact.then,
      now: fact.now,
      changed: fact.cause !== null,
      why: fact.cause === null ? [] : whyParts(fact, fact.cause, replayed),
    };
    groups.set(fact.group, [...(groups.get(fact.group) ?? []), row]);
  }
  return [...groups].map(([title, rows]) => ({ title, rows }));
}

function whyParts(fact: ComparedFact, cause: Cause, { now }: ReplayedCase): readonly WhyPart[] {
  const { events, settingsChanged, timePassed } = cause;
  const link = (number: number, text = `event ${number}`): WhyPart => ({
    text,
    href: `${caseHref(now.reference)}/history/${number}`,
  });
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined) {
    if (settingsChanged) return [plain('The authority’s settings have changed')];
    return [plain(timePassed ? 'Time has passed' : 'Follows from other records of this case')];
  }
  if (events.length > mostNamed)
    return [link(last, `Events ${first} to ${last}`), plain(` (${events.length} of them)`)];
  if (events.length > 1) {
    return [
      plain('Events '),
      ...events.flatMap((number, index) => [...joint(index, events.length), link(number, String(number))]),
    ];
  }
  const entry = now.events[first - 1];
  if (entry === undefined || followsOnly(fact)) return [plain('Follows from '), link(first)];
  return [link(first, `Event ${first}`), plain(`, ${dayMonth(recordedOn(entry))}${saidOf(fact, entry, now)}`)];
}

/** A limit that moves does so because of something else that was recorded. */
function followsOnly({ kind, then, now }: ComparedFact): boolean {
  return kind === 'limit' && then !== null && now !== null && then.lines.join() !== now.lines.join();
}

function saidOf(fact: ComparedFact, entry: HistoryEntry, file: ReplayedCase['now']): string {
  const title = eventTitle(entry, eventContext(file));
  const said = entry.type === 'FactCorrected' ? narrativeOf(entry) : title === fact.label ? null : lowerFirst(title);
  return said === null ? '' : `: ${said}`;
}

const plain = (text: string): WhyPart => ({ text, href: null });

function joint(index: number, count: number): readonly WhyPart[] {
  if (index === 0) return [];
  return [plain(index === count - 1 ? ' and ' : ', ')];
}

const recordedOn = ({ recordedAt }: HistoryEntry): CalendarDate => londonDateOf(new Date(recordedAt));

/** The comparison as rows of a file, every fact or those that differ. */
export function comparisonRows(
  replayed: ReplayedCase,
  asAt: CalendarDate,
  onlyDifferences: boolean,
): readonly (readonly string[])[] {
  const head = ['Group', 'Fact', `Known on ${sentenceDate(asAt)}`, 'Known now', 'Changed', 'Why it differs'];
  const rows = factGroups(replayed, onlyDifferences).flatMap(({ title, rows: inGroup }) =>
    inGroup.map(({ label, then, now, changed, why }) => [
      title,
      label,
      then === null ? '' : wordsOf(then),
      now === null ? '' : wordsOf(now),
      changed ? 'yes' : 'no',
      why.map(({ text }) => text).join(''),
    ]),
  );
  return [head, ...rows];
}
