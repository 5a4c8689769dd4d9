import { Injectable } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { casesBehind } from '../../projections/measures/figures.js';
import type { FigureCase } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { defaultSmallestShown } from '../../projections/suppression.js';
import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Facets } from '../children/child-facets.js';
import { ChildFacets } from '../children/child-facets.service.js';
import type { FacetReader } from '../children/child-facets.service.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { KeyStore } from '../keys/key-store.js';
import { FigureSources } from '../performance/figure-source.service.js';
import type { Period } from '../performance/period.js';
import { WorkedOut } from '../performance/worked-out.js';
import { breakdownOf } from './breakdown.js';
import type { Breakdown, GroupedCase } from './breakdown.js';
import type { BreakdownQuery } from './breakdown-query.js';
import { groupings, panelOf, schoolYear, ways } from './groupings.js';
import type { Group, Grouping, SettingNames } from './groupings.js';
import { thingsCounted } from './things-counted.js';
import type { ThingCounted } from './things-counted.js';

/** A case that is counted, with what stands behind it. */
export interface CountedCase extends GroupedCase {
  readonly found: FigureCase;
}

export interface CountedCases {
  readonly measure: Measure;
  readonly thing: ThingCounted;
  readonly scope: Scope;
  readonly cases: readonly CountedCase[];
  readonly teams: readonly string[];
}

export interface Counted extends Omit<CountedCases, 'cases'> {
  readonly table: Breakdown;
  /** When it was counted. */
  readonly at: Date;
}

/** Tables that stay worked out: each choice of what, how and when is one. */
const mostTables = 100;
/** Tables whose cases stay at hand one by one: whoever opens a number turns its pages and goes back for the next. */
const mostLists = 3;
/** Totals by themselves: a chart has one for each of its months. */
const mostTotals = 2_000;
/** Cases that stand in one turn of the event loop. */
const atOnce = 1_000;

/** Counts broken down by what children are like, as held on the day and as known now or at the end of a past day. */
@Injectable()
export class Breakdowns {
  readonly settings: SettingNames;
  private readonly worked = new WorkedOut<object>(mostTables);
  private readonly lists = new WorkedOut<CountedCases>(mostLists);
  private readonly totals = new WorkedOut<{ readonly total: number }>(mostTotals);

  constructor(
    private readonly sources: FigureSources,
    private readonly facets: ChildFacets,
    private readonly basis: BasisService,
    keys: KeyStore,
  ) {
    this.settings = {
      name: (setting) => facets.settingName(setting),
      // A name stands in no address: what has no number is known by a keyed hash.
      key: ({ urn, name }) => (urn === null ? keys.keyedId('breakdown setting', name ?? '') : `urn-${urn}`),
    };
  }

  /** The smallest count that this authority publishes. */
  get smallestShown(): number {
    return this.basis.decisionBasis().settings.smallestShown ?? defaultSmallestShown;
  }

  async cases(query: BreakdownQuery): Promise<CountedCases> {
    const way = ways[query.way];
    const { found, ...counted } = await this.found(query);
    const { thing, scope } = counted;
    const cases = await this.grouped(
      found,
      (one) => thing.day(one, scope),
      groupings[way.rows],
      way.columns === null ? null : groupings[way.columns],
      query.known,
    );
    return { ...counted, cases };
  }

  /** How many cases a table counts in all, without telling them apart: what a chart of many periods needs. */
  async total(query: BreakdownQuery): Promise<number> {
    const key = JSON.stringify([this.basis.today, { ...query, form: null }]);
    const { total } = await this.totals.fresh(key, await this.sources.standing(query.known), async () => {
      const { found, thing, scope } = await this.found(query);
      return { total: found.filter((one) => thing.day(one, scope) !== null).length };
    });
    return total;
  }

  private async found(
    query: BreakdownQuery,
  ): Promise<Omit<CountedCases, 'cases'> & { readonly found: readonly FigureCase[] }> {
    const thing: ThingCounted = thingsCounted[query.thing];
    const { rows, scope, teams } = await this.source(query, thing.asAt ? query.on : null);
    const measure = thing.measure(query.way);
    return { measure, thing, scope, teams, found: casesBehind(measure, rows, scope) };
  }

