import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EhcCommand } from '../../support/ehc-command.js';
import { planFile } from '../../support/five-plans.js';
import { smallPlan } from '../../workflows/action-plan/small-plan.js';

describe('ehc plan', () => {
  const ehc = new EhcCommand();
  const file = (name: string, content: string): string => {
    const path = join(ehc.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const plan = (...words: readonly string[]) => ehc.run('plan', ...words);
  afterAll(() => {
    ehc.remove();
  });

  it('loads a plan that comes with the product, and gives it back as it is', async () => {
    const loaded = await plan('load', 'southampton');
    expect(loaded.code).toBe(0);
    expect(loaded.out).toContain('10 themes and sections, 18 items, 29 measures, 13 blocks of outcomes, 16 findings');
    expect((await plan('load', 'southampton', '--json')).json()).toMatchObject({ new: false, differences: [], recorded: false }); // prettier-ignore
    expect((await plan('export', 'southampton')).json()).toEqual(planFile('southampton'));
    const out = join(ehc.folder, 'out.json');
    expect(await plan('export', 'southampton', '--out', out)).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(planFile('southampton'));
    expect((await plan('list', '--json')).json()).toMatchObject([
      { plan: 'southampton', stage: 'In force', items: 18 },
    ]);
  }, 90_000);

  it('takes another version with a reason alone, and tells what differs', async () => {
    const first = file('small.json', JSON.stringify(smallPlan));
    expect(await plan('load', first, '--dry-run')).toMatchObject({ code: 0, out: expect.stringContaining('Nothing recorded.') as string }); // prettier-ignore
    expect(await plan('load', first)).toMatchObject({ code: 0 });
    const second = file('second.json', `\uFEFF${JSON.stringify({ ...smallPlan, title: 'SEND plan, second year' })}`);
    const refused = await plan('load', second);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--reason TEXT')]);
    expect(await plan('load', second, '--reason', 'A new year')).toMatchObject({ code: 0 });
    expect((await plan('compare', smallPlan.id, '--json')).json()).toEqual([
      { path: '/title', kind: 'changed', before: smallPlan.title, after: 'SEND plan, second year' },
    ]);
    expect((await plan('overdue', smallPlan.id, '--on', '2026-10-01', '--json')).json()).toMatchObject([
      { ref: '1.2', by: '2026-06-30', daysOver: 93 },
      { ref: '1.1', by: '2026-09-30', daysOver: 1 },
    ]);
  }, 90_000);

  it.each([
    ['no JSON', '{"id": "x",\n oops}', 'line 2, character 2'],
    ['nothing', '', 'The file is empty'],
    ['another version', JSON.stringify({ ...smallPlan, schemaVersion: '3.1' }), 'schemaVersion: This release reads plans of version 1.0, not “3.1”'],
    ['a lead that nobody is', JSON.stringify(smallPlan).replace('"partyId":"lead-01"', '"partyId":"nobody"'), 'items[0].leads[0].partyId: There is no post, group or organisation “nobody” in this plan'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x7b]).toString('latin1'), 'The file is not JSON'],
  ])('refuses a file of %s whole', async (_, content, words) => {
    const refused = await plan('load', file('bad.json', content));
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain(words);
    expect(refused.err).toContain('Nothing was recorded');
  }, 60_000); // prettier-ignore

  it('says of a plan that there is none, and writes over no file', async () => {
    expect(await plan('export', 'nowhere')).toMatchObject({ code: 1, err: expect.stringContaining('There is no plan “nowhere”') as string }); // prettier-ignore
    const there = file('there.json', 'mine');
    const refused = await plan('export', 'southampton', '--out', there);
    expect([refused.code, readFileSync(there, 'utf8')]).toEqual([1, 'mine']);
  });
});
