import { describe, expect, it } from '@jest/globals';
import { OpenedApp } from './opened-cases.js';
import { date, summaryOf, textOf } from './recording-fixture.js';

const today = date('on', '2026-11-23');

describe('ending, allocating and keeping a case', () => {
  const opened = new OpenedApp(['education']);

  it.each([
    ['family', 'withdrawn'],
    ['movedOut', 'movedOut'],
    ['died', 'childDied'],
  ])('ends the assessment: %s', async (ending, stage) => {
    const one = await opened.assessing();
    const check = await opened.priya.fill(`${one.href}/withdrawal`, {
      ...today,
      ending,
      toAuthority: 'Southmere',
      text: 'By telephone',
    });
    expect(textOf(check.text)).toContain('Send final plan, 20 weeks Mon 4 Jan 2027, in 42 days Not needed');
    await opened.priya.confirm(`${one.href}/withdrawal`, check);
    expect((await opened.app.state(one)).stage).toBe(stage);
    expect((await opened.app.types(one)).at(-1)).toBe('NoteAdded');
  });

  it('allocates the case to a person or a team', async () => {
    const one = await opened.assessing();
    const form = `${one.href}/allocation`;
    expect(summaryOf((await opened.priya.fill(form, today)).text)).toEqual([
      'Choose a team',
      'Choose a person, or “Nobody yet”',
    ]);
    await opened.priya.recordAt(form, { ...today, team: 'East team', worker: 'demo-caseworker' });
    expect(await opened.app.state(one)).toMatchObject({ team: 'East team', worker: 'demo-caseworker' });
    await opened.priya.recordAt(form, { ...today, team: 'East team', worker: 'nobody' });
    expect((await opened.app.state(one)).worker).toBeNull();
    expect(
      summaryOf((await opened.priya.fill(form, { ...today, team: 'No such team', worker: 'demo-auditor' })).text),
    ).toHaveLength(2);
  });

  it('adds a note of weeks ago without asking why, sealed under the child’s key', async () => {
    const one = await opened.assessing();
    const form = `${one.href}/notes/new`;
    expect(summaryOf((await opened.priya.fill(form, { kind: 'call', ...today })).text)).toEqual(['Enter the note']);
    const text = 'Mother rang: <b>O’Brien</b> & "sons" \u202e\u0000';
    await opened.priya.recordAt(form, { kind: 'call', ...date('on', '2026-09-30'), text });
    const note = (await opened.app.history(one)).at(-1);
    expect([note?.occurredOn, note?.data]).toEqual(['2026-09-30', { kind: 'call' }]);
    expect(note?.personal).toEqual({ [one.childId]: { text: text.trim() } });
  });
});
