import { hash } from 'node:crypto';
import type { HeldFiguresCommand } from '../../../workflows/held-figures/held-figures.commands.js';
import { cellKey, partKey } from '../../../workflows/held-figures/held-figures.state.js';
import type { Cell, HeldFigures } from '../../../workflows/held-figures/held-figures.state.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Question } from '../../recording/questions.js';
import type { RecordForm, RecordIntention } from '../../recording/record-form.js';

/** The record as a form finds it. */
export interface HeldNow {
  readonly state: HeldFigures;
  readonly today: CalendarDate;
}

/** What somebody wishes for, and one form about figures held elsewhere. */
export type HeldIntention = RecordIntention<HeldFiguresCommand>;
export type HeldForm = RecordForm<HeldFiguresCommand>;

/** Why, wherever something that stands is changed. */
export const heldReason = {
  kind: 'longText',
  name: 'reason',
  label: 'Why?',
  hint: 'Everyone who reads the figures can read it: name no child',
} as const satisfies Question;

/**
 * What stands where a command would record something, as one short text: it is carried from the page on which a change is
 * checked to its record, so that nobody replaces what they have not seen.
 */
export function standsPrint(command: HeldFiguresCommand, { cells, targets, own }: HeldFigures): string {
  const stands = placesOf(command).map((key) => [
    cells.get(key)?.entries.at(-1)?.revision,
    targets.get(key)?.revision,
    own.find(({ id }) => id === key),
  ]);
  return hash('sha256', JSON.stringify(stands), 'hex').slice(0, 24);
}

function placesOf(command: HeldFiguresCommand): readonly string[] {
  switch (command.type) {
    case 'RecordFigures':
      return command.data.figures.map(cellKey);
    case 'WithdrawFigure':
      return [cellKey(command.data)];
    case 'SetSeriesTarget':
      return [partKey(command.data)];
    case 'DefineSeries':
      return [command.data.id];
  }
}

/** Where a series has its page. */
export const seriesHref = (id: string): string => `/held-figures/${encodeURIComponent(id)}`;

/** The address of a form about one figure. */
export function figureHref(
  act: 'new' | 'withdraw',
  { series, part, period }: Pick<Cell, 'series' | 'part' | 'period'>,
): string {
  const query = new URLSearchParams([...(part === null ? [] : [['part', part]]), ['period', period]]);
  return `${seriesHref(series)}/${act}?${query.toString()}`;
}
