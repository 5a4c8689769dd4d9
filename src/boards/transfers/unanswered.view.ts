import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { firstDue } from '../../../workflows/timetable/due-dates.js';
import type { StandingBasis } from '../../../projections/projection.js';
import { shortDate } from '../../web/words/date-words.js';
import { tag } from '../../web/words/deadline-tag.js';
import type { Tag } from '../../web/words/deadline-tag.js';
import { dayCount } from '../../web/words/distance-words.js';
import type { SettingIndex } from '../setting-index.service.js';
import { unanswered } from './transfer-moves.js';
import type { Move } from './transfer-moves.js';

/** A school or college that has not replied about everyone it was asked about. */
export interface UnansweredSetting {
  readonly name: string;
  readonly urn: string | null;
  readonly asked: number;
  readonly late: number;
  readonly askedOn: string;
  /** How late the longest wait is; null where it is still within the days of practice. */
  readonly tag: Tag | null;
}

/** Schools that still have to reply, the longest wait first. Code 9.83: within 15 days, and that is guidance. */
export function unansweredSettings(
  moves: readonly Move[],
  index: Pick<SettingIndex, 'ofConsultation' | 'nameOf'>,
  today: CalendarDate,
  basis: StandingBasis,
): readonly UnansweredSetting[] {
  const found = new Map<string, { name: string; urn: string | null; days: CalendarDate[] }>();
  for (const move of moves) {
    for (const { consultationId, askedOn } of unanswered(move)) {
      const { urn = null, name = null } = index.ofConsultation(consultationId) ?? {};
      const key = urn ?? name ?? '';
      const words = urn === null ? (name ?? 'School or college not recorded') : index.nameOf(urn);
      const before = found.get(key) ?? { name: words, urn, days: [] };
      before.days.push(askedOn);
      found.set(key, before);
    }
  }
  return [...found.values()]
    .map(({ name, urn, days }) => settingRow(name, urn, days.sort(), today, basis))
    .sort((a, b) => b.overdue - a.overdue || a.row.name.localeCompare(b.row.name, 'en-GB'))
    .map(({ row }) => row);
}

function settingRow(
  name: string,
  urn: string | null,
  days: readonly CalendarDate[],
  today: CalendarDate,
  basis: StandingBasis,
): { readonly row: UnansweredSetting; readonly overdue: number } {
  const replyBy = (on: CalendarDate): CalendarDate => firstDue('C4', { start: on }, basis) ?? on;
  const first = days[0] ?? today;
  const overdue = daysBetween(replyBy(first), today);
  return {
    overdue,
    row: {
      name,
      urn,
      asked: days.length,
      late: days.filter((on) => replyBy(on) < today).length,
      askedOn: shortDate(first),
      tag: overdue > 0 ? tag(`${dayCount(overdue)} late`, 'orange') : null,
    },
  };
}
