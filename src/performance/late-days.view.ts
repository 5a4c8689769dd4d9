import { holders } from '../../projections/late-days/case-holder.js';
import type { Holder } from '../../projections/late-days/case-holder.js';
import { sumOfLateDays } from '../../projections/late-days/late-days.js';
import type { LateDays } from '../../projections/late-days/late-days.js';
import { percentage } from '../../projections/measures/measure.js';
import { dayCount } from '../web/words/distance-words.js';
import { count } from '../web/words/number-words.js';
import { palette } from './charts/palette.js';
import { stackedChart } from './charts/bar-chart.js';
import type { Drawn } from './charts/rate-chart.js';
import { monthOf, monthWords } from './period.js';

export const holderWords: Readonly<Record<Holder, string>> = {
  psychology: 'Psychology service',
  health: 'Health',
  socialCare: 'Social care and others',
  schools: 'Schools: advice and replies',
  family: 'Family: comments and meetings',
  usDecisionToAssess: 'Us: decision to assess',
  usDecisionToIssue: 'Us: asking for advice, decision to issue',
  usDrafting: 'Us: drafting and sending',
  notExplained: 'Not explained',
};

const colours: Readonly<Record<Holder, string>> = {
  psychology: palette.orange,
  health: palette.purple,
  socialCare: palette.brown,
  schools: palette.blue,
  family: palette.magenta,
  usDecisionToAssess: palette.olive,
  usDecisionToIssue: palette.ink,
  usDrafting: palette.teal,
  notExplained: palette.grey,
};

export interface LateDaysTable {
  readonly plans: number;
  readonly months: readonly string[];
  readonly rows: readonly {
    readonly holder: Holder;
    readonly title: string;
    readonly colour: string;
    /** Its square as an image address. */
    readonly swatch: string;
    readonly byMonth: readonly number[];
    readonly days: number;
    readonly share: string;
  }[];
  readonly totals: readonly number[];
  readonly days: number;
}

/** Days late by who held the case, a column a month of issue; parts add up to the totals. */
export function lateDaysTable(late: readonly LateDays[], months: readonly string[]): LateDaysTable {
  const own = months.map((month) => sumOfLateDays(late.filter(({ sentOn }) => monthOf(sentOn) === month)));
  const inMonths = late.filter(({ sentOn }) => months.includes(monthOf(sentOn)));
  const all = sumOfLateDays(inMonths);
  const rows = holders
    .map((holder) => ({
      holder,
      title: holderWords[holder],
      colour: colours[holder],
      swatch: swatch(colours[holder]),
      byMonth: own.map(({ byHolder }) => byHolder[holder]),
      days: all.byHolder[holder],
      share: `${(percentage(all.byHolder[holder], all.days) ?? 0).toFixed(1)}%`,
    }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => Number(a.holder === 'notExplained') - Number(b.holder === 'notExplained') || b.days - a.days);
  return { plans: inMonths.length, months, rows, totals: own.map(({ days }) => days), days: all.days };
}

/** "41 plans issued late in August to October 2026 were 1,284 days late in all. …" */
export function lateSentence({ plans, days, months }: LateDaysTable, excused: number): string {
  const [first = '', last = first] = [months[0], months.at(-1)];
  const when = first === last ? monthWords(first) : `${monthWords(first)} to ${monthWords(last)}`;
  const more =
    excused === 0
      ? ''
      : ` ${count(excused)} more went past 20 weeks with an evidenced exception and are not late in law.`;
  if (plans === 0) return `No plan issued in ${when} was late without an exception.${more}`;
  return (
    `${count(plans)} ${plans === 1 ? 'plan' : 'plans'} issued late in ${when} ${plans === 1 ? 'was' : 'were'} ` +
    `${dayCount(days)} late in all. Each late day is counted once, against whoever held the case that day, so the ` +
    `parts add up to the total.${more}`
  );
}

export function lateChart(table: LateDaysTable, label: string): Drawn {
  return stackedChart({
    id: 'late',
    label,
    titles: table.months.map((month) => monthWords(month).slice(0, 3)),
    parts: table.rows.map(({ title, colour, byMonth }) => ({ name: title, color: colour, values: byMonth })),
    totals: table.totals.map(dayCount),
  });
}

function swatch(colour: string): string {
  return encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12"><path fill="${colour}" d="M0 0h12v12H0z"/></svg>`,
  );
}
