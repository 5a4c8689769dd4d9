import { setTimeout as wait } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { demoPeople } from '../src/access/people.js';
import type { Role } from '../src/access/roles.js';
import { barePage } from './bare-page.js';
import { inventedAuthority } from './invented-authority.js';
import { largestPaint } from './largest-paint.js';
import type { Benchmark, Measurement, Options } from './measurement.js';
import { LoadClient, ServedApplication } from './served-application.js';
import type { Fetched } from './served-application.js';
import { median, percentile } from './statistics.js';

const perSecond = 50;
const [mostMs, mostKb, mostPaintMs] = [150, 150, 1_000];

/**
 * Every kind of page at fifty requests a second, all kinds in turn, by three people at once. A request that is late because the
 * server is busy with another counts its waiting: times run from the moment at which it should have gone out.
 */
export const pageLoad: Benchmark = {
  name: 'page-load',
  run: async (options) => {
    const folder = await inventedAuthority(options.children, options);
    const app = await ServedApplication.start(folder);
    try {
      const seconds = await app.readAhead();
      options.say(`Read ahead ${seconds.toFixed(0)} s after the start`);
      return await measure(app.url, options);
    } finally {
      await app.stop();
    }
  },
};

interface Kind {
  readonly what: string;
  readonly role: Role;
  readonly path: (index: number) => string;
}

async function measure(url: string, options: Options): Promise<readonly Measurement[]> {
  const clients = new Map<Role, LoadClient>();
  for (const { id, roles } of demoPeople) {
    const client = new LoadClient(url);
    await client.signIn(id);
    for (const role of roles) clients.set(role, client);
  }
  try {
    const clientOf = (role: Role): LoadClient => clients.get(role) ?? new LoadClient(url);
    const manager = clientOf('manager');
    const cases = await references(manager);
    const notable = await thatTakeNotes(cases, clientOf('caseworker'));
    const all = [...kindsOf(cases), ...notesOf(notable), ...(await linkedKinds(manager))];
    const kinds = await openable(all, clientOf, options.say);
    const each = options.quick ? 20 : 120;
    const answers = await load(kinds.length * each, (index, since) => {
      const kind = kinds[index % kinds.length];
      if (kind === undefined) throw new Error('There are no pages');
      return clientOf(kind.role).get(kind.path(Math.floor(index / kinds.length)), since);
    });
    const raw = await bareLoad(Math.min(answers.length, 1_000));
    const paint = await largestPaint(url, options.say);
    return [
      ...kinds.map((kind, place) => timeOf(kind, pick(answers, place, kinds.length), raw)),
      ...kinds.map((kind, place) => weightOf(kind, pick(answers, place, kinds.length))),
      ...(paint === null ? [] : [paintOf(paint)]),
    ];
  } finally {
    for (const client of new Set(clients.values())) client.close();
  }
}

const page = (role: Role, path: string, what = path): Kind => ({ what, role, path: () => path });
const ofManager = (path: string): Kind => page('manager', path);

function kindsOf(cases: readonly string[]): readonly Kind[] {
  const one = (index: number): string => cases[index % cases.length] ?? '';
  const ofCase = (role: Role, tab: string): Kind => ({
    what: `case ${tab === '' ? 'summary' : tab.slice(1)}`,
    role,
    path: (index) => `/cases/${one(index)}${tab}`,
  });
  return [
    page('caseworker', '/due-work'),
    page('manager', '/due-work?who=everyone'),
    page('caseworker', '/cases'),
    ...['', '/clocks', '/advice', '/plan', '/disputes', '/complaints', '/contacts', '/documents', '/history'].map(
      (tab) => ofCase('caseworker', tab),
    ),
    ofCase('manager', '/read-log'),
    page('manager', '/reviews'),
    page('manager', '/transfers/2027'),
    page('manager', '/disputes'),
    page('manager', '/plans-ended'),
    page('manager', '/performance'),
    page('caseworker', '/performance', '/performance, caseworker'),
    page('manager', '/performance/cases?measure=dfe.plan.within20w'),
    page('auditor', '/figures'),
    page('auditor', '/read-log'),
    { what: 'replay', role: 'auditor', path: (index) => `/replay/${one(index)}?as-at=2026-11-01` },
    page('manager', '/imports'),
    page('manager', '/settings'),
    page('caseworker', '/definitions'),
    page('caseworker', '/rules'),
    ...['/performance/plans', '/performance/stages-compared', '/breakdowns', '/breakdowns/quarters', '/quality'].map(
      ofManager,
    ),
    ...['/stuck', '/contacts', '/complaints', '/feedback', '/held-figures', '/people', '/reviews/settings'].map(
      ofManager,
    ),
    ...['/placements', '/placements/flow', '/funding', '/preferences', '/special-places'].map(ofManager),
    ...['/transition', '/transition/missing-details', '/transfers/2027/list'].map(ofManager),
    ...['/performance/late-cases', '/breakdowns/cases?measure=live', '/quality/gaps', '/published-figures'].map(
      ofManager,
    ),
    page('auditor', '/proofs'),
    page('caseworker', '/calendar-feeds'),
  ];
}

