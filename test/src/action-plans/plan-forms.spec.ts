import { planFormWords } from '../../../src/action-plans/forms/plan-forms.js';
import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { heldClock } from '../../support/held-clock.js';
import { smallPlan } from '../../support/small-plan.js';
import { date, summaryOf, textOf } from '../recording/recording-fixture.js';
import { PlanRig } from './plan-rig.js';

const day = 24 * 60 * 60 * 1000;
const clock = heldClock('2026-11-23T08:41:00Z');
let rig: PlanRig;
beforeAll(async () => {
  rig = await PlanRig.start(clock.now);
}, 90_000);
afterAll(() => rig.close());

/** A plan of its own for each test, loaded through the form. */
async function loaded(id: string): Promise<(form: string) => string> {
  expect((await rig.load(smallPlan(id))).status).toBe(303);
  return (form) => `/action-plans/${id}/record/${form}`;
}
const events = async (id: string): Promise<number> => (await rig.now(id)).history.length;
const on = date('on', '2026-11-20');
const told = { ...on, point: 'day', rag: 'amber', points: 'A protocol is written\nTraining is booked' };

describe('R79 ratings belong to the plan’s own scheme', () => {
  it('a code outside it is refused with the codes there are, and nothing is recorded', async () => {
    const at = await loaded('scheme');
    const answer = await rig.helen.fill(at('progress?item=a1'), { ...told, rag: 'blue' });
    expect([answer.status, summaryOf(answer.text)]).toEqual([422, ['“blue” is no rating of this plan. Choose green, amber or red']]); // prettier-ignore
    expect(answer.text).toContain('Training is booked');
    const outcome = await rig.helen.fill(at('outcome?block=o1'), { ...on, rag: 'blue', reason: 'x' });
    expect([outcome.status, summaryOf(outcome.text)]).toEqual([422, ['“blue” is no rating of this plan. Choose green, amber or red']]); // prettier-ignore
    expect(await events('scheme')).toBe(1);
  });

  it('a plan without a scheme takes words alone', async () => {
    await rig.load({ ...smallPlan('unrated'), ragSchemes: [] });
    const path = '/action-plans/unrated/record/progress?item=a1';
    expect((await rig.helen.get(path)).text).not.toContain('name="rag"');
    const forced = await rig.helen.fill(path, told);
    expect([forced.status, summaryOf(forced.text)[0]]).toEqual([422, expect.stringContaining('This plan has no scheme to rate progress by')]); // prettier-ignore
    const { rag: _rag, ...words } = told;
    expect((await rig.helen.recordAt(path, words)).status).toBe(303);
  });

  it('progress and outcome are told apart, and neither changes the other', async () => {
    const at = await loaded('apart');
    expect((await rig.helen.recordAt(at('progress?item=a1'), told)).headers['location']).toBe('/action-plans/apart/items/a1'); // prettier-ignore
    expect((await rig.helen.recordAt(at('outcome?block=o1'), { ...on, rag: 'red', reason: 'Half were late' })).status).toBe(303); // prettier-ignore
    const document = standingDocument((await rig.now('apart')).state);
    expect(document?.items[0]?.progress).toEqual([{ asOf: '2026-11-20', rag: 'amber', ragScheme: 'rag', points: ['A protocol is written', 'Training is booked'] }]); // prettier-ignore
    expect(document?.outcomeAssessments[0]?.assessments).toEqual([{ asOf: '2026-11-20', rag: 'red', ragScheme: 'rag' }]);
  });
});

describe('R91 measures of several actions are rated once, as a block', () => {
  it('one rating stands for both actions of the block', async () => {
    const at = await loaded('block');
    const form = textOf((await rig.helen.get(at('outcome?block=o1'))).text);
    expect(form).toContain('2 items, rated once 1.1, 1.2');
    expect(form).toContain('Rated before Never');
    await rig.helen.recordAt(at('outcome?block=o1'), { ...on, rag: 'amber', reason: 'Improving' });
    const { state } = await rig.now('block');
    expect(state.outcomes).toHaveLength(1);
    expect(state.outcomes[0]).toMatchObject({ blockId: 'o1', measureId: null, rag: 'amber', suggested: null });
    expect((await rig.helen.get(at('outcome?block=nothing'))).status).toBe(404);
    expect((await rig.helen.get(at('outcome?block=o1&measure=m1'))).status).toBe(404);
  });
});

