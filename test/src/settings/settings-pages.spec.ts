import { headingOf } from '../web/web-fixture.js';
import { SettingsRig, wordsOf } from './settings-rig.js';
import type { Visitor } from './settings-rig.js';

const pages = ['', '/policy', '/policy/P3', '/sign-off', '/milestones', '/closures', '/calendar', '/history'];
const forms = ['/policy/P3/change', '/sign-off/change', '/milestones/change', '/closures/record'];

describe('the pages of the settings', () => {
  let rig: SettingsRig;
  let helen: Visitor;
  let tom: Visitor;

  beforeAll(async () => {
    rig = await SettingsRig.start();
    helen = await rig.as('demo-manager');
    tom = await rig.as('demo-auditor');
    await rig.record('ChoosePolicyOption', { on: '2026-09-01', option: 'P3', value: 'day1', reason: 'Our letters count so' }, '2026-09-01T10:00:00.000Z'); // prettier-ignore
    const closures = [
      { name: 'Christmas holiday', firstClosedOn: '2026-12-21', reopensOn: '2027-01-04' },
      { name: 'Summer holiday', firstClosedOn: '2027-07-23', reopensOn: '2027-09-02' },
    ];
    await rig.record('RecordSchoolClosures', { on: '2026-10-01', academicYear: 2026, kind: 'school', closures }, '2026-10-01T10:00:00.000Z'); // prettier-ignore
  });
  afterAll(() => rig.close());

  it('are for administrators and managers to change, for auditors to read, and for nobody else', async () => {
    const priya = await rig.as('demo-caseworker');
    for (const page of [...pages, ...forms]) {
      await helen.text(`/settings${page}`);
      expect(await priya.text(`/settings${page}`, 403)).toContain('You cannot use this page');
      await rig.visitor().get(`/settings${page}`).expect(302);
    }
    for (const page of pages)
      expect(await tom.text(`/settings${page}`)).not.toMatch(/href="\/settings[^"]*(change|record|correct|withdraw)/);
    for (const form of forms) {
      await tom.text(`/settings${form}`, 403);
      expect((await tom.post(`/settings${form}`, {})).status).toBe(403);
    }
    rig.holds('demo-caseworker', 'administrator');
    for (const page of [...pages, ...forms]) await priya.text(`/settings${page}`);
    expect(await priya.text('/settings')).toContain('href="/settings"');
  });

  it('say what holds, since when, by whom and why', async () => {
    const words = wordsOf(await tom.text('/settings/policy'));
    expect(words).toContain(
      'Day 1: it is counted Not the usual answer Since 1 September 2026, Helen Marsh Our letters count so',
    );
    expect(words).toContain('P10 Exceptions that ended before the limit');
    const option = wordsOf(await helen.text('/settings/policy/P3'));
    expect(option).toContain('Since 1 September 2026, recorded by Helen Marsh');
    expect(option).toContain('Send final plan C3 · 20 weeks · reg 13(2)');
    expect(await helen.text('/settings/policy/P10')).not.toContain('/change');
    await helen.text('/settings/policy/P10/change', 404);
    await helen.text('/settings/policy/P99', 404);
  });

  it('say which closures can excuse what', async () => {
    const words = wordsOf(await tom.text('/settings/closures'));
    expect(words).toContain(
      'Christmas holiday Mon 21 Dec 2026 Sun 3 Jan 2027 Mon 4 Jan 2027 14 days Nothing: shorter than 4 weeks',
    );
    // Seven days before the first day closed to seven before the day of reopening.
    expect(words).toContain('where advice was asked of the head from 16 Jul 2027 to 26 Aug 2027');
  });

  it('mark the years whose bank holidays are not announced yet', async () => {
    const announced = wordsOf(await tom.text('/settings/calendar?year=2027'));
    expect(announced).toContain('Friday 26 March 2027 Good Friday');
    expect(announced).not.toContain('Provisional');
    expect(wordsOf(await tom.text('/settings/calendar?year=2031'))).toContain('2031 Provisional');
    expect(wordsOf(await tom.text('/settings/calendar?year=2023'))).toContain('Added by proclamation');
    await tom.text('/settings/calendar?year=1066', 400);
    await tom.text('/settings/calendar?year=abcd', 400);
  });

  it('look back: as known on a day nothing later is there, and nothing can be changed', async () => {
    const before = await helen.text('/settings/policy/P3?as-at=2026-08-31');
    expect(wordsOf(before)).toContain('Nothing has been recorded by then');
    expect(before).toContain('Looking back');
    const later = await helen.text('/settings/closures?as-at=2026-09-30');
    expect(wordsOf(later)).toContain('No closures are kept by then');
    expect(later).not.toContain('/closures/record');
    expect(wordsOf(await helen.text('/settings?as-at=2026-09-30'))).toContain('1 of 14 not at the usual answer: P3');
    await helen.text('/settings?as-at=2027-01-01', 400);
    await helen.text('/settings?as-at=yesterday', 400);
  });

  it('keep a history that people who opened calendar feeds do not stand in', async () => {
    await rig.openFeed();
    const words = wordsOf(await tom.text('/settings/history'));
    expect(words).toContain('1 September 2026, 11:00am Helen Marsh');
    expect(words).not.toMatch(/calendar feed/i);
    expect(headingOf(await tom.text('/settings'))).toBe('Settings');
  });
});
