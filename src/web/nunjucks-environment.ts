import type { Application } from 'express';
import nunjucks from 'nunjucks';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { FieldError } from './forms/answers.js';
import { libraryFolders } from './library-folders.js';
import { setNamesQuickly } from './quick-frames.js';
import { inTurn } from './templates-in-turn.js';
import { actDate, dayMonth, instantWords, sentenceDate, shortDate, tableDate, time } from './words/date-words.js';
import { capital, dayCount, distance, weekAndDay, weekNumber } from './words/distance-words.js';
import { dateFilter, mojDate } from './words/moj-date.js';
import { count, nOfN, notKnown, percentage } from './words/number-words.js';

type Maybe<Value> = Value | null | undefined;

/** Absent values print as the dash of 'not known' instead of failing the page. */
function known<Value>(words: (value: Value) => string): (value: Maybe<Value>) => string {
  return (value) => (value === null || value === undefined ? notKnown : words(value));
}

const filters: Readonly<Record<string, (...args: never[]) => unknown>> = {
  date: dateFilter,
  mojDate,
  sentenceDate: known(sentenceDate),
  actDate: known(actDate),
  tableDate: known(tableDate),
  shortDate: known(shortDate),
  dayMonth: known(dayMonth),
  time: known(time),
  instant: known(instantWords),
  count: known(count),
  days: known(dayCount),
  capital: known(capital),
  percentOf: (numerator: number, denominator: number) => percentage(numerator, denominator),
  nOfN: (numerator: number, denominator: number) => nOfN(numerator, denominator),
  distance: (due: CalendarDate, today: CalendarDate) => distance(due, today),
  weekOf: (date: CalendarDate, day0: CalendarDate) => weekNumber(day0, date),
  weekAndDay: (date: CalendarDate, day0: CalendarDate) => weekAndDay(day0, date),
  errorFor,
  errorList: (errors: Maybe<readonly FieldError[]>) =>
    (errors ?? []).map(({ text, target }) => (target === null ? { text } : { text, href: `#${target}` })),
};

/** The `errorMessage` of a field's component, or false where nothing is wrong with it. */
function errorFor(errors: Maybe<readonly FieldError[]>, field: string): { text: string } | false {
  const found = errors?.find((error) => error.field === field);
  return found === undefined ? false : { text: found.text };
}

/** Makes templates of every module, of the GOV.UK and MoJ libraries and our filters available to `render`. */
export function templateEnvironment(express: Application | null, developing: boolean): nunjucks.Environment {
  const folders = [libraryFolders.templates, libraryFolders.govuk, libraryFolders.moj];
  const environment = nunjucks.configure(folders, {
    autoescape: true,
    noCache: developing,
    ...(express === null ? {} : { express }),
  });
  for (const [name, filter] of Object.entries(filters)) {
    environment.addFilter(name, filter as (...args: unknown[]) => unknown);
  }
  Object.assign(environment, { waterfall: inTurn });
  setNamesQuickly();
  const render = environment.render.bind(environment) as unknown as Render;
  environment.render = ((name, context, done) =>
    typeof context === 'function' || done === undefined
      ? render(name, context, done)
      : render(name, context, (error, html) => {
          // Nunjucks hands over no text at all where a template fails.
          done(error, typeof html === 'string' ? withoutIndents(html) : null);
        })) as Render as unknown as typeof environment.render;
  return environment;
}

type Done = (error: unknown, html: string | null) => void;
type Render = (name: string, context?: unknown, done?: Done) => unknown;

/**
 * A line's indent between two tags says nothing to a browser and is a tenth of a long table. Text between tags stays as it is, and
 * so does everything on a page that has text set out by its spaces.
 */
export function withoutIndents(html: string): string {
  return html.includes('<pre') ? html : html.replace(/>\s*\n\s*</g, '>\n<');
}
