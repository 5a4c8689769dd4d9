import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { headingOf } from '../web/web-fixture.js';
import { date, hiddenOf, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const today = date('on', '2026-11-23');

describe('recording advice, the plan and the keeping of a case', () => {
  let app: RecordingApp;
  let priya: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start(['education']);
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  const assessing = async (): Promise<TestCase> => {
    const one = await app.caseReceived(day('2026-08-17'), 'Maya', 'Thornbury');
    await app.record(one, wish('NotifyDecisionToAssess', day('2026-09-24'), { overturns: null }));
    return one;
  };
  const asked = async (): Promise<TestCase & { readonly adviceId: string; readonly advice: string }> => {
    const one = await assessing();
    const adviceId = randomUUID();
    await app.record(
      one,
      wish('RequestAdvice', day('2026-09-24'), { adviceId, body: 'educationalPsychology', organisation: null }),
    );
    return { ...one, adviceId, advice: `${one.href}/advice/${adviceId}` };
  };
  const drafted = async (servedOn: string): Promise<TestCase> => {
    const one = await assessing();
    await app.record(
      one,
      wish('NotifyDecisionToIssue', day('2026-10-20'), { overturns: null }),
      wish('ServeDraftPlan', day(servedOn), { draftId: randomUUID(), method: 'email' }),
    );
    return one;
  };

  it('asks several bodies at once, each with its own 6 weeks', async () => {
    const one = await assessing();
    const form = `${one.href}/advice/new`;
    expect(summaryOf((await priya.fill(form, { kind: 'asked' })).text)).toEqual([
      'Choose at least one body',
      'Enter the date the bodies were asked',
    ]);
    const fields = {
      kind: 'asked',
      bodies: ['education', 'speechAndLanguage'],
      'organisation-speechAndLanguage': 'Community trust',
      ...today,
    };
    const check = await priya.fill(form, fields);
    expect(textOf(check.text)).toContain(
      'Advice: speech and language therapy, Community trust Not started Mon 4 Jan 2027, in 42 days',
    );
    const twice = [await priya.confirm(form, check), await priya.confirm(form, check)];
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const { advice } = await app.state(one);
    expect(advice.map(({ body, organisation }) => [body, organisation])).toEqual([
      ['education', null],
      ['speechAndLanguage', 'Community trust'],
    ]);
    expect(textOf((await priya.get(form)).text)).toContain('already asked on 23 November 2026');
  });

  it('takes advice already written, with its date', async () => {
    const one = await assessing();
    const form = `${one.href}/advice/new`;
    const fields = { kind: 'existing', bodies: 'paediatrics', ...today };
    expect(summaryOf((await priya.fill(form, fields)).text)).toEqual(['Enter the date of the advice']);
    await priya.recordAt(form, { ...fields, ...date('datedOn', '2026-06-01') });
    expect((await app.history(one)).at(-1)).toMatchObject({
      type: 'ExistingAdviceAdopted',
      data: { body: 'paediatrics', adviceDatedOn: '2026-06-01' },
    });
  });

  it('records advice received, late as it is', async () => {
    const one = await asked();
    const form = `${one.advice}/received`;
    expect(textOf((await priya.get(form)).text)).toContain('Advice Educational psychology Asked 24 September 2026');
    const check = await priya.fill(form, today);
    expect(textOf(check.text)).toContain('Advice: educational psychology Thu 5 Nov 2026, 18 days overdue 18 days late');
    expect((await priya.confirm(form, check)).status).toBe(303);
    expect((await app.state(one)).advice[0]?.receivedOn).toBe('2026-11-23');
    const again = await priya.fill(form, today);
    expect(summaryOf(again.text)).toEqual([
      'This advice has already been received. If it was sent back, record that first',
    ]);
  });

  it('names the day advice was asked for when it is said to have come before', async () => {
    const one = await asked();
    const wrong = await priya.fill(`${one.advice}/received`, {
      ...date('on', '2026-09-23'),
      whyLate: 'Found in the post',
    });
    expect(summaryOf(wrong.text)).toEqual([
      'Date it reached us must be on or after 24 September 2026, when the advice was asked for',
    ]);
  });

  it('chases, and says that a reminder is no longer needed once the advice is in', async () => {
    const one = await asked();
    const form = `${one.advice}/chase`;
    expect(summaryOf((await priya.fill(form, {})).text)).toEqual([
      'Say how they were reminded',
      'Enter the date of the reminder',
    ]);
    const open = {
      ...(await priya.formAt(form)),
      channel: 'email',
      text: 'Third reminder. Please send by 27 November.',
      ...today,
    };
    await app.record(one, wish('RecordAdvice', day('2026-11-23'), { adviceId: one.adviceId }));
    const conflict = textOf((await priya.post(form, open)).text);
    expect(conflict).toContain('The advice is in, so a reminder is no longer needed.');
    expect(conflict).toContain('Message “Third reminder. Please send by 27 November.”');
    const other = await asked();
    await priya.recordAt(`${other.advice}/chase`, { channel: 'telephone', ...today });
    expect((await app.state(other)).advice[0]?.chasedOn).toBe('2026-11-23');
  });

  it('sends advice back and leaves its due date where it was', async () => {
    const one = await asked();
    await app.record(one, wish('RecordAdvice', day('2026-11-02'), { adviceId: one.adviceId }));
    const form = `${one.advice}/returned`;
    expect(summaryOf((await priya.fill(form, today)).text)).toEqual(['Say what is missing']);
    await priya.recordAt(form, { ...today, text: 'No outcomes are named' });
    const [advice] = (await app.state(one)).advice;
    expect([advice?.returnedOn, advice?.receivedOn]).toEqual(['2026-11-23', null]);
  });

  it('records a missed appointment', async () => {
    const one = await asked();
    await priya.recordAt(`${one.advice}/missed-appointment`, today);
    expect((await app.state(one)).advice[0]?.appointmentMissedOn).toBe('2026-11-23');
  });

  it('has no form for advice the case does not have', async () => {
    const one = await assessing();
    expect((await priya.get(`${one.href}/advice/${randomUUID()}/received`)).status).toBe(404);
    expect((await priya.get(`${one.href}/advice/1%27--/chase`)).status).toBe(404);
  });

  it('serves a draft once there is to be a plan, or because it has already happened', async () => {
    const one = await assessing();
    const form = `${one.href}/draft-plan`;
    const early = await priya.fill(form, { ...today, method: 'email' });
    expect([early.status, summaryOf(early.text)]).toEqual([422, ['First record that there will be a plan']]);
    expect(textOf(early.text)).toContain('It has already happened');
    await app.record(one, wish('NotifyDecisionToIssue', day('2026-11-20'), { overturns: null }));
    const check = await priya.fill(form, { ...today, method: 'post' });
    expect(textOf(check.text)).toContain('Family’s 15 days with the draft Not started Mon 7 Dec 2026, in 14 days');
    await priya.confirm(form, check);
    expect((await app.state(one)).stage).toBe('draftWithFamily');
  });

  it('takes the family’s comments and notes when they have finished', async () => {
    const one = await drafted('2026-11-16');
    const form = `${one.href}/comments`;
    expect(summaryOf((await priya.fill(form, {})).text)).toEqual([
      'Enter the date the comments came',
      'Say whether they named a school or college',
      'Say whether they have finished commenting',
    ]);
    await priya.recordAt(form, { ...today, text: 'They agree', settingPreferred: 'yes', finished: 'yes' });
    const [draft] = (await app.state(one)).drafts;
    expect([draft?.repliedOn, draft?.finishedOn]).toEqual(['2026-11-23', '2026-11-23']);
    const none = await assessing();
    const wrong = await priya.fill(`${none.href}/comments`, { ...today, settingPreferred: 'no', finished: 'no' });
    expect(summaryOf(wrong.text)).toEqual(['First record that the draft plan was sent']);
  });

  it('sends the final plan to each with a day of its own, once 15 days are over and it is signed off', async () => {
    const one = await drafted('2026-11-02');
    const form = `${one.href}/final-plan`;
    const fields = {
      recipients: ['parentOrYoungPerson', 'setting'],
      ...date('on-parentOrYoungPerson', '2026-11-20'),
      ...date('on-setting', '2026-11-23'),
      namesSetting: 'yes',
      setting: 'Northmere Primary',
    };
    expect(textOf((await priya.get(form)).text)).toContain('Education: not signed off yet');
    expect(summaryOf((await priya.fill(form, fields)).text)).toEqual([
      'The final plan must tell the family of mediation and their right to appeal. Confirm that it did',
    ]);
    const whole = { ...fields, appealWording: 'sent' };
    expect(summaryOf((await priya.fill(form, whole)).text)).toEqual([
      'The plan cannot go yet: education has not signed it off',
    ]);
    await app.record(one, wish('SignOffPlan', day('2026-11-19'), { sector: 'education', post: 'Head of SEND' }));
    expect(textOf((await priya.get(form)).text)).toContain('Education: Head of SEND, 19 November 2026');
    await priya.recordAt(form, whole);
    const { sent, stage } = await app.state(one);
    expect(stage).toBe('planSent');
    expect(sent.map(({ recipient, on, appealWordingSent }) => [recipient, on, appealWordingSent])).toEqual([
      ['parentOrYoungPerson', '2026-11-20', true],
      ['setting', '2026-11-23', false],
    ]);
    expect(textOf((await priya.get(form)).text)).toContain('Still to be sent to the health body.');
    await priya.recordAt(form, {
      recipients: 'commissioningBody',
      ...date('on-commissioningBody', '2026-11-23'),
      namesSetting: 'yes',
      setting: 'Northmere Primary',
    });
    expect((await app.state(one)).sent).toHaveLength(3);
  });

  it('says from which day the final plan can go, and records it all the same where it has gone', async () => {
    const one = await drafted('2026-11-16');
    await app.record(one, wish('SignOffPlan', day('2026-11-19'), { sector: 'education', post: 'Head of SEND' }));
    const form = `${one.href}/final-plan`;
    const fields = {
      recipients: 'parentOrYoungPerson',
      ...date('on-parentOrYoungPerson', '2026-11-23'),
      namesSetting: 'no',
      appealWording: 'sent',
    };
    const refused = await priya.fill(form, fields);
    expect(summaryOf(refused.text)).toEqual([
      'The family must first have had 15 days with the draft, or have replied. The final plan can go from 1 December 2026',
    ]);
    await priya.recordAt(form, {
      ...fields,
      itHappened: 'yes',
      alreadyHappened: 'The family asked for it by telephone',
    });
    expect((await app.state(one)).sent).toMatchObject([{ outOfTurn: 'alreadyHappened' }]);
    expect((await app.types(one)).at(-1)).toBe('NoteAdded');
  });

  it('refuses a plan sent to a school it does not name', async () => {
    const one = await drafted('2026-11-02');
    const wrong = await priya.fill(`${one.href}/final-plan`, {
      recipients: 'setting',
      ...date('on-setting', '2026-11-23'),
      namesSetting: 'no',
    });
    expect(summaryOf(wrong.text)[0]).toMatch(/^The plan names no school or college/);
  });

  it.each([
    ['family', 'withdrawn'],
    ['movedOut', 'movedOut'],
    ['died', 'childDied'],
  ])('ends the assessment: %s', async (ending, stage) => {
    const one = await assessing();
    const check = await priya.fill(`${one.href}/withdrawal`, {
      ...today,
      ending,
      toAuthority: 'Southmere',
      text: 'By telephone',
    });
    expect(textOf(check.text)).toContain('Send final plan, 20 weeks Mon 4 Jan 2027, in 42 days Not needed');
    await priya.confirm(`${one.href}/withdrawal`, check);
    expect((await app.state(one)).stage).toBe(stage);
    expect((await app.types(one)).at(-1)).toBe('NoteAdded');
  });

  it('allocates the case to a person or a team', async () => {
    const one = await assessing();
    const form = `${one.href}/allocation`;
    expect(summaryOf((await priya.fill(form, today)).text)).toEqual([
      'Choose a team',
      'Choose a person, or “Nobody yet”',
    ]);
    await priya.recordAt(form, { ...today, team: 'East team', worker: 'demo-caseworker' });
    expect(await app.state(one)).toMatchObject({ team: 'East team', worker: 'demo-caseworker' });
    await priya.recordAt(form, { ...today, team: 'East team', worker: 'nobody' });
    expect((await app.state(one)).worker).toBeNull();
    expect(
      summaryOf((await priya.fill(form, { ...today, team: 'No such team', worker: 'demo-auditor' })).text),
    ).toHaveLength(2);
  });

  it('adds a note of weeks ago without asking why, sealed under the child’s key', async () => {
    const one = await assessing();
    const form = `${one.href}/notes/new`;
    expect(summaryOf((await priya.fill(form, { kind: 'call', ...today })).text)).toEqual(['Enter the note']);
    const text = 'Mother rang: <b>O’Brien</b> & "sons" \u202e\u0000';
    await priya.recordAt(form, { kind: 'call', ...date('on', '2026-09-30'), text });
    const note = (await app.history(one)).at(-1);
    expect([note?.occurredOn, note?.data]).toEqual(['2026-09-30', { kind: 'call' }]);
    expect(note?.personal).toEqual({ [one.childId]: { text: text.trim() } });
  });

  it('corrects a date and shows every limit that moves before it does', async () => {
    const one = await app.caseReceived(day('2026-08-20'), 'Maya', 'Thornbury');
    const form = `${one.href}/corrections/new?event=0`;
    expect(textOf((await priya.get(form)).text)).toContain(
      'Record The request was received Happened Thursday 20 August 2026',
    );
    expect(summaryOf((await priya.fill(form, {})).text)).toEqual(['Say what is wrong', 'Say why', 'Say how you know']);
    const fields = {
      what: 'date',
      ...today,
      ...date('on', '2026-08-17'),
      reason: 'mistyped',
      text: 'The letter is stamped 17 August',
    };
    const check = await priya.fill(form, fields);
    const words = textOf(check.text);
    expect(words).toContain('Before Thursday 20 August 2026');
    expect(words).toContain('After Monday 17 August 2026');
    expect(words).toContain('Send final plan, 20 weeks Thu 7 Jan 2027, in 45 days Mon 4 Jan 2027, in 42 days');
    expect((await priya.confirm(form, check)).status).toBe(303);
    expect((await priya.confirm(form, check)).status).toBe(303);
    expect(await app.types(one)).toEqual(['RequestReceived', 'FactCorrected']);
    expect((await app.state(one)).begun?.on).toBe('2026-08-17');
    expect(summaryOf((await priya.fill(form, fields)).text)).toEqual([
      'Change the date or one of the answers, or say that it did not happen',
    ]);
  });

  it('strikes a record out, but not one that later records rest on', async () => {
    const one = await asked();
    const struck = { what: 'struck', reason: 'didNotHappen', text: 'Wrong child' };
    const needed = await priya.fill(`${one.href}/corrections/new?event=0`, struck);
    expect([needed.status, summaryOf(needed.text)[0]]).toEqual([
      422,
      expect.stringMatching(/^This cannot stand beside a later record/),
    ]);
    await priya.recordAt(`${one.href}/corrections/new?event=2`, struck);
    expect((await app.state(one)).advice).toEqual([]);
    for (const event of ['99', '3', 'x', '-1']) {
      expect((await priya.get(`${one.href}/corrections/new?event=${event}`)).status).toBe(404);
    }
  });

  it('keeps a correction’s address through conflict and back', async () => {
    const one = await asked();
    const form = `${one.href}/corrections/new?event=2`;
    const open = { ...(await priya.formAt(form)), what: 'struck', reason: 'other', text: 'Twice' };
    await app.record(one, wish('AddNote', day('2026-11-20'), { kind: 'note' }));
    const conflict = await priya.post(form, open);
    expect(headingOf(conflict.text)).toBe('Someone else changed this case');
    expect(conflict.text).toContain(`action="${form}"`);
    expect((await priya.post(form, hiddenOf(conflict.text))).text).toContain('Twice');
  });
});
