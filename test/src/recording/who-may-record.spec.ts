import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { RecordingApp } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

describe('a recording form opened by somebody who only reads', () => {
  let app: RecordingApp;
  let tom: Visitor;
  let one: TestCase;

  beforeAll(async () => {
    app = await RecordingApp.start();
    tom = await app.visitor('demo-auditor');
    one = await app.caseReceived(calendarDate('2026-10-12'));
  });
  afterAll(() => app.close());

  it.each(['decision-to-assess', 'plans/new', 'disputes/new'])('says who can use it: %s', async (form) => {
    const refused = await tom.get(`${one.href}/${form}`);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('You cannot use this page');
    expect(refused.text).toContain('Caseworkers and managers can. Ask ');
    expect(await app.types(one)).toEqual(['RequestReceived']);
  });

  it('is not found of a case that is not there', async () => {
    expect((await tom.get('/cases/EHC-2026-9999/decision-to-assess')).status).toBe(404);
  });
});
