import { drawnOf, hiddenOf } from '../recording/form-reading.js';
import { headingOf } from '../web/web-fixture.js';
import { dateFields, errorsOf, SettingsRig, wordsOf } from './settings-rig.js';
import type { Visitor } from './settings-rig.js';

const p3 = '/settings/policy/P3/change';
const day1 = { value: 'day1', ...dateFields('on', '2026-11-23'), reason: 'Our letters count so' };

describe('the forms that change a setting', () => {
  let rig: SettingsRig;
  let helen: Visitor;

  beforeEach(async () => {
    rig = await SettingsRig.start();
    helen = await rig.as('demo-manager');
  });
  afterEach(() => rig.close());

  const types = (): readonly string[] => rig.recorded().history.map(({ type }) => type);

  it('show which rules a policy option touches before anything is recorded, then record it with its reason', async () => {
    const check = await helen.fill(p3, day1);
    expect([check.status, types()]).toEqual([200, []]);
    const words = wordsOf(check.text);
    expect(words).toContain('Rules it touches: 6');
    // Twenty weeks from the example's Monday, and a day less.
    expect(words).toContain(
      'Send final plan (C3), counted from Mon 23 Nov 2026 Due Mon 12 Apr 2027 Due Sun 11 Apr 2027',
    );
    const done = await helen.confirm(p3, check);
    expect([done.status, done.headers['location']]).toEqual([303, '/settings/policy/P3']);
    expect(await helen.text('/settings/policy/P3')).toContain(
      'P3 First day of the 6, 16 and 20 weeks: day 1: it is counted',
    );
    expect(rig.recorded().history[0]).toMatchObject({ type: 'PolicyOptionChosen', occurredOn: '2026-11-23', actor: { id: 'demo-manager', role: 'manager' }, data: { option: 'P3', value: 'day1', reason: 'Our letters count so' } }); // prettier-ignore
    expect(rig.basis.standing.policy.P3).toBe('day1');
  });

  it('record once however often the button is pressed', async () => {
    const check = await helen.fill(p3, day1);
    expect((await helen.confirm(p3, check)).status).toBe(303);
    expect((await helen.confirm(p3, check)).status).toBe(303);
    expect(types()).toEqual(['PolicyOptionChosen']);
  });

  it('refuse what is so already', async () => {
    await rig.record('ChoosePolicyOption', { on: '2026-11-01', option: 'P3', value: 'day1', reason: 'before' });
    const answer = await helen.fill(p3, day1);
    expect([answer.status, errorsOf(answer.text)]).toEqual([
      422,
      ['This is already set so from that day. Nothing needs to be recorded'],
    ]);
  });

  it('show hostile text as text', async () => {
    const hostile = `<script>alert(1)</script>'; DROP TABLE events; --`;
    expect((await helen.change(p3, { ...day1, reason: hostile })).status).toBe(303);
    for (const page of ['/settings/policy', '/settings/policy/P3', '/settings/history']) {
      const html = await helen.text(page);
      expect(html).not.toContain('<script>alert');
      expect(html).toContain('&lt;script&gt;alert(1)');
    }
  });

  it('tell the second of two people what the first recorded, and keep what was typed', async () => {
    const open = drawnOf(await helen.text(p3));
    await rig.record('ChoosePolicyOption', {
      on: '2026-11-20',
      option: 'P5',
      value: 'working',
      reason: 'Panel of 19 November',
    });
    const conflict = await helen.post(p3, { ...open, ...day1 });
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed the settings']);
    const words = wordsOf(conflict.text);
    expect(words).toContain('Recorded at 8:41am by Helen Marsh What P5 Periods of 15 days Now Working days');
    expect(words).toContain('Yours can still be recorded.');
    const back = await helen.post(p3, hiddenOf(conflict.text));
    expect(back.text).toContain('Our letters count so');
    const check = await helen.post(p3, drawnOf(back.text));
    expect((await helen.confirm(p3, check)).status).toBe(303);
    expect(types()).toEqual(['PolicyOptionChosen', 'PolicyOptionChosen']);
  });

  it('tell them also between check page and recording, and where theirs has become needless', async () => {
    const check = await helen.fill(p3, day1);
    await rig.record('ChoosePolicyOption', { on: '2026-11-20', option: 'P3', value: 'day1', reason: 'first' });
    const conflict = await helen.confirm(p3, check);
    expect(conflict.status).toBe(409);
    expect(wordsOf(conflict.text)).toContain('This is already set so from that day.');
  });

  it('are not disturbed by somebody who opens a calendar feed meanwhile', async () => {
    const check = await helen.fill(p3, day1);
    await rig.openFeed();
    expect((await helen.confirm(p3, check)).status).toBe(303);
  });

  it('set the sign-off order without gaps or repetitions', async () => {
    const path = '/settings/sign-off/change';
    const order = { first: 'education', second: 'health', third: 'none', reason: 'Agreed with the health body' };
    const twice = await helen.fill(path, { ...order, second: 'education' });
    expect([twice.status, errorsOf(twice.text)]).toEqual([422, ['Name education once']]);
    const gap = await helen.fill(path, { ...order, first: 'none' });
    expect([gap.status, errorsOf(gap.text)]).toEqual([422, ['Fill the places from the first on, without a gap']]);
    expect((await helen.fill(path, { ...order, reason: '' })).status).toBe(422);
    expect((await helen.change(path, order)).status).toBe(303);
    expect(wordsOf(await helen.text('/settings/sign-off'))).toContain('Holds now Education, then health');
  });

  it('set the milestones to weeks within the twenty', async () => {
    const path = '/settings/milestones/change';
    for (const week of ['0', '21', 'ten', '-1', '1e1']) {
      const wrong = await helen.fill(path, { adviceIn: week, reason: 'Panel' });
      expect([wrong.status, errorsOf(wrong.text)]).toEqual([
        422,
        ['The week of “All advice received” must be a whole number from 1 to 20'],
      ]);
    }
    const check = await helen.fill(path, { adviceIn: '11', reason: 'Panel' });
    expect(wordsOf(check.text)).toContain('All advice received Week 12: Mon 15 Feb 2027 Week 11: Mon 8 Feb 2027');
    expect((await helen.confirm(path, check)).status).toBe(303);
    expect(rig.recorded().history[0]?.data).toEqual({ weeks: { adviceIn: 11 }, reason: 'Panel' });
  });

  it('correct an earlier record by a new one; both stay', async () => {
    await rig.record('ChoosePolicyOption', { on: '2026-11-01', option: 'P3', value: 'day1', reason: 'before' });
    const path = '/settings/history/1/correct';
    const nothing = await helen.fill(path, { what: 'day', reason: 'mistyped' });
    expect([nothing.status, errorsOf(nothing.text)[0]]).toEqual([
      422,
      'Change the date or one of the answers, or say that it did not happen',
    ]);
    expect((await helen.fill(path, { what: 'value', value: 'day0' })).status).toBe(422);
    const check = await helen.fill(path, { what: 'struck', reason: 'didNotHappen' });
    expect(wordsOf(check.text)).toContain('Rules it touches: 6');
    expect((await helen.confirm(path, check)).status).toBe(303);
    expect(rig.basis.standing.policy.P3).toBe('day0');
    const history = wordsOf(await helen.text('/settings/history'));
    expect(history).toContain('Struck out by number 2');
    expect(history).toContain('Correction of number 1: P3 First day of the 6, 16 and 20 weeks');
    await helen.text('/settings/history/2/correct', 404);
    await helen.text('/settings/history/99/correct', 404);
    await helen.text('/settings/history/x/correct', 404);
  });
});

