import fc from 'fast-check';
import { childFold, complaintFold, disputeFold, needsAssessmentFold, planFold } from '../../projections/folds.js';
import { begun, folded } from '../../projections/projection.js';
import type { StreamFold } from '../../projections/projection.js';
import { childDecider } from '../../workflows/child/child.decider.js';
import type { ChildEvent } from '../../workflows/child/child.events.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import { effectiveHistory, replay } from '../../workflows/kernel/replay.js';
import { complaintDecider } from '../../workflows/complaint/complaint.decider.js';
import { disputeDecider } from '../../workflows/dispute/dispute.decider.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { day } from '../support/assessment-facts.js';
import { placed } from '../support/given-when-then.js';
import { complaintStory } from '../support/complaint-stories.js';
import { disputeStory, wholePlan } from '../support/plan-stories.js';
import { assessmentHistory } from '../support/random-histories.js';

const assessments = assessmentHistory.map(
  (facts) =>
    effectiveHistory(placed(facts as readonly NeedsAssessmentEvent[])) as readonly Placed<NeedsAssessmentEvent>[],
);

const on = day('2024-03-01');
const ids = { adviceId: 'a', exceptionId: 'x', draftId: 'd', consultationId: 's' };
const audit = {
  ...{ auditId: 'q', post: 'p', grade: 'good', met: ['c'], notMet: [], notApplicable: [] },
  measuredBy: { grades: [], criteria: [], posts: [] },
};
const flags = { year: 2024, flags: { activePlan: true } };
/** What each kind of fact folds from; folding judges nothing, so that any of them may follow any. */
const dataOfFact: { readonly [E in NeedsAssessmentEvent as E['type']]: object } = {
  RequestReceived: { childId: 'c', requestedBy: 'school' },
  ResponsibilityBegan: { childId: 'c' },
  AssessmentBroughtIn: { childId: 'c' },
  ReassessmentBegan: { childId: 'c', planId: 'p', reassessmentId: 'r', because: 'requested' },
  DisputeOutcomeRecorded: { disputeId: 'd', by: 'order', requires: 'assess', directedOn: null },
  ConsiderationNotified: { told: [] },
  DecisionToAssessNotified: { overturns: null },
  DecisionNotToAssessNotified: { reasons: [], signposted: [], appealWordingSent: true },
  AdviceRequested: { ...ids, body: 'health', organisation: 'o' },
  ExistingAdviceAdopted: { ...ids, body: 'education', adviceDatedOn: on },
  AdviceReceived: ids,
  AdviceReturned: ids,
  AdviceAccepted: ids,
  AdviceChased: { ...ids, channel: 'email' },
  AppointmentMissed: ids,
  FamilyVisitRecorded: { place: 'home', visitorPost: 'p' },
  PersonCentredMeetingHeld: { childAttended: true, outcomesAgreed: false },
  ChildViewsRecorded: { learntHow: ['conversation'], learntBy: 'p' },
  ExceptionClaimed: { ...ids, ground: 'absentFromArea', from: on, to: null, limits: [], evidenced: false },
  ExceptionEvidenced: ids,
  ExceptionAgreed: ids,
  ExceptionEnded: ids,
  ExceptionStruckOut: ids,
  FamilyToldOfException: ids,
  FeedbackInvited: { invitationId: 'i', stage: 'assessment', from: 'parent', questionnaire: 1 },
  FeedbackRecorded: { replyId: 'r', invitationId: 'i', stage: 'assessment', scores: [], positiveFrom: 4 },
  AdviceAudited: { ...ids, ...audit },
  LetterProduced: { letterId: 'l', kind: 'draftPlan', recipient: 'setting', about: null, met: [] },
  LetterSent: { letterId: 'l', how: 'post' },
  LetterDelivered: { letterId: 'l' },
  LetterReturned: { letterId: 'l' },
  LetterWithdrawn: { letterId: 'l', because: 'replaced' },
  DecisionToIssueNotified: { overturns: 'order' },
  DecisionNotToIssueNotified: { reasons: [], appealWordingSent: false },
  DraftPlanServed: { ...ids, method: 'post' },
  RepresentationsReceived: { ...ids, settingPreferred: false, finished: true },
  DraftMeetingRequested: ids,
  DraftMeetingHeld: ids,
  SettingConsulted: ids,
  SettingReplied: { ...ids, view: 'noPlace', grounds: [] },
  PlanSignedOff: { sector: 'health', post: 'p' },
  FinalPlanSent: { recipient: 'setting', namesSetting: true, appealWordingSent: true, outOfTurn: null },
  RequestWithdrawn: { by: 'family', dateKnown: true },
  ChildMovedOut: { toAuthority: null, dateKnown: false },
  ChildDied: {},
  OrdinaryProvisionEvaluated: { evaluated: true },
  TherapyPackUseEvaluated: { evaluated: false },
  NeedWeighed: { threshold: 'met' },
  EarlyNotificationReceived: { notificationId: 'n', from: 'nursery', agreedBy: null },
  PanelDecisionRecorded: { panelId: 'p', panel: 'request', outcome: 'assess', missing: ['shortfall'] },
  CaseAllocated: { team: 't', worker: 'w' },
  NoteAdded: { kind: 'note' },
  ReturnFlagsStated: flags,
  FactCorrected: {},
};
const anyFacts = fc
  .array(fc.tuple(fc.constantFrom(...Object.entries(dataOfFact)), fc.nat(300)), { maxLength: 60 })
  .map((picks) =>
    placed(
      picks.map(
        ([[type, data], after]) => ({ type, data, occurredOn: addDays(on, after) }) as unknown as NeedsAssessmentEvent,
      ),
    ),
  );
