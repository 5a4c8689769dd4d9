import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { OpenedApp } from './opened-cases.js';
import { date, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase } from './recording-fixture.js';

const day = calendarDate;
const today = date('on', '2026-11-23');

describe('recording the draft and the final plan', () => {
  const opened = new OpenedApp(['education']);

  const drafted = async (servedOn: string): Promise<TestCase> => {
    const one = await opened.assessing();
    await opened.app.record(
      one,
      wish('NotifyDecisionToIssue', day('2026-10-20'), { overturns: null }),
      wish('ServeDraftPlan', day(servedOn), { draftId: randomUUID(), method: 'email' }),
    );
    return one;
  };

  it('serves a draft once there is to be a plan, or because it has already happened', async () => {
    const one = await opened.assessing();
    const form = `${one.href}/draft-plan`;
    const early = await opened.priya.fill(form, { ...today, method: 'email' });
    expect([early.status, summaryOf(early.text)]).toEqual([422, ['First record that there will be a plan']]);
    expect(textOf(early.text)).toContain('It has already happened');
    await opened.app.record(one, wish('NotifyDecisionToIssue', day('2026-11-20'), { overturns: null }));
    const check = await opened.priya.fill(form, { ...today, method: 'post' });
    expect(textOf(check.text)).toContain(
      'Family’s time with the draft, at least 15 days Not started Mon 7 Dec 2026, in 14 days',
    );
    await opened.priya.confirm(form, check);
    expect((await opened.app.state(one)).stage).toBe('draftWithFamily');
  });

  it('takes the family’s comments and notes when they have finished', async () => {
    const one = await drafted('2026-11-16');
    const form = `${one.href}/comments`;
    expect(summaryOf((await opened.priya.fill(form, {})).text)).toEqual([
      'Enter the date the comments came',
      'Say whether they named a school or college',
      'Say whether they have finished commenting',
    ]);
    await opened.priya.recordAt(form, { ...today, text: 'They agree', settingPreferred: 'yes', finished: 'yes' });
    const [draft] = (await opened.app.state(one)).drafts;
    expect([draft?.repliedOn, draft?.finishedOn]).toEqual(['2026-11-23', '2026-11-23']);
    const none = await opened.assessing();
    const wrong = await opened.priya.fill(`${none.href}/comments`, {
      ...today,
      settingPreferred: 'no',
      finished: 'no',
    });
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
    expect(textOf((await opened.priya.get(form)).text)).toContain('Education: not signed off yet');
    expect(summaryOf((await opened.priya.fill(form, fields)).text)).toEqual([
      'The final plan must tell the family of mediation and their right to appeal. Confirm that it did',
    ]);
    const whole = { ...fields, appealWording: 'sent' };
    expect(summaryOf((await opened.priya.fill(form, whole)).text)).toEqual([
      'The plan cannot go yet: education has not signed it off',
    ]);
    await opened.app.record(one, wish('SignOffPlan', day('2026-11-19'), { sector: 'education', post: 'Head of SEND' }));
    expect(textOf((await opened.priya.get(form)).text)).toContain('Education: Head of SEND, 19 November 2026');
    await opened.priya.recordAt(form, whole);
    const { sent, stage } = await opened.app.state(one);
    expect(stage).toBe('planSent');
    expect(sent.map(({ recipient, on, appealWordingSent }) => [recipient, on, appealWordingSent])).toEqual([
      ['parentOrYoungPerson', '2026-11-20', true],
      ['setting', '2026-11-23', false],
    ]);
    expect(textOf((await opened.priya.get(form)).text)).toContain('Still to be sent to the health body.');
    await opened.priya.recordAt(form, {
      recipients: 'commissioningBody',
      ...date('on-commissioningBody', '2026-11-23'),
      namesSetting: 'yes',
      setting: 'Northmere Primary',
    });
    expect((await opened.app.state(one)).sent).toHaveLength(3);
  });

  it('says from which day the final plan can go, and records it all the same where it has gone', async () => {
    const one = await drafted('2026-11-16');
    await opened.app.record(one, wish('SignOffPlan', day('2026-11-19'), { sector: 'education', post: 'Head of SEND' }));
    const form = `${one.href}/final-plan`;
    const fields = {
      recipients: 'parentOrYoungPerson',
      ...date('on-parentOrYoungPerson', '2026-11-23'),
      namesSetting: 'no',
      appealWording: 'sent',
    };
    const refused = await opened.priya.fill(form, fields);
    expect(summaryOf(refused.text)).toEqual([
      'The family must first have had 15 days with what was sent to it, or have replied. The final plan can go from 1 December 2026',
    ]);
    await opened.priya.recordAt(form, {
      ...fields,
      itHappened: 'yes',
      alreadyHappened: 'The family asked for it by telephone',
    });
    expect((await opened.app.state(one)).sent).toMatchObject([{ outOfTurn: 'alreadyHappened' }]);
    expect((await opened.app.types(one)).at(-1)).toBe('NoteAdded');
  });

  it('refuses a plan sent to a school it does not name', async () => {
    const one = await drafted('2026-11-02');
    const wrong = await opened.priya.fill(`${one.href}/final-plan`, {
      recipients: 'setting',
      ...date('on-setting', '2026-11-23'),
      namesSetting: 'no',
    });
    expect(summaryOf(wrong.text)[0]).toMatch(/^The plan names no school or college/);
  });
});