describe('a form that changes a policy option', () => {
  let rig: SettingsRig;
  let helen: Visitor;

  beforeAll(async () => {
    rig = await SettingsRig.start();
    helen = await rig.as('demo-manager');
  });
  afterAll(() => rig.close());

  it.each(['P1', 'P2', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P12'])(
    'finds an example on which %s has a bearing',
    async (option) => {
      const path = `/settings/policy/${option}/change`;
      const values = [...(await helen.text(path)).matchAll(/name="value"[^>]*value="(\w+)"/g)].map(
        ([, value]) => value ?? '',
      );
      const check = await helen.fill(path, { ...day1, value: values[1] ?? '' });
      expect(check.status).toBe(200);
      expect(check.text).toContain('Rules it touches');
      expect(check.text).not.toContain('None of the examples');
    },
  );

  it.each<[string, Record<string, string>, RegExp]>([
    ['no reason', { reason: '   ' }, /Say why/],
    ['a reason that is too long', { reason: 'x'.repeat(1001) }, /1,000 characters or fewer/],
    ['control characters', { reason: 'so\u0007 it is' }, /must not contain control characters/],
    ['words that run backwards', { reason: 'it is \u202Eos' }, /must not contain control characters/],
    ['a NUL', { reason: 'a\u0000b' }, /must not contain control characters/],
    ['no day', { 'on-day': '', 'on-month': '', 'on-year': '' }, /Enter the day from which it holds/],
    ['a day to come', dateFields('on', '2026-11-24') as Record<string, string>, /must be today or earlier/],
    [
      'a day that does not exist',
      dateFields('on', '2026-02-30') as Record<string, string>,
      /February 2026 has 28 days/,
    ],
    ['no answer', { value: '' }, /Choose an answer/],
    ['an answer there is not', { value: 'day7' }, /Choose an answer/],
  ])('refuses %s and keeps the answers', async (_, wrong, words) => {
    const answer = await helen.fill(p3, { ...day1, ...wrong });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.text).join(' ')).toMatch(words);
    expect(answer.text).toMatch(/<title>\s*Error: /);
    if (!('reason' in wrong)) expect(answer.text).toContain('Our letters count so');
    expect(rig.recorded().history).toEqual([]);
  });
});