  /** The cases behind every number of a table, kept until anything is recorded. */
  async listed(query: BreakdownQuery): Promise<CountedCases> {
    const key = JSON.stringify([this.basis.today, { ...query, form: null }]);
    return this.lists.fresh(key, await this.sources.standing(query.known), () => this.cases(query));
  }

  /** The table of a query, worked out once for everybody who asks the same. */
  async counted(query: BreakdownQuery): Promise<Counted> {
    return this.kept<Omit<Counted, 'at'>>(['table', { ...query, form: null }], query.known, async () => {
      const { cases, ...counted } = await this.cases(query);
      return { ...counted, table: this.table(query, cases) };
    });
  }

  /** What was counted, and when; kept until anything is recorded, and counted once for all who ask meanwhile. */
  async kept<Answer extends object>(
    asked: readonly unknown[],
    known: CalendarDate | null,
    work: () => Promise<Answer>,
  ): Promise<Answer & { readonly at: Date }> {
    const key = JSON.stringify([this.basis.today, ...asked]);
    const counted = async (): Promise<object> => ({ at: this.basis.now, ...(await work()) });
    const answer = await this.worked.fresh(key, await this.sources.standing(known), counted);
    return answer as Answer & { readonly at: Date };
  }

  private table(query: BreakdownQuery, cases: readonly GroupedCase[]): Breakdown {
    const { rows, columns } = ways[query.way];
    const fixed: readonly Group[] = rows === 'year' ? yearsOf(query) : groupings[rows].fixed;
    return breakdownOf(cases, fixed, columns === null ? null : groupings[columns].fixed);
  }

  /** Rows to count from, with the scope of a period or of one day. */
  async source(
    {
      period,
      team,
      known,
    }: { readonly period: Period; readonly team: string | null; readonly known: CalendarDate | null },
    on: CalendarDate | null,
  ): ReturnType<FigureSources['source']> {
    const source = await this.sources.source({ period, team, asAt: known });
    return on === null ? source : { ...source, scope: { from: on, to: on, asAt: on } };
  }

  /** The groups of each case on its day. Cases of one child without a day are left out: there is nothing to ask about. */
  async grouped(
    found: readonly FigureCase[],
    dayOf: (one: FigureCase) => CalendarDate | null,
    rows: Grouping,
    columns: Grouping | null,
    known: CalendarDate | null,
  ): Promise<readonly CountedCase[]> {
    const facets = await this.facets.of(found.map(childOf), known === null ? null : endOfLondonDay(known));
    const cases: CountedCase[] = [];
    for (const [index, one] of found.entries()) {
      if (index > 0 && index % atOnce === 0) await turnOfTheLoop();
      const day = dayOf(one);
      if (day === null) continue;
      const held = asThePanelTookIt(facets.heldOn(childOf(one), day), one, day, facets);
      cases.push({
        found: one,
        stream: one.stream,
        childId: childOf(one),
        day,
        part: one.counted === 'inNumerator',
        row: rows.groupOf(held, day, this.settings, one),
        column: columns === null ? null : columns.groupOf(held, day, this.settings, one),
      });
    }
    return cases;
  }
}

/** School years in their order: those that the period runs through, or the one of the day of a stock. */
function yearsOf({ thing, period, on }: BreakdownQuery): readonly Group[] {
  if (thingsCounted[thing].asAt) return [schoolYear(on)];
  const years = period.months.map((month) => schoolYear(calendarDate(`${month}-01`)));
  return years.filter(({ key }, at) => key !== years[at - 1]?.key);
}

/** A panel's decision counts under the need that the panel took, where that is on record. */
function asThePanelTookIt(held: Facets, found: FigureCase, on: CalendarDate, facets: FacetReader): Facets {
  const panel = panelOf(found);
  const need = panel === null ? null : facets.needOfPanel(childOf(found), panel.panelId);
  return need === null ? held : { ...held, need: { on, value: { primary: need, secondary: null } } };
}

/** What is broken down here is always about a child. */
function childOf({ item }: FigureCase): string {
  const childId = 'row' in item ? item.row.childId : item.childId;
  if (childId === null) throw new Error('What is broken down is about a child');
  return childId;
}
