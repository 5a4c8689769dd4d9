import type { DueWork, ListedCase, Page } from '../../src/api/case-lists.service.js';
import { londonDateOf } from '../../src/commands/london-time.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { textOf } from '../src/recording/recording-fixture.js';
import { WebClient } from '../support/web-client.js';

/**
 * What an application says of its log, by address: lists, cases, histories and figures, today and as known earlier, as
 * pages and as JSON. What no two installations share is left out: positions, and the token of the form on a page.
 */
export async function everyAnswer(url: string): Promise<Readonly<Record<string, unknown>>> {
  const [manager, auditor] = [await WebClient.at(url, 'demo-manager'), await WebClient.at(url, 'demo-auditor')];
  const said: Record<string, unknown> = {};
  const ask = async (path: string, client = manager): Promise<void> => {
    said[path] = path.startsWith('/api/')
      ? withoutPositions(await client.answer(path))
      : mainOf(await client.page(path));
  };
  const today = londonDateOf(new Date());
  const earlier = addDays(today, -60);
  for (const path of [
    '/due-work?who=everyone',
    '/due-work.csv?who=everyone',
    '/cases',
    '/cases.csv',
    `/performance?from=${addDays(today, -365).slice(0, 7)}&to=${today.slice(0, 7)}`,
    '/api/due-work?who=everyone',
    '/api/cases',
    '/api/authority',
    ...['dfe.plan.within20w', 'dfe.requests.received'].map(
      (id) => `/api/measures/${id}?from=${addDays(today, -365)}&to=${today}`,
    ),
    `/api/published-years/${today.slice(0, 4)}?as-at=${today}`,
    `/api/published-years/${today.slice(0, 4)}?as-at=${earlier}&known-on=${earlier}`,
  ]) {
    await ask(path);
  }
  const { items } = said['/api/cases'] as Page<ListedCase>;
  const due = said['/api/due-work?who=everyone'] as Page<DueWork>;
  if (items.length === 0 || due.items.length === 0) throw new Error('The log has no case that is worth comparing');
  for (const { case: childId, child } of items) {
    await ask(`/cases/${child?.reference ?? ''}`, auditor);
    await ask(`/api/cases/${childId}/history`, auditor);
    await ask(`/api/cases/${childId}?as-at=${earlier}&known-on=${earlier}`, auditor);
  }
  return said;
}

/** The words of a page: its frame differs by the moment at which it was drawn. */
function mainOf(html: string): string {
  const main = html.indexOf('id="main-content"');
  return main < 0
    ? html
    : textOf(html.slice(main, html.indexOf('</main>'))).replace(/(events recorded to [^,]+), \d+:\d\d[ap]m/, '$1');
}

function withoutPositions(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (key === 'position' ? undefined : value)),
  ) as unknown;
}
