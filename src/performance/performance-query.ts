import { BadRequestException } from '@nestjs/common';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { periodFrom, periodOfDays } from './period.js';
import type { Period } from './period.js';

export type Basis = 'issued' | 'received';
export type RawQuery = Readonly<Record<string, unknown>>;

/** What a performance page is asked for. */
export interface PerformanceQuery {
  readonly period: Period;
  /** Null: every team. */
  readonly team: string | null;
  readonly basis: Basis;
  /** Looking back: as known at the end of this day. Null: as it stands. */
  readonly asAt: CalendarDate | null;
}

/** @throws BadRequestException for what cannot be read. */
export function performanceQuery(query: RawQuery, person: Person, today: CalendarDate): PerformanceQuery {
  const asAt = textOf(query, 'as-at');
  if (asAt !== undefined && (!isCalendarDate(asAt) || asAt > today)) {
    throw new BadRequestException('as-at must be a day up to today');
  }
  const team = ownTeamOnly(person) ?? textOf(query, 'team') ?? 'all';
  return {
    period: periodFrom(textOf(query, 'from'), textOf(query, 'to'), asAt ?? today),
    team: team === 'all' ? null : team,
    basis: textOf(query, 'basis') === 'received' ? 'received' : 'issued',
    asAt: asAt ?? null,
  };
}

/** The same over chosen days, where the address names them: for the cases behind one number only, no page is drawn of them. */
export function overDays(raw: RawQuery, query: PerformanceQuery): PerformanceQuery {
  const [first, last] = [textOf(raw, 'first'), textOf(raw, 'last')];
  if (first === undefined && last === undefined) return query;
  return { ...query, period: periodOfDays(first ?? '', last ?? '') };
}

/**
 * The day up to which outcomes count, where an address names an earlier one than the last that is known: the end of a quarter,
 * for a stock of that day as it is known now.
 * @throws BadRequestException for what is no day, or a later one.
 */
export function upToDay(raw: RawQuery, last: CalendarDate): CalendarDate | null {
  const on = textOf(raw, 'on');
  if (on === undefined) return null;
  if (!isCalendarDate(on) || on > last) throw new BadRequestException('on must be a day up to the last one known');
  return on;
}

/** The team a caseworker is kept to; null for people who see every team. */
export function ownTeamOnly({ roles, team }: Person): string | null {
  return roles.some((role) => role === 'manager' || role === 'auditor') ? null : team;
}

/** One text of the address; undefined where it is missing, empty or given twice. */
export function textOf(query: RawQuery, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}

/** The query as an address carries it on: what an address means without saying it is left out. */
export function addressOf({ period, team, basis, asAt }: PerformanceQuery): string {
  const search = new URLSearchParams({ from: period.fromMonth, to: period.toMonth });
  if (team !== null) search.set('team', team);
  if (basis !== 'issued') search.set('basis', basis);
  if (asAt !== null) search.set('as-at', asAt);
  if (period.byDays) {
    search.set('first', period.from);
    search.set('last', period.to);
  }
  return search.toString();
}
