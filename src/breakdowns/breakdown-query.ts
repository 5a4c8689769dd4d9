import { BadRequestException } from '@nestjs/common';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { periodFrom } from '../performance/period.js';
import type { Period } from '../performance/period.js';
import { ownTeamOnly, textOf } from '../performance/performance-query.js';
import type { RawQuery } from '../performance/performance-query.js';
import { readDate } from '../web/forms/date-answer.js';
import { ways, waysOfPanels } from './groupings.js';
import type { Way } from './groupings.js';
import { thingsCounted } from './things-counted.js';
import type { ThingName } from './things-counted.js';

/** `inside`: true numbers, each opening to its cases. `published`: small numbers withheld, opening to nothing. */
export type Form = 'inside' | 'published';

export interface BreakdownQuery {
  readonly thing: ThingName;
  readonly way: Way;
  readonly period: Period;
  /** The day of a stock. */
  readonly on: CalendarDate;
  /** Only what had been recorded by the end of this day; null: everything recorded. */
  readonly known: CalendarDate | null;
  /** Null: every team. */
  readonly team: string | null;
  readonly form: Form;
}

export interface QueryFault {
  readonly field: string;
  readonly target: string;
  readonly text: string;
}

/** What an address asks for, and what of it cannot be read: that stands as if it had not been given. */
export interface ReadQuery {
  readonly query: BreakdownQuery;
  readonly faults: readonly QueryFault[];
}

export function breakdownQuery(raw: RawQuery, person: Person, today: CalendarDate): ReadQuery {
  const asked = new Asked(raw, today);
  const thing = asked.oneOf('measure', Object.keys(thingsCounted) as ThingName[], 'received', 'what is counted');
  const way = asked.oneOf('by', Object.keys(ways) as Way[], 'need', 'what it is grouped by');
  if (waysOfPanels.includes(way) && thing !== 'panels') {
    asked.fault('by', 'Only panel decisions can be grouped so: choose another way, or count panel decisions');
  }
  const known = asked.day('known', 'Day it was known on');
  const period = asked.period(known ?? today);
  const on = asked.day('on', 'Day of the count') ?? known ?? today;
  if (known !== null && on > known && thingsCounted[thing].asAt) {
    asked.fault('on', 'Day of the count must be on or before the day it was known on');
  }
  const form = asked.oneOf('form', ['inside', 'published'] as const, 'inside', 'the form of the table');
  return { query: { thing, way, period, on, known, team: asked.team(person), form }, faults: asked.faults };
}

const formOrder = ['measure', 'by', 'quarters', 'team', 'from', 'to', 'on', 'known', 'form'];

/** Reads the parts of an address one by one and keeps what is wrong with them. */
export class Asked {
  private readonly found: QueryFault[] = [];

  constructor(
    private readonly raw: RawQuery,
    private readonly today: CalendarDate,
  ) {}

  fault(field: string, text: string): void {
    this.found.push({ field, target: field, text });
  }

  /** In the order of the form. */
  get faults(): readonly QueryFault[] {
    const place = ({ field }: QueryFault): number => formOrder.indexOf(field);
    return this.found.toSorted((a, b) => place(a) - place(b));
  }

  oneOf<Choice extends string>(field: string, choices: readonly Choice[], usual: Choice, what: string): Choice {
    const typed = this.raw[field];
    const chosen = typed === undefined || typed === '' ? usual : choices.find((choice) => choice === typed);
    if (chosen === undefined) this.fault(field, `Choose ${what} from the list`);
    return chosen ?? usual;
  }

  day(field: string, label: string): CalendarDate | null {
    const typed = this.raw[field];
    if (typed === undefined || typed === '') return null;
    const text = typeof typed === 'string' && typed.length <= 40 ? typed : '?';
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const spoken = iso === null ? text : `${iso[3]}/${iso[2]}/${iso[1]}`;
    const read = readDate({ [field]: spoken }, field, { label, missing: '', today: this.today });
    if ('date' in read) return read.date;
    this.fault(field, read.error);
    return null;
  }

  period(today: CalendarDate): Period {
    try {
      const month = (field: string): string | undefined => (this.raw[field] === '' ? undefined : this.text(field));
      return periodFrom(month('from'), month('to'), today);
    } catch (error) {
      if (!(error instanceof BadRequestException)) throw error;
      this.fault(
        'from',
        'Enter the months as year and month, for example 2026-07, the first before the last, at most five years apart',
      );
      return periodFrom(undefined, undefined, today);
    }
  }

  /** The one team of a caseworker, or the team asked for; null for all. */
  team(person: Person): string | null {
    const team = ownTeamOnly(person) ?? textOf(this.raw, 'team') ?? 'all';
    return team === 'all' ? null : team;
  }

  /** Something unreadable where there are two of a name, or far too much. */
  private text(field: string): string | undefined {
    return this.raw[field] === undefined ? undefined : (textOf(this.raw, field) ?? '?');
  }
}

/** Address of a breakdown, another one with the changes. */
export function breakdownHref(
  query: BreakdownQuery,
  changes: Partial<BreakdownQuery> = {},
  path = '/breakdowns',
  more: Readonly<Record<string, string>> = {},
): string {
  const { thing, way, period, on, known, team, form } = { ...query, ...changes };
  const search = new URLSearchParams({ measure: thing, by: way });
  if (thingsCounted[thing].asAt) search.set('on', on);
  else {
    search.set('from', period.fromMonth);
    search.set('to', period.toMonth);
  }
  if (known !== null) search.set('known', known);
  if (team !== null) search.set('team', team);
  if (form === 'published') search.set('form', form);
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  return `${path}?${search.toString()}`;
}
