import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { headingOf } from '../web/web-fixture.js';
import { hiddenOf } from './form-reading.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;

describe('correcting a record', () => {
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

  it('corrects a date and shows every limit that moves before it does', async () => {
    const one = await app.caseReceived(day('2026-08-20'), 'Maya', 'Thornbury');
    const form = `${one.href}/corrections/new?event=0`;
    expect(textOf((await priya.get(form)).text)).toContain(
      'Record The request was received Happened Thursday 20 August 2026',
    );
    expect(summaryOf((await priya.fill(form, {})).text)).toEqual(['Say what is wrong', 'Say why', 'Say how you know']);
    const fields = {
      ...(await priya.formAsDrawn(form)),
      what: 'changed',
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
    const again = { ...(await priya.formAsDrawn(form)), what: 'changed', reason: 'mistyped', text: 'Nothing' };
    expect(summaryOf((await priya.post(form, again)).text)).toEqual([
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
