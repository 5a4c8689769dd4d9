import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { RecordingApp, TestCase, TestProcess } from './recording-fixture.js';

const day = calendarDate;

/** What each kind of thing that an act can be about is called in the plan and the dispute below. */
export const subjects = {
  review: '10000000-0000-4000-8000-000000000001',
  notice: '10000000-0000-4000-8000-000000000002',
  transfer: '10000000-0000-4000-8000-000000000003',
  consultation: '10000000-0000-4000-8000-000000000004',
  reassessment: '10000000-0000-4000-8000-000000000005',
  payment: '10000000-0000-4000-8000-000000000006',
  healthMove: '10000000-0000-4000-8000-000000000007',
  recommendation: '10000000-0000-4000-8000-000000000008',
  placement: '10000000-0000-4000-8000-000000000010',
  agreement: '10000000-0000-4000-8000-00000000000b',
  preference: '10000000-0000-4000-8000-00000000000c',
  wait: '10000000-0000-4000-8000-00000000000d',
  outcome: '10000000-0000-4000-8000-00000000000a',
} as const;

/** A plan with one of everything going on. */
export async function busyPlan(app: RecordingApp, one: TestCase): Promise<TestProcess> {
  const plan = await app.planOf(one, day('2024-11-30'));
  const { review, notice, transfer, consultation, reassessment, payment, healthMove } = subjects;
  const add = (type: string, on: string, data: object): Promise<void> =>
    app.recordIn('plan', plan.id, { type, on: day(on), data });
  await add('ArrangeReview', '2026-09-01', {
    reviewId: review,
    kind: 'annual',
    heldBy: 'setting',
    meetingOn: '2026-10-20',
    yearNineOrLater: false,
  });
  await add('SendReviewInvitations', '2026-10-02', {
    reviewId: review,
    invited: ['education', 'educationalPsychology'],
  });
  await add('SetOutcome', '2026-10-01', { outcomeId: subjects.outcome, area: 'communication', reachBy: null });
  await add('SendAmendmentNotice', '2026-10-12', { noticeId: notice, reviewId: null, withEvidence: true });
  await add('PlanPhaseTransfer', '2026-09-02', {
    transferId: transfer,
    kind: 'primaryToSecondary',
    transferOn: '2027-09-01',
  });
  await add('ConsultTransferSetting', '2026-10-05', { transferId: transfer, consultationId: consultation });
  await add('RequestReassessment', '2026-11-16', { reassessmentId: reassessment, requestedBy: 'parentOrYoungPerson' });
  await add('BeginDirectPayment', '2026-09-14', { paymentId: payment });
  await add('RecordHealthMove', '2026-11-09', { healthMoveId: healthMove, movesOn: '2026-11-09' });
  await add('StartPlacement', '2025-09-03', {
    placementId: subjects.placement,
    rank: 1,
    provision: 'independentSpecial',
    boarding: 'day',
    outOfArea: true,
    authority: '873',
    outsideDesignation: null,
  });
  await add('RecordFundingAgreement', '2025-09-03', {
    ...{ agreementId: subjects.agreement, placementId: subjects.placement, sharedIn: 'percent', educationShare: 60 },
    ...{ healthShare: 40, careShare: 0, otherShare: 0, totalPounds: 80_000, reviewOn: '2026-09-03' },
  });
  await add('RecordPreference', '2026-06-01', {
    preferenceId: subjects.preference,
    statedBy: 'parent',
    provision: 'specialMaintained',
  });
  await add('AnswerPreference', '2026-07-01', {
    ...{ preferenceId: subjects.preference, result: 'notMet', grounds: ['unsuitable'] },
    ...{ nextStep: 'anotherSetting', nextStepOn: '2026-12-01' },
  });
  await add('AgreeSpecialPlace', '2026-07-10', {
    waitId: subjects.wait,
    provision: 'resourcedProvision',
    agreedBy: 'panel',
  });
  await add('AskForPersonalBudget', '2026-10-20', { askedBy: 'parent', during: 'review' });
  return plan;
}

/** A dispute about what that plan says, with an appeal and a recommendation. */
export async function busyDispute(app: RecordingApp, one: TestCase, plan: TestProcess): Promise<TestProcess> {
  const dispute = await app.disputeOf(one, 'planContent', `plan-${plan.id}`, day('2026-09-07'));
  const add = (type: string, on: string, data: object): Promise<void> =>
    app.recordIn('dispute', dispute.id, { type, on: day(on), data });
  await add('RequestMediation', '2026-09-21', { issues: ['education', 'health'] });
  await add('RecordMediation', '2026-10-05', { settled: false });
  await add('RecordCertificate', '2026-10-07', { because: 'mediationEnded' });
  await add('RecordAppeal', '2026-10-20', { appealNumber: 'EH999/26/00001', settingOnly: false });
  await add('RecordRecommendation', '2026-11-02', { recommendationId: subjects.recommendation, to: 'health' });
  return dispute;
}
