import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { ReadModelStore } from '../../../src/projector/read-model-store.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { CaseRecordService } from '../../../src/children/case-record.service.js';
import { headingOf } from '../web/web-fixture.js';
import { hiddenOf } from './form-reading.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { Fields } from './form-reading.js';
import type { Visitor } from './recording-fixture.js';

const form = '/requests/new';

describe('recording a new request', () => {
  let app: RecordingApp;
  let priya: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  const request = (surname: string, changes: Fields = {}): Fields => ({
    ...date('receivedOn', '2026-11-18'),
    requestedBy: 'parentOrYoungPerson',
    channel: 'email',
    forename: 'Ava',
    surname,
    ...date('birthDate', '2019-03-31'),
    sex: 'F',
    need: 'ASD',
    school: 'Northmere Primary',
    parentName: 'Ms Penrose',
    email: 'a@example.org',
    ...changes,
  });
  const recordOf = (location: unknown): ReturnType<CaseRecordService['caseRecord']> =>
    app.app.get(CaseRecordService).caseRecord(String(location).split('/').at(-1) ?? '');

  it('counts from the day of receipt, apart from today, and gives the child a reference', async () => {
    const check = await priya.fill(form, request('Penrose'));
    const words = textOf(check.text);
    expect(words).toContain('Received Wednesday 18 November 2026');
    expect(words).toContain('Decision to assess, 6 weeks Not started Wed 30 Dec 2026, in 37 days');
    expect(words).toContain('Send final plan, 20 weeks Not started Wed 7 Apr 2027, in 135 days');
    const done = await priya.confirm(form, check);
    expect(done.status).toBe(303);
    expect(done.headers['location']).toMatch(/^\/cases\/EHC-2026-\d{4}$/);
    const record = await recordOf(done.headers['location']);
    expect([record.name, record.birthDate, record.processes[0]?.stage]).toEqual([
      'Ava Penrose',
      '2019-03-31',
      'consideringRequest',
    ]);
    const banner = textOf((await priya.get(`${String(done.headers['location'])}/notes/new`)).text);
    expect(banner).toContain(
      'The family must be told by Wednesday 30 December 2026 whether there will be an assessment.',
    );
  });

  it('records once however often it is sent', async () => {
    const check = await priya.fill(form, request('Twiceford'));
    const first = await priya.confirm(form, check);
    const head = await app.head();
    const second = await priya.confirm(form, check);
    expect([second.status, second.headers['location']]).toEqual([303, first.headers['location']]);
    expect(await app.head()).toBe(head);
  });

  it('says everything that is missing or impossible at once, and saves nothing', async () => {
    const before = await app.head();
    const empty = await priya.fill(form, {});
    expect([empty.status, summaryOf(empty.text)]).toEqual([
      422,
      [
        'Enter the date the request was received',
        'Say who asked',
        'Say how it came',
        'Enter the child’s first name',
        'Enter the child’s last name',
        'Enter the date of birth',
        'Choose the sex, as the national return asks',
        'Choose the main need',
      ],
    ]);
    const wrong = await priya.fill(
      form,
      request('Hughes', {
        ...date('receivedOn', '2026-11-24'),
        ...date('birthDate', '2026-02-29'),
        surname: 'x'.repeat(201),
        upn: '<script>alert(1)</scr',
        email: 'not an address',
        parentName: '',
        need: 'NOPE',
      }),
    );
    expect(wrong.status).toBe(422);
    expect(summaryOf(wrong.text)).toEqual([
      'Date the request was received must be today or earlier',
      'Last name must be 200 characters or fewer',
      'Date of birth must be a real date. February 2026 has 28 days',
      'Unique pupil number must be 20 characters or fewer',
      'Choose the main need',
      'Email address must be like name@example.org',
      'Enter the name of the parent or carer',
    ]);
    expect(wrong.text).not.toContain('<script>alert');
    const unborn = await priya.fill(form, request('Hughes', date('birthDate', '2026-11-20')));
    expect(summaryOf(unborn.text)).toEqual([
      'Date of birth must be on or before 18 November 2026, when the request was received',
    ]);
    expect(await app.head()).toBe(before);
  });

  it('asks why a request is recorded weeks after it came, and keeps the answer', async () => {
    const late = request('Later', date('receivedOn', '2026-11-02'));
    expect(summaryOf((await priya.fill(form, late)).text)).toEqual([
      'Say why this is recorded 21 days after it happened',
    ]);
    const done = await priya.recordAt(form, { ...late, whyLate: 'It went to another team' });
    const { processes } = await recordOf(done.headers['location']);
    const { history } = await app.app.get(CommandHandler).load('needsAssessment', processes[0]?.id ?? '');
    expect(history.map(({ type }) => type)).toEqual(['RequestReceived', 'NoteAdded']);
    expect(JSON.stringify(history[1]?.personal)).toContain(
      'Recorded 21 days after it happened: It went to another team',
    );
  });

  it('shows who it may be before anything is saved, and starts a new assessment on the record on file', async () => {
    const known = await app.caseReceived(calendarDate('2025-03-03'), 'Isla', 'Merriweather');
    const before = await app.head();
    const same = request('Merriweather', { forename: 'Isla', ...date('birthDate', '2018-04-12') });
    const asked = await priya.fill(form, same);
    expect([asked.status, headingOf(asked.text)]).toEqual([200, 'Is it one of these children?']);
    expect(textOf(asked.text)).toContain(
      `Isla Merriweather, ${known.reference} born 12 April 2018 · assessment of 3 March 2025: Request`,
    );
    const silent = await priya.post(form, hiddenOf(asked.text));
    expect([silent.status, summaryOf(silent.text)]).toEqual([422, ['Say whether it is one of these children']]);
    const invented = await priya.post(form, { ...hiddenOf(asked.text), about: '00000000-0000-4000-8000-000000000000' });
    expect(invented.status).toBe(422);
    expect(await app.head()).toBe(before);
    const check = await priya.post(form, { ...hiddenOf(asked.text), about: known.childId });
    expect(textOf(check.text)).toContain('Isla Merriweather, already on file');
    const done = await priya.confirm(form, check);
    expect(done.headers['location']).toBe(known.href);
    const members = await app.app
      .get(ReadModelStore)
      .range('needs-assessment-view', { index: 'child', group: known.childId });
    expect(members).toHaveLength(2);
  });

  it('records a twin as another child', async () => {
    const known = await app.caseReceived(calendarDate('2025-03-03'), 'Theo', 'Whitlock');
    const twin = request('Whitlock', { forename: 'Leo', ...date('birthDate', '2018-04-12') });
    const asked = await priya.fill(form, twin);
    const check = await priya.post(form, { ...hiddenOf(asked.text), about: 'new' });
    const done = await priya.confirm(form, check);
    expect(done.status).toBe(303);
    expect(done.headers['location']).not.toBe(known.href);
    expect((await priya.confirm(form, check)).headers['location']).toBe(done.headers['location']);
  });

  it('does not take a number that is another child’s', async () => {
    const upn = 'H801200001001';
    await priya.recordAt(form, request('Numbered', { upn }));
    const asked = await priya.fill(form, request('Othername', { upn }));
    expect(textOf(asked.text)).toContain('same unique number');
    const wrong = await priya.post(form, { ...hiddenOf(asked.text), about: 'new' });
    expect(summaryOf(wrong.text)).toEqual(['This number belongs to Ava Numbered. Correct it, or choose that child']);
  });

  it('is not for auditors', async () => {
    expect((await (await app.visitor('demo-auditor')).get(form)).status).toBe(404);
  });
});
