import { addressOf } from './performance-query.js';
import type { PerformanceQuery } from './performance-query.js';

export interface Link {
  readonly text: string;
  readonly href: string;
}

/** Address of the cases behind a measure under a query. What goes without saying is left out: a page has hundreds of these. */
export function casesHref(measure: string, version: number, query: PerformanceQuery, result = 'all'): string {
  const parts = [
    `measure=${encodeURIComponent(measure)}`,
    ...(version === 1 ? [] : [`version=${version}`]),
    ...(result === 'all' ? [] : [`result=${result}`]),
    addressOf(query),
  ];
  return `/performance/cases?${parts.join('&')}`;
}

export const definitionHref = (measure: string): string => `/definitions/${encodeURIComponent(measure)}`;

/** The ways on from a figure: its cases, its table, its words. */
export function links(figure: string, measure: string, query: PerformanceQuery): readonly Link[] {
  return [
    { text: 'Show cases', href: casesHref(measure, 1, query) },
    { text: 'CSV', href: `/performance/${figure}.csv?${addressOf(query)}` },
    { text: 'Definition', href: definitionHref(measure) },
  ];
}
