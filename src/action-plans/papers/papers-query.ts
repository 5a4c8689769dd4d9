import { lastDayOf } from '../../../workflows/action-plan/due-dates.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { addDays, calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { address, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { monthWords, periodFrom } from '../../performance/period.js';
import type { Period } from '../../performance/period.js';
import { planHref } from '../plan-hrefs.js';
import { audiences, paperKinds } from './paper.js';
import type { Audience, PaperKind } from './paper.js';
import { topNodes } from './plan-part.js';

/** `then`: as known at the end of the month; `now`: as it stands. */
export const knownChoices = ['then', 'now'] as const;
export type KnownChoice = (typeof knownChoices)[number];

/** Which paper is asked for. */
export interface PapersQuery {
  readonly kind: PaperKind;
  /** Theme or section; null for the whole plan. */
  readonly nodeId: string | null;
  /** Of a board pack the month; of an annual report the last of twelve. */
  readonly month: string;
  readonly known: KnownChoice;
  readonly audience: Audience;
}

export interface PapersFault {
  readonly field: 'paper' | 'theme' | 'month' | 'known' | 'for';
  readonly target: string;
  readonly text: string;
}

/** What an address asks for, with every fault of it in words. What is left out stands as the form begins. */
export function papersQuery(
  raw: Query,
  document: PlanDocument,
  today: CalendarDate,
): { readonly query: PapersQuery; readonly faults: readonly PapersFault[] } {
  const faults: PapersFault[] = [];
  const fault = (field: PapersFault['field'], text: string): void => void faults.push({ field, target: field, text });
  const chosen = <Value extends string>(
    field: PapersFault['field'],
    known: readonly Value[],
    words: string,
    first: Value,
  ): Value => {
    const typed = textOf(raw, field);
    if (typed === null) return first;
    const value = known.find((one) => one === typed);
    if (value === undefined) fault(field, words);
    return value ?? first;
  };
  const nodes = topNodes(document).map(({ id }) => id);
  const theme = textOf(raw, 'theme');
  const isKnown = theme === null || nodes.includes(theme);
  if (!isKnown)
    fault('theme', `There is no such theme or section in this plan. Choose one of the list, or the whole plan`);
  const typedMonth = textOf(raw, 'month')?.trim() ?? firstMonth(today, document);
  const wrong = monthFault(typedMonth, document, today);
  if (wrong !== null) fault('month', wrong);
  return {
    query: {
      kind: chosen('paper', paperKinds, 'Choose a board pack or an annual report', 'board-pack'),
      nodeId: isKnown ? theme : null,
      month: wrong === null ? typedMonth : firstMonth(today, document),
      known: chosen('known', knownChoices, 'Choose as known at the end of the month, or as it stands now', 'then'),
      audience: chosen('for', audiences, 'Choose a paper for the board, or one for publication', 'board'),
    },
    faults,
  };
}

const pattern = /^\d{4}-(0[1-9]|1[0-2])$/;

function monthFault(month: string, { document }: PlanDocument, today: CalendarDate): string | null {
  if (!pattern.test(month) || month < '1901-01' || month > '2199-12') return 'Give the month as year and month, for example 2018-06'; // prettier-ignore
  if (month > today.slice(0, 7)) return `The month must not lie in the future. Choose ${monthWords(today.slice(0, 7))} or an earlier one`; // prettier-ignore
  const begins = beginning({ document });
  return month < begins ? `The plan begins in ${monthWords(begins)}. Choose that month or a later one` : null;
}

/** First month of a plan. */
const beginning = ({ document }: Pick<PlanDocument, 'document'>): string => {
  const [year = '', month = '01'] = (document.period.start.split('/')[0] ?? '').split('-');
  return `${year}-${month}`;
};

/** The month that is over last, within the plan where that has ended. */
function firstMonth(today: CalendarDate, { document }: PlanDocument): string {
  const last = addDays(calendarDate(`${today.slice(0, 7)}-01`), -1).slice(0, 7);
  const ends = lastDayOf(document.period.end).slice(0, 7);
  const begins = beginning({ document });
  const within = last < ends ? last : ends;
  return within < begins ? begins : within;
}

/** The months that a paper is about. */
export function periodOf({ kind, month }: Pick<PapersQuery, 'kind' | 'month'>, today: CalendarDate): Period {
  return kind === 'board-pack' ? periodFrom(month, month, today) : periodFrom(undefined, month, today);
}

/** The quarters of a year, the earliest first, each with its months in words. */
export function quartersOf({ months }: Period, today: CalendarDate): readonly Period[] {
  return [0, 3, 6, 9].flatMap((at) => {
    const [first, last] = [months[at], months[at + 2]];
    return first === undefined || last === undefined ? [] : [periodFrom(first, last, today)];
  });
}

/** The address of a paper, or of one of its files. */
export function paperHref(planId: string, query: PapersQuery, under = 'paper'): string {
  return address(`${planHref(planId)}/papers/${under}`, [
    ['paper', query.kind],
    ['month', query.month],
    ['theme', query.nodeId],
    ['known', query.known],
    ['for', query.audience],
  ]);
}
