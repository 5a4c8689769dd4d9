import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { describeWithPlans, fivePlans, planFile } from '../../support/five-plans.js';
import { smallPlan } from '../../support/small-plan.js';
import { summaryOf, textOf } from '../recording/recording-fixture.js';
import { PlanRig } from './plan-rig.js';

let rig: PlanRig;
beforeAll(async () => {
  rig = await PlanRig.start();
}, 90_000);
afterAll(() => rig.close());

const exported = async (planId: string): Promise<PlanDocument | null> =>
  standingDocument((await rig.now(planId)).state);

describeWithPlans('R78 the five plans through the form', () => {
  it.each(fivePlans)(
    '%s loads whole and comes out as it went in',
    async (plan) => {
      const document = planFile(plan);
      const check = await rig.upload(document);
      expect([check.status, summaryOf(check.text)]).toEqual([200, []]);
      expect(textOf(check.text)).toContain(`Items ${String(document.items.length)}`);
      expect(textOf(check.text)).toContain('No plan of this id stands here yet. Nothing is recorded yet');
      expect(await rig.types(document.id)).toEqual([]);
      const done = await rig.confirm(check);
      expect([done.status, done.headers['location']]).toEqual([303, `/action-plans/${document.id}`]);
      expect(await exported(document.id)).toEqual(document);
    },
    60_000,
  );
});

describe('R78 a plan loaded through the form', () => {
  const plan = smallPlan('whole');

  it('says what it holds before it is loaded, and comes out as it went in', async () => {
    const check = await rig.upload(plan);
    const said = textOf(check.text);
    for (const words of ['Items 3', 'Deliverables 1', 'Measures 3', 'Milestones 1', 'A: computed from cases 1', 'B: entered or imported 1', 'C: judged 1', 'The timeline prints November for 1.1']) expect(said).toContain(words); // prettier-ignore
    const done = await rig.confirm(check);
    expect([done.status, done.headers['location']]).toEqual([303, '/action-plans/whole']);
    expect(await exported('whole')).toEqual(plan);
    const [event] = (await rig.now('whole')).history;
    expect([event?.type, event?.actor.id]).toEqual(['ActionPlanLoaded', 'demo-manager']);
    expect(event?.data).toMatchObject({ file: { bytes: Buffer.byteLength(JSON.stringify(plan)) }, reason: null });
  });

  it('says which measures this release has no figure for', async () => {
    const [first, ...others] = plan.measures;
    const unknown = { ...plan, id: 'unknown-kpi', measures: [{ ...first, feed: { class: 'A', kpi: 'ehc.no.such' } }, ...others] }; // prettier-ignore
    expect(textOf((await rig.upload(unknown)).text)).toContain('This release has no figure for: What m1 measures (ehc.no.such)'); // prettier-ignore
  });

  it('is there once where the button was pressed twice', async () => {
    const check = await rig.upload(smallPlan('twice'));
    const [first, second] = [await rig.confirm(check), await rig.confirm(check)];
    expect([first.status, second.status, await rig.types('twice')]).toEqual([303, 303, ['ActionPlanLoaded']]);
  });

  it('takes the place of what stands only with what differs seen and a reason', async () => {
    await rig.load(smallPlan('newer'));
    const [first, ...others] = smallPlan('newer').items;
    const next = { ...smallPlan('newer'), items: [{ ...first, summary: 'Something else' }, ...others] };
    const check = await rig.upload(next);
    expect(textOf(check.text)).toContain('1 place differs');
    expect(textOf(check.text)).toMatch(/Item 1\.1, text Changed “What a1 asks for” “Something else”/);
    const without = await rig.confirm(check);
    expect([without.status, summaryOf(without.text)]).toEqual([422, ['Say why this version takes the place of the one that stands']]); // prettier-ignore
    expect((await rig.confirm(without, { reason: 'Agreed by the board' })).status).toBe(303);
    expect(await exported('newer')).toEqual(next);
    const { state } = await rig.now('newer');
    expect(state.versions.map(({ reason }) => reason)).toEqual([null, 'Agreed by the board']);
    const before = standingDocument((await rig.records.at('newer', 0)).state);
    expect(before).toEqual(smallPlan('newer'));
    const same = await rig.upload(next);
    expect(textOf(same.text)).toContain('the file is the same as what stands');
    expect(same.text).not.toContain('Load this version');
    const forced = await rig.confirm(same, { reason: 'Once more' });
    expect([forced.status, summaryOf(forced.text)]).toEqual([422, ['The plan stands already as this file has it: there is nothing to record']]); // prettier-ignore
  });

  it('is not loaded over a version that somebody else loaded meanwhile', async () => {
    await rig.load(smallPlan('moved'));
    const mine = await rig.upload({ ...smallPlan('moved'), title: 'Mine' });
    await rig.load({ ...smallPlan('moved'), title: 'Theirs' }, { reason: 'First' });
    const late = await rig.confirm(mine, { reason: 'Second' });
    expect([late.status, summaryOf(late.text)[0]]).toEqual([422, expect.stringContaining('Somebody else recorded something here meanwhile')]); // prettier-ignore
    expect(textOf(late.text)).toContain('“Theirs” “Mine”');
    expect((await rig.now('moved')).state.document?.title).toBe('Theirs');
    expect((await rig.confirm(late, { reason: 'Second' })).status).toBe(303);
  });
});