describe('what the targets suggest', () => {
  it('stands beside the rating that a person gives, and is kept with it', async () => {
    const target = { operator: '>=' as const, value: 40, unit: 'percent', by: '2026-10' };
    const plan = smallPlan('suggested');
    await rig.load({ ...plan, measures: plan.measures.map((one) => (one.id === 'm3' ? { ...one, targets: [target] } : one)) }); // prettier-ignore
    const at = (form: string): string => `/action-plans/suggested/record/${form}?measure=m3`;
    expect(textOf((await rig.helen.get(at('outcome'))).text)).toContain('The targets suggest Nothing.');
    await rig.helen.recordAt(at('value'), { ...on, value: '45', unit: 'percent', source: 'Survey' });
    expect(textOf((await rig.helen.get(at('outcome'))).text)).toContain('The targets suggest Green: achieved. The target is reached.'); // prettier-ignore
    const check = await rig.helen.fill(at('outcome'), { ...on, rag: 'amber', reason: 'One term is too short to say' });
    expect(textOf(check.text)).toMatch(/Rating Amber: performance improving .*The targets suggest Green: achieved/);
    expect((await rig.helen.confirm(at('outcome'), check)).status).toBe(303);
    expect((await rig.now('suggested')).state.outcomes[0]).toMatchObject({ rag: 'amber', suggested: 'green', reason: 'One term is too short to say' }); // prettier-ignore
  });
});

describe('R80 progress at each monitoring date', () => {
  it('is recorded per deliverable, told anew beside what was told before, and read as known on a past day', async () => {
    const at = await loaded('monitored');
    const path = at('progress?item=a2&deliverable=a2.d1');
    const first = { ...on, point: 'q1', rag: 'red', points: 'Not drafted' };
    expect((await rig.helen.recordAt(path, first)).status).toBe(303);
    clock.wait(3 * day);
    await rig.signInAgain();
    expect(textOf((await rig.helen.get(path)).text)).toContain('As of 20 November 2026, for June 2026 Red: slipped. Not drafted'); // prettier-ignore
    const check = await rig.helen.fill(path, { ...first, rag: 'green', points: 'Approved' });
    expect(textOf(check.text)).toContain('Rating Red: slipped Green: completed');
    expect((await rig.helen.confirm(path, check)).status).toBe(303);
    const cell = async (known: string | null): Promise<unknown> => {
      const { state } = known === null ? await rig.now('monitored') : await rig.records.knownOn('monitored', calendarDate(known)); // prettier-ignore
      return standingDocument(state)?.items[1]?.deliverables?.[0]?.monitoring;
    };
    expect(await cell(null)).toEqual([{ point: 'q1', rag: 'green' }]);
    expect(await cell('2026-11-23')).toEqual([{ point: 'q1', rag: 'red' }]);
    expect(await cell('2026-11-22')).toBeUndefined();
    const wrong = await rig.helen.fill(path, { ...first, point: 'q2' });
    expect([wrong.status, summaryOf(wrong.text)]).toEqual([422, ['Choose a monitoring date, or none']]);
  });
});

