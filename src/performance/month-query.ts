import { periodFrom } from './period.js';
import type { PerformanceQuery } from './performance-query.js';

/** The same question about one month of it alone. */
export function ofMonth(query: PerformanceQuery, month: string): PerformanceQuery {
  return { ...query, period: periodFrom(month, month, query.period.to) };
}
