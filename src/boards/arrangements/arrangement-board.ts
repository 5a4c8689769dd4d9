import type { ArrangementsRow } from '../../../projections/arrangements/arrangements.projection.js';
import type { Measure } from '../../../projections/measures/measure.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { dueDate } from '../../web/words/deadline-tag.js';
import type { DueDate, Tag } from '../../web/words/deadline-tag.js';
import type { NextAct } from '../plan-forms.js';
import type { Held } from '../whose.js';

/** One thing of a plan with the plan it is of. */
export interface Listed<Item> extends Held {
  readonly stream: string;
  readonly childId: string;
  readonly row: ArrangementsRow;
  readonly item: Item;
}

export interface BoardCell {
  readonly text: string;
  readonly second?: string;
  readonly due?: DueDate | null;
  readonly tags?: readonly Tag[];
}

/** What a list can be narrowed to; what it begins with comes first, and the first few stand as counters. */
export interface BoardShow<Item> {
  readonly id: string;
  readonly title: string;
  /** Whether the counter stands out where there is any. */
  readonly warns: boolean;
  readonly shows: (listed: Listed<Item>, today: CalendarDate) => boolean;
}

export function boardShow<Item>(
  id: string,
  title: string,
  warns: boolean,
  shows: BoardShow<Item>['shows'],
): BoardShow<Item> {
  return { id, title, warns, shows };
}

/** A day that nobody but those concerned set: past, never overdue in law. */
export function ownDay(due: CalendarDate | null, today: CalendarDate): DueDate | null {
  if (due === null) return null;
  const status = due < today ? 'overdue' : 'running';
  return dueDate({ status, due, actBy: null, completedOn: null, binding: false }, today);
}

/** A list of one kind of arrangement: what is in it, in which order, and how each is told. */
export interface ArrangementBoard<Item> {
  readonly path: string;
  readonly title: string;
  readonly lead: (all: readonly Listed<Item>[], today: CalendarDate) => string;
  readonly items: (row: ArrangementsRow) => readonly Item[];
  readonly shows: readonly [BoardShow<Item>, ...BoardShow<Item>[]];
  /** Sorts the list. */
  readonly order: (listed: Listed<Item>, today: CalendarDate) => string;
  /** Of the cells that stand between the child and what is done next. */
  readonly head: readonly string[];
  readonly cells: (listed: Listed<Item>, today: CalendarDate) => readonly BoardCell[];
  readonly next: (listed: Listed<Item>, reference: string) => NextAct | null;
  readonly csvHead: readonly string[];
  readonly csv: (listed: Listed<Item>, today: CalendarDate) => readonly (string | number | null)[];
  readonly measures: readonly Measure[];
  readonly empty: string;
  readonly note: string;
}

/** Everything of a board, row by row. */
export function listedOf<Item>(
  { items }: Pick<ArrangementBoard<Item>, 'items'>,
  rows: readonly ArrangementsRow[],
): readonly Listed<Item>[] {
  return rows.flatMap((row) => {
    const { stream, childId, team, worker } = row;
    return items(row).map((item) => ({ stream, childId, team, worker, row, item }));
  });
}
