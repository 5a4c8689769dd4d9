import type { NestExpressApplication } from '@nestjs/platform-express';
import { demoPeople } from '../src/access/people.js';
import { configFrom } from '../src/config.js';
import { startApplication } from '../src/start-application.js';
import { barePage } from './bare-page.js';
import { TimedClient } from './http-client.js';
import { benchNow, inventedAuthority } from './invented-authority.js';
import { collectGarbage } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { theSame } from './report.js';
import { median, percentile } from './statistics.js';

/** The pages that people open all day, in a large authority, as the server sees them. */
export const pages: Benchmark = {
  name: 'pages',
  run: async (options) => {
    const folder = await inventedAuthority(options.children, options);
    const settings = { EHC_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', NODE_ENV: 'production' };
    const started = performance.now();
    const app = await startApplication(configFrom(settings), { now: benchNow });
    const startedIn = (performance.now() - started) / 1_000;
    const bare = await barePage();
    try {
      return await measure(app, bare, { startedIn, ...options });
    } finally {
      await bare.close();
      await app.close();
    }
  },
};

interface Setting extends Options {
  readonly startedIn: number;
}

async function measure(
  app: NestExpressApplication,
  bare: NestExpressApplication,
  { children, startedIn, quick, say }: Setting,
): Promise<readonly Measurement[]> {
  const client = new TimedClient(app.getHttpServer());
  const empty = new TimedClient(bare.getHttpServer());
  try {
    await signIn(client);
    const cases = await caseReferences(client);
    const each = quick ? 50 : 100;
    const one = (index: number): string => cases[index % cases.length] ?? '';
    const addresses: readonly (readonly [what: string, path: (index: number) => string])[] = [
      ['due work, own', () => '/due-work'],
      ['due work, everyone’s', () => '/due-work?who=everyone'],
      ['due work, everyone’s, filtered', () => '/due-work?who=everyone&kind=plan&waiting=us'],
      ['list of cases', () => '/cases'],
      ['page of a case', (index) => `/cases/${one(index)}`],
      ['history of a case', (index) => `/cases/${one(index)}/history`],
      ['list of cases, as JSON', () => '/api/cases'],
      ['a case, as JSON', (index) => `/api/cases/${one(index)}`],
    ];
    const measurements: Measurement[] = [];
    for (const [what, path] of addresses) {
      const first = await client.get(path(0));
      if (first.status !== 200) {
        say(`${path(0)} answers ${first.status}: not measured`);
        continue;
      }
      const firstMs = client.serverMs;
      const measured = await timed(client, empty, { path, each });
      measurements.push(...lines(`${what}, ${children.toLocaleString('en-GB')} children`, measured, firstMs));
    }
    say(`Started in ${startedIn.toFixed(1)} s`);
    return measurements;
  } finally {
    client.close();
    empty.close();
  }
}

/** @throws Error if the demonstration does not let its caseworker in. */
async function signIn(client: TimedClient): Promise<void> {
  const page = await client.get('/sign-in');
  const token = /name="csrfToken" value="([^"]+)"/.exec(page.body)?.[1];
  const person = demoPeople.find(({ roles }) => roles.includes('caseworker'));
  if (token === undefined || person === undefined) throw new Error('The sign-in page has no form for a caseworker');
  const answer = await client.post('/sign-in/demo', { person: person.id, csrfToken: token });
  if (answer.status !== 303) throw new Error(`Signing in was answered with ${answer.status}`);
}

async function caseReferences(client: TimedClient): Promise<readonly string[]> {
  const { body } = await client.get('/due-work?who=everyone&show=overdue');
  const found = new Set([...body.matchAll(/\/cases\/(EHC-\d{4}-\d+)/g)].map(([, reference = '']) => reference));
  if (found.size === 0) throw new Error('Due work names no cases');
  return [...found];
}

interface Timed {
  readonly ours: readonly number[];
  readonly raw: readonly number[];
}

async function timed(
  client: TimedClient,
  empty: TimedClient,
  { path, each }: { readonly path: (index: number) => string; readonly each: number },
): Promise<Timed> {
  const [ours, raw]: [number[], number[]] = [[], []];
  collectGarbage();
  for (let index = -10; index < each; index += 1) {
    const answer = await client.get(path(index + 10));
    if (answer.status !== 200) throw new Error(`${path(index + 10)} answered ${answer.status}`);
    await empty.get('/');
    if (index < 0) continue;
    ours.push(client.serverMs);
    raw.push(empty.serverMs);
  }
  return { ours, raw };
}

function lines(what: string, { ours, raw }: Timed, firstMs: number): readonly Measurement[] {
  const ratios = ours.map((ms, index) => ms / (raw[index] ?? Number.NaN));
  const promise = { of: 'ours', kind: 'atMost', limit: 50 } as const;
  return [
    {
      what: `${what}, p50`,
      unit: 'ms',
      ours: median(ours),
      raw: { value: median(raw), is: 'an empty page of the bare framework, in the same process' },
      ratio: { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) },
      promise,
      notes: [`the very first took ${firstMs.toFixed(0)} ms`],
    },
    {
      what: `${what}, p99`,
      unit: 'ms',
      ours: percentile(ours, 0.99),
      raw: { value: percentile(raw, 0.99), is: theSame },
      ratio: null,
      promise,
    },
  ];
}
