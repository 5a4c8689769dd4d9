import { apiUnderTest, newCase } from './api-fixture.js';
import type { ApiClient, ApiUnderTest, NewCase } from './api-fixture.js';
import { factWorkflows } from '../../../src/api/fact-workflows.js';

interface Listed {
  readonly items: readonly {
    readonly case: string;
    readonly rule: string;
    readonly due: string;
    readonly daysOver: number;
  }[];
  readonly next: string | null;
}

describe('reading through the API', () => {
  let api: ApiUnderTest;
  let priya: ApiClient;
  let cases: readonly NewCase[];
  const listed = async (path: string): Promise<Listed> => (await priya.get(path)).body as unknown as Listed;

  beforeAll(async () => {
    api = await apiUnderTest();
    priya = await api.signedIn('demo-caseworker');
    const made: NewCase[] = [];
    for (let n = 0; n < 53; n += 1) {
      made.push(await newCase(priya, { receivedOn: n < 20 ? '2026-10-12' : '2026-10-01', notAMatch: true }));
    }
    cases = made;
    const [first, second] = made;
    for (const ids of [first, second]) {
      const path = `/api/needs-assessments/${ids?.needsAssessmentId ?? ''}/commands/AllocateCase`;
      await priya.post(path, { on: '2026-10-13', team: 'East team', worker: 'demo-caseworker' });
    }
    const decision = `/api/needs-assessments/${first?.needsAssessmentId ?? ''}/commands/NotifyDecisionToAssess`;
    await priya.post(decision, { on: '2026-11-09' });
  }, 60_000); // fifty-three cases through the real store: slow where the disk is busy
  afterAll(() => api.close());

  it('lists every case once over its pages, the oldest first', async () => {
    const first = await listed('/api/cases');
    expect(first.items).toHaveLength(50);
    const second = await listed(`/api/cases?after=${first.next ?? ''}`);
    expect(second.next).toBeNull();
    const seen = [...first.items, ...second.items].map((item) => item.case);
    expect(new Set(seen)).toEqual(new Set(cases.map(({ childId }) => childId)));
    expect(seen).toHaveLength(53);
    expect(seen.at(-1)).not.toBe(cases.at(-1)?.childId);
  });

  it('narrows the list by stage, worker and team together', async () => {
    const mine = await listed('/api/cases?worker=me');
    expect(mine.items).toHaveLength(2);
    const assessing = await listed('/api/cases?worker=me&stage=assessing&team=East%20team');
    expect(assessing.items.map((item) => item.case)).toEqual([cases[0]?.childId]);
    expect((await listed('/api/cases?stage=planSent')).items).toEqual([]);
  });

  it('lists my due work by date, with the child and how far past its date it is', async () => {
    const { items } = await listed('/api/due-work');
    expect(items.map(({ rule, due }) => [rule, due])).toEqual(
      expect.arrayContaining([
        ['A1', '2026-11-23'],
        ['C3', '2027-03-01'],
      ]),
    );
    expect(items.every(({ case: child }) => [cases[0]?.childId, cases[1]?.childId].includes(child))).toBe(true);
    expect(items.map(({ due }) => due)).toEqual(items.map(({ due }) => due).toSorted());
    const overdue = await listed('/api/due-work?who=everyone&to=2026-11-22');
    expect(overdue.items.length).toBe(33);
    expect(overdue.items[0]).toMatchObject({ due: '2026-11-12', daysOver: 11 });
    expect((await listed('/api/due-work?who=team:East%20team')).items).toEqual(items);
  });

  it('answers 400 to questions it does not know, and to days and places that are none', async () => {
    for (const query of ['colour=red', 'after=nonsense', 'stage=a&stage=b']) {
      expect(await priya.get(`/api/cases?${query}`)).toMatchObject({ status: 400, body: { code: 'fields-invalid' } });
    }
    expect(await priya.get('/api/due-work?from=2026-02-30')).toMatchObject({ status: 400 });
    expect(await priya.get(`/api/cases/${cases[0]?.childId ?? ''}?as-at=yesterday`)).toMatchObject({ status: 400 });
  });

  it('lists every command with its fields', async () => {
    const { commands } = (await priya.get('/api/commands')).body as unknown as {
      commands: { type: string; fields: { name: string; required: boolean; values?: string[] }[]; help: string }[];
    };
    expect(commands.map(({ type }) => type)).toEqual(
      expect.arrayContaining([...factWorkflows.flatMap(({ dtos }) => Object.keys(dtos)), 'RecordParent']),
    );
    const advice = commands.find(({ type }) => type === 'RequestAdvice');
    expect(advice?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'on', required: true, kind: 'day' }),
        expect.objectContaining({ name: 'adviceId', required: false, kind: 'id' }),
      ]),
    );
  });

  it('describes every route and every command as OpenAPI, and nothing outside /api', async () => {
    const document = (await priya.get('/api/docs-json')).body as unknown as {
      openapi: string;
      paths: Record<string, { post?: { requestBody: object; responses: object } }>;
      components: { schemas: Record<string, { properties: Record<string, object>; required?: string[] }> };
    };
    expect(document.openapi).toMatch(/^3\./);
    expect(Object.keys(document.paths).every((path) => path.startsWith('/api/'))).toBe(true);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/requests', '/api/cases/{id}', '/api/due-work', '/api/children/{id}/corrections']),
    );
    for (const { path, dtos } of factWorkflows) {
      const commands = Object.keys(document.paths).filter((one) => one.startsWith(`/${path}/{id}/commands/`));
      expect(commands).toHaveLength(Object.keys(dtos).length);
      expect(document.paths[`/${path}/{id}/corrections`]).toBeDefined();
    }
    const { RequestAdviceDto: advice } = document.components.schemas;
    expect(Object.keys(advice?.properties ?? {})).toEqual(
      expect.arrayContaining(['on', 'body', 'adviceId', 'organisation']),
    );
    expect(advice?.required).toEqual(expect.arrayContaining(['on', 'body']));
    const record = document.paths['/api/needs-assessments/{id}/commands/RequestAdvice']?.post;
    expect(JSON.stringify(record?.requestBody)).toContain('#/components/schemas/RequestAdviceDto');
    expect(Object.keys(record?.responses ?? {})).toEqual(expect.arrayContaining(['400', '404', '409', '422', '503']));
    for (const [, reference] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(document.components.schemas)).toContain(reference);
    }
  });

  it('shows the description to people without a script that the page’s policy would stop', async () => {
    const page = await priya.browser.get('/api/docs');
    const policy = String(page.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce).not.toBe('');
    const scripts = [...page.text.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes ?? '');
    expect(scripts).toHaveLength(2);
    expect(scripts.every((attributes) => attributes.includes(`nonce="${nonce}"`))).toBe(true);
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
      const answer = await priya.browser.get(`/api/docs/${file}`).buffer(false);
      expect(answer.status).toBe(200);
    }
    expect((await priya.browser.get('/api/docs/package.json')).status).toBe(404);
    expect((await priya.browser.get('/api/docs/..%2fpackage.json')).status).toBe(404);
  });
});
