import { RecordingApp, date, summaryOf, textOf } from './recording-fixture.js';
import type { Visitor } from './recording-fixture.js';
import { PerformancePagesModule } from '../../../src/performance/performance-pages.module.js';
import { calendarDate as day } from '../../../workflows/timetable/calendar-date.js';
import type { Fields } from './form-reading.js';
import { addedTo } from '../quality/quality-rig.js';

const ids = ['ehc.notification.lateFromHealth', 'ehc.notification.lateFromEarlyYears'];

describe('R22 notifications of young children', () => {
  let app: RecordingApp;
  let helen: Visitor;
  beforeAll(async () => {
    app = await RecordingApp.start([], [PerformancePagesModule]);
    helen = await app.visitor('demo-manager');
  });
  afterAll(() => app.close());

  const recording = (form: string, fields: Fields) => async (): Promise<void> => {
    await helen.recordAt(form, fields);
  };

  it('are recorded with the day they came and who told us, and late ones are listed by source', async () => {
    const one = await app.caseReceived(day('2026-11-04'), 'Ottoline', 'Vane');
    const form = `${one.href}/notifications/new`;
    const late = {
      ...date('on', '2026-10-20'),
      from: 'healthVisiting',
      ...date('agreedBy', '2026-10-10'),
      text: 'Seen at 2',
    };
    expect(await addedTo(app, ids, recording(form, late))).toEqual([[1, 1], [0, 0]]); // prettier-ignore
    const inTime = { ...late, from: 'nursery', ...date('agreedBy', '2026-10-20') };
    expect(await addedTo(app, ids, recording(form, inTime))).toEqual([[0, 0], [0, 1]]); // prettier-ignore
    // Where no day was agreed nothing is late.
    const open = { ...late, 'agreedBy-day': '', 'agreedBy-month': '', 'agreedBy-year': '' };
    expect(await addedTo(app, ids, recording(form, open))).toEqual([[0, 0], [0, 0]]); // prettier-ignore
    const list = await helen.get(`/performance/cases?measure=${ids[0] ?? ''}&from=2026-10&to=2026-10`);
    expect(textOf(list.text)).toMatch(/Ottoline Vane .*Health visiting/);
    const history = await app.history(one);
    expect(JSON.stringify(history.map(({ data }) => data))).not.toContain('Seen at 2');
    expect(history.at(-1)?.personal).toEqual({ [one.childId]: { text: 'Seen at 2' } });
  });

  it('say what is missing or cannot be, and record nothing', async () => {
    const one = await app.caseReceived(day('2026-11-05'), 'Finley', 'Marr');
    const form = `${one.href}/notifications/new`;
    const head = await app.head();
    const empty = await helen.fill(form, {});
    expect([empty.status, summaryOf(empty.text)]).toEqual([422, ['Enter the date the notification was received', 'Say who told us']]); // prettier-ignore
    const odd = await helen.fill(form, { ...date('on', '2026-11-24'), from: '<script>', ...date('agreedBy', '2026-02-30') }); // prettier-ignore
    expect(summaryOf(odd.text)).toEqual([
      'Date the notification was received must be today or earlier',
      'Say who told us',
      'Day by which it should have come must be a real date. February 2026 has 28 days',
    ]);
    expect(odd.text).not.toContain('<script>"');
    expect(await app.head()).toBe(head);
  });
});
