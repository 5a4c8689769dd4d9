import {
  already,
  amended,
  amendedForAll,
  answered,
  broughtIn,
  ceaseDecided,
  ceased,
  ceaseNotice,
  claimed,
  considered,
  consulted,
  continued,
  decided,
  fact,
  held,
  history,
  made,
  moveKnown,
  notAmended,
  noticed,
  outcome,
  planAfter,
  progressed,
  reassessmentAsked,
  record,
  replanned,
  standing,
  transferPlanned,
  transferredIn,
  transferredOut,
  willReassess,
} from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import { rejectionOf } from '../../support/plan-limits.js';

const plan = planAfter(made('2024-09-03'));
const amending = plan.and(held('2025-06-02'), decided('2025-06-16', 'amend'), noticed('2025-06-16'));
const moving = plan.and(moveKnown('2026-01-05', '2026-02-02'));
const ceasing = plan.and(considered('2026-01-12'), consulted('2026-01-19'), ceaseDecided('2026-01-26'));
const noticeSent = ceasing.and(ceaseNotice('2026-02-02'));
const transferring = plan.and(transferPlanned('2025-09-22', '2026-09-01'));
const ordered = plan.and(outcome('2026-03-02', 'amendContent'));
const consultedSetting = (consultationId = 'c1'): Step =>
  record('ConsultTransferSetting', '2025-10-06', { transferId: 't1', consultationId });
const settingReplied = (consultationId = 'c1', on = '2025-10-20'): Step =>
  record('RecordTransferSettingReply', on, { consultationId, view: 'canMeetNeed' });
const healthMove: Step = record('RecordHealthMove', '2026-01-05', { healthMoveId: 'h1', movesOn: '2026-01-05' });
const healthTold: Step = record('NotifyHealthBody', '2026-01-12', { healthMoveId: 'h1' });
const payment: Step = record('BeginDirectPayment', '2026-01-05', { paymentId: 'p1' });
const limit = { rule: 'K6', subject: 'd1', limb: 'X44a' } as const;
const away = claimed('exceptionalCircumstances', ['2026-03-03', '2026-03-20'], limit);
const aboutException = (command: 'AgreeException' | 'EvidenceException' | 'StrikeOutException' | 'TellFamilyOfException', on: string): Step => record(command, on, { exceptionId: 'x9' }); // prettier-ignore

type Refused = readonly [code: string, before: PlanStory, command: Step, details?: Readonly<Record<string, unknown>>];

