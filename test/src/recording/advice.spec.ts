import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { OpenedApp } from './opened-cases.js';
import { date, summaryOf, textOf } from './recording-fixture.js';

const day = calendarDate;
const today = date('on', '2026-11-23');

describe('recording advice', () => {
  const opened = new OpenedApp(['education']);

  it('asks several bodies at once, each with its own 6 weeks', async () => {
    const one = await opened.assessing();
    const form = `${one.href}/advice/new`;
    expect(summaryOf((await opened.priya.fill(form, { kind: 'asked' })).text)).toEqual([
      'Choose at least one body',
      'Enter the date the bodies were asked',
    ]);
    const fields = {
      kind: 'asked',
      bodies: ['education', 'speechAndLanguage'],
      'organisation-speechAndLanguage': 'Community trust',
      ...today,
    };
    const check = await opened.priya.fill(form, fields);
    expect(textOf(check.text)).toContain(
      'Advice: speech and language therapy, Community trust Not started Mon 4 Jan 2027, in 42 days',
    );
    const twice = [await opened.priya.confirm(form, check), await opened.priya.confirm(form, check)];
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const { advice } = await opened.app.state(one);
    expect(advice.map(({ body, organisation }) => [body, organisation])).toEqual([
      ['education', null],
      ['speechAndLanguage', 'Community trust'],
    ]);
    expect(textOf((await opened.priya.get(form)).text)).toContain('already asked on 23 November 2026');
  });

  it('takes advice already written, with its date', async () => {
    const one = await opened.assessing();
    const form = `${one.href}/advice/new`;
    const fields = { kind: 'existing', bodies: 'paediatrics', ...today };
    expect(summaryOf((await opened.priya.fill(form, fields)).text)).toEqual(['Enter the date of the advice']);
    await opened.priya.recordAt(form, { ...fields, ...date('datedOn', '2026-06-01') });
    expect((await opened.app.history(one)).at(-1)).toMatchObject({
      type: 'ExistingAdviceAdopted',
      data: { body: 'paediatrics', adviceDatedOn: '2026-06-01' },
    });
  });

  it('records advice received, late as it is', async () => {
    const one = await opened.asked();
    const form = `${one.advice}/received`;
    expect(textOf((await opened.priya.get(form)).text)).toContain(
      'Advice Educational psychology Asked 24 September 2026',
    );
    const check = await opened.priya.fill(form, today);
    expect(textOf(check.text)).toContain('Advice: educational psychology Thu 5 Nov 2026, 18 days overdue 18 days late');
    expect((await opened.priya.confirm(form, check)).status).toBe(303);
    expect((await opened.app.state(one)).advice[0]?.receivedOn).toBe('2026-11-23');
    const again = await opened.priya.fill(form, today);
    expect(summaryOf(again.text)).toEqual([
      'This advice has already been received. If it was sent back, record that first',
    ]);
  });

  it('names the day advice was asked for when it is said to have come before', async () => {
    const one = await opened.asked();
    const wrong = await opened.priya.fill(`${one.advice}/received`, {
      ...date('on', '2026-09-23'),
      whyLate: 'Found in the post',
    });
    expect(summaryOf(wrong.text)).toEqual([
      'Date it reached us must be on or after 24 September 2026, when the advice was asked for',
    ]);
  });

  it('chases, and says that a reminder is no longer needed once the advice is in', async () => {
    const one = await opened.asked();
    const form = `${one.advice}/chase`;
    expect(summaryOf((await opened.priya.fill(form, {})).text)).toEqual([
      'Say how they were reminded',
      'Enter the date of the reminder',
    ]);
    const open = {
      ...(await opened.priya.formAt(form)),
      channel: 'email',
      text: 'Third reminder. Please send by 27 November.',
      ...today,
    };
    await opened.app.record(one, wish('RecordAdvice', day('2026-11-23'), { adviceId: one.adviceId }));
    const conflict = textOf((await opened.priya.post(form, open)).text);
    expect(conflict).toContain('The advice is in, so a reminder is no longer needed.');
    expect(conflict).toContain('Message “Third reminder. Please send by 27 November.”');
    const other = await opened.asked();
    await opened.priya.recordAt(`${other.advice}/chase`, { channel: 'telephone', ...today });
    expect((await opened.app.state(other)).advice[0]?.chasedOn).toBe('2026-11-23');
  });

  it('sends advice back and leaves its due date where it was', async () => {
    const one = await opened.asked();
    await opened.app.record(one, wish('RecordAdvice', day('2026-11-02'), { adviceId: one.adviceId }));
    const form = `${one.advice}/returned`;
    expect(summaryOf((await opened.priya.fill(form, today)).text)).toEqual(['Say what is missing']);
    await opened.priya.recordAt(form, { ...today, text: 'No outcomes are named' });
    const [advice] = (await opened.app.state(one)).advice;
    expect([advice?.returnedOn, advice?.receivedOn]).toEqual(['2026-11-23', null]);
  });

  it('records a missed appointment', async () => {
    const one = await opened.asked();
    await opened.priya.recordAt(`${one.advice}/missed-appointment`, today);
    expect((await opened.app.state(one)).advice[0]?.appointmentMissedOn).toBe('2026-11-23');
  });

  it('has no form for advice the case does not have', async () => {
    const one = await opened.assessing();
    expect((await opened.priya.get(`${one.href}/advice/${randomUUID()}/received`)).status).toBe(404);
    expect((await opened.priya.get(`${one.href}/advice/1%27--/chase`)).status).toBe(404);
  });
});
