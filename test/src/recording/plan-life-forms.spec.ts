import { headingOf } from '../web/web-fixture.js';
import { OpenedPlan } from './opened-cases.js';
import { date, summaryOf, textOf } from './recording-fixture.js';

describe('amending, moving on and ending a plan', () => {
  const opened = new OpenedPlan({ received: '2026-01-12', name: ['Dylan', 'Pryce'], madeOn: '2025-12-01' });

  const add = opened.add.bind(opened);
  const noticeSent = async (on: string): Promise<string> => {
    const noticeId = crypto.randomUUID();
    await add('SendAmendmentNotice', on, { noticeId, reviewId: null, withEvidence: true });
    return noticeId;
  };

  it('sends a notice with its two periods shown before', async () => {
    const path = `${opened.plan.href}/send-amendment-notice`;
    const words = textOf((await opened.priya.get(path)).text);
    expect(words).toContain('sent today, to Monday 7 December 2026');
    expect(words).toContain('sent today, by Monday 18 January 2027');
    const empty = await opened.priya.fill(path, { ...date('on', '2026-11-23'), reviewId: 'nothing' });
    expect([empty.status, summaryOf(empty.text)]).toEqual([
      422,
      ['Answer “Did it go with the plan, the proposed amendments and the evidence?”'],
    ]);
    const done = await opened.priya.recordAt(path, {
      ...date('on', '2026-11-23'),
      reviewId: 'nothing',
      withEvidence: 'yes',
    });
    expect(done.status).toBe(303);
    expect((await opened.state()).amendments).toMatchObject([{ reviewId: null, stage: 'proposed' }]);
  });

  it('sends the amended plan to everybody on one page, for a phase transfer', async () => {
    const noticeId = await noticeSent('2026-10-12');
    const transferId = crypto.randomUUID();
    await add('PlanPhaseTransfer', '2026-10-01', { transferId, kind: 'primaryToSecondary', transferOn: '2027-09-01' });
    const path = `${opened.plan.href}/send-amended-plan/${noticeId}`;
    expect(textOf((await opened.priya.get(path)).text)).not.toContain('This cannot be recorded');
    const answers = {
      recipients: ['parentOrYoungPerson', 'setting'],
      ...date('on-parentOrYoungPerson', '2026-11-20'),
      ...date('on-setting', '2026-11-23'),
      namesSetting: 'yes',
      setting: 'Saltings Academy',
      transferId,
    };
    const unworded = await opened.priya.fill(path, answers);
    expect(summaryOf(unworded.text)).toEqual([
      'The final plan must tell the family of mediation and their right to appeal. Confirm that it did',
    ]);
    expect((await opened.priya.recordAt(path, { ...answers, appealWording: 'sent' })).status).toBe(303);
    const after = await opened.state();
    expect(after.amendments[0]?.sent.map(({ recipient, on }) => [recipient, on])).toEqual([
      ['parentOrYoungPerson', '2026-11-20'],
      ['setting', '2026-11-23'],
    ]);
    expect(after.phaseTransfers).toMatchObject([{ transferId, finalisedOn: '2026-11-20' }]);
  });

  it('tells the earliest day for an amended plan that would cut the fifteen days short', async () => {
    const noticeId = await noticeSent('2026-11-16');
    const path = `${opened.plan.href}/send-amended-plan/${noticeId}`;
    const early = await opened.priya.fill(path, {
      recipients: 'parentOrYoungPerson',
      ...date('on-parentOrYoungPerson', '2026-11-23'),
      namesSetting: 'no',
      appealWording: 'sent',
    });
    expect(early.status).toBe(422);
    expect(summaryOf(early.text)[0]).toContain('1 December 2026');
  });

  it('shows what a moved transfer does to its limit before it is recorded', async () => {
    const transferId = crypto.randomUUID();
    await add('PlanPhaseTransfer', '2026-10-01', { transferId, kind: 'primaryToSecondary', transferOn: '2027-09-01' });
    const path = `${opened.plan.href}/replan-phase-transfer/${transferId}`;
    expect(textOf((await opened.priya.get(path)).text)).toContain(
      'The plan must name the new place by Sunday 14 February 2027',
    );
    const unchanged = await opened.priya.fill(path, {
      ...date('on', '2026-11-23'),
      kind: 'primaryToSecondary',
      ...date('transferOn', '2027-09-01'),
    });
    expect([unchanged.status, summaryOf(unchanged.text).length]).toEqual([422, 1]);
    const check = await opened.priya.fill(path, {
      ...date('on', '2026-11-23'),
      kind: 'primaryToSecondary',
      ...date('transferOn', '2028-01-04'),
    });
    expect(textOf(check.text)).toMatch(/Sun 14 Feb 2027, in 83 days/);
    expect(textOf(check.text)).toMatch(/Mon 14 Feb 2028, in 448 days/);
    expect((await opened.priya.confirm(path, check)).status).toBe(303);
    expect((await opened.state()).phaseTransfers[0]?.transferOn).toBe('2028-01-04');
  });

  it('ends a plan only once the time to appeal is over, and says when that is', async () => {
    await add('ConsiderCeasing', '2026-09-01', { ground: 'noLongerNecessary' });
    await add('ConsultOnCeasing', '2026-09-15', { settingConsulted: true });
    await add('DecideToCease', '2026-10-01', { reason: '2' });
    const notice = `${opened.plan.href}/send-cease-notice`;
    const wordless = await opened.priya.fill(notice, {
      ...date('on', '2026-11-20'),
      reason: '2',
      appealWordingSent: 'no',
    });
    expect([wordless.status, summaryOf(wordless.text).length]).toEqual([422, 1]);
    const sent = await opened.priya.recordAt(notice, {
      ...date('on', '2026-11-20'),
      reason: '2',
      appealWordingSent: 'yes',
    });
    expect(sent.status).toBe(303);
    const end = `${opened.plan.href}/cease-plan`;
    expect(textOf((await opened.priya.get(end)).text)).toContain('the plan can end from Thursday 21 January 2027');
    const early = await opened.priya.fill(end, { ...date('on', '2026-11-23'), reason: '2' });
    expect(summaryOf(early.text)[0]).toContain('21 January 2027');
    const died = await opened.priya.recordAt(end, { ...date('on', '2026-11-23'), reason: '8' });
    expect(died.status).toBe(303);
    expect((await opened.state()).stage).toBe('ceased');
  });

  it('tells a page of before from the plan as it stands now', async () => {
    const noticeId = await noticeSent('2026-10-12');
    const path = `${opened.plan.href}/send-amended-plan/${noticeId}`;
    const form = {
      ...(await opened.priya.formAt(path)),
      recipients: 'commissioningBody',
      ...date('on-commissioningBody', '2026-11-23'),
      namesSetting: 'no',
    };
    await add('AddNote', '2026-11-20', { kind: 'note' });
    const conflict = await opened.priya.post(path, form);
    expect([conflict.status, headingOf(conflict.text)]).toEqual([409, 'Someone else changed this case']);
    expect(textOf(conflict.text)).toContain('Yours can still be recorded.');
  });

  it('lifts the limit of an order by an exception, which a manager agrees', async () => {
    const data = { disputeId: crypto.randomUUID(), by: 'order', requires: 'amendContent', directedOn: null };
    await add('RecordDisputeOutcome', '2026-11-02', data);
    const path = `${opened.plan.href}/claim-exception`;
    const limit = /name="limits"[^>]*value="(K6[^"]*)"/.exec((await opened.priya.get(path)).text)?.[1] ?? '';
    const answers = { ...date('on', '2026-11-23'), ...date('from', '2026-11-09'), evidenced: 'yes', limits: limit };
    const cannot = await opened.priya.fill(path, { ...answers, ground: 'schoolClosure' });
    expect([cannot.status, summaryOf(cannot.text).length]).toEqual([422, 1]);
    const check = await opened.priya.fill(path, { ...answers, ground: 'exceptionalCircumstances' });
    expect(textOf(check.text)).toContain('Disapplied: as soon as practicable');
    expect((await opened.priya.confirm(path, check)).status).toBe(303);
    const [claim] = (await opened.state()).exceptions;
    const agreement = `${opened.plan.href}/agree-exception/${claim?.exceptionId ?? ''}`;
    expect((await opened.priya.get(agreement)).status).toBe(403);
    const helen = await opened.app.visitor('demo-manager');
    expect((await helen.recordAt(agreement, date('on', '2026-11-23'))).status).toBe(303);
    expect((await opened.state()).exceptions[0]?.agreedOn).toBe('2026-11-23');
  });

  it('records a plan made elsewhere', async () => {
    const path = `${opened.child.href}/plans/new`;
    const done = await opened.priya.recordAt(path, {
      ...date('on', '2024-05-06'),
      fromAuthority: '852',
      whyLate: 'It came with the family',
    });
    expect([done.status, done.headers['location']]).toEqual([303, `${opened.child.href}/plan`]);
  });
});
