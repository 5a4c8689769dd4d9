import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Dispute } from '../../../workflows/dispute/dispute.state.js';
import { CommandHandler } from '../../../src/commands/command-handler.js';
import { headingOf } from '../web/web-fixture.js';
import { date, RecordingApp, summaryOf, textOf } from './recording-fixture.js';
import type { TestCase, TestProcess, Visitor } from './recording-fixture.js';

const day = calendarDate;

describe('recording a dispute', () => {
  let app: RecordingApp;
  let priya: Visitor;
  let child: TestCase;
  let plan: TestProcess;

  beforeAll(async () => {
    app = await RecordingApp.start();
    priya = await app.visitor();
    child = await app.caseReceived(day('2026-01-12'), 'Noah', 'Pellew');
    plan = await app.planOf(child, day('2026-09-21'));
  });
  afterAll(() => app.close());

  const appealed = async (about = 'planContent'): Promise<TestProcess> => {
    const dispute = await app.disputeOf(child, about, `plan-${plan.id}`, day('2026-09-21'));
    const data = { appealNumber: null, settingOnly: false };
    await app.recordIn('dispute', dispute.id, { type: 'RecordAppeal', on: day('2026-10-12'), data });
    return dispute;
  };
  const stateOf = async ({ id }: TestProcess): Promise<Dispute> =>
    (await app.app.get(CommandHandler).load('dispute', id)).state as Dispute;

  it('begins with a decision on record and the day of its notice', async () => {
    const path = `${child.href}/disputes/new`;
    const drawn = await priya.get(path);
    expect(textOf(drawn.text)).toContain('What the plan says Told on 21 September 2026');
    const empty = await priya.fill(path, date('on', '2026-11-20'));
    expect(summaryOf(empty.text)).toEqual(['Say which decision the family disagrees with']);
    const check = await priya.fill(path, { ...date('on', '2026-11-20'), decision: `plan-${plan.id}.planContent` });
    expect(textOf(check.text)).toContain('Time to appeal To Monday 23 November 2026');
    const done = await priya.confirm(path, check);
    expect([done.status, done.headers['location']]).toEqual([303, `${child.href}/disputes`]);
    const again = await priya.confirm(path, check);
    expect(again.status).toBe(303);
  });

  it('offers of an order only what fits the decision, and holds result and requirement together', async () => {
    const dispute = await appealed();
    const path = `${dispute.href}/record-order`;
    const drawn = textOf((await priya.get(path)).text);
    expect(drawn).toContain('To change what the plan says');
    expect(drawn).not.toContain('To assess again');
    const answers = { ...date('on', '2026-11-20'), result: 'allowed' };
    const bare = await priya.fill(path, { ...answers, requires: 'nothing' });
    expect([bare.status, summaryOf(bare.text).length]).toEqual([422, 1]);
    const strange = await priya.fill(path, { ...answers, requires: 'assess' });
    expect(summaryOf(strange.text)).toEqual(['Say what the order requires, or “Nothing”']);
    const done = await priya.recordAt(path, {
      ...answers,
      requires: 'amendContent',
      ...date('directedOn', '2027-01-29'),
    });
    expect(done.status).toBe(303);
    expect((await stateOf(dispute)).appeal.orders).toMatchObject([
      { requires: 'amendContent', directedOn: '2027-01-29' },
    ]);
  });

  it('records an appeal that is not opposed, and an agreement with its other matters', async () => {
    const conceded = await appealed('settingNamed');
    const concede = await priya.recordAt(`${conceded.href}/concede-appeal`, {
      ...date('on', '2026-11-20'),
      requires: 'nameSetting',
    });
    expect(concede.status).toBe(303);
    const agreed = await app.disputeOf(child, 'planContent', `plan-${plan.id}`, day('2026-09-21'));
    await app.recordIn('dispute', agreed.id, {
      type: 'RequestMediation',
      on: day('2026-10-12'),
      data: { issues: ['education'] },
    });
    await app.recordIn('dispute', agreed.id, {
      type: 'RecordMediation',
      on: day('2026-11-16'),
      data: { settled: true },
    });
    const done = await priya.recordAt(`${agreed.href}/record-agreement`, {
      ...date('on', '2026-11-20'),
      requires: 'nothing',
      otherMatters: 'yes',
      ...date('otherMattersBy', '2026-12-18'),
    });
    expect(done.status).toBe(303);
    expect((await stateOf(agreed)).mediation.agreement).toMatchObject({
      requires: null,
      otherMatters: true,
      otherMattersBy: '2026-12-18',
    });
  });

  it('answers a recommendation with its five weeks beside it', async () => {
    const dispute = await appealed();
    const recommendationId = crypto.randomUUID();
    await app.recordIn('dispute', dispute.id, {
      type: 'RecordRecommendation',
      on: day('2026-11-02'),
      data: { recommendationId, to: 'health' },
    });
    const path = `${dispute.href}/answer-recommendation/${recommendationId}`;
    expect(textOf((await priya.get(path)).text)).toContain('The answer is due by Monday 7 December 2026');
    const silent = await priya.fill(path, date('on', '2026-11-23'));
    expect(summaryOf(silent.text)).toEqual(['Answer “Will it be followed?”']);
    expect(
      (await priya.recordAt(path, { ...date('on', '2026-11-23'), follows: 'inPart', text: 'From January' })).status,
    ).toBe(303);
  });

  it('shows both sides when somebody else recorded meanwhile', async () => {
    const dispute = await appealed();
    const path = `${dispute.href}/record-order`;
    const form = {
      ...(await priya.formAt(path)),
      ...date('on', '2026-11-20'),
      result: 'dismissed',
      requires: 'nothing',
    };
    await app.recordIn('dispute', dispute.id, {
      type: 'WithdrawAppeal',
      on: day('2026-11-16'),
      data: { by: 'family' },
    });
    const conflict = await priya.post(path, form);
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
  });
});
