import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { planFile } from '../../support/five-plans.js';
import { smallPlan } from '../../support/small-plan.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { headingOf } from '../web/web-fixture.js';
import { PlanRig } from './plan-rig.js';

let rig: PlanRig;
beforeAll(async () => {
  rig = await PlanRig.start();
}, 90_000);
afterAll(() => rig.close());

const loaded = (id: string): Promise<(form: string) => string> => rig.loaded(id);
const events = async (id: string): Promise<number> => (await rig.now(id)).history.length;
const on = date('on', '2026-11-20');

describe('R87 every change of the text says who, when and why', () => {
  it('of the text, with what stood and what stands', async () => {
    const at = await loaded('reasons');
    const path = at('edit?kind=item&id=a1');
    const drawn = await rig.helen.formAsDrawn(path);
    const same = await rig.helen.post(path, { ...drawn, reason: 'x' });
    expect([same.status, summaryOf(same.text)]).toEqual([422, ['Change something: the text stands already as you give it']]); // prettier-ignore
    const check = await rig.helen.post(path, { ...drawn, 'leads-1': 'lead-01', 'due-0-date': '2026-12', 'due-0-raw': 'Dec 2026', note: 'Agreed', reason: 'The board moved the date' }); // prettier-ignore
    expect(textOf(check.text)).toContain('Due Sept 2026 (by September 2026) Dec 2026 (by December 2026)');
    expect((await rig.helen.confirm(path, check)).status).toBe(303);
    const { history, state } = await rig.now('reasons');
    const last = history.at(-1);
    expect([last?.type, last?.actor, last?.recordedAt.slice(0, 10)]).toEqual(['ActionPlanRevised', { id: 'demo-manager', role: 'manager' }, '2026-11-23']); // prettier-ignore
    expect(last?.data).toMatchObject({ reason: 'The board moved the date', changes: [{ path: '/items/a1/leads', before: [{ partyId: 'head', role: 'lead' }] }, { path: '/items/a1/due' }, { op: 'add', path: '/items/a1/note', before: null }] }); // prettier-ignore
    expect(state.document?.items[0]).toEqual({ ...smallPlan().items[0], leads: [{ partyId: 'head', role: 'lead' }, { partyId: 'lead-01', role: 'lead' }], due: [{ raw: 'Dec 2026', kind: 'by', date: '2026-12' }], note: 'Agreed' }); // prettier-ignore
    expect((await rig.records.knownOn('reasons', calendarDate('2026-11-22'))).state.document).toBeNull();
    const before = await rig.records.at('reasons', 0);
    expect(before.state.document).toEqual(smallPlan('reasons'));
  });
});

