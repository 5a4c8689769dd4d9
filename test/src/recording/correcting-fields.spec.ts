import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { NeedsAssessmentFactCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import { factOfCommand } from '../../../workflows/needs-assessment/needs-assessment.commands.js';
import { fieldsOf } from '../../../src/api/dto-field.js';
import type { DtoClass } from '../../../src/api/dto-table.js';
import { needsAssessmentDtos } from '../../../src/needs-assessments/needs-assessment.dtos.js';
import { hasFieldWords } from '../../../src/web/words/field-words.js';
import { narrative, wish } from '../../../src/recording/recording-form.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { Fields } from './form-reading.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const because = { what: 'changed', reason: 'mistyped', text: 'Seen in the letter' };

describe('correcting what a record says', () => {
  let app: RecordingApp;
  let priya: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  /** A case in which the last event is the one given. */
  const having = async (...facts: readonly NeedsAssessmentFactCommand[]): Promise<TestCase & { form: string }> => {
    const one = await app.caseReceived(day('2026-08-17'), 'Maya', 'Thornbury');
    await app.record(one, wish('NotifyDecisionToAssess', day('2026-09-24'), { overturns: null }), ...facts);
    const last = (await app.history(one)).length - 1;
    return { ...one, form: `${one.href}/corrections/new?event=${last}` };
  };
  const check = async (form: string, changes: Fields) =>
    priya.post(form, { ...(await priya.formAsDrawn(form)), ...because, ...changes });
  const correct = async (form: string, changes: Fields): Promise<string> => {
    const page = await check(form, changes);
    expect(summaryOf(page.text)).toEqual([]);
    expect((await priya.confirm(form, page)).status).toBe(303);
    return textOf(page.text);
  };
  const last = async (one: TestCase) => (await app.history(one)).at(-1);

  it('asks for each field with what is recorded already filled in, and changes a code', async () => {
    const adviceId = randomUUID();
    const one = await having(
      wish('RequestAdvice', day('2026-09-24'), { adviceId, body: 'camhs', organisation: 'Trust' }),
    );
    const drawn = await priya.formAsDrawn(one.form);
    expect(drawn).toMatchObject({ 'field-body': 'camhs', 'field-organisation': 'Trust', 'on-day': '24' });
    const page = await correct(one.form, { 'field-body': 'paediatrics', 'field-organisation': '' });
    expect(page).toContain('Body, before Child and adolescent mental health');
    expect(page).toContain('Body, after Paediatrics');
    expect(page).toContain('Service or person, before Trust');
    expect(page).toContain('Service or person, after –');
    expect((await app.state(one)).advice).toMatchObject([{ body: 'paediatrics', organisation: null }]);
    expect((await last(one))?.data).toMatchObject({
      occurredOn: null,
      changes: { body: 'paediatrics', organisation: null },
    });
  });

  it('changes sealed words under the child’s own key, and nothing of them stands in clear', async () => {
    const one = await app.caseReceived(day('2026-08-17'), 'Maya', 'Thornbury');
    await app.record(
      one,
      wish('AddNote', day('2026-11-20'), { kind: 'call' }, narrative(one.childId, 'Mother rang about Priory')),
    );
    const form = `${one.href}/corrections/new?event=1`;
    expect((await priya.formAsDrawn(form))['field-text']).toBe('Mother rang about Priory');
    await correct(form, { 'field-kind': 'visit', 'field-text': 'Father came about Priory' });
    const correction = await last(one);
    expect(correction?.data).toMatchObject({ changes: { kind: 'visit' } });
    expect(JSON.stringify(correction?.data)).not.toContain('Father');
    expect(correction?.personal).toEqual({
      [one.childId]: { text: 'Seen in the letter', changes: { text: 'Father came about Priory' } },
    });
    expect((await priya.formAsDrawn(form))['field-text']).toBe('Father came about Priory');
  });

  it('changes yes and no, lists and dates, each with its own kind of question', async () => {
    const comments = await having(
      wish('NotifyDecisionToIssue', day('2026-10-20'), { overturns: null }),
      wish('ServeDraftPlan', day('2026-11-02'), { draftId: 'd1', method: 'email' }),
      wish('RecordRepresentations', day('2026-11-06'), { draftId: 'd1', settingPreferred: false, finished: false }),
    );
    await correct(comments.form, { 'field-finished': 'yes' });
    expect((await app.state(comments)).drafts[0]?.finishedOn).toBe('2026-11-06');
    const existing = await having(
      wish('AdoptExistingAdvice', day('2026-10-01'), {
        adviceId: randomUUID(),
        body: 'health',
        adviceDatedOn: day('2026-06-01'),
      }),
    );
    const wrong = await check(existing.form, date('field-adviceDatedOn', '2026-06-31'));
    expect([wrong.status, summaryOf(wrong.text)]).toEqual([
      422,
      ['Date of the advice must be a real date. June has 30 days'],
    ]);
    expect(wrong.text).toMatch(/name="field-adviceDatedOn-day"[^>]*value="31"/);
    await correct(existing.form, date('field-adviceDatedOn', '2026-06-30'));
    expect((await last(existing))?.data).toMatchObject({ changes: { adviceDatedOn: '2026-06-30' } });
    const refused = await app.caseReceived(day('2026-10-12'));
    await app.record(
      refused,
      wish('NotifyDecisionNotToAssess', day('2026-11-20'), {
        reasons: ['other'],
        signposted: ['SENDIASS'],
        appealWordingSent: true,
      }),
    );
    const form = `${refused.href}/corrections/new?event=1`;
    await correct(form, {
      'field-reasons': ['other', 'noSpecialEducationalNeed'],
      'field-signposted': 'SENDIASS\nThe school’s own support',
    });
    expect((await last(refused))?.data).toMatchObject({
      changes: {
        reasons: ['noSpecialEducationalNeed', 'other'],
        signposted: ['SENDIASS', 'The school’s own support'],
      },
    });
    expect(summaryOf((await check(form, { 'field-reasons': [] })).text)).toEqual(['Enter what “reasons” should be']);
  });

  it('names the new caseworker, and does not take one who is none', async () => {
    const one = await having(wish('AllocateCase', day('2026-10-01'), { team: 'East team', worker: 'demo-manager' }));
    expect(await correct(one.form, { 'field-worker': 'demo-caseworker' })).toContain('Person, after Priya Nair');
    expect((await app.state(one)).worker).toBe('demo-caseworker');
    expect(summaryOf((await check(one.form, { 'field-worker': 'demo-auditor' })).text)).toEqual(['Choose a person']);
  });

  it('puts the limits of an exception to the law again, and shows the clocks before anything is saved', async () => {
    const claim = {
      exceptionId: randomUUID(),
      ground: 'absentFromArea' as const,
      from: day('2026-10-05'),
      to: day('2026-11-06'),
      limits: [{ rule: 'C3' as const, subject: null, limb: 'X13d' }],
      evidenced: true,
    };
    const one = await having(wish('ClaimException', day('2026-11-10'), claim));
    expect((await priya.formAsDrawn(one.form))['field-limits']).toBe('C3');
    const page = await correct(one.form, { 'field-limits': ['C1', 'C3'] });
    expect(page).toContain('Tell family if no plan, 16 weeks Mon 7 Dec 2026, in 14 days Disapplied');
    expect((await app.state(one)).exceptions[0]?.limits).toEqual([
      { rule: 'C1', subject: null, limb: 'X10d' },
      { rule: 'C3', subject: null, limb: 'X13d' },
    ]);
    const short = await check(one.form, date('field-to', '2026-10-09'));
    expect(short.status).toBe(422);
    expect(summaryOf(short.text)[0]).toMatch(/4 weeks/);
    const backwards = await check(one.form, date('field-to', '2026-10-01'));
    expect(summaryOf(backwards.text)).toContain('Last day must be on or after the first day');
  });

  it('undoes a correction by a correction, and puts back what was struck out', async () => {
    const one = await having(wish('RecordMoveOut', day('2026-11-02'), { toAuthority: 'Southmere', dateKnown: true }));
    await correct(one.form, { ...date('on', '2026-11-09'), 'field-toAuthority': 'Eastmere' });
    expect((await app.state(one)).ended?.on).toBe('2026-11-09');
    const undone = await correct(one.form, { what: 'undone' });
    expect(undone).toContain('Before Monday 9 November 2026 Change before After Monday 2 November 2026');
    expect(undone).toContain('Which authority, after Southmere');
    expect((await app.state(one)).ended?.on).toBe('2026-11-02');
    await correct(one.form, { what: 'struck' });
    expect((await app.state(one)).ended).toBeNull();
    expect(textOf((await priya.get(one.form)).text)).toContain('It did happen: put it back as it was');
    await correct(one.form, { what: 'undone' });
    expect(await app.state(one)).toMatchObject({ stage: 'movedOut', ended: { on: '2026-11-02' } });
    expect((await app.types(one)).slice(-4)).toEqual(Array(4).fill('FactCorrected'));
  });

  it('offers no undoing where nothing was corrected, and takes none that is forged', async () => {
    const one = await having();
    expect((await priya.get(one.form)).text).not.toContain('value="undone"');
    expect(summaryOf((await check(one.form, { what: 'undone' })).text)).toEqual(['Say what is wrong']);
  });

  it('names the record that stands against a day, and keeps what was typed', async () => {
    const one = await having();
    const wrong = await check(one.form, date('on', '2026-08-16'));
    expect([wrong.status, summaryOf(wrong.text)]).toEqual([
      422,
      ['The date must be on or after 17 August 2026, when the request was received'],
    ]);
    expect(wrong.text).toContain('Seen in the letter');
  });
});

it('has words for every field of every fact that a person records', () => {
  const commands = Object.keys(factOfCommand) as readonly (keyof typeof factOfCommand)[];
  const named = commands.flatMap((command) =>
    fieldsOf(needsAssessmentDtos[command] as DtoClass)
      .filter(({ kind, name }) => kind !== 'id' && name !== 'on' && name !== 'alreadyHappened')
      .map(({ name }) => ({ name, fact: factOfCommand[command] })),
  );
  expect(new Set(named.map(({ name }) => name)).size).toBeGreaterThan(25);
  expect(named.filter(({ name, fact }) => !hasFieldWords(name, fact))).toEqual([]);
});
