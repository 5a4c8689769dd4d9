import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { wish } from '../../../src/recording/recording-form.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const day = calendarDate;
const today = date('on', '2026-11-23');

describe('ending, allocating and keeping a case', () => {
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
});