describe('a file with a fault is refused whole, every fault by its path', () => {
  const dangling = { ...smallPlan('faulty'), nodes: [], items: smallPlan().items.map((one) => ({ ...one, leads: [{ partyId: 'nobody', role: 'lead' }] })) }; // prettier-ignore

  it('in words, however many', async () => {
    const missing = { ...smallPlan('faulty'), title: undefined, unknown: 1, driver: 'whim' };
    const shape = await rig.upload(missing);
    expect([shape.status, summaryOf(shape.text)]).toEqual([422, ['Nothing was recorded: 3 things are wrong with the file. Correct it and choose the file again']]); // prettier-ignore
    const said = textOf(shape.text);
    expect(said).toContain('title This field is missing');
    expect(said).toContain('unknown This release does not know this field');
    expect(said).toContain('driver “whim” is not one of the values');
    const ends = textOf((await rig.upload(dangling)).text);
    expect(ends).toContain('items[0].leads[0].partyId There is no post, group or organisation “nobody” in this plan');
    expect(ends).toContain('items[0].nodeId There is no theme or section “t1” in this plan');
    const twice = { ...smallPlan('faulty'), items: [...smallPlan().items, ...smallPlan().items.slice(0, 1)] };
    expect(textOf((await rig.upload(twice)).text)).toContain('items[3].id The id “a1” is given twice; it stands first at items[0].id'); // prettier-ignore
    expect(await rig.types('faulty')).toEqual([]);
  });

  it.each<[string, string | Buffer, number, RegExp]>([
    ['nothing', '', 422, /The file is empty/],
    ['no JSON', '{"id": "x"', 422, /The file is not JSON/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]), 422, /The file is not JSON/],
    ['another schema', JSON.stringify({ ...smallPlan('faulty'), schemaVersion: '2.0' }), 422, /This release reads plans of version 1\.0, not “2\.0”/], // prettier-ignore
    ['a list', '[1,2]', 422, /Must be: object/],
    ['no fields', 'null', 422, /Must be: object/],
    ['a prototype', `{"__proto__": {"id": "x"}, ${JSON.stringify(smallPlan('faulty')).slice(1)}`, 422, /__proto__/],
    [
      'a script',
      JSON.stringify({ ...smallPlan('faulty'), id: '<script>alert(1)</script>' }),
      422,
      /cannot name a plan/,
    ],
    [
      'hidden characters',
      JSON.stringify({ ...smallPlan('faulty'), title: 'a\u202eb' }),
      422,
      /control characters|hidden/i,
    ],
    ['deep nesting', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 422, /There is a problem/],
    ['an address of ours', JSON.stringify(smallPlan('new')), 422, /is an address of these pages/],
    ['10 MB', ' '.repeat(10 * 1024 * 1024), 413, /The file must be \d+ MB or smaller/],
  ])(
    '%s',
    async (_what, content, status, words) => {
      const answer = await rig.upload(content);
      expect(answer.status).toBe(status);
      expect(textOf(answer.text)).toMatch(words);
      expect(answer.text).not.toContain('<script>alert');
      expect(await rig.types('faulty')).toEqual([]);
    },
    30_000,
  );

  it('and so is no file at all', async () => {
    const none = await rig.confirm({ text: '' }, { other: 'x' });
    expect([none.status, summaryOf(none.text)]).toEqual([422, ['Choose a file']]);
  });
});