describe('the text of a plan', () => {
  it('gets themes, posts, items, measures, deliverables, milestones and dates of its own', async () => {
    const at = await loaded('grown');
    const adds: readonly (readonly [string, Record<string, string>])[] = [
      ['theme', { title: 'Voice', kind: 'theme', parentId: '', outcomes: 'Families are heard', id: 't2' }],
      ['party', { kind: 'post', role: 'Participation lead', id: 'voice' }],
      ['item', { nodeId: 't2', kind: 'action', sourceRef: '2.1', summary: 'Ask families', steps: 'Write\nSend', 'leads-0': 'voice', 'due-0-kind': 'by', 'due-0-raw': 'Spring', 'due-0-date': '2027-03', id: 'a9' }], // prettier-ignore
      ['measure', { scope: 'item', itemId: 'a9', summary: 'Answers that come', kind: 'quantitative', unit: 'count', 'baseline-0-value': '12', 'baseline-0-unit': 'count', 'targets-0-operator': '>=', 'targets-0-value': '40', 'targets-0-unit': 'count', 'targets-0-by': '2027-03', 'feed-class': 'B', id: 'm9' }], // prettier-ignore
      ['milestone', { nodeId: 't2', kind: 'family-outcome', month: '2027-01', summary: 'Families say so', id: 'ms9' }],
      ['monitoring-date', { label: 'March 2027', date: '2027-03', id: 'q9' }],
      ['budget-line', { itemId: 'a9', sourceRef: '2.1', summary: 'Postage', amountGBP: '120.50', id: 'b9' }],
      ['block', { sourceRef: '2', nodeId: 't2', itemIds: 'a9', measureIds: 'm9', id: 'o9' }],
    ];
    for (const [kind, fields] of adds) {
      expect((await rig.helen.recordAt(at(`add?kind=${kind}`), { ...fields, reason: 'Agreed' })).status).toBe(303);
    }
    const deliverable = { criteria: 'A letter to all', 'due-kind': 'by', 'due-raw': 'Feb', 'due-date': '2027-02', id: 'a9.d1', reason: 'Agreed' }; // prettier-ignore
    expect((await rig.helen.recordAt(at('add?kind=deliverable&within=a9'), deliverable)).status).toBe(303);
    const { document } = (await rig.now('grown')).state;
    expect(document?.nodes.at(-1)).toEqual({ id: 't2', kind: 'theme', parentId: null, sourceRef: null, order: 2, title: 'Voice', outcomes: [{ id: 't2.o1', order: 1, summary: 'Families are heard' }] }); // prettier-ignore
    expect(document?.items.at(-1)).toMatchObject({ id: 'a9', order: 4, steps: [{ id: 'a9.s1' }, { id: 'a9.s2' }], deliverables: [{ id: 'a9.d1', criteria: [{ summary: 'A letter to all', measureId: null }], monitoring: [{ point: 'q1', rag: null }, { point: 'q2', rag: null }, { point: 'q9', rag: null }] }] }); // prettier-ignore
    expect(document?.measures.at(-1)).toMatchObject({ baseline: [{ value: 12, unit: 'count' }], targets: [{ operator: '>=', value: 40, by: '2027-03' }], current: [] }); // prettier-ignore
    expect(document?.budgetLines.at(-1)?.amountGBP).toBe(120.5);
    const twice = await rig.helen.fill(at('add?kind=theme'), { title: 'Again', kind: 'theme', id: 't2', reason: 'x' });
    expect([twice.status, summaryOf(twice.text)[0]]).toEqual([422, expect.stringContaining('The id “t2” is given twice')]); // prettier-ignore
  });

  it('every row is left as it stands by a form in which nothing is changed', async () => {
    const at = await loaded('still');
    const rows = [['item', 'a1'], ['item', 'a2'], ['item', 'a3'], ['theme', 't1'], ['measure', 'm1'], ['measure', 'm2'], ['milestone', 'ms1'], ['party', 'head'], ['party', 'lead-01'], ['monitoring-date', 'q1'], ['budget-line', 'b1'], ['block', 'o1']]; // prettier-ignore
    const paths = [...rows.map(([kind, id]) => at(`edit?kind=${String(kind)}&id=${String(id)}`)), at('edit?kind=deliverable&id=a2.d1&within=a2')]; // prettier-ignore
    for (const path of paths) {
      const answer = await rig.helen.post(path, { ...(await rig.helen.formAsDrawn(path)), reason: 'x' });
      expect([path, summaryOf(answer.text)]).toEqual([path, ['Change something: the text stands already as you give it']]); // prettier-ignore
    }
  });

  it('loses nothing that another part of it still names', async () => {
    const at = await loaded('named');
    const path = at('remove?kind=item&id=a1');
    const refused = await rig.helen.fill(path, { reason: 'Done elsewhere' });
    expect(refused.status).toBe(422);
    const said = summaryOf(refused.text).join('; ');
    expect(said).toContain('There is no item “a1” in this plan');
    expect(said).toContain('Timeline tl1');
    expect((await rig.helen.recordAt(at('remove?kind=item&id=a3'), { reason: 'Done elsewhere' })).status).toBe(303);
    expect((await rig.now('named')).state.document?.items.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect((await rig.records.at('named', 0)).state.document?.items).toHaveLength(3);
  });

  it('a row is taken out once, however often the button is pressed', async () => {
    const at = await loaded('pressed');
    const path = at('remove?kind=item&id=a3');
    const check = await rig.helen.fill(path, { reason: 'Done elsewhere' });
    const [first, second] = [await rig.helen.confirm(path, check), await rig.helen.confirm(path, check)];
    expect([first.status, second.status, second.headers['location']]).toEqual([303, 303, '/action-plans/pressed']);
    expect(await rig.types('pressed')).toEqual(['ActionPlanLoaded', 'ActionPlanRevised']);
  });

  it('any one value is corrected by its place, and nothing that would break the plan', async () => {
    const at = await loaded('placed');
    const path = at('correct');
    const fields = { path: '/items/a1/due/0/date', as: 'text', value: '2026-10', reason: 'Misprint' };
    const check = await rig.helen.fill(path, fields);
    expect(textOf(check.text)).toContain('2026-09 2026-10');
    expect((await rig.helen.confirm(path, check)).status).toBe(303);
    const { document } = (await rig.now('placed')).state;
    const expected = smallPlan('placed');
    expect(document).toEqual({ ...expected, items: expected.items.map((one, index) => (index === 0 ? { ...one, due: [{ ...one.due[0], date: '2026-10' }] } : one)) }); // prettier-ignore
    for (const [change, words] of [
      [{ path: 'items' }, 'The place begins with a slash'],
      [{ path: '/items/none/summary' }, 'There is nothing at'],
      [{ path: '/id', value: 'other' }, 'cannot be changed here'],
      [{ path: '/__proto__/polluted', value: 'x' }, ''],
      [{ path: '/items/a1/constructor', value: 'x' }, 'This release does not know this field'],
      [{ path: '/items/a1/nodeId', value: 't9' }, 'There is no theme or section “t9”'],
      [{ as: 'number', value: 'x' }, 'Write the number in figures'],
      [{ as: 'json', value: '{' }, 'This is not JSON'],
      [{ as: 'json', value: '{"__proto__":{"a":1}}' }, ''],
      [{ path: '/items/a1/summary', value: 'x'.repeat(4_001) }, 'Must be 4,000 characters or fewer'],
    ] as const) {
      const answer = await rig.helen.fill(path, { ...fields, value: '2026-11', ...change });
      expect([change, answer.status]).toEqual([change, 422]);
      expect(summaryOf(answer.text).join()).toContain(words);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(await events('placed')).toBe(2);
  });
});

describe('a plan drafted from nothing', () => {
  const path = '/action-plans/new';
  const draft = { title: 'Ours', authority: 'Northmere Council', driver: 'strategic-review', start: '2026-09', end: '2028-08', scheme: 'ours', id: 'ours', version: 'V1', note: 'Asked for by the board' }; // prettier-ignore

  it('is begun, grows, goes out as a numbered draft and is published', async () => {
    const done = await rig.helen.recordAt(path, draft);
    expect([done.status, done.headers['location']]).toEqual([303, '/action-plans/ours']);
    const at = (form: string): string => `/action-plans/ours/record/${form}`;
    await rig.helen.recordAt(at('add?kind=theme'), { title: 'One', kind: 'theme', id: 't1', reason: 'First' });
    expect((await rig.helen.recordAt(at('issue-draft'), { ...on, version: 'V2', note: 'For comment' })).status).toBe(303); // prettier-ignore
    expect((await rig.helen.recordAt(at('publish'), { ...on, status: 'live', version: 'V3', note: '' })).status).toBe(303); // prettier-ignore
    const { state } = await rig.now('ours');
    expect([state.stage, state.versions.map(({ name, how }) => [name, how])]).toEqual(['inForce', [['V1', 'drafted'], ['V2', 'issued'], ['V3', 'published']]]); // prettier-ignore
    expect((await rig.helen.get(path)).text).toContain('As “Ours” does');
    const copied = await rig.helen.recordAt(path, { ...draft, id: 'copied', title: 'Copied', scheme: 'plan:ours' });
    expect(copied.status).toBe(303);
    expect((await rig.now('copied')).state.document?.ragSchemes).toEqual(state.document?.ragSchemes);
  });

  it.each([
    [{ title: '' }, 'Enter the title'],
    [{ title: 'a\u202eb' }, 'The title must not contain control characters. Type it again instead of pasting it'],
    [{ title: 'x'.repeat(121) }, 'The title must be 120 characters or fewer'],
    [{ driver: 'whim' }, 'Choose what gives rise to the plan'],
    [{ start: '2026-13' }, 'It begins: give a year, a month or a day: 2026, 2026-09 or 2026-09-30'],
    [{ end: '2025-01' }, 'The plan must not end (2025-01) before it begins (2026-09)'],
    [{ scheme: 'plan:nothing' }, 'Choose how it rates'],
    [{ id: 'load' }, '“load” is an address of these pages. Choose another id'],
    [{ id: "x'; DROP TABLE events" }, '“x\'; DROP TABLE events” cannot name a plan: use small letters and figures, with single hyphens between them, 60 at most'], // prettier-ignore
    [{ id: '' }, 'Enter a short id'],
  ])('with %j says what to do and keeps the answers', async (changes, said) => {
    const answer = await rig.helen.fill(path, { ...draft, id: 'faulty', ...changes });
    expect([answer.status, summaryOf(answer.text)]).toEqual([422, [said]]);
    expect(answer.text).toContain('Asked for by the board');
  });
});

describe('what of the text can be changed', () => {
  const linksOf = (plan: string, text: string): readonly string[] => [...text.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')).filter((href) => href.startsWith(`/action-plans/${plan}/record/`)); // prettier-ignore

  it('is listed by its kinds, each with a link to every form', async () => {
    const at = await loaded('listed');
    const kinds = linksOf('listed', (await rig.helen.get(at('revise'))).text);
    const rows = await Promise.all(kinds.filter((href) => href.includes('revise?kind=')).map((href) => rig.helen.get(href))); // prettier-ignore
    const links = new Set([...kinds, ...rows.flatMap(({ text }) => linksOf('listed', text))]);
    expect(links.size).toBeGreaterThan(30);
    for (const href of links) expect([href, (await rig.helen.get(href)).status]).toEqual([href, 200]);
  });

  it('of a long plan is a page at a time, and no page is heavy', async () => {
    const plan = 'south-gloucestershire';
    expect((await rig.load(planFile(plan))).status).toBe(303);
    const at = (form: string): string => `/action-plans/${plan}/record/${form}`;
    const overview = await rig.helen.get(at('revise'));
    expect(textOf(overview.text)).toContain('Change or take out one of 126 : milestones');
    const seen = new Map<string, number>();
    const waiting = linksOf(plan, overview.text).filter((href) => href.includes('revise?kind='));
    const opened = new Set<string>();
    for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
      if (opened.has(href)) continue;
      opened.add(href);
      const { text } = await rig.helen.get(href);
      expect([href, Buffer.byteLength(text) < 150_000]).toEqual([href, true]);
      const links = linksOf(plan, text);
      const kind = new URL(href, 'http://localhost').searchParams.get('kind') ?? '';
      seen.set(kind, (seen.get(kind) ?? 0) + links.filter((link) => link.includes('/edit?')).length);
      waiting.push(...links.filter((link) => link.includes('revise?kind=')));
    }
    const { items, nodes, milestones, measures, parties, monitoringPoints, budgetLines } = planFile(plan);
    expect(Object.fromEntries(seen)).toEqual({ item: items.length, theme: nodes.length, milestone: milestones.length, measure: measures.length, party: parties.length, 'monitoring-date': monitoringPoints.length, 'budget-line': budgetLines.length, deliverable: items.flatMap(({ deliverables = [] }) => deliverables).length }); // prettier-ignore
    expect(textOf((await rig.helen.get(at('revise?kind=milestone&page=999'))).text)).toContain('101 to 126 of 126');
  });

  it.each(['kind=nothing', 'kind=__proto__', 'kind[]=item&kind[x]=1', 'kind=&page=-1'])('with %s in the address begins at the kinds', async (query) => {
    const { status, text } = await rig.helen.get(`/action-plans/listed/record/revise?${query}`);
    expect([status, headingOf(text)]).toEqual([200, 'Change the text of the plan']);
  }); // prettier-ignore
});
