import { apiErrorOf } from '../../../src/api/api-error.js';
import { RecordAltered } from '../../../src/commands/command-errors.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { wish } from '../../../src/recording/recording-form.js';
import { WebOptions } from '../../../src/web/web-options.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { tamperWith } from '../../support/tamper.js';
import { headingOf } from '../web/web-fixture.js';
import { date, RecordingApp, textOf } from './recording-fixture.js';
import type { TestCase, Visitor } from './recording-fixture.js';

const yes = { decision: 'yes', ...date('on', '2026-11-23'), how: ['email', 'post'], need: 'SLCN' };

describe('a case whose record is not what was written', () => {
  let app: RecordingApp;
  let priya: Visitor;
  const store = (): EventStore => app.app.get(EventStore);

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
  });
  afterAll(() => app.close());

  /** Somebody changes the first event of one of the case's streams in the file. */
  async function alter(stream: string): Promise<void> {
    const [first] = await store().readStream(stream);
    const sql = `UPDATE events SET occurred_on = '2026-09-01' WHERE position = ${first?.position ?? 0}`;
    tamperWith(app.app.get(WebOptions).dataFolder, sql);
  }

  it.each<[string, (one: TestCase) => string]>([
    ['the assessment', ({ assessmentId }) => `needsAssessment-${assessmentId}`],
    ['the child, in which the form records too', ({ childId }) => `child-${childId}`],
  ])('takes nothing on top of an altered event of %s, and says so in plain words', async (_, streamOf) => {
    const one = await app.caseReceived(calendarDate('2026-10-12'));
    const form = `${one.href}/decision-to-assess`;
    const check = await priya.fill(form, yes);
    await alter(streamOf(one));
    const before = await store().head();
    const refused = await priya.confirm(form, check);
    expect([refused.status, headingOf(refused.text)]).toEqual([409, 'This record has been altered']);
    expect(textOf(refused.text)).toContain('Nothing was recorded.');
    const command = wish('AddNote', calendarDate('2026-11-20'), { kind: 'note' });
    await expect(app.record(one, command)).rejects.toBeInstanceOf(RecordAltered);
    expect(await store().head()).toBe(before);
  });

  it('goes on as before where another case is altered', async () => {
    const [altered, sound] = [
      await app.caseReceived(calendarDate('2026-10-12'), 'Ada', 'One'),
      await app.caseReceived(calendarDate('2026-10-12'), 'Bo', 'Two'),
    ];
    await alter(`needsAssessment-${altered.assessmentId}`);
    await app.record(sound, wish('AddNote', calendarDate('2026-11-20'), { kind: 'note' }));
    expect(await app.types(sound)).toEqual(['RequestReceived', 'NoteAdded']);
  });

  it('is refused to programs in the same words', () => {
    expect(apiErrorOf(new RecordAltered('plan-1'))).toMatchObject({
      status: 409,
      code: 'record-altered',
      message: expect.stringContaining('Nothing was recorded.') as string,
    });
  });
});
