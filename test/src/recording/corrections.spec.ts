import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { headingOf } from '../web/web-fixture.js';
import { hiddenOf } from './form-reading.js';
import { OpenedApp } from './opened-cases.js';
import { date, summaryOf, textOf } from './recording-fixture.js';

const day = calendarDate;

describe('correcting a record', () => {
  const opened = new OpenedApp(['education']);

  it('corrects a date and shows every limit that moves before it does', async () => {
    const one = await opened.app.caseReceived(day('2026-08-20'), 'Maya', 'Thornbury');
    const form = `${one.href}/corrections/new?event=0`;
    expect(textOf((await opened.priya.get(form)).text)).toContain(
      'Record The request was received Happened Thursday 20 August 2026',
    );
    expect(summaryOf((await opened.priya.fill(form, {})).text)).toEqual([
      'Say what is wrong',
      'Say why',
      'Say how you know',
    ]);
    const fields = {
      ...(await opened.priya.formAsDrawn(form)),
      what: 'changed',
      ...date('on', '2026-08-17'),
      reason: 'mistyped',
      text: 'The letter is stamped 17 August',
    };
    const check = await opened.priya.fill(form, fields);
    const words = textOf(check.text);
    expect(words).toContain('Before Thursday 20 August 2026');
    expect(words).toContain('After Monday 17 August 2026');
    expect(words).toContain('Send final plan, 20 weeks Thu 7 Jan 2027, in 45 days Mon 4 Jan 2027, in 42 days');
    expect((await opened.priya.confirm(form, check)).status).toBe(303);
    expect((await opened.priya.confirm(form, check)).status).toBe(303);
    expect(await opened.app.types(one)).toEqual(['RequestReceived', 'FactCorrected']);
    expect((await opened.app.state(one)).begun?.on).toBe('2026-08-17');
    const again = { ...(await opened.priya.formAsDrawn(form)), what: 'changed', reason: 'mistyped', text: 'Nothing' };
    expect(summaryOf((await opened.priya.post(form, again)).text)).toEqual([
      'Change the date or one of the answers, or say that it did not happen',
    ]);
  });

  it('strikes a record out, but not one that later records rest on', async () => {
    const one = await opened.asked();
    const struck = { what: 'struck', reason: 'didNotHappen', text: 'Wrong child' };
    const needed = await opened.priya.fill(`${one.href}/corrections/new?event=0`, struck);
    expect([needed.status, summaryOf(needed.text)[0]]).toEqual([
      422,
      expect.stringMatching(/^This cannot stand beside a later record/),
    ]);
    await opened.priya.recordAt(`${one.href}/corrections/new?event=2`, struck);
    expect((await opened.app.state(one)).advice).toEqual([]);
    for (const event of ['99', '3', 'x', '-1']) {
      expect((await opened.priya.get(`${one.href}/corrections/new?event=${event}`)).status).toBe(404);
    }
  });

  it('keeps a correction’s address through conflict and back', async () => {
    const one = await opened.asked();
    const form = `${one.href}/corrections/new?event=2`;
    const open = { ...(await opened.priya.formAt(form)), what: 'struck', reason: 'other', text: 'Twice' };
    await opened.app.record(one, wish('AddNote', day('2026-11-20'), { kind: 'note' }));
    const conflict = await opened.priya.post(form, open);
    expect(headingOf(conflict.text)).toBe('Someone else changed this case');
    expect(conflict.text).toContain(`action="${form}"`);
    expect((await opened.priya.post(form, hiddenOf(conflict.text))).text).toContain('Twice');
  });
});
