import fc from 'fast-check';
import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { day } from './assessment-facts.js';
import * as facts from './plan-facts.js';
import type { PlanStory, Step } from './plan-facts.js';

interface Wish {
  readonly pick: number;
  readonly after: number;
  /** Which review, notice, transfer or re-assessment of several. */
  readonly which: number;
  readonly chance: boolean;
  /** Nought: recorded as having already happened. */
  readonly out: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  pick: fc.nat(200),
  after: fc.nat(20),
  which: fc.nat(2),
  chance: fc.boolean(),
  out: fc.nat(9),
});

/** Plans that random commands leave behind: those refused leave no trace; some have already happened out of turn. */
export const randomPlan: fc.Arbitrary<PlanStory> = fc
  .tuple(fc.boolean(), fc.nat(300), fc.array(wish, { minLength: 5, maxLength: 60, size: 'max' }))
  .map(([here, start, wishes]) => {
    let on: string = addDays(day('2023-01-09'), start);
    let story = facts.planAfter(here ? facts.made(on) : facts.broughtIn(on, '873'));
    for (const one of wishes) {
      const wanted = addDays(day(on), one.after);
      const commands = [...aboutReviews(wanted, one), ...aboutChanges(wanted, one), ...aboutEnding(wanted, one)];
      const next = firstAccepted(story, commands, one);
      if (next === null) continue;
      story = next;
      on = wanted;
    }
    return story;
  });

/** The plan after the first of some commands, from the one picked on, that the decider accepts. */
function firstAccepted(story: PlanStory, commands: readonly Step[], { pick, out }: Wish): PlanStory | null {
  for (let offset = 0; offset < 6; offset += 1) {
    const command = commands[(pick + offset * 11) % commands.length];
    const next = command === undefined ? null : accepted(story, command, out === 0);
    if (next !== null) return next;
  }
  return null;
}

function accepted(story: PlanStory, command: Step, out: boolean): PlanStory | null {
  try {
    return story.and(out && command.type !== 'CorrectFact' ? facts.already(command) : command);
  } catch (error) {
    if (error instanceof CommandRejected) return null;
    throw error;
  }
}

function aboutReviews(on: string, { which, chance }: Wish): readonly Step[] {
  const reviewId = `r${which}`;
  const noticeId = `n${which}`;
  const kind = which === 2 ? 'interim' : 'annual';
  const outcome = chance ? 'amend' : which === 1 ? 'cease' : 'maintain';
  return [
    facts.arranged(on, addDays(day(on), which * 20), { reviewId, kind }),
    facts.record('CallOffReview', on, { reviewId, because: 'postponed' }),
    facts.invited(on, chance ? ['education'] : [], reviewId),
    facts.circulated(on, reviewId),
    facts.contributed(on, 'education', reviewId),
    facts.held(on, reviewId, { kind, yearNineOrLater: chance }),
    facts.held(on, reviewId, { kind }),
    facts.reported(on, reviewId),
    facts.decided(on, outcome, reviewId),
    facts.decided(on, outcome, reviewId),
    facts.closed(on, { reviewId, preparingForAdulthood: chance }),
    facts.noticed(on, { reviewId: chance ? reviewId : null, noticeId, withEvidence: which !== 2 }),
    facts.answered(on, chance, noticeId),
    facts.amended(on, 'parentOrYoungPerson', { noticeId, transferId: chance ? `t${which}` : null }),
    facts.amended(on, 'setting', { noticeId }),
    facts.amended(on, 'commissioningBody', { noticeId: chance ? null : noticeId }),
    facts.record('NotifyDecisionNotToAmend', on, { noticeId, appealWordingSent: true }),
  ];
}

function aboutChanges(on: string, { which, chance }: Wish): readonly Step[] {
  const transferId = `t${which}`;
  const consultationId = `c${which}`;
  const reassessmentId = `ra${which}`;
  const kind = (['primaryToSecondary', 'secondaryToPost16', 'post16ToPost16'] as const)[which] ?? 'infantToJunior';
  return [
    facts.transferPlanned(on, addDays(day(on), 300), kind, transferId),
    facts.record('ReplanPhaseTransfer', on, { transferId, kind, transferOn: addDays(day(on), 200) }),
    facts.record('CallOffPhaseTransfer', on, { transferId, because: 'staysInSetting' }),
    facts.record('ConsultTransferSetting', on, { transferId, consultationId }),
    facts.record('RecordTransferSettingReply', on, { consultationId, view: 'noView' }),
    facts.reassessmentAsked(on, reassessmentId),
    facts.willReassess(on, chance ? 'requested' : 'ownDecision', reassessmentId),
    facts.record('NotifyDecisionNotToReassess', on, {
      reassessmentId,
      reason: 'notNecessary',
      appealWordingSent: true,
    }),
    facts.record('EndReassessment', on, { reassessmentId, needsAssessmentId: 'a2', outcome: 'noChange' }),
    facts.record('BeginDirectPayment', on, { paymentId: `p${which}` }),
    facts.record('ReviewDirectPayment', on, { paymentId: `p${which}` }),
    facts.record('EndDirectPayment', on, { paymentId: `p${which}`, lastPaidOn: null }),
    facts.moveKnown(on, addDays(day(on), which * 20)),
    facts.record('CallOffMove', on, {}),
    facts.transferredIn(on, null),
    facts.record('SendTransferLetter', on, { willAssess: chance, reviewBy: null }),
    facts.record('RecordHealthMove', on, { healthMoveId: `h${which}`, movesOn: on }),
    facts.record('NotifyHealthBody', on, { healthMoveId: `h${which}` }),
    facts.record('AddNote', on, { kind: 'note' }),
  ];
}

function aboutEnding(on: string, { which, chance }: Wish): readonly Step[] {
  const requires =
    (['amendContent', 'reassess', chance ? 'continueAndAmend' : 'ceasePlan'] as const)[which] ?? 'nameSetting';
  const by = chance ? 'order' : which === 1 ? 'concession' : 'agreement';
  return [
    facts.considered(on),
    facts.consulted(on),
    facts.ceaseDecided(on),
    facts.ceaseNotice(on),
    facts.continued(on),
    facts.ceased(on, which === 2 ? '8' : '2'),
    facts.transferredOut(on),
    facts.progressed(on, which === 0 ? 'certificateIssued' : which === 1 ? 'appealReceived' : 'appealDetermined'),
    facts.outcome(on, requires, { disputeId: `d${which}`, by }),
    facts.record('RecordCustody', on, {}),
    facts.record('RecordRelease', on, {}),
    facts.record('ResumeMaintenance', on, {}),
    facts.record('KeepPlanToYearEnd', on, { setting: 'furtherEducation', courseEndsOn: null }),
  ];
}
