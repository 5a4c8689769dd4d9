import { hash } from 'node:crypto';
import type { HeldFiguresCommand } from '../../../workflows/held-figures/held-figures.commands.js';
import { cellKey, partKey } from '../../../workflows/held-figures/held-figures.state.js';
import type { Cell, HeldFigures } from '../../../workflows/held-figures/held-figures.state.js';
import { isReadable } from '../../../workflows/held-figures/figure-faults.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Question } from '../../recording/questions.js';
import type { AnswerReader, RawAnswers } from '../../web/forms/answers.js';
import type { CheckPage, FieldOfCode } from '../../web/forms/form-page.js';

/** The record as a form finds it. */
export interface HeldNow {
  readonly state: HeldFigures;
  readonly today: CalendarDate;
}

/** What somebody wishes for, with what is shown before it is recorded. */
export interface HeldIntention {
  readonly command: HeldFiguresCommand;
  readonly rows: CheckPage['rows'];
  /** What stands and what would, where something takes the place of something. */
  readonly effects?: CheckPage['effects'];
  readonly effectsNote?: string;
  /** Said once it is recorded. */
  readonly said: string;
}

/** One form about figures held elsewhere. */
export interface HeldForm {
  readonly title: string;
  readonly action: string;
  readonly back: { readonly text: string; readonly href: string };
  readonly questions: readonly Question[];
  readonly defaults: RawAnswers;
  readonly side: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly button: string;
  readonly fieldOfCode: FieldOfCode;
  /** Reads the answers; what is wrong is noted with the reader. Null where it cannot go on. */
  read(asked: AnswerReader): HeldIntention | null;
}

/** Why, wherever something that stands is changed. */
export const heldReason = {
  kind: 'longText',
  name: 'reason',
  label: 'Why?',
  hint: 'Everyone who reads the figures can read it: name no child',
} as const satisfies Question;

/** A line that anybody can read as it was typed. */
export function plainLine(
  asked: AnswerReader,
  name: string,
  label: string,
  missing: string | null,
  most: number,
): string | null {
  const text = asked.text(name, label, missing, most);
  if (text === null || isReadable(text.replaceAll('\n', ' '))) return text;
  asked.wrong(name, `${label} must not contain control characters. Type it again instead of pasting it`);
  return null;
}

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
