import { Injectable } from '@nestjs/common';
import { stockByAgeAndNeed } from '../../projections/measures/breakdown.measures.js';
import { casesBehind } from '../../projections/measures/figures.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { periodFrom } from '../performance/period.js';
import type { Form } from './breakdown-query.js';
import { Breakdowns } from './breakdowns.service.js';
import { groupings, ways } from './groupings.js';
import { quarterEndsUpTo, quartersOf } from './quarters.js';
import type { Quarters } from './quarters.js';

export const waysOfQuarters = ['age-and-need', 'age', 'need'] as const;
export const spans = ['4', '8', '12', '20'] as const;

export interface QuartersQuery {
  readonly by: (typeof waysOfQuarters)[number];
  readonly on: CalendarDate;
  readonly known: CalendarDate | null;
  readonly quarters: (typeof spans)[number];
  readonly team: string | null;
  readonly form: Form;
}

interface Counted {
  readonly counted: Quarters;
  readonly teams: readonly string[];
}

/** Live plans at the end of each quarter, counted once for everybody who asks the same. */
@Injectable()
export class QuarterCounts {
  constructor(private readonly breakdowns: Breakdowns) {}

  counted(query: QuartersQuery): Promise<Counted & { readonly at: Date }> {
    return this.breakdowns.kept(['quarters', { ...query, form: null }], query.known, () => this.count(query));
  }

  /** What the page shows to whoever chooses nothing. */
  usual(today: CalendarDate): Promise<Counted> {
    return this.counted({ by: 'age-and-need', on: today, known: null, quarters: '4', team: null, form: 'inside' });
  }

  private async count({ by, on, known, quarters, team }: QuartersQuery): Promise<Counted> {
    const way = ways[by];
    const period = periodFrom(undefined, undefined, on);
    const { rows, teams } = await this.breakdowns.source({ period, team, known }, on);
    const stocks = [];
    for (const day of quarterEndsUpTo(on, Number(quarters))) {
      const cases = await this.breakdowns.grouped(
        casesBehind(stockByAgeAndNeed, rows, { from: day, to: day, asAt: day }),
        () => day,
        groupings[way.rows],
        way.columns === null ? null : groupings[way.columns],
        known,
      );
      stocks.push({ on: day, cases });
    }
    const order = [...groupings.age.fixed, ...groupings.need.fixed].map(({ key }) => key);
    return { counted: quartersOf(stocks, order), teams };
  }
}
