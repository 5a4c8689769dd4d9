import type { ClockFacts, Deadline } from '../../workflows/timetable/clock.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { MilestoneLine } from '../../workflows/timetable/local-milestones.js';
import { dueDate } from '../web/words/deadline-tag.js';
import type { DueDate } from '../web/words/deadline-tag.js';
import { sentenceDate, tableDate } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';
import { clockAnchor, limbWords } from './case-limits.view.js';
import type { LimitNames } from './limit-names.js';
import { groundWords } from '../web/words/ground-words.js';
import { ruleHref, ruleKindWords } from '../web/words/rule-words.js';

/** One clock in full. */
export interface ClockRow {
  readonly anchor: string;
  readonly title: string;
  /** Which of several it is about. */
  readonly about: string | null;
  readonly actor: string;
  readonly law: string;
  /** The page about the rule. */
  readonly lawHref: string;
  readonly day0: string;
  readonly from: { readonly text: string; readonly href: string | null };
  readonly counting: string;
  readonly date: DueDate;
  readonly actBy: string | null;
  readonly done: string | null;
  readonly exception: string | null;
  readonly version: string;
  readonly kind: string;
}

/** Every clock of one process, those still to come first to last, then what is over. */
export function clockRows(
  names: LimitNames,
  deadlines: readonly Deadline[],
  eventHref: (revision: number) => { readonly type: string; readonly href: string } | null,
  today: CalendarDate,
  prefix = '',
): readonly ClockRow[] {
  return deadlines.map((deadline) => {
    const { rule, citation, day0, startRevision, counting, due, actBy, completedOn, exception, ruleVersion, kind } =
      deadline;
    const source = startRevision === null ? null : eventHref(startRevision);
    return {
      anchor: `${prefix}${clockAnchor(deadline)}`,
      title: names.title(deadline),
      about: names.about(deadline),
      actor: names.actor(deadline),
      law: citation,
      lawHref: ruleHref(rule),
      day0: sentenceDate(day0),
      from: {
        text: source === null ? 'not from this record' : capital(factClause(source.type)),
        href: source?.href ?? null,
      },
      counting: capital(counting),
      date: dueDate(deadline, today),
      actBy: actBy === null || actBy === due || exception !== null ? null : tableDate(actBy),
      done: completedOn === null ? null : tableDate(completedOn),
      exception:
        exception === null
          ? null
          : `${capital(groundWords(exception.ground))}, ${limbWords(rule, exception.limb)}${exception.evidenced ? '' : ', without evidence'}`,
      version: ruleVersion,
      kind: ruleKindWords(kind),
    };
  });
}

const over: ReadonlySet<Deadline['status']> = new Set(['superseded', 'closed']);

/** Whether a clock still says something: it was neither replaced nor has it become needless. */
export function counts({ status }: Deadline): boolean {
  return !over.has(status);
}

/** A line of the authority's own practice. */
export interface MilestoneRow {
  readonly title: string;
  readonly week: string;
  readonly due: string;
  readonly words: string;
}

/** Local lines in plain words: practice, so that none of them is ever "late" or "overdue". */
export function milestoneRows(lines: readonly MilestoneLine[]): readonly MilestoneRow[] {
  return lines.map(({ title, week, due, status, completedOn }) => ({
    title,
    week: `Week ${week}`,
    due: tableDate(due),
    words: completedOn !== null ? `Done ${tableDate(completedOn)}` : (milestoneWords[status] ?? 'Not yet'),
  }));
}

const milestoneWords: Partial<Readonly<Record<MilestoneLine['status'], string>>> = {
  superseded: 'Not needed',
  closed: 'Not needed',
};

/** Limits that the case ran past because something else happened, and what: by rule. */
export function closingReasons(clocks: readonly ClockFacts[]): ReadonlyMap<string, string> {
  return new Map(clocks.flatMap(({ rule, closed }) => (closed === null ? [] : [[rule, closed.reason] as const])));
}
