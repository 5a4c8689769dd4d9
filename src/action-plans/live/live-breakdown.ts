import type { PlanBinding } from '../../../projections/measures/plan-binding.js';
import { cellHref } from '../../breakdowns/breakdown.view.js';
import type { Where } from '../../breakdowns/breakdown.view.js';
import { breakdownHref } from '../../breakdowns/breakdown-query.js';
import type { BreakdownQuery } from '../../breakdowns/breakdown-query.js';
import type { Counted } from '../../breakdowns/breakdowns.service.js';
import { groupings, ways } from '../../breakdowns/groupings.js';
import { definitionHref } from '../../performance/figure-links.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { count } from '../../web/words/number-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import type { LiveBreakdown, LiveTable } from './live-answer.js';

/** What is counted, as a number of it stands in a sentence. */
const thingWords: Readonly<Partial<Record<BreakdownQuery['thing'], string>>> = { live: 'live plans' };

/** One table, and what it was asked for. */
export interface Table {
  readonly query: BreakdownQuery;
  readonly counted: Counted;
}

export function liveBreakdown(
  [first, ...others]: readonly [Table, ...Table[]],
  { note }: Pick<PlanBinding, 'note'>,
): LiveBreakdown {
  const { counted, query } = first;
  const { thing, measure, table } = counted;
  const total = table.total.all;
  const when = thing.asAt ? `on ${sentenceDate(query.on)}` : 'in these months';
  const what = thingWords[query.thing] ?? lowerFirst(thing.title);
  return {
    kind: 'breakdown',
    measure,
    ...tableOf(first),
    further: others.map(tableOf),
    total,
    words: `${total === 0 ? 'No' : count(total)} ${what} ${when}`,
    casesHref: total === 0 ? null : cellHref(query, {}),
    tableHref: breakdownHref(query),
    definitionHref: definitionHref(measure.id),
    note,
  };
}

function tableOf({ query, counted: { table } }: Table): LiveTable {
  const where = (number: number, cell: Where): string | null => (number === 0 ? null : cellHref(query, cell));
  return {
    head: groupings[ways[query.way].rows].head,
    columns: table.columns.map(({ title }) => title),
    rows: table.rows.map(({ group, cells, total }) => ({
      label: group.title,
      total: total.all,
      casesHref: where(total.all, { row: group }),
      cells: cells.map(({ all }, at) => ({
        count: all,
        casesHref: where(all, { row: group, column: table.columns[at] ?? null }),
      })),
    })),
  };
}