describe('R87 every change says who, when and why', () => {
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
    expect([last?.type, last?.actor, last?.recordedAt.slice(0, 10)]).toEqual(['ActionPlanRevised', { id: 'demo-manager', role: 'manager' }, '2026-11-26']); // prettier-ignore
    expect(last?.data).toMatchObject({ reason: 'The board moved the date', changes: [{ path: '/items/a1/leads', before: [{ partyId: 'head', role: 'lead' }] }, { path: '/items/a1/due' }, { op: 'add', path: '/items/a1/note', before: null }] }); // prettier-ignore
    expect(state.document?.items[0]).toEqual({ ...smallPlan().items[0], leads: [{ partyId: 'head', role: 'lead' }, { partyId: 'lead-01', role: 'lead' }], due: [{ raw: 'Dec 2026', kind: 'by', date: '2026-12' }], note: 'Agreed' }); // prettier-ignore
    const before = await rig.records.at('reasons', 0);
    expect(before.state.document).toEqual(smallPlan('reasons'));
  });

  it('of an entry struck out, which stays readable', async () => {
    const at = await loaded('struck');
    await rig.helen.recordAt(at('progress?item=a1'), told);
    const path = at('strike?revision=1');
    expect(textOf((await rig.helen.get(path)).text)).toContain('A protocol is written; Training is booked');
    expect(summaryOf((await rig.helen.fill(path, {})).text)).toEqual(['Say why']);
    expect((await rig.helen.recordAt(path, { why: 'didNotHappen' })).status).toBe(303);
    expect(await rig.types('struck')).toEqual(['ActionPlanLoaded', 'ProgressRecorded', 'FactCorrected']);
    expect(standingDocument((await rig.now('struck')).state)?.items[0]?.progress).toEqual([]);
    expect(standingDocument((await rig.records.at('struck', 1)).state)?.items[0]?.progress).toHaveLength(1);
    expect(textOf((await rig.helen.get(path)).text)).toContain('Let an entry stand again');
    expect((await rig.helen.recordAt(path, { why: 'mistyped' })).status).toBe(303);
    expect(standingDocument((await rig.now('struck')).state)?.items[0]?.progress).toHaveLength(1);
    // What the text was changed by is put right by another change of it.
    for (const revision of ['0', '2', '99', '-1', '1e3', 'x']) expect((await rig.helen.get(at(`strike?revision=${revision}`))).status).toBe(404); // prettier-ignore
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

describe('what is recorded of a plan', () => {
  it('of measures, milestones, dates, posts and money', async () => {
    const at = await loaded('recorded');
    const steps: readonly (readonly [string, Record<string, string>])[] = [
      ['complete?item=a1', { ...on, evidence: 'Minutes of the board' } as Record<string, string>],
      ['reopen-item?item=a1', { reason: 'It was another protocol' }],
      ['milestone?milestone=ms1', { ...on, reached: 'partly', rag: 'amber', note: 'A third' } as Record<string, string>],
      ['value?measure=m3', { ...on, value: '45.5', unit: 'percent', period: '2025/26', source: 'Survey' } as Record<string, string>], // prettier-ignore
      ['value?measure=m3', { ...on, value: '46', unit: 'percent', period: '2025/26', source: 'Survey' } as Record<string, string>], // prettier-ignore
      ['judgement?measure=m2', { ...on, standing: 'partlyMet', judgement: 'In place in most', evidence: 'Visits' } as Record<string, string>], // prettier-ignore
      ['choose-date?line=tl1', { chosen: 'timeline', reason: 'The board works to November' }],
      ['name-party?party=head', { worker: 'demo-manager' }],
      ['budget-total', { amount: '5,800', source: 'Page 4' }],
    ];
    for (const [form, fields] of steps) {
      const check = await rig.helen.fill(at(form), fields);
      expect([form, summaryOf(check.text)]).toEqual([form, []]);
      expect((await rig.helen.confirm(at(form), check)).status).toBe(303);
    }
    const { state } = await rig.now('recorded');
    expect(state.completed.size).toBe(0);
    expect(state.milestones.get('ms1')).toHaveLength(1);
    expect(state.values.map(({ value }) => value)).toEqual([45.5, 46]);
    expect(state.judgements).toHaveLength(1);
    expect(state.chosenDates.get('tl1')).toMatchObject({ chosen: 'timeline', reason: 'The board works to November' });
    expect(state.people.get('head')).toBe('demo-manager');
    expect(state.budgetTotal?.amountGBP).toBe(5800);
    expect(textOf((await rig.helen.get(at('budget-total'))).text)).toContain('Sum of the budget lines £5,000 Printed total on record £5,800'); // prettier-ignore
  });

  it('of its course: a stage that does not take a form says so', async () => {
    const at = await loaded('course');
    expect((await rig.helen.get(at('issue-draft'))).status).toBe(409);
    expect((await rig.helen.recordAt(at('publish'), { ...on, status: 'published', version: 'V2', note: '' })).status).toBe(303); // prettier-ignore
    expect((await rig.helen.recordAt(at('complete-plan'), { ...on, reason: 'All is done' })).status).toBe(303);
    const closed = await rig.helen.get(at('progress?item=a1'));
    expect([closed.status, textOf(closed.text)]).toEqual([409, expect.stringContaining('This cannot be recorded while the plan is at “Completed”')]); // prettier-ignore
    const sent = await rig.helen.post(at('progress?item=a1'), told);
    expect([sent.status, summaryOf(sent.text)[0]]).toEqual([409, expect.stringContaining('while the plan is at “Completed”')]); // prettier-ignore
    expect((await rig.helen.recordAt(at('outcome?measure=m1'), { ...on, rag: 'green', reason: 'Over 60%' })).status).toBe(303); // prettier-ignore
    expect((await rig.helen.recordAt(at('reopen'), { ...on, reason: 'One item is left' })).status).toBe(303);
    expect((await rig.helen.recordAt(at('withdraw'), { ...on, reason: 'Another plan takes its place' })).status).toBe(303); // prettier-ignore
    expect((await rig.now('course')).state.stage).toBe('withdrawn');
    expect(await events('course')).toBe(6);
  });

  it('is not recorded over what somebody else told of the same thing meanwhile', async () => {
    const at = await loaded('meanwhile');
    const path = at('progress?item=a1');
    const mine = await rig.helen.fill(path, told);
    await rig.helen.recordAt(path, { ...told, rag: 'red' });
    const late = await rig.helen.confirm(path, mine);
    expect([late.status, summaryOf(late.text)[0]]).toEqual([422, expect.stringContaining('Somebody else recorded something here meanwhile')]); // prettier-ignore
    expect(textOf(late.text)).toContain('Red: slipped');
    // Of another item it is no matter.
    const other = await rig.helen.fill(at('progress?item=a3'), told);
    await rig.helen.recordAt(path, { ...told, rag: 'green' });
    expect((await rig.helen.confirm(at('progress?item=a3'), other)).status).toBe(303);
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

describe('hostile answers', () => {
  const places: Readonly<Record<string, string>> = {
    ...{ progress: '?item=a1', complete: '?item=a1', 'reopen-item': '?item=a1', outcome: '?block=o1' },
    ...{ milestone: '?milestone=ms1', value: '?measure=m3', judgement: '?measure=m2', 'choose-date': '?line=tl1' },
    ...{ 'name-party': '?party=head', edit: '?kind=item&id=a1', add: '?kind=item', remove: '?kind=item&id=a3' },
    strike: '?revision=1',
  };
  const bad = ['', '<script>alert(1)</script>', "'; DROP TABLE events; --", 'a\u0007b', 'a\u202eb', 'x'.repeat(4_500), '__proto__', '2026-02-30']; // prettier-ignore

  it('of every form are given back, never run and never recorded', async () => {
    const at = await loaded('hostile');
    await rig.helen.recordAt(at('progress?item=a1'), told);
    await rig.load({ ...smallPlan('hostile-draft'), document: { ...smallPlan().document, status: 'draft' } });
    for (const word of planFormWords.filter((one) => one !== 'reopen')) {
      const plan = word === 'issue-draft' ? 'hostile-draft' : 'hostile';
      const path = `/action-plans/${plan}/record/${word}${places[word] ?? ''}`;
      const fields = Object.keys(await rig.helen.formAsDrawn(path)).filter((name) => name !== 'commandId');
      for (const text of bad) {
        const answer = await rig.helen.post(path, { ...Object.fromEntries(fields.map((name) => [name, text])), 'on-day': text, reason: text, rag: text, why: text, checked: 'yes' }); // prettier-ignore
        // More than a form can say altogether is refused before it is read.
        const refused = text.length > 1_000 && answer.status === 413 ? 413 : 422;
        expect([word, text.slice(0, 30), answer.status]).toEqual([word, text.slice(0, 30), refused]);
        expect(answer.text).not.toContain('<script>alert');
      }
      const twice = await rig.helen.post(path, Object.fromEntries([...fields, 'reason'].map((name) => [name, ['a', 'b']]))); // prettier-ignore
      expect([word, twice.status]).toEqual([word, 422]);
    }
    expect([await events('hostile'), await events('hostile-draft')]).toEqual([2, 1]);
  }, 120_000);

  it('of addresses lead nowhere', async () => {
    const at = await loaded('nowhere');
    for (const path of [...['toString', '__proto__', 'nothing', 'progress', 'progress?item=zz', 'progress?item=a1&deliverable=zz', 'edit', 'edit?kind=__proto__&id=a1', 'add?kind=constructor', 'add?kind=deliverable&within=zz'].map(at), '/action-plans/no-such-plan/record/progress?item=a1', '/action-plans/..%2F/record/publish']) { // prettier-ignore
      expect([path, (await rig.helen.get(path)).status]).toEqual([path, 404]);
      expect([path, (await rig.helen.post(path, { x: 'y' })).status]).toEqual([path, 404]);
    }
  });

  it('and only managers are let in', async () => {
    for (const person of ['demo-caseworker', 'demo-auditor', 'demo-administrator']) {
      const visitor = await rig.visitor(person);
      for (const path of ['/action-plans/load', '/action-plans/new', '/action-plans/hostile/record/publish', '/action-plans/hostile/record/revise']) expect((await visitor.get(path)).status).toBe(403); // prettier-ignore
    }
  });
});

describe('what of the text can be changed', () => {
  it('is listed with a link to each form', async () => {
    const at = await loaded('listed');
    const { text } = await rig.helen.get(at('revise'));
    const links = [...text.matchAll(/href="(\/action-plans\/listed\/record\/[^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')); // prettier-ignore
    expect(links.length).toBeGreaterThan(30);
    for (const href of links) expect([href, (await rig.helen.get(href)).status]).toEqual([href, 200]);
  });
});
