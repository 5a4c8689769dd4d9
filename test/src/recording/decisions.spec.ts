import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { headingOf } from '../web/web-fixture.js';
import { hiddenOf } from './form-reading.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const yes = { decision: 'yes', ...date('on', '2026-11-23'), how: ['email', 'post'], need: 'SLCN' };

describe('recording a decision', () => {
  let app: RecordingApp;
  let priya: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  const fresh = (): Promise<TestCase> => app.caseReceived(day('2026-10-12'));
  const formOf = ({ href }: TestCase): string => `${href}/decision-to-assess`;

  it('shows the limit beside the form, and what becomes of it', async () => {
    const page = textOf((await priya.get(formOf(await fresh()))).text);
    expect(page).toContain('The decision is due by Monday 23 November 2026, 6 weeks from 12 October 2026.');
    expect(page).toContain('Told today, it is in time.');
    expect(page).toContain('asked today, due Monday 4 January 2027');
    expect(page).toMatch(/Decision to assess, 6 weeks Due today → becomes Met, on the last day/);
    expect(page).toMatch(/Send final plan, 20 weeks Mon 1 Mar 2027, in 98 days · no change/);
  });

  it('goes from form to check page to the case, and says what comes next', async () => {
    const one = await fresh();
    const check = await priya.fill(formOf(one), yes);
    expect(check.status).toBe(200);
    expect(headingOf(check.text)).toBe('Check before recording');
    const words = textOf(check.text);
    expect(words).toContain('Family told Monday 23 November 2026');
    expect(words).toContain('Decision to assess, 6 weeks Due today Met, on the last day');
    expect(words).toContain('Stage Request Advice');
    expect(await app.types(one)).toEqual(['RequestReceived']);

    const done = await priya.confirm(formOf(one), check);
    expect([done.status, done.headers['location']]).toEqual([303, one.href]);
    expect(await app.types(one)).toEqual(['RequestReceived', 'DecisionToAssessNotified', 'NoteAdded']);
    const banner = textOf((await priya.get(`${one.href}/notes/new`)).text);
    expect(banner).toContain(
      'Decision to assess recorded, in time on the last day Next: ask the bodies the law names. Ask another body for advice',
    );
    const [, decision, note] = await app.history(one);
    expect([decision?.occurredOn, decision?.actor]).toEqual([
      '2026-11-23',
      { id: 'demo-caseworker', role: 'caseworker' },
    ]);
    expect(JSON.stringify(note?.personal)).toContain('Family told of the decision by email and letter by post.');
  });

  it('records once however often the button is pressed', async () => {
    const one = await fresh();
    const check = await priya.fill(formOf(one), yes);
    const both = await Promise.all([priya.confirm(formOf(one), check), priya.confirm(formOf(one), check)]);
    const again = await priya.confirm(formOf(one), check);
    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await app.types(one)).toEqual(['RequestReceived', 'DecisionToAssessNotified', 'NoteAdded']);
  });

  it('says that a form already carried out was sent before, when other answers come under its id', async () => {
    const one = await fresh();
    const form = { ...(await priya.formAt(formOf(one))), ...yes };
    await priya.confirm(formOf(one), await priya.post(formOf(one), form));
    const changed = await priya.post(formOf(one), { ...form, decision: 'yes', ...date('on', '2026-11-20') });
    expect([changed.status, headingOf(changed.text)]).toEqual([409, 'This form has already been sent']);
    expect(await app.types(one)).toHaveLength(3);
  });

  it('changes the main need on the child’s record only where it is another one', async () => {
    const one = await fresh();
    const before = await app.head();
    await priya.recordAt(formOf(one), { ...yes, need: 'ASD' });
    expect((await app.head()) - before).toBe(3);
    const form = textOf((await priya.get(formOf(one))).text);
    expect(form).toContain('Autistic spectrum disorder');
  });

  it('keeps the answers and says what is wrong, in the summary and by the field', async () => {
    const one = await fresh();
    const wrong = await priya.fill(formOf(one), { ...date('on', '2026-11-24'), decision: 'yes', need: 'SEMH' });
    expect(wrong.status).toBe(422);
    expect(summaryOf(wrong.text)).toEqual([
      'Date the family was told must be today or earlier',
      'Say how the family was told',
    ]);
    expect(wrong.text).toContain('<title>');
    expect(textOf(/<title>([\s\S]*?)<\/title>/.exec(wrong.text)?.[1] ?? '')).toMatch(
      /^Error: Record the decision whether to assess/,
    );
    expect(wrong.text).toMatch(/name="on-day"[^>]*value="24"/);
    expect(wrong.text).toMatch(/value="SEMH" selected/);
    expect(wrong.text).toContain('href="#on-day"');
    expect(await app.types(one)).toEqual(['RequestReceived']);
  });

  it.each([
    [{}, ['Say what was decided', 'Enter the date the family was told', 'Say how the family was told']],
    [
      { decision: 'yes', how: 'email', ...date('on', '2026-11-31') },
      ['Date the family was told must be a real date. November has 30 days'],
    ],
    [
      { decision: 'yes', how: 'email', ...date('on', '2026-02-30') },
      ['Date the family was told must be a real date. February 2026 has 28 days'],
    ],
    [
      { decision: 'maybe', how: ['pigeon'], ...date('on', '0000-00-00') },
      [
        'Say what was decided',
        'Date the family was told must be a real date. Months are numbered 1 to 12',
        'Say how the family was told',
      ],
    ],
  ])('refuses %j with words for each', async (fields, words) => {
    const one = await fresh();
    const wrong = await priya.fill(formOf(one), { need: 'SLCN', ...fields });
    expect([wrong.status, summaryOf(wrong.text)]).toEqual([422, words]);
  });

  it('names the fact that a date may not come before', async () => {
    const one = await fresh();
    const wrong = await priya.fill(formOf(one), {
      ...yes,
      ...date('on', '2026-10-11'),
      whyLate: 'The letter was mislaid',
    });
    expect(summaryOf(wrong.text)).toEqual([
      'Date the family was told must be on or after 12 October 2026, when the request was received',
    ]);
    expect(wrong.text).toContain('href="#on-day"');
  });

  it('asks why something is recorded more than 7 days later, and keeps the answer as a note', async () => {
    const one = await fresh();
    const late = { ...yes, ...date('on', '2026-11-15') };
    const asked = await priya.fill(formOf(one), late);
    expect([asked.status, summaryOf(asked.text)]).toEqual([422, ['Say why this is recorded 8 days after it happened']]);
    expect(textOf(asked.text)).toContain('Why is it recorded only now?');
    await priya.recordAt(formOf(one), { ...late, whyLate: 'The panel’s list came late' });
    expect(await app.types(one)).toEqual(['RequestReceived', 'DecisionToAssessNotified', 'NoteAdded', 'NoteAdded']);
    const note = (await app.history(one)).at(-1);
    expect(JSON.stringify(note?.personal)).toContain('Recorded 8 days after it happened: The panel’s list came late');
    expect(note?.occurredOn).toBe('2026-11-23');
  });

  it('does not ask why 7 days later', async () => {
    const check = await priya.fill(formOf(await fresh()), { ...yes, ...date('on', '2026-11-16') });
    expect(headingOf(check.text)).toBe('Check before recording');
  });

  it('takes a no only with reasons, support and appeal wording', async () => {
    const one = await fresh();
    const no = { ...yes, decision: 'no' };
    const bare = await priya.fill(formOf(one), no);
    expect(summaryOf(bare.text)).toEqual([
      'Choose at least one reason for the decision',
      'Enter the reasons as the family was given them',
      'Say what other support the family was told of',
    ]);
    const reasons = {
      reasons: 'evidenceDoesNotShowNeed',
      explanation: 'Progress is being made',
      signposted: 'SENDIASS\nThe school',
    };
    const silent = await priya.fill(formOf(one), { ...no, ...reasons });
    expect(silent.status).toBe(422);
    expect(summaryOf(silent.text)).toEqual([
      'The notice must tell the family of mediation and their right to appeal. Confirm that it did',
    ]);
    await priya.recordAt(formOf(one), { ...no, ...reasons, appealWording: 'sent' });
    const decision = (await app.history(one))[1];
    expect(decision?.data).toEqual({
      reasons: ['evidenceDoesNotShowNeed'],
      signposted: ['SENDIASS', 'The school'],
      appealWordingSent: true,
    });
  });

  it('records what the rules refuse where it has already happened, with the reason as a note', async () => {
    const one = await fresh();
    const no = { ...yes, decision: 'no', reasons: 'other', explanation: 'As written', signposted: 'SENDIASS' };
    const refused = await priya.fill(formOf(one), no);
    expect(textOf(refused.text)).toContain('It has already happened');
    const unexplained = await priya.fill(formOf(one), { ...no, itHappened: 'yes', alreadyHappened: '' });
    expect(summaryOf(unexplained.text)).toEqual(['Say what happened, and why']);
    await priya.recordAt(formOf(one), { ...no, itHappened: 'yes', alreadyHappened: 'The old letter was used' });
    const [, decision, reason] = await app.history(one);
    expect(decision?.data).toMatchObject({ appealWordingSent: false });
    expect([reason?.data, JSON.stringify(reason?.personal)]).toEqual([
      { kind: 'outOfTurn' },
      expect.stringContaining('The old letter was used'),
    ]);
  });

  it('says that the case is past a decision, on the form and when it is tried', async () => {
    const one = await fresh();
    await app.record(one, wish('WithdrawRequest', day('2026-11-20'), { by: 'family', dateKnown: true }));
    const words =
      'This cannot be recorded while the case is at “Withdrawn”. Open the case to see what can be recorded now';
    expect(textOf((await priya.get(formOf(one))).text)).toContain(words);
    const tried = await priya.fill(formOf(one), yes);
    expect([tried.status, summaryOf(tried.text)]).toEqual([409, [words]]);
    expect(textOf(tried.text)).not.toContain('It has already happened');
  });

  it('goes back from the check page with all answers', async () => {
    const one = await fresh();
    const check = await priya.fill(formOf(one), yes);
    const form = await priya.post(formOf(one), { ...hiddenOf(check.text), redraw: 'yes' });
    expect(headingOf(form.text)).toBe('Record the decision whether to assess');
    expect(form.text).toMatch(/name="on-year"[^>]*value="2026"/);
  });

  it('refuses overlong and hostile input with a summary, draws it harmlessly and saves nothing', async () => {
    const one = await fresh();
    const hostile = '"><script>alert(1)</script>';
    const wrong = await priya.fill(formOf(one), {
      ...yes,
      decision: 'no',
      reasons: ['__proto__', 'constructor'],
      explanation: `${hostile}${'x'.repeat(3000)}`,
      signposted: hostile,
      need: hostile,
    });
    expect(wrong.status).toBe(422);
    expect(summaryOf(wrong.text)).toEqual([
      'Choose at least one reason for the decision',
      'The reasons must be 2,000 characters or fewer',
      'Choose the main need considered',
    ]);
    expect(wrong.text).not.toContain('<script>alert');
    const tooMuch = await priya.fill(formOf(one), { ...yes, explanation: 'x'.repeat(200_000) });
    expect(tooMuch.status).toBe(413);
    const ahead = await priya.post(formOf(one), { ...(await priya.formAt(formOf(one))), ...yes, seenRevision: '999' });
    expect(ahead.status).toBe(400);
    expect(await app.types(one)).toEqual(['RequestReceived']);
  });

  it('does not exist for an unknown case', async () => {
    expect((await priya.get('/cases/EHC-2026-9999/decision-to-assess')).status).toBe(404);
  });

  it('records that there will be a plan, or not', async () => {
    const one = await fresh();
    await app.record(one, wish('NotifyDecisionToAssess', day('2026-11-02'), { overturns: null }));
    const form = `${one.href}/decision-to-issue`;
    const told = { ...date('on', '2026-11-23'), how: 'email' };
    expect(summaryOf((await priya.fill(form, told)).text)).toEqual(['Say whether there will be a plan']);
    const no = await priya.fill(form, {
      ...told,
      decision: 'no',
      reasons: 'needsMetFromOrdinaryProvision',
      explanation: 'All is in place',
      appealWording: 'sent',
    });
    expect(textOf(no.text)).toContain('Tell family if no plan, 16 weeks Mon 1 Feb 2027, in 70 days Met 23 Nov');
    await priya.recordAt(form, { ...told, decision: 'yes' });
    expect((await app.state(one)).stage).toBe('drafting');
  });
});
