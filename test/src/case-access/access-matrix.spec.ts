import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { RouteRules } from '../../../src/access/route-rules.js';
import type { KnownRoute } from '../../../src/access/route-rules.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { Verifications } from '../../../src/audit/proofs/verifications.service.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { StaffRegister } from '../../../src/people/staff-register.service.js';
import type { Acting } from '../../../src/people/staff-register.service.js';
import { ReadLogStore } from '../../../src/read-log/read-log-store.js';
import type { Child } from '../../../workflows/child/child.state.js';
import { decidedToAssess, finalPlanSent, requestReceived } from '../../support/assessment-facts.js';
import { accessDocument } from './access-document.js';
import type { Answers } from './access-document.js';
import { addCase, execute, restrict } from './access-cases.js';
import type { AccessCase } from './access-cases.js';
import { AccessRig, people } from './access-rig.js';
import { Caller } from './caller.js';
import { addressFor, isAboutCase, opensTo, personas, relations, routeTable, withParams } from './route-table.js';
import type { Persona, Relation, RouteExpectation } from './route-table.js';

const { priya, helen, tom, ruth, marek, jo } = people;
const signIns = { caseworker: priya.id, manager: helen.id, auditor: tom.id, administrator: ruth.id } as const;
const reason = 'Her mother telephoned and nobody who works on the case can be reached';
const nobody: AccessCase = {
  ...{ childId: '50000000-0000-4000-8000-000000000001', reference: 'EHC-2026-9999', surname: '', upn: '' },
  assessmentId: '50000000-0000-4000-8000-000000000002',
  planId: '50000000-0000-4000-8000-000000000003',
  disputeId: '50000000-0000-4000-8000-000000000004',
  complaintId: '50000000-0000-4000-8000-000000000005',
  contactId: '50000000-0000-4000-8000-000000000006',
  escalationId: '50000000-0000-4000-8000-000000000007',
};