const refused: readonly Refused[] = [
  ['case-not-begun', planAfter(), held('2026-01-05')],
  ['not-allowed-at-this-stage', plan, made('2025-01-06'), { stage: 'maintained' }],
  ['dated-in-the-future', plan, held('2026-11-24'), { today: '2026-11-23' }],
  ['already-happened-needs-a-reason', plan, { ...held('2026-01-05'), alreadyHappened: ' ' } as Step],

  ['amendment-already-proposed', amending, noticed('2025-07-01', { noticeId: 'n2' }), { on: '2025-06-16' }],
  ['notice-of-another-review', amending, noticed('2025-07-01', { reviewId: null })],
  ['amendment-notice-not-sent', plan, amended('2025-07-01', 'setting', { noticeId: null })],
  ['final-plan-needs-appeal-wording', amending, amended('2025-07-07', 'parentOrYoungPerson', { appealWordingSent: false })],
  ['fifteen-days-not-over', amending, amended('2025-06-30'), { served: '2025-06-16', earliest: '2025-07-01' }],
  ['already-sent-to-recipient', amending.and(amended('2025-07-07')), amended('2025-07-14'), { recipient: 'parentOrYoungPerson' }],
  ['refusal-needs-appeal-wording', amending, record('NotifyDecisionNotToAmend', '2025-07-07', { noticeId: 'n1', appealWordingSent: false })],
  ['before-an-earlier-fact', amending, already(amended('2025-06-10')), { fact: 'AmendedPlanSent', earlierFact: 'AmendmentNoticeSent' }],
  ['before-an-earlier-fact', amending, notAmended('2025-06-10'), { fact: 'DecisionNotToAmendNotified' }],
  ['before-an-earlier-fact', amending, answered('2025-06-10'), { fact: 'AmendmentRepresentationsReceived' }],

  ['transfer-already-planned', transferring, transferPlanned('2025-10-06', '2026-09-07', 'primaryToSecondary', 't2'), { kind: 'primaryToSecondary', year: 2026 }],
  ['transfer-unchanged', transferring, replanned('2025-10-06', '2026-09-01', 'primaryToSecondary')],
  ['setting-already-consulted', transferring.and(consultedSetting()), consultedSetting()],
  ['no-such-consultation', transferring, settingReplied()],
  ['setting-already-replied', transferring.and(consultedSetting(), settingReplied()), settingReplied()],
  ['before-an-earlier-fact', transferring.and(consultedSetting()), settingReplied('c1', '2025-10-01'), { fact: 'TransferSettingReplied' }],
  ['not-allowed-at-this-stage', plan, replanned('2025-10-06', '2026-09-01', 'primaryToSecondary'), { stage: 'notPlanned' }],

  ['reassessment-already-open', plan.and(reassessmentAsked('2026-01-05')), reassessmentAsked('2026-02-02', 'ra2')],
  ['reassessment-not-requested', plan, willReassess('2026-01-05')],
  ['nothing-to-overturn', plan, willReassess('2026-01-05', 'order')],
  ['refusal-needs-appeal-wording', plan.and(reassessmentAsked('2026-01-05')), record('NotifyDecisionNotToReassess', '2026-01-12', { reassessmentId: 'ra1', reason: 'notNecessary', appealWordingSent: false })],
  ['before-an-earlier-fact', plan.and(reassessmentAsked('2026-01-05')), willReassess('2026-01-04'), { earlierFact: 'ReassessmentRequested' }],

  ['direct-payment-already-begun', plan.and(payment), payment],
  ['no-such-direct-payment', plan, record('ReviewDirectPayment', '2026-02-02', { paymentId: 'p1' })],
  ['no-such-direct-payment', plan, record('EndDirectPayment', '2026-02-02', { paymentId: 'p1', lastPaidOn: null })],
  ['before-an-earlier-fact', plan.and(payment), record('ReviewDirectPayment', '2026-01-02', { paymentId: 'p1' }), { earlierFact: 'DirectPaymentBegan' }],

  ['move-already-known', moving, moveKnown('2026-01-12', '2026-02-02'), { on: '2026-01-05' }],
  ['move-not-known', plan, record('CallOffMove', '2026-01-12', {})],
  ['move-not-known', plan, transferredOut('2026-01-12')],
  ['before-an-earlier-fact', moving, transferredOut('2026-01-02'), { earlierFact: 'MoveBecameKnown' }],
  ['plan-made-here', plan, transferredIn('2026-01-12')],
  ['transfer-already-received', planAfter(broughtIn('2019-03-04'), transferredIn('2026-01-05')), transferredIn('2026-01-12'), { on: '2026-01-05' }],
  ['plan-not-transferred-in', plan, record('SendTransferLetter', '2026-01-12', { willAssess: false, reviewBy: null })],
  ['health-move-already-known', plan.and(healthMove), healthMove],
  ['no-such-health-move', plan, healthTold],
  ['health-body-already-notified', plan.and(healthMove, healthTold), healthTold],
  ['not-released-from-custody', plan, record('ResumeMaintenance', '2026-01-12', {})],

  ['ceasing-not-decided', plan.and(considered('2026-01-12'), consulted('2026-01-19')), ceaseNotice('2026-02-02')],
  ['ceasing-not-consulted', plan.and(ceaseDecided('2026-01-26')), ceaseNotice('2026-02-02')],
  ['refusal-needs-appeal-wording', ceasing, record('SendCeaseNotice', '2026-02-02', { reason: '2', appealWordingSent: false })],
  ['not-ceasing', plan, continued('2026-01-12')],
  ['course-end-missing', plan, record('KeepPlanToYearEnd', '2026-01-12', { setting: 'other', courseEndsOn: null })],
  ['cease-reason-missing', noticeSent, record('CeasePlan', '2026-05-11', { reason: null })],
  ['cease-reason-missing', noticeSent, ceased('2026-05-11', '10')],
  ['cease-notice-not-sent', plan, ceased('2026-05-11')],
  ['time-to-appeal-not-over', noticeSent, ceased('2026-04-02'), { notice: '2026-02-02', earliest: '2026-04-03' }],
  ['appeal-not-decided', noticeSent.and(progressed('2026-03-02', 'appealReceived')), ceased('2026-05-11')],
  ['plan-must-continue', noticeSent.and(outcome('2026-05-04', 'continuePlan')), ceased('2026-05-11'), { on: '2026-05-04' }],
  ['before-an-earlier-fact', noticeSent, ceased('2026-01-30', '8'), { earlierFact: 'CeaseNoticeSent' }],

  ['requirement-belongs-elsewhere', plan, outcome('2026-03-02', 'makePlan'), { requires: 'makePlan' }],
  ['outcome-already-recorded', ordered, outcome('2026-03-09', 'nameSetting')],

  ['exception-needs-a-limit', ordered, record('ClaimException', '2026-03-09', { exceptionId: 'x1', ground: 'absentFromArea', from: '2026-03-03', to: null, limits: [], evidenced: true })],
  ['exception-already-claimed', ordered.and(away), away],
  ['ends-before-it-begins', ordered, claimed('exceptionalCircumstances', ['2026-03-20', '2026-03-03'], limit)],
  ['ends-before-it-begins', ordered.and(away), record('EndException', '2026-03-02', { exceptionId: 'x1' }), { from: '2026-03-03' }],
  ['no-such-limit', ordered, claimed('exceptionalCircumstances', ['2026-03-03', '2026-03-20'], { ...limit, subject: 'd2' }), { rule: 'K6' }],
  ['exception-cannot-excuse', amending, claimed('exceptionalCircumstances', ['2025-06-03', '2025-06-20'], { rule: 'E6', subject: 'r1', limb: 'X44a' }), { rule: 'E6', reason: 'Reviews have no exceptions: nothing excuses this limit' }],
  ['exception-names-another-limb', ordered, claimed('exceptionalCircumstances', ['2026-03-03', '2026-03-20'], { ...limit, limb: 'X44b' }), { expected: 'X44a' }],
  ['no-such-exception', ordered, aboutException('AgreeException', '2026-03-09')],
  ['no-such-exception', ordered, aboutException('EvidenceException', '2026-03-09')],
  ['no-such-exception', ordered, aboutException('StrikeOutException', '2026-03-09')],
  ['no-such-exception', ordered, aboutException('TellFamilyOfException', '2026-03-09')],
]; // prettier-ignore

