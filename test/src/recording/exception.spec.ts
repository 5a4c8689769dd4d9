import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { headingOf } from '../web/web-fixture.js';
import { hiddenOf } from './form-reading.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { Fields } from './form-reading.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const away = { ground: 'absentFromArea', ...date('from', '2026-10-05'), ...date('to', '2026-11-06') };
const shown = {
  evidence: 'yes',
  evidenceText: 'Travel papers, on file',
  approver: 'demo-manager',
  told: 'yes',
  ...date('toldOn', '2026-11-20'),
};

describe('recording an exception', () => {
  let app: RecordingApp;
  let priya: Visitor;
  let grace: TestCase & { readonly form: string; readonly limit: string };

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  const fresh = async (): Promise<typeof grace> => {
    const one = await app.caseReceived(day('2026-08-24'), 'Grace', 'Okonjo');
    const adviceId = randomUUID();
    await app.record(
      one,
      wish('NotifyDecisionToAssess', day('2026-10-01'), { overturns: null }),
      wish('RequestAdvice', day('2026-10-01'), { adviceId, body: 'educationalPsychology', organisation: null }),
    );
    return { ...one, form: `${one.href}/exceptions/new`, limit: `B1_${adviceId}` };
  };
  beforeEach(async () => {
    grace = await fresh();
  });

  /** The third step, with the first two filled in. */
  const toEvidence = async (visitor: Visitor, limits: Fields): Promise<Fields> => {
    const second = await visitor.fill(grace.form, away);
    const third = await visitor.post(grace.form, { ...hiddenOf(second.text), ...limits });
    expect(headingOf(third.text)).toBe('Evidence and agreement');
    return hiddenOf(third.text);
  };
  const excused = (): Fields => ({ limits: grace.limit, [`why-${grace.limit}`]: 'Two visits could not take place.' });

  it('starts with the ground and its dates, beside what is never an exception and what each ground can excuse', async () => {
    const page = textOf((await priya.get(grace.form)).text);
    expect(page).toContain('Step 1 of 3');
    expect(page).toContain('These are not exceptions Too few staff or psychologists. Late advice.');
    expect(page).toContain('Missed an appointment with that body Cannot Can excuse Cannot Cannot');
    expect(page).toContain('Away from the area 4 weeks or more Can excuse Can excuse Can excuse Can excuse');
    const wrong = await priya.fill(grace.form, { ...date('to', '2026-11-31') });
    expect([wrong.status, summaryOf(wrong.text)]).toEqual([
      422,
      ['Choose the reason', 'Enter the first day', 'Last day must be a real date. November has 30 days'],
    ]);
    const backwards = await priya.fill(grace.form, { ...away, ...date('to', '2026-10-04') });
    expect(summaryOf(backwards.text)).toEqual(['Last day must be on or after 5 October 2026, the first day']);
  });

  it('shows every limit with its regulation, disables and explains the impossible and ticks none', async () => {
    const second = await priya.fill(grace.form, away);
    const page = textOf(second.text);
    expect(headingOf(second.text)).toBe('Which limits does this excuse?');
    expect(page).toContain('Dates 5 October 2026 to 6 November 2026 (33 days)');
    expect(page).toContain(
      'Decision to assess, due 5 October 2026 Cannot be chosen: it was met on 1 October 2026, before the absence began',
    );
    expect(page).toContain('Advice: educational psychology, due 12 November 2026 reg 8(2)(b) · 33 of its 43 days');
    expect(page).toMatch(
      /Tell family if no plan, due 14 December 2026 reg 10\(4\)\(d\) .* still 38 days after the absence ended/,
    );
    expect(page).toMatch(/Send final plan, due 11 January 2027 reg 13\(3\).* still 66 days after the absence ended/);
    expect(second.text).not.toMatch(/name="limits"[^>]* checked/);
    expect(second.text).toMatch(/value="A1"[^>]* disabled/);
    expect(second.text).toMatch(/app-changed">\s*<th[^>]*>Away from the area/);
  });

  it('asks why of each limit chosen, and refuses one the ground cannot excuse', async () => {
    const second = hiddenOf((await priya.fill(grace.form, away)).text);
    expect(summaryOf((await priya.post(grace.form, second)).text)).toEqual([
      'Choose at least one limit that could not be met because of this',
    ]);
    const silent = await priya.post(grace.form, { ...second, limits: ['C3', grace.limit], 'why-C3': 'x'.repeat(1001) });
    expect([silent.status, summaryOf(silent.text)]).toEqual([
      422,
      [
        'Say why this could not be met because of it: advice: educational psychology, due 12 November 2026',
        'The reason must be 1,000 characters or fewer',
      ],
    ]);
    const impossible = await priya.post(grace.form, { ...second, limits: 'A1', 'why-A1': 'Because' });
    expect(summaryOf(impossible.text)).toEqual(['It was met on 1 October 2026, before the absence began']);
  });

  it('records the claim and that the family was told, and lifts the limit without adding a day', async () => {
    const third = await toEvidence(priya, excused());
    expect(summaryOf((await priya.post(grace.form, third)).text)).toEqual([
      'Say whether there is evidence',
      'Say which manager is to agree it',
      'Say whether the family has been told',
    ]);
    const check = await priya.post(grace.form, { ...third, ...shown });
    const words = textOf(check.text);
    expect(words).toContain(
      'Advice: educational psychology Thu 12 Nov 2026, 11 days overdue Disapplied: as soon as practicable',
    );
    expect(words).toContain('Agreed by To be asked of Helen Marsh');
    expect(
      [await priya.confirm(grace.form, check), await priya.confirm(grace.form, check)].map(({ status }) => status),
    ).toEqual([303, 303]);
    expect((await app.types(grace)).slice(-2)).toEqual(['ExceptionClaimed', 'FamilyToldOfException']);
    const [claim] = (await app.state(grace)).exceptions;
    expect(claim).toMatchObject({
      evidenced: true,
      agreedOn: null,
      familyToldOn: '2026-11-20',
      limits: [{ rule: 'B1', limb: 'X8b' }],
    });
    const text = JSON.stringify((await app.history(grace)).at(-2)?.personal);
    expect(text).toContain('Two visits could not take place.');
    expect(text).toContain('Agreement to be asked of Helen Marsh.');
  });

  it('stops once where there is no evidence, and goes on or back as the person says', async () => {
    const third = await toEvidence(priya, excused());
    const odd = await priya.post(grace.form, { ...third, ...shown, evidence: 'no', evidenceText: '' });
    expect(headingOf(odd.text)).toBe('No evidence is attached');
    const back = await priya.post(grace.form, { ...hiddenOf(odd.text), redraw: 'yes' });
    expect(headingOf(back.text)).toBe('Evidence and agreement');
    const check = await priya.post(grace.form, { ...hiddenOf(odd.text), oddSeen: 'yes' });
    expect(headingOf(check.text)).toBe('Check before recording');
    await priya.confirm(grace.form, check);
    expect((await app.state(grace)).exceptions[0]?.evidenced).toBe(false);
  });

  it('lets a manager agree in the same breath, and nobody in another’s name', async () => {
    const helen = await app.visitor('demo-manager');
    const third = await toEvidence(helen, excused());
    await helen.confirm(grace.form, await helen.post(grace.form, { ...third, ...shown }));
    expect((await app.state(grace)).exceptions[0]?.agreedOn).toBe('2026-11-23');
    grace = await fresh();
    const forged = await priya.post(grace.form, {
      ...(await toEvidence(priya, excused())),
      ...shown,
      approver: 'demo-caseworker',
    });
    expect(summaryOf(forged.text)).toEqual(['Say which manager is to agree it']);
  });

  it('shows the conflict at any step and comes back to the step with everything typed', async () => {
    const third = await toEvidence(priya, excused());
    await app.record(grace, wish('AddNote', day('2026-11-20'), { kind: 'note' }));
    const conflict = await priya.post(grace.form, { ...third, ...shown });
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
    const back = await priya.post(grace.form, hiddenOf(conflict.text));
    expect(headingOf(back.text)).toBe('Evidence and agreement');
    expect(back.text).toContain('Travel papers, on file');
    const check = await priya.post(grace.form, { ...hiddenOf(back.text), ...shown });
    expect((await priya.confirm(grace.form, check)).status).toBe(303);
  });

  it('goes back to an earlier step and forward again with what was chosen', async () => {
    const third = await toEvidence(priya, excused());
    const first = await priya.post(grace.form, { ...third, back: '0' });
    expect(headingOf(first.text)).toBe('What got in the way?');
    expect(first.text).toMatch(/name="from-day"[^>]*value="05"/);
    const second = await priya.post(grace.form, { ...hiddenOf(first.text), ...away, ...date('to', '2026-11-07') });
    expect(textOf(second.text)).toContain('(34 days)');
    expect(second.text).toContain(`value="${grace.limit}" checked`);
    expect(second.text).toContain('Two visits could not take place.');
  });

  it('saves nothing of an attempt to jump over a step', async () => {
    const before = await app.head();
    const jumped = await priya.post(grace.form, {
      ...(await priya.formAt(grace.form)),
      step: '2',
      checked: 'yes',
      ...shown,
    });
    expect(jumped.status).toBe(422);
    expect(await app.head()).toBe(before);
  });
});