/** Every route × who asks × what the case is to them, asked of the whole application. */
describe('who may open what', () => {
  let rig: AccessRig;
  let routes: readonly KnownRoute[];
  let cases: Readonly<Record<Relation, AccessCase>>;
  let special: Readonly<Record<string, string>>;
  const callers = new Map<Persona, Caller>();

  beforeAll(async () => {
    rig = await AccessRig.start();
    routes = rig.app.get(RouteRules).all();
    const held = { assessment: priya, plan: helen, dispute: tom };
    const [own, ownTeam, otherTeam] = [
      await addCase(rig, 'Own', held),
      await addCase(rig, 'Team', { assessment: marek }),
      await addCase(rig, 'Other', { assessment: jo }),
    ];
    const [restrictedOwn, restrictedOwnTeam, restrictedOthers, restrictedNamed, restrictedBreakGlass] = [
      await addCase(rig, 'Closed', held),
      await addCase(rig, 'Ward', { assessment: marek }),
      await addCase(rig, 'Far', { assessment: jo }),
      await addCase(rig, 'Named', { assessment: jo }),
      await addCase(rig, 'Glass', { assessment: jo }),
    ];
    for (const one of [restrictedOwn, restrictedOwnTeam, restrictedOthers, restrictedBreakGlass])
      await restrict(rig, one);
    await restrict(rig, restrictedNamed, { people: [priya, helen, tom] });
    cases = {
      ...{ own, ownTeam, otherTeam, restrictedOwn, restrictedOwnTeam, restrictedOthers, restrictedNamed },
      ...{ restrictedBreakGlass, unknown: nobody },
    };
    for (const [persona, id] of Object.entries(signIns))
      callers.set(persona as Persona, await Caller.signedIn(rig.url, id));
    callers.set('signedOut', Caller.nobody(rig.url));
    const opening = { reference: restrictedBreakGlass.reference, category: 'other', text: reason };
    for (const persona of ['caseworker', 'manager', 'auditor'] as const) {
      expect(await callerOf(persona).ask('POST', '/break-glass/new', opening)).toBe(303);
    }
    const { state } = await rig.app.get(CommandHandler).load('child', restrictedBreakGlass.childId);
    expect(await callerOf('caseworker').ask('GET', `/cases/${own.reference}`)).toBe(200);
    await rig.app.get(Verifications).start(tom.id);
    await rig.app.get(Verifications).settled();
    special = {
      ofWhoLeft: await staff(),
      ofRead: String(await rig.app.get<EventStore>(ReadLogStore).head()),
      ofBreakGlass: (state as Child).breakGlass[0]?.breakGlassId ?? '',
      ofOwn: '140001',
    };
  }, 120_000);
  afterAll(async () => {
    for (const caller of callers.values()) caller.close();
    await rig.close();
  });

  const callerOf = (persona: Persona): Caller => {
    const caller = callers.get(persona);
    if (caller === undefined) throw new Error(`Nobody signed in as ${persona}`);
    return caller;
  };

  it('is said of every route there is, and of none that is not', () => {
    const keys = routes.map(keyOf);
    expect(keys.filter((key) => routeTable[key] === undefined)).toEqual([]);
    expect(Object.keys(routeTable).filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('is what the application answers, and is written down in docs/access-matrix.md', async () => {
    const before = await rig.app.get(EventStore).head();
    const answers: Answers = new Map();
    const wrong: string[] = [];
    for (const persona of personas) await askAll(persona, answers, wrong);
    expect(wrong).toEqual([]);
    expect(await rig.app.get(EventStore).head()).toBe(before);
    const made = accessDocument(routes, answers);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync('docs/access-matrix.md', made);
    expect(readFileSync('docs/access-matrix.md', 'utf8')).toBe(made);
  }, 300_000);

  it('holds also where a number or a reference leads on to cases', async () => {
    const [theirs, open] = [
      await addCase(rig, 'Lanyon', { assessment: jo }),
      await addCase(rig, 'Towednack', { assessment: jo }),
    ];
    for (const { childId } of [theirs, open]) {
      const received = requestReceived('2026-02-02');
      await execute(rig, 'needsAssessment', randomUUID(), jo, {
        type: 'RecordHistory',
        facts: [
          { ...received, data: { ...received.data, childId } },
          decidedToAssess('2026-03-09'),
          finalPlanSent('2026-09-07', 'parentOrYoungPerson', 'imported'),
        ],
      });
    }
    await restrict(rig, theirs);
    const manager = await rig.as('demo-manager');
    const months = 'from=2026-01&to=2026-11';
    const limits = '/performance/workload-limits?worker=w-jo&which';
    for (const path of [`/performance/late-cases?${months}`, `${limits}=due`, `${limits}=overdue`]) {
      const page = await manager.page(path);
      expect([path, page.includes('Towednack'), page.includes('Lanyon')]).toEqual([path, true, false]);
      expect(page).toMatch(/restricted cases? (?:is|are) not shown\./);
    }
    const file = await manager.page(`/performance/late-cases.csv?${months}`);
    expect([file.includes('Towednack'), file.includes('Lanyon')]).toEqual([true, false]);
    for (const reference of [theirs.reference, nobody.reference]) {
      const { status, text } = await manager.get(`/replay?reference=${reference}`);
      expect([status, text.includes('No case has this reference')]).toEqual([404, true]);
    }
    expect((await manager.get(`/replay?reference=${open.reference}`)).status).not.toBe(404);
  });

  /** Somebody who was here and left, and a team with nobody in it. @returns the person's id. */
  async function staff(): Promise<string> {
    const register = rig.app.get(StaffRegister);
    const acting = (id: string): Acting => ({
      actor: { id, role: 'administrator' },
      commandId: randomUUID(),
      source: 'user',
    });
    const wish = { roles: ['administrator'], team: null, reason: 'joined', note: null } as const;
    await register.readmit(ruth.id, wish, acting('command-line'));
    await register.formTeam('Empty team', 'Nobody is in it yet', acting(ruth.id));
    const left = { name: 'Una Penrose', email: null };
    const id = await register.admit(left, { ...wish, roles: ['caseworker'] }, acting(ruth.id));
    await register.end(id, { reason: 'left', note: null }, acting(ruth.id));
    return id;
  }

  async function askAll(persona: Persona, answers: Answers, wrong: string[]): Promise<void> {
    for (const route of inOrder(routes)) {
      const key = keyOf(route);
      const expected = routeTable[key];
      if (expected === undefined) continue;
      for (const relation of relationsFor(route, expected, persona)) {
        const one = relation === null ? null : cases[relation];
        const path = one === null ? withParams(route.path, paramsOf(expected)) : addressFor(route.path, one);
        const query = expected.query === undefined ? '' : `?${expected.query}`;
        const status = await callerOf(persona).ask(route.method, `${path}${query}`, expected.body ?? {});
        const wanted = expectedOf(route, expected, persona, relation);
        if (status !== wanted) wrong.push(`${key} as ${persona}, ${relation ?? 'no case'}: ${status}, not ${wanted}`);
        answers.set(`${key} ${persona} ${relation ?? ''}`, status);
      }
    }
  }

  function paramsOf({ params = {} }: RouteExpectation): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, special[value] ?? value]));
  }
});

const keyOf = ({ method, path }: KnownRoute): string => `${method} ${path}`;

/** Signing out comes last: nobody is asked for anything after it. */
const inOrder = (routes: readonly KnownRoute[]): readonly KnownRoute[] =>
  routes.toSorted((a, b) => Number(a.path === '/sign-out') - Number(b.path === '/sign-out'));

/** Whom a route is not for is asked about fewer cases: the answer comes before the case is looked at, or does not tell of it. */
function relationsFor(
  { path }: KnownRoute,
  expected: RouteExpectation,
  persona: Persona,
): readonly (Relation | null)[] {
  if (!isAboutCase(path)) return [null];
  return expected.for.includes(persona) || (persona !== 'administrator' && othersAre(expected, persona) === 403)
    ? (Object.keys(relations) as Relation[])
    : ['own', 'restrictedOthers', 'unknown'];
}

const othersAre = ({ others = 404 }: RouteExpectation, persona: Persona): number =>
  typeof others === 'number' ? others : (others[persona] ?? 404);

function expectedOf(
  { method, path }: KnownRoute,
  expected: RouteExpectation,
  persona: Persona,
  relation: Relation | null,
): number {
  const { for: whom, answers } = expected;
  if (!whom.includes(persona)) {
    // A page sends whoever is not signed in to sign in; a program is told, and so is a form that was sent.
    if (persona === 'signedOut')
      return expected.signedOut ?? (method === 'GET' && !path.startsWith('/api') ? 302 : 401);
    const tells = relation === null || relation === 'own' || opensTo[persona].includes(relation);
    return tells ? othersAre(expected, persona) : 404;
  }
  if (relation !== null && !opensTo[persona].includes(relation)) return 404;
  return typeof answers === 'number' ? answers : (answers[persona] ?? 0);
}