const planFacts: readonly PlanEvent[] = [
  { type: 'PlanBroughtIn', occurredOn: on, data: { childId: 'c', needsAssessmentId: null } },
  { type: 'ReviewMeetingHeld', occurredOn: day('2024-09-02'), data: { reviewId: 'r1' } },
  { type: 'ReviewDecisionNotified', occurredOn: day('2024-09-20'), data: { reviewId: 'r1', outcome: 'amend' } },
  { type: 'ReviewDecisionNotified', occurredOn: day('2024-09-21'), data: { reviewId: 'r1', outcome: null } },
  { type: 'ReviewOutcomeStated', occurredOn: day('2024-09-22'), data: { reviewId: 'r2', outcome: 'maintain' } },
  { type: 'AmendmentNoticeSent', occurredOn: day('2024-10-01'), data: {} },
  { type: 'ReturnFlagsStated', occurredOn: day('2025-01-18'), data: flags },
  { type: 'PlanCeased', occurredOn: day('2025-02-01'), data: { reason: null } },
] as unknown as readonly PlanEvent[];

const childFacts: readonly ChildEvent[] = [
  { type: 'ChildRecorded', occurredOn: on, data: { reference: 'A1' } },
  { type: 'ParentRecorded', occurredOn: on, data: { parentId: 'p' } },
  { type: 'ParentRecorded', occurredOn: on, data: { parentId: 'p' } },
  { type: 'NeedRecorded', occurredOn: day('2024-05-01'), data: {} },
  { type: 'ResponsibleAuthorityRecorded', occurredOn: day('2024-06-01'), data: { authorityCode: '999' } },
  { type: 'ResponsibleAuthorityRecorded', occurredOn: day('2024-04-01'), data: { authorityCode: '998' } },
  { type: 'LookedAfterRecorded', occurredOn: day('2024-07-01'), data: { lookedAfter: true } },
  { type: 'ChildDetailsChanged', occurredOn: day('2024-08-01'), data: {} },
] as unknown as readonly ChildEvent[];

/** Every state on the way, each as text from the moment it was made: a later fact must not reach into it. */
function statesOf<State, E extends Placed>(
  decider: { readonly initialState: State; evolve(state: State, event: E): State },
  history: readonly E[],
): { readonly states: readonly State[]; readonly texts: readonly string[] } {
  const states: State[] = [decider.initialState];
  const texts = [JSON.stringify(decider.initialState)];
  for (const event of history) {
    const next = decider.evolve(states.at(-1) ?? decider.initialState, event);
    states.push(next);
    texts.push(JSON.stringify(next));
  }
  return { states, texts };
}

function expectTheSame<State, E extends Placed>(
  fold: StreamFold<State>,
  decider: { readonly initialState: State; evolve(state: State, event: E): State },
  history: readonly E[],
): void {
  const { states, texts } = statesOf(decider, history);
  expect(states.map((state) => JSON.stringify(state))).toEqual(texts);
  // As text, since rows are stored as text: the order of fields counts too.
  expect(JSON.stringify(folded(fold, history))).toBe(texts.at(-1));
  const state = begun(fold);
  for (const [index, event] of history.entries()) {
    fold.evolveInPlace(state, event);
    expect(JSON.stringify(state)).toBe(texts[index + 1]);
  }
  expect(JSON.stringify(fold.initialState)).toBe(texts[0]);
}

describe('folding in place', () => {
  it('gives every state that evolve gives, for any assessment, and touches none that evolve gave before', () => {
    fc.assert(
      fc.property(assessments, (history) => {
        expectTheSame(needsAssessmentFold, needsAssessmentDecider, history);
        expect(folded(needsAssessmentFold, history)).toEqual(replay(needsAssessmentDecider, history));
      }),
      { numRuns: 200 },
    );
  });

  it('does so for facts of every kind in any order, as a log brought in from elsewhere may hold them', () => {
    fc.assert(
      fc.property(anyFacts, (history) => {
        expectTheSame(needsAssessmentFold, needsAssessmentDecider, history);
      }),
      { numRuns: 200 },
    );
  });

  it('does the same for a plan and for a child', () => {
    expectTheSame(planFold, planDecider, placed(planFacts));
    expectTheSame(childFold, childDecider, placed(childFacts));
    expect(folded(planFold, placed(planFacts))).toMatchObject({ stage: 'ceased', made: { on } });
    expect(folded(childFold, placed(childFacts)).responsible.map(({ value }) => value)).toEqual(['998', '999']);
  });

  it('does so for any complaint', () => {
    fc.assert(
      fc.property(complaintStory, (complaint) => {
        expectTheSame(complaintFold, complaintDecider, placed(complaint));
      }),
      { numRuns: 100 },
    );
  });

  it('does so for any plan and any dispute', () => {
    fc.assert(
      fc.property(wholePlan, disputeStory, (plan, dispute) => {
        expectTheSame(planFold, planDecider, placed(plan));
        expectTheSame(disputeFold, disputeDecider, placed(dispute));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves the state alone at a fact of a type it does not know', () => {
    const unknown = { type: 'SomethingOfALaterRelease', occurredOn: on, data: {}, revision: 0 };
    for (const fold of [
      childFold,
      needsAssessmentFold,
      planFold,
      disputeFold,
      complaintFold,
    ] as readonly StreamFold[]) {
      expect(folded(fold, [unknown])).toEqual(fold.initialState);
    }
  });
});
