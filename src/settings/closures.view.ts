import type { ClosurePeriod } from '../../workflows/authority/authority.events.js';
import { daysBetween, addDays } from '../../workflows/timetable/calendar-date.js';
import { closureWindow } from '../../workflows/timetable/calendars.js';
import type { ClosedSetting } from '../../workflows/timetable/calendars.js';
import type { ClosuresSetting } from '../authority/authority-settings.js';
import { shortDate, tableDate } from '../web/words/date-words.js';
import { dayCount } from '../web/words/distance-words.js';
import { since } from './setting-form.js';
import { academicYear, groupTitle, kindWords } from './setting-words.js';

/** One closure as a page shows it. */
export interface ClosureLine {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly reopens: string;
  readonly days: string;
  readonly excuses: string;
}

/** The closures of one group of settings in one academic year. */
export interface ClosureGroupView {
  readonly anchor: string;
  readonly title: string;
  readonly source: string;
  readonly closures: readonly ClosureLine[];
  readonly change: string;
  readonly withdraw: string;
}

export interface ClosureYear {
  readonly title: string;
  readonly groups: readonly ClosureGroupView[];
}

/** Closures by academic year, the latest first, and within it by kind of setting. */
export function closureYears(closures: readonly ClosuresSetting[]): readonly ClosureYear[] {
  const years = [...new Set(closures.map(({ academicYear: year }) => year))].toSorted((a, b) => b - a);
  return years.map((year) => ({
    title: academicYear(year),
    groups: closures.filter((one) => one.academicYear === year).map(groupView),
  }));
}

function groupView(group: ClosuresSetting): ClosureGroupView {
  const { academicYear: year, kind, setting, closures, reason } = group;
  const query = groupQuery(group);
  return {
    anchor: `closures-${year}-${kind}${setting === null ? '' : `-${slug(setting)}`}`,
    title: groupTitle(group),
    source: `Holds ${since(group.since)}${reason === null ? '' : `: ${reason}`}`,
    closures: closures.map((closure) => closureLine(closure, kind)),
    change: `/settings/closures/record?${query}`,
    withdraw: `/settings/closures/withdraw?${query}`,
  };
}

/** A group in an address. */
export function groupQuery({
  academicYear: year,
  kind,
  setting,
}: Pick<ClosuresSetting, 'academicYear' | 'kind' | 'setting'>): string {
  const query = new URLSearchParams({ year: String(year), kind });
  if (setting !== null) query.set('setting', setting);
  return query.toString();
}

export function closureLine({ name, firstClosedOn, reopensOn }: ClosurePeriod, kind: ClosedSetting): ClosureLine {
  return {
    name,
    first: tableDate(firstClosedOn),
    last: tableDate(addDays(reopensOn, -1)),
    reopens: tableDate(reopensOn),
    days: dayCount(daysBetween(firstClosedOn, reopensOn)),
    excuses: excusesWords({ firstClosedOn, reopensOn }, kind),
  };
}

/** What a closure can found: only four continuous weeks can excuse, and only for advice asked in the window around them. */
export function excusesWords(closure: Pick<ClosurePeriod, 'firstClosedOn' | 'reopensOn'>, kind: ClosedSetting): string {
  const window = closureWindow(closure);
  if (window === null) return 'Nothing: shorter than 4 weeks';
  const asked = kind === 'earlyYears' ? 'the setting' : 'the head';
  return `Weeks 6, 16 and 20, where advice was asked of ${asked} from ${shortDate(window.from)} to ${shortDate(window.to)}`;
}

/** What the closures of a group are called where none are kept. */
export function noneKept(kind: ClosedSetting): string {
  return `No closures of ${kindWords[kind].toLowerCase()} are kept`;
}

const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
