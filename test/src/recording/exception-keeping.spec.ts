import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { headingOf } from '../web/web-fixture.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const today = date('on', '2026-11-23');

describe('keeping an exception', () => {
  let app: RecordingApp;
  let priya: Visitor;
  let helen: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
    helen = await app.visitor('demo-manager');
  });
  afterAll(() => app.close());

  /** Away since 5 October, still going on and without evidence; week 20 is claimed. */
  const claimed = async (to: string | null = null): Promise<TestCase & { readonly about: string }> => {
    const one = await app.caseReceived(day('2026-08-17'), 'Grace', 'Okonjo');
    const exceptionId = randomUUID();
    await app.record(
      one,
      wish('NotifyDecisionToAssess', day('2026-09-24'), { overturns: null }),
      wish('ClaimException', day('2026-11-09'), {
        exceptionId,
        ground: 'absentFromArea',
        from: day('2026-10-05'),
        to: to === null ? null : day(to),
        limits: [{ rule: 'C3', subject: null, limb: 'X13d' }],
        evidenced: false,
      }),
    );
    return { ...one, about: `${one.href}/exceptions/${exceptionId}` };
  };
  const exception = async (one: TestCase) => (await app.state(one)).exceptions[0];

  it('adds evidence, sealed, with what the exception is beside it', async () => {
    const one = await claimed();
    const form = `${one.about}/evidence`;
    const page = textOf((await priya.get(form)).text);
    expect(page).toContain('Away from the area 4 weeks or more');
    expect(page).toContain('From 5 October 2026, still going on Limits Send final plan Evidence on file No');
    expect(summaryOf((await priya.fill(form, today)).text)).toEqual(['Say what the evidence is']);
    const check = await priya.fill(form, { ...today, text: 'Travel papers in the file' });
    const twice = [await priya.confirm(form, check), await priya.confirm(form, check)];
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect((await exception(one))?.evidenced).toBe(true);
    const event = (await app.history(one)).at(-1);
    expect(event).toMatchObject({ type: 'ExceptionEvidenced', occurredOn: '2026-11-23' });
    expect(event?.personal).toEqual({ [one.childId]: { text: 'Travel papers in the file' } });
  });

  it('is agreed by a manager in her own name, once, and by nobody else', async () => {
    const one = await claimed('2026-11-06');
    const form = `${one.about}/agreement`;
    const refused = await priya.get(form);
    expect([refused.status, refused.text.includes('Agree the exception')]).toEqual([403, false]);
    expect(textOf(refused.text)).toContain('Helen Marsh');
    expect((await priya.post(form, { ...today, checked: 'yes' })).status).toBe(403);
    expect(textOf((await helen.get(form)).text)).toContain('There is no evidence on file yet');
    await helen.recordAt(form, today);
    expect((await exception(one))?.agreedOn).toBe('2026-11-23');
    expect((await app.history(one)).at(-1)?.actor).toMatchObject({ id: 'demo-manager', role: 'manager' });
    const again = await helen.fill(form, today);
    expect([again.status, summaryOf(again.text)]).toEqual([
      422,
      ['This exception was agreed on 23 November 2026 already'],
    ]);
  });

  it('notes that the family was told of the delay', async () => {
    const one = await claimed();
    await priya.recordAt(`${one.about}/family-told`, date('on', '2026-11-20'));
    expect((await exception(one))?.familyToldOn).toBe('2026-11-20');
    expect(summaryOf((await priya.fill(`${one.about}/family-told`, today)).text)).toEqual([
      'It is recorded already that the family was told on 20 November 2026',
    ]);
  });

  it('ends on its last day, which cannot lie before its first', async () => {
    const one = await claimed();
    const form = `${one.about}/end`;
    const why = { whyLate: 'Found out today' };
    const early = await priya.fill(form, { ...date('on', '2026-10-04'), ...why });
    expect([early.status, summaryOf(early.text)]).toEqual([
      422,
      ['The last day must be on or after 5 October 2026, the first day'],
    ]);
    expect(early.text).toMatch(/href="#on-day"/);
    await priya.recordAt(form, { ...date('on', '2026-11-06'), ...why });
    expect((await exception(one))?.to).toBe('2026-11-06');
    expect(summaryOf((await priya.fill(form, today)).text)).toEqual([
      'This exception ended on 6 November 2026. To change the day, correct it in the history',
    ]);
  });

  it('is struck out with a reason: its limits stand again, and nothing more is recorded of it', async () => {
    const one = await claimed('2026-11-06');
    const exceptionId = one.about.split('/').at(-1) ?? '';
    await app.record(one, wish('EvidenceException', day('2026-11-20'), { exceptionId }));
    const form = `${one.about}/strike-out`;
    expect(summaryOf((await priya.fill(form, today)).text)).toEqual(['Say why it was not accepted']);
    const check = await priya.fill(form, { ...today, text: 'They were at home' });
    expect(textOf(check.text)).toContain('Send final plan, 20 weeks Disapplied: as soon as practicable Mon 4 Jan 2027');
    await priya.confirm(form, check);
    expect((await exception(one))?.struckOutOn).toBe('2026-11-23');
    for (const act of ['evidence', 'family-told', 'end', 'strike-out']) {
      const wrong = await priya.fill(`${one.about}/${act}`, { ...today, text: 'More' });
      expect(summaryOf(wrong.text)).toEqual([
        'This exception was struck out on 23 November 2026. Record a new one if need be',
      ]);
    }
  });

  it('has no form for an exception the case does not have', async () => {
    const one = await claimed();
    expect((await priya.get(`${one.href}/exceptions/${randomUUID()}/evidence`)).status).toBe(404);
    const other = await claimed();
    expect((await priya.get(other.about.replace(other.href, one.href) + '/end')).status).toBe(404);
  });

  it('shows both sides where somebody struck it out meanwhile', async () => {
    const one = await claimed();
    const form = `${one.about}/evidence`;
    const open = { ...(await priya.formAt(form)), ...today, text: 'Travel papers' };
    const exceptionId = one.about.split('/').at(-1) ?? '';
    await app.record(one, wish('StrikeOutException', day('2026-11-23'), { exceptionId }));
    const conflict = await priya.post(form, open);
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
    expect(conflict.text).toContain('Travel papers');
    expect(conflict.text).toContain(`action="${form}"`);
  });
});
