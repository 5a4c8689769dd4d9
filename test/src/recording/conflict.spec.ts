import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { headingOf } from '../web/web-fixture.js';
import { hiddenOf } from './form-reading.js';
import { date, RecordingApp, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const yes = { decision: 'yes', ...date('on', '2026-11-23'), how: ['email', 'post'], need: 'SLCN' };

describe('a case that changes while a form is open', () => {
  let app: RecordingApp;
  let priya: Visitor;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  const fresh = (): Promise<TestCase> => app.caseReceived(day('2026-10-12'));
  const formOf = ({ href }: TestCase): string => `${href}/decision-to-assess`;

  it('shows both sides when somebody else recorded meanwhile, and keeps everything typed', async () => {
    const one = await fresh();
    const form = { ...(await priya.formAt(formOf(one))), ...yes };
    await app.record(one, wish('NotifyDecisionToAssess', day('2026-11-20'), { overturns: null }));
    const conflict = await priya.post(formOf(one), form);
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
    const words = textOf(conflict.text);
    expect(words).toContain(
      'Recorded at 8:41am by Helen Marsh What The family was told we would assess Date Friday 20 November 2026',
    );
    expect(words).toContain(
      'Yours, not saved What Record the decision whether to assess Decision Yes, carry out an assessment',
    );
    expect(words).toContain('This cannot be recorded while the case is at “Advice”.');
    const kept = await priya.post(formOf(one), hiddenOf(conflict.text));
    expect(kept.status).toBe(200);
    expect(kept.text).toMatch(/name="on-day"[^>]*value="23"/);
    expect(kept.text).toMatch(/value="post" checked/);
    expect(hiddenOf(kept.text)['seenRevision']).toBe('1');
  });

  it('shows a conflict also where the case moved between check page and recording', async () => {
    const one = await fresh();
    const check = await priya.fill(formOf(one), yes);
    await app.record(one, wish('AddNote', day('2026-11-20'), { kind: 'note' }));
    const conflict = await priya.confirm(formOf(one), check);
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
    expect(textOf(conflict.text)).toContain('Yours can still be recorded.');
    const back = await priya.post(formOf(one), hiddenOf(conflict.text));
    const recheck = await priya.post(formOf(one), { ...hiddenOf(back.text), ...yes });
    expect((await priya.confirm(formOf(one), recheck)).status).toBe(303);
    expect(await app.types(one)).toEqual(['RequestReceived', 'NoteAdded', 'DecisionToAssessNotified', 'NoteAdded']);
  });
});