describe('a plan refuses', () => {
  it.each(refused.map(([code, before, command, details = {}]) => ({ code, before, command, details })))(
    '$code: $command.type',
    ({ code, before, command, details }) => {
      expect(rejectionOf(before, command)).toMatchObject({ code, details });
    },
  );
});

describe('what has already happened', () => {
  it('is recorded although a step before it is missing, with a note of the reason', () => {
    const late: readonly [PlanStory, Parameters<typeof already>[0]][] = [
      [amending, amended('2025-06-30')],
      [plan, transferredOut('2026-01-12')],
      [plan, ceased('2026-05-11')],
      [ceasing, record('SendCeaseNotice', '2026-02-02', { reason: '2', appealWordingSent: false })],
      [plan, willReassess('2026-01-05')],
    ];
    for (const [before, command] of late) {
      expect(rejectionOf(before, command)).not.toBeNull();
      const after = before.and(already(command)).history;
      expect(after).toHaveLength(before.history.length + 2);
      expect(after.at(-1)).toMatchObject({ type: 'NoteAdded', data: { kind: 'outOfTurn' } });
    }
  });

  it('says so in the amended plan itself', () => {
    const [sent] = amending.and(already(amended('2025-06-30'))).state.amendments[0]?.sent ?? [];
    expect(sent).toMatchObject({ outOfTurn: 'alreadyHappened' });
    const [inTime] = amending.and(...amendedForAll('2025-07-07')).state.amendments[0]?.sent ?? [];
    expect(inTime).toMatchObject({ outOfTurn: null });
  });

  it('still cannot be what the record excludes, nor name what is not there', () => {
    expect(rejectionOf(amending, already(amended('2025-06-15')))?.code).toBe('before-an-earlier-fact');
    expect(rejectionOf(plan, already(record('ReviewDirectPayment', '2026-02-02', { paymentId: 'p1' })))?.code).toBe(
      'no-such-direct-payment',
    );
    expect(rejectionOf(plan, already(held('2027-01-04')))?.code).toBe('dated-in-the-future');
    expect(rejectionOf(plan, already(amended('2025-07-07', 'setting', { noticeId: 'n7' })))?.code).toBe(
      'not-allowed-at-this-stage',
    );
  });
});

describe('late and out-of-turn facts that stand', () => {
  it('lets a phase transfer move after its notice went, and its limit with it', () => {
    const moved = transferring.and(
      noticed('2025-11-03', { reviewId: null, noticeId: 'n9' }),
      replanned('2025-12-01', '2027-09-01', 'primaryToSecondary'),
    );
    expect(moved.state.phaseTransfers).toMatchObject([{ transferOn: '2027-09-01', stage: 'planned' }]);
    expect(standing(transferring, 'E12')[0]).toBe('2026-02-14');
    expect(standing(moved, 'E12')).toEqual(['2027-02-14', 'running', 0]);
  });

  it('refuses one fact of a history and with it all of them', () => {
    const wrong = history(
      fact('ReviewMeetingHeld', '2026-03-02', { reviewId: 'r9' }),
      fact('ReviewDecisionNotified', '2026-02-02', { reviewId: 'r9', outcome: 'maintain' }),
    );
    expect(rejectionOf(plan, wrong)?.code).toBe('before-an-earlier-fact');
  });
});