/** Pages whose address only a list gives: of the first school, the first action plan and its first measure. */
async function linkedKinds(client: LoadClient): Promise<readonly Kind[]> {
  const first = async (list: string, link: RegExp): Promise<string | null> =>
    link.exec((await client.get(list)).body)?.[1] ?? null;
  const school = await first('/reviews/settings', /href="(\/reviews\/settings\/\d+)/);
  const plan = await first('/action-plans', /href="(\/action-plans\/(?!load|new)[a-z0-9-]+)"/);
  const tabs = ['', '/measures', '/overdue', '/milestones', '/timeline', '/money', '/gaps', '/history', '/versions'];
  const measure =
    plan === null ? null : await first(`${plan}/measures`, /href="(\/action-plans\/[^"/]+\/measures\/[^"?]+)"/);
  return [
    ...(school === null ? [] : [page('manager', school, 'plans of a school')]),
    ofManager('/action-plans'),
    ...(plan === null ? [] : tabs.map((tab) => page('manager', `${plan}${tab}`, `action plan${tab}`))),
    ...(measure === null ? [] : [page('manager', measure, 'measure of an action plan')]),
  ];
}

/** Those that answer with a page here; the others are named. Each is opened once before anything is timed. */
async function openable(
  kinds: readonly Kind[],
  clientOf: (role: Role) => LoadClient,
  say: Options['say'],
): Promise<readonly Kind[]> {
  const open: Kind[] = [];
  for (const kind of kinds) {
    const { status, ms } = await clientOf(kind.role).get(kind.path(0));
    if (status === 200) open.push(kind);
    else say(`${kind.path(0)} answers ${status}: not measured`);
    if (ms > mostMs) say(`${kind.what}: the very first took ${ms.toFixed(0)} ms`);
  }
  return open;
}

async function references(client: LoadClient): Promise<readonly string[]> {
  const { body } = await client.get('/due-work?who=everyone&show=overdue');
  const found = new Set([...body.matchAll(/\/cases\/(EHC-\d{4}-\d+)/g)].map(([, reference = '']) => reference));
  if (found.size === 0) throw new Error('Due work names no cases');
  return [...found];
}

/** Those of the cases that offer a note: one without an open assessment has no form for it. */
async function thatTakeNotes(cases: readonly string[], client: LoadClient): Promise<readonly string[]> {
  const found: string[] = [];
  for (const reference of cases) {
    const { status } = await client.get(`/cases/${reference}/notes/new`);
    if (status === 200) found.push(reference);
  }
  return found;
}

const notesOf = (cases: readonly string[]): readonly Kind[] =>
  cases.length === 0
    ? []
    : [
        {
          what: 'case notes/new',
          role: 'caseworker',
          path: (index) => `/cases/${cases[index % cases.length] ?? ''}/notes/new`,
        },
      ];

/** Sends a request every twenty milliseconds, whether or not the ones before have been answered. */
async function load(
  requests: number,
  send: (index: number, since: number) => Promise<Fetched>,
): Promise<readonly Fetched[]> {
  const began = performance.now();
  const answers: Promise<Fetched>[] = [];
  for (let index = 0; index < requests; index += 1) {
    const due = began + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    // Pages are let go at once: a hundred megabytes of them would be collected here, and held against the server.
    answers.push(send(index, due).then((answer) => ({ ...answer, body: '' })));
  }
  return Promise.all(answers);
}

async function bareLoad(requests: number): Promise<readonly Fetched[]> {
  const bare = await barePage();
  const { port } = bare.getHttpServer().address() as AddressInfo;
  const client = new LoadClient(`http://127.0.0.1:${port}`);
  try {
    return await load(requests, (_index, since) => client.get('/', since));
  } finally {
    client.close();
    await bare.close();
  }
}

const pick = (answers: readonly Fetched[], place: number, of: number): readonly Fetched[] =>
  answers.filter((_answer, index) => index % of === place);

function timeOf({ what }: Kind, answers: readonly Fetched[], raw: readonly Fetched[]): Measurement {
  const failed = answers.filter(({ status }) => status !== 200).length;
  const times = answers.map(({ ms }) => ms);
  return {
    what: `${what}, p99 at ${perSecond}/s`,
    unit: 'ms',
    ours: percentile(times, 0.99),
    raw: {
      value: percentile(
        raw.map(({ ms }) => ms),
        0.99,
      ),
      is: 'an empty page of the bare framework at the same rate',
    },
    ratio: null,
    promise: { of: 'ours', kind: 'atMost', limit: mostMs },
    notes: [
      `p50 ${median(times).toFixed(1)} ms, greatest ${Math.max(...times).toFixed(0)} ms`,
      ...(failed === 0 ? [] : [`${failed} of ${answers.length} were not answered with 200`]),
    ],
  };
}

function weightOf({ what }: Kind, answers: readonly Fetched[]): Measurement {
  return {
    what: `${what}, heaviest page`,
    unit: 'kB',
    ours: Math.max(...answers.map(({ bytes }) => bytes)) / 1_000,
    raw: null,
    ratio: null,
    promise: { of: 'ours', kind: 'atMost', limit: mostKb },
  };
}

const paintOf = (times: readonly number[]): Measurement => ({
  what: 'due work, largest paint in Chromium',
  unit: 'ms',
  ours: median(times),
  raw: null,
  ratio: null,
  promise: { of: 'ours', kind: 'atMost', limit: mostPaintMs },
  notes: [`of ${times.length} loads without a cache: ${times.map((ms) => ms.toFixed(0)).join(', ')}`],
});
