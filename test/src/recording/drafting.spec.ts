import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const today = date('on', '2026-11-23');

describe('recording what happens while a plan is drafted', () => {
  let app: RecordingApp;
  let priya: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start(['education', 'health', 'socialCare']);
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  const drafting = async (): Promise<TestCase> => {
    const one = await app.caseReceived(day('2026-08-17'), 'Maya', 'Thornbury');
    await app.record(
      one,
      wish('NotifyDecisionToAssess', day('2026-09-24'), { overturns: null }),
      wish('NotifyDecisionToIssue', day('2026-10-20'), { overturns: null }),
    );
    return one;
  };
  const drafted = async (): Promise<TestCase> => {
    const one = await drafting();
    await app.record(one, wish('ServeDraftPlan', day('2026-11-16'), { draftId: randomUUID(), method: 'email' }));
    return one;
  };

  it('records sign-offs in the authority’s order, with post and date, the next one chosen already', async () => {
    const one = await drafting();
    const form = `${one.href}/sign-offs/new`;
    const page = await priya.get(form);
    expect(textOf(page.text)).toContain('In this order: education, then health, then social care');
    expect(page.text).toMatch(/value="education" checked/);
    expect(summaryOf((await priya.fill(form, {})).text)).toEqual([
      'Say who signed the plan off',
      'Enter the post of the person who signed it off',
      'Enter the date it was signed off',
    ]);
    const early = await priya.fill(form, { sector: 'health', post: 'Designated clinical officer', ...today });
    expect([early.status, summaryOf(early.text)]).toEqual([422, ['Record first that education signed the plan off']]);
    expect(early.text).toContain('Designated clinical officer');
    const done = await priya.recordAt(form, { sector: 'education', post: 'Head of SEND', ...today });
    expect([done.status, done.headers['location']]).toEqual([303, one.href]);
    expect((await app.history(one)).at(-1)).toMatchObject({
      type: 'PlanSignedOff',
      occurredOn: '2026-11-23',
      data: { sector: 'education', post: 'Head of SEND' },
    });
    const next = await priya.get(form);
    expect(textOf(next.text)).toContain('Education Signed off on 23 November 2026: Head of SEND');
    expect(next.text).toMatch(/value="health" checked/);
    const again = await priya.fill(form, { sector: 'education', post: 'Head of SEND', ...today });
    expect(summaryOf(again.text)).toEqual(['Education has already signed this plan off']);
  });

  it('takes a sign-off out of order where it has already happened, with the reason', async () => {
    const one = await drafting();
    const form = `${one.href}/sign-offs/new`;
    const fields = { sector: 'socialCare', post: 'Head of service', ...today };
    expect(textOf((await priya.fill(form, fields)).text)).toContain('It has already happened');
    await priya.recordAt(form, { ...fields, itHappened: 'yes', alreadyHappened: 'Signed at one meeting' });
    expect((await app.state(one)).signOffs.map(({ sector }) => sector)).toEqual(['socialCare']);
    expect((await app.types(one)).slice(-2)).toEqual(['PlanSignedOff', 'NoteAdded']);
  });

  it('says in plain words that a sign-off comes too early, and what can be done', async () => {
    const one = await app.caseReceived(day('2026-10-12'));
    const form = `${one.href}/sign-offs/new`;
    expect(textOf((await priya.get(form)).text)).toContain('This cannot be recorded while the case is at “Request”');
    const refused = await priya.fill(form, { sector: 'education', post: 'Head of SEND', ...today });
    expect([refused.status, summaryOf(refused.text)]).toEqual([
      409,
      ['This cannot be recorded while the case is at “Request”. Open the case to see what can be recorded now'],
    ]);
  });

  it('consults a school under a sealed name and records its reply', async () => {
    const one = await drafting();
    const form = `${one.href}/consultations/new`;
    expect(summaryOf((await priya.fill(form, { urn: '12', ...date('on', '2026-11-31') })).text)).toEqual([
      'Enter the name of the school or college',
      'Unique reference number must be 6 figures',
      'Date it was consulted must be a real date. November has 30 days',
    ]);
    await priya.recordAt(form, { setting: 'Northmere Primary', urn: '100000', ...today });
    const event = (await app.history(one)).at(-1);
    expect(event?.type).toBe('SettingConsulted');
    expect(event?.personal).toEqual({ [one.childId]: { setting: 'Northmere Primary', urn: '100000' } });
    const consultationId = (await app.state(one)).consultations[0]?.consultationId ?? '';
    expect(textOf((await priya.get(form)).text)).toContain('Consulted before: Northmere Primary: 23 November 2026.');
    const reply = `${one.href}/consultations/${consultationId}/reply`;
    expect(textOf((await priya.get(reply)).text)).toContain(
      'School or college Northmere Primary Consulted 23 November',
    );
    expect(summaryOf((await priya.fill(reply, {})).text)).toEqual(['Enter the date it replied', 'Say what it said']);
    const before = await priya.fill(reply, { ...date('on', '2026-11-20'), view: 'noView' });
    expect(summaryOf(before.text)).toEqual([
      'Date it replied must be on or after 23 November 2026, when the school or college was consulted',
    ]);
    await priya.recordAt(reply, { ...today, view: 'cannotMeetNeed', grounds: 'unsuitable', text: 'No hydrotherapy' });
    expect((await app.history(one)).at(-1)).toMatchObject({
      type: 'SettingReplied',
      data: { consultationId, view: 'cannotMeetNeed', grounds: ['unsuitable'] },
      personal: { [one.childId]: { text: 'No hydrotherapy' } },
    });
    expect(summaryOf((await priya.fill(reply, { ...today, view: 'noView' })).text)).toEqual([
      'This school or college has already replied. To change the reply, correct it in the history',
    ]);
    expect((await priya.get(`${one.href}/consultations/${randomUUID()}/reply`)).status).toBe(404);
  });

  it('records that the family asked for a meeting about the draft, and the meeting', async () => {
    const one = await drafted();
    await priya.recordAt(`${one.href}/meetings/asked`, date('on', '2026-11-20'));
    const form = `${one.href}/meetings/held`;
    expect(textOf((await priya.get(form)).text)).toContain('Meeting asked for 20 November 2026');
    const early = await priya.fill(form, date('on', '2026-11-15'));
    expect(early.status).toBe(422);
    await priya.recordAt(form, { ...today, text: 'They want a smaller school' });
    expect((await app.state(one)).drafts[0]).toMatchObject({
      meetingRequestedOn: '2026-11-20',
      meetingHeldOn: '2026-11-23',
      finishedOn: null,
    });
    expect((await app.history(one)).at(-1)).toMatchObject({
      type: 'NoteAdded',
      personal: { [one.childId]: { text: 'They want a smaller school' } },
    });
  });

  it('has no meeting about a draft that was never sent', async () => {
    const one = await drafting();
    for (const act of ['asked', 'held']) {
      const wrong = await priya.fill(`${one.href}/meetings/${act}`, today);
      expect([wrong.status, summaryOf(wrong.text)]).toEqual([422, ['First record that the draft plan was sent']]);
    }
  });
});

