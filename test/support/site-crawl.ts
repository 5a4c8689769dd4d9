import type { KnownRoute } from '../../src/access/route-rules.js';
import { WebClient } from './web-client.js';

/** A page that a person came to by following links. */
export interface FoundPage {
  /** The route it belongs to, as declared: `/cases/:reference`. */
  readonly route: string;
  readonly address: string;
  readonly person: string;
}

/** How many addresses of a route are read for their links: cases in other stages lead to other forms. */
const readOfEach: Readonly<Record<string, number>> = {
  '/cases/:reference': 60,
  '/cases/:reference/advice': 20,
  '/cases/:reference/plan': 20,
  '/cases/:reference/disputes': 20,
  '/cases/:reference/history': 15,
  '/cases/:reference/history/:number': 30,
  // Plans differ in what they have: one has a timeline, another none.
  '/action-plans/:plan': 6,
};

/** How many of any other route. */
const givenOfEach = 2;

/**
 * The HTML pages that a signed-in person reaches by links alone, from their first page or where else they begin: of each
 * route one, if possible not below where they begin, and those they begin with.
 * @throws Error where a link leads to an error page: a page must not offer what it cannot show.
 */
export async function crawl(
  url: string,
  person: string,
  routes: readonly KnownRoute[],
  beginnings: readonly string[] = [],
): Promise<readonly FoundPage[]> {
  const client = await WebClient.at(url, person);
  const patterns = patternsOf(routes);
  const opened = new Map<string, FoundPage[]>();
  const dead: string[] = [];
  // Theirs first, so that what they lead to is read before there is enough of its route.
  const waiting = [...beginnings, '/'];
  const seen = new Set<string>(waiting);
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf(address, patterns);
    const before = route === null ? [] : (opened.get(route) ?? []);
    if (route === null || before.length >= (readOfEach[route] ?? givenOfEach)) continue;
    const { status, text, headers } = await client.get(address);
    if (status >= 400) dead.push(`${address} answers ${String(status)}`);
    if (status >= 400) continue;
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    opened.set(route, [...before, { route, address, person }]);
    for (const link of linksOf(text)) {
      if (seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  if (dead.length > 0) throw new Error(`Links lead ${person} to what is not there: ${dead.join(', ')}`);
  return [...opened.values()].flatMap((pages) => {
    const elsewhere = pages.find(({ address }) => !beginnings.some((beginning) => address.startsWith(beginning)));
    const begun = pages.filter(({ address }) => beginnings.includes(address));
    return [...new Set([...(elsewhere === undefined ? pages.slice(0, 1) : [elsewhere]), ...begun])];
  });
}

/** The route that answers an address, the most literal one first. */
export function routeOf(address: string, patterns: ReturnType<typeof patternsOf>): string | null {
  const [path = ''] = address.split('?');
  return patterns.find(({ test }) => test.test(path))?.path ?? null;
}

export function patternsOf(routes: readonly KnownRoute[]): readonly { readonly path: string; readonly test: RegExp }[] {
  const literal = (path: string): number => path.split('/').filter((part) => !part.includes(':')).length;
  return routes
    .filter(({ method }) => method === 'GET')
    .toSorted((a, b) => literal(b.path) - literal(a.path) || b.path.length - a.path.length)
    .map(({ path }) => {
      const source = path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+?');
      return { path, test: new RegExp(`^${source}$`) };
    });
}

/** Addresses of this application that a page links to: no downloads, no way out, nothing under /api. */
function linksOf(html: string): readonly string[] {
  const links = [...html.matchAll(/<a\b[^>]*\shref="([^"#]+)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return links.filter(
    (href) => /^\/(?!\/|api\b|assets\/)/.test(href) && !/\.(?:csv|ics|pdf|txt|json)(?:\?|$)/.test(href),
  );
}
