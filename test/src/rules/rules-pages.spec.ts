import { ruleIds } from '../../../workflows/timetable/rule.js';
import { headingOf } from '../web/web-fixture.js';
import { errorsOf, SettingsRig, wordsOf } from '../settings/settings-rig.js';
import type { Visitor } from '../settings/settings-rig.js';

describe('the pages of the rules', () => {
  let rig: SettingsRig;
  let priya: Visitor;

  beforeAll(async () => {
    rig = await SettingsRig.start();
    priya = await rig.as('demo-caseworker');
  });
  afterAll(() => rig.close());

  it('are open to everyone who is signed in, every rule with an example that the timetable counted', async () => {
    const list = await priya.text('/rules');
    for (const id of ruleIds) {
      expect(list).toContain(`href="/rules/${id}"`);
      const html = await priya.text(`/rules/${id}`);
      expect(errorsOf(html)).toEqual([]);
      expect(html).toContain('How it is counted');
      expect(wordsOf(html)).not.toMatch(/\bLA\b|\bYP\b|undefined|NaN/);
    }
    await rig.visitor().get('/rules/C3').expect(302);
  });

  it('say what a rule is: words, source, dates in force, exceptions, options', async () => {
    const words = wordsOf(await priya.text('/rules/C3'));
    for (const said of [
      'How long 20 weeks',
      'reg 13(2); Children and Families Act 2014',
      'Guidance or law Limit of law',
      'Version 1, in force from 1 September 2014',
      'Away from the area for at least 4 weeks reg 13(3)',
      'P3 Is the day a request is received day 0 or day 1',
      '23 November 2026 + 20 weeks, day 0 not counted Last day in time Monday 12 April 2027',
    ]) {
      expect(words).toContain(said);
    }
    expect(wordsOf(await priya.text('/rules/C4'))).toContain('Guidance, not a limit');
    expect(wordsOf(await priya.text('/rules/E6'))).toContain('Nothing: the law names no exception to it');
  });

  it('count again from a day the reader chooses, and give the working day before', async () => {
    // 20 weeks from 10 August 2026 end on a bank holiday.
    const words = wordsOf(await priya.text('/rules/C3?start=2026-08-10'));
    expect(words).toContain('Last day in time Monday 28 December 2026 Act by Thursday 24 December 2026');
    const boxes = await priya.text('/rules/C3?start-day=17&start-month=8&start-year=2026');
    expect(wordsOf(boxes)).toContain('Last day in time Monday 4 January 2027');
    expect(wordsOf(await priya.text('/rules/K9?start=2026-11-23&type=school'))).toContain('Monday 7 December 2026');
  });

  it('say what is wrong with a day, and keep it', async () => {
    const html = await priya.text('/rules/C3?start-day=31&start-month=11&start-year=2026', 422);
    expect(errorsOf(html)).toEqual(['Date to count from must be a real date. November has 30 days']);
    expect(html).toContain('value="31"');
    for (const day of ['yesterday', '<script>', '9999-12-31', '0001-01-01']) {
      await priya.text(`/rules/C3?start=${encodeURIComponent(day)}`, 422);
    }
    await priya.text('/rules/C3?start=2026-01-01&start=2026-01-02', 422);
  });

  it('say so where the rule was not law on that day', async () => {
    expect(wordsOf(await priya.text('/rules/L2?start=2026-11-23'))).toContain(
      'L2 was not in force on 23 November 2026',
    );
    expect(wordsOf(await priya.text('/rules/K1?start=2014-10-01'))).toContain('K1old governs instead of K1');
  });

  it('count as the authority has settled it', async () => {
    await rig.record('ChoosePolicyOption', { on: '2026-11-23', option: 'P3', value: 'day1', reason: 'Our letters' });
    expect(wordsOf(await priya.text('/rules/C3'))).toContain(
      'Last day in time Sunday 11 April 2027 Act by Friday 9 April',
    );
  });

  it('are found by the regulation too; where several rules stand in one, they are listed', async () => {
    expect(headingOf(await priya.text('/rules/reg-13-2'))).toContain('Send final plan');
    expect(headingOf(await priya.text('/rules/REG-13-2'))).toContain('Send final plan');
    expect(headingOf(await priya.text('/rules/c3'))).toContain('Send final plan');
    const several = await priya.text('/rules/reg-44-2-b');
    expect(headingOf(several)).toBe('Rules of reg 44(2)(b)');
    expect(several).toContain('href="/rules/K2"');
    for (const none of ['C99', 'reg-99', 'constructor', '__proto__', '%3Cscript%3E'])
      await priya.text(`/rules/${none}`, 404);
  });

  it('lead on to the settings only those who may open them', async () => {
    expect(await priya.text('/rules/C3')).not.toContain('/settings/policy/P3');
    expect(await (await rig.as('demo-auditor')).text('/rules/C3')).toContain('/settings/policy/P3');
  });
});
