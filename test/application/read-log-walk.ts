import type { NestExpressApplication } from '@nestjs/platform-express';
import { agent } from 'supertest';
import type { Response } from 'supertest';
import { RouteRules } from '../../src/access/route-rules.js';
import type { KnownRoute } from '../../src/access/route-rules.js';
import { londonDateOf } from '../../src/commands/london-time.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { CaseRecordService } from '../../src/children/case-record.service.js';
import type { EventStore, StoredEvent } from '../../src/event-store/event-store.js';
import { ReadLogStore } from '../../src/read-log/read-log-store.js';
import { ReadModelStore } from '../../src/projector/read-model-store.js';
import { childView } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import type { Browser } from '../src/web/web-fixture.js';
import { signInAs, tokenOf } from '../src/web/web-fixture.js';

/** One address that one person asked for, what came, and what the read log then held of it. */
export interface Visited {
  readonly who: string;
  readonly route: string;
  readonly path: string;
  readonly status: number;
  /** Something personal of an invented child stands in the answer. */
  readonly shows: boolean;
  readonly records: readonly StoredEvent[];
}

/** Addresses of one route that one person opens at most: pages of a kind are alike. */
const mostOfARoute = 2;
const personalTexts = /^(?:forename|surname|upn|uln|name|email|telephone|address|text)$/;

/** Opens every page of an application as one person after another, and watches its read log. */
export class ReadLogWalk {
  private readonly reads: EventStore;
  private readonly routes: readonly KnownRoute[];
  private secrets: readonly string[] = [];
  private children: readonly { readonly childId: string; readonly reference: string }[] = [];

  constructor(
    private readonly app: NestExpressApplication,
    private readonly url: string,
  ) {
    this.reads = app.get<EventStore>(ReadLogStore);
    this.routes = app
      .get(RouteRules)
      .all()
      .filter(({ method }) => method === 'GET');
  }

  /** Learns what is personal of every child: their names, numbers, parents, and the words said about them. */
  async learn(): Promise<void> {
    const [records, ids] = [this.app.get(CaseRecordService), await this.childIds()];
    const found = await Promise.all(ids.map((childId) => records.caseRecord(childId, { history: true })));
    // The longest names first: a short one cannot be told from other words, so that its pages would seem to show nobody.
    const longest = found.toSorted((a, b) => b.name.length - a.name.length);
    this.children = longest.map((record) => ({ childId: record.case, reference: record.reference ?? '' }));
    const texts = found.flatMap(({ name, history = [], processes }) => {
      const events = [...history, ...processes.flatMap((process) => process.history ?? [])];
      return [name, ...events.flatMap(({ type, personal }) => (isSetting(type) ? [] : personalIn(personal)))];
    });
    // A word of a name alone may be anybody's, or a street's.
    this.secrets = [...new Set(texts)].filter((text) => text.length >= 8 && /\s|\d|@/.test(text));
  }

  get pathsWithoutParameters(): readonly string[] {
    return this.routes.map(({ path }) => path).filter((path) => !path.includes(':'));
  }

  /** Everything that somebody reaches by following links from every page that they can open. */
  async as(person: string): Promise<readonly Visited[]> {
    const browser = agent(this.url);
    if (person !== 'nobody') await signInAs(browser, person);
    const found = person === 'nobody' ? [] : await this.search(browser);
    const waiting = [...found, ...wide(londonDateOf(new Date())), ...this.pathsWithoutParameters, ...this.filled()];
    const asked = new Set<string>();
    const timesOf = new Map<string, number>();
    const visited: Visited[] = [];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const route = this.routeOf(path);
      if (asked.has(path) || route === null || /^\/(?:sign-out|assets)/.test(path)) continue;
      asked.add(path);
      const kind = `${route} ${path.includes('as-at=') ? 'earlier' : ''}`;
      const times = timesOf.get(kind) ?? 0;
      if (times >= mostOfARoute) continue;
      const one = await this.visit(person, browser, route, path);
      if (one.visited.status === 200) timesOf.set(kind, times + 1);
      visited.push(one.visited);
      waiting.push(...linksIn(one.text));
    }
    return visited;
  }

  private async visit(
    who: string,
    browser: Browser,
    route: string,
    path: string,
  ): Promise<{ visited: Visited; text: string }> {
    const before = await this.reads.head();
    const response = await browser.get(path).redirects(0);
    const records = await this.reads.readPage({ after: before });
    const text = textOf(response);
    const shows = this.secrets.some((secret) => text.includes(secret));
    return { visited: { who, route, path, status: response.status, shows, records }, text };
  }

  /** A search by name keeps its words under a key of its own. */
  private async search(browser: Browser): Promise<readonly string[]> {
    const csrfToken = tokenOf((await browser.get('/help')).text);
    const { headers } = await browser.post('/find').type('form').send({ csrfToken, find: 'a' }).redirects(0);
    return headers.location === undefined ? [] : [headers.location];
  }

  /** Addresses that no link leads to: of the interface for programs, and of whatever names a case. */
  private filled(): readonly string[] {
    return this.children.slice(0, 3).flatMap((child) =>
      this.routes
        .map(({ path }) => path)
        .filter((path) => path.includes(':'))
        .map((path) =>
          path
            .replaceAll(/:reference\b/g, child.reference)
            .replaceAll(/:(?:id|childId)\b/g, child.childId)
            .replaceAll(/:number\b/g, '1')
            .replaceAll(/:year\b/g, '2026'),
        )
        .filter((path) => !path.includes(':')),
    );
  }

  private routeOf(address: string): string | null {
    const [path = ''] = address.split('?');
    const parts = path.split('/');
    const fitting = this.routes.filter((route) => {
      const declared = route.path.split('/');
      return declared.length === parts.length && declared.every((part, index) => fits(part, parts[index] ?? ''));
    });
    const [route] = fitting.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length);
    return route?.path ?? null;
  }

  private async childIds(): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const page of this.app.get<ReadModelStore>(ReadModelStore).all(childView.name)) {
      ids.push(...page.map(({ key }) => idOf(key)));
    }
    return ids;
  }
}

/** Figures over so long a time that somebody is behind them. */
function wide(today: CalendarDate): readonly string[] {
  const months = `from=${addDays(today, -700).slice(0, 7)}&to=${today.slice(0, 7)}`;
  return [
    `/performance/cases?measure=dfe.requests.received&${months}`,
    `/performance/cases.csv?measure=dfe.requests.received&${months}`,
    `/figures?measure=dfe.requests.received&${months}&known=${addDays(today, -300)}`,
    '/disputes?who=everyone&state=over',
    '/due-work?who=everyone',
  ];
}

/** Schools stand on pages about nobody as well. */
const isSetting = (type: string): boolean => /^(?:Setting|Placement)/.test(type);

function personalIn(personal: unknown): readonly string[] {
  if (typeof personal !== 'object' || personal === null) return [];
  return Object.values(personal).flatMap((content: object) =>
    Object.entries(content).flatMap(([field, value]: [string, unknown]) =>
      personalTexts.test(field) && typeof value === 'string' ? [value] : [],
    ),
  );
}

function fits(declared: string, part: string): boolean {
  if (!declared.includes(':')) return declared === part;
  const pattern = declared.replaceAll(/[.]/g, '\\.').replaceAll(/:\w+/g, '.+');
  return new RegExp(`^${pattern}$`).test(part);
}

function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) => href ?? '');
}

/** The text of an answer with what HTML escapes put back. */
function textOf({ text, body }: Response): string {
  const whole = typeof text === 'string' ? text : Buffer.isBuffer(body) ? body.toString('latin1') : '';
  return whole
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
}