describe('telling others of a request, and taking advice as enough', () => {
  let app: RecordingApp;
  let priya: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  it('records who was told that an assessment is considered', async () => {
    const one = await app.caseReceived(day('2026-11-16'));
    const form = `${one.href}/consideration`;
    expect(summaryOf((await priya.fill(form, { told: 'others' })).text)).toEqual([
      'Say who else was told',
      'Enter the date they were told',
    ]);
    await priya.recordAt(form, { told: ['health', 'others'], others: 'Virtual school\n\nYouth justice', ...today });
    expect((await app.history(one)).at(-1)).toMatchObject({
      type: 'ConsiderationNotified',
      data: { told: ['Health: the commissioning body', 'Virtual school', 'Youth justice'] },
    });
  });

  it('accepts advice that came, and none that did not', async () => {
    const one = await app.caseReceived(day('2026-08-17'));
    const adviceId = randomUUID();
    await app.record(
      one,
      wish('NotifyDecisionToAssess', day('2026-09-24'), { overturns: null }),
      wish('RequestAdvice', day('2026-09-24'), { adviceId, body: 'camhs', organisation: null }),
    );
    const form = `${one.href}/advice/${adviceId}/accepted`;
    expect(summaryOf((await priya.fill(form, today)).text)).toEqual([
      'This advice has not been received yet. Record that it came first',
    ]);
    await app.record(one, wish('RecordAdvice', day('2026-11-20'), { adviceId }));
    const check = await priya.fill(form, today);
    expect(textOf(check.text)).toContain('Advice Child and adolescent mental health');
    expect((await priya.confirm(form, check)).status).toBe(303);
    expect((await app.state(one)).advice[0]?.acceptedOn).toBe('2026-11-23');
  });
});
