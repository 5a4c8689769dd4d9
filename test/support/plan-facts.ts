import { decideCorrection } from '../../workflows/kernel/correction.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { Recipient } from '../../workflows/kernel/sent-plan.js';
import type { PlanCommand, PlanCommandType, PlanFactOf } from '../../workflows/plan/plan.commands.js';
import { planClocksOf } from '../../workflows/plan/plan.clocks.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { Deadline, ExceptionGround } from '../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import type { PolicyOptions } from '../../workflows/timetable/policy-options.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { childId, day } from './assessment-facts.js';
import { placed, specBasis } from './given-when-then.js';

export { childId, day };

export type Step = PlanCommand | CorrectFact;
type DataOf<C extends PlanCommandType> = Omit<PlanFactOf<C>['data'], 'outOfTurn' | 'measuredBy' | 'counted'>;
/** A day as a text where the fact has a `CalendarDate`. */
type AsText<T> = { [Field in keyof T]: T[Field] extends string | null ? string | Extract<T[Field], null> : T[Field] };

/** A command that records one fact. */
export function record<C extends PlanCommandType>(
  type: C,
  on: string,
  data: AsText<DataOf<C>>,
  alreadyHappened?: string,
): PlanCommand {
  const why = alreadyHappened === undefined ? {} : { alreadyHappened };
  return { type, on: day(on), data, ...why } as unknown as PlanCommand;
}

/** A fact as it stands in the log, for history that no command of today recorded. */
export function fact<T extends PlanEvent['type']>(
  type: T,
  on: string,
  data: AsText<Extract<PlanEvent, { type: T }>['data']>,
): PlanEvent {
  return { type, occurredOn: day(on), data } as unknown as PlanEvent;
}

export const history = (...facts: readonly PlanEvent[]): PlanCommand => ({ type: 'RecordHistory', facts });
export const already = (command: PlanCommand): PlanCommand => ({ ...command, alreadyHappened: 'found in the file' }) as PlanCommand; // prettier-ignore
export const corrected = (revision: number, occurredOn: string): CorrectFact => ({ type: 'CorrectFact', revision, reason: 'mistyped', occurredOn: day(occurredOn) }); // prettier-ignore

export const made = (on: string) => record('OpenPlan', on, { childId, needsAssessmentId: 'assessment-1' });
export const broughtIn = (on: string, fromAuthority: string | null = null) =>
  record('BringInPlan', on, { childId, needsAssessmentId: null, fromAuthority });

const annual = { kind: 'annual', heldBy: 'setting', yearNineOrLater: null } as const;
export const arranged = (on: string, meetingOn: string, more: Partial<DataOf<'ArrangeReview'>> = {}) =>
  record('ArrangeReview', on, { reviewId: 'r1', ...annual, meetingOn, ...more });
export const invited = (on: string, bodies: DataOf<'SendReviewInvitations'>['invited'] = [], reviewId = 'r1') =>
  record('SendReviewInvitations', on, { reviewId, invited: bodies });
export const circulated = (on: string, reviewId = 'r1') => record('CirculateReviewAdvice', on, { reviewId });
export const contributed = (on: string, from: DataOf<'RecordReviewContribution'>['from'] = 'education', reviewId = 'r1') => record('RecordReviewContribution', on, { reviewId, from, attended: true, contribution: 'written' }); // prettier-ignore
export const held = (on: string, reviewId = 'r1', more: Partial<DataOf<'RecordReviewMeeting'>> = {}) =>
  record('RecordReviewMeeting', on, { reviewId, ...annual, ...more });
export const reported = (on: string, reviewId = 'r1') => record('SendReviewReport', on, { reviewId });
export const decided = (on: string, outcome: DataOf<'NotifyReviewDecision'>['outcome'] = 'maintain', reviewId = 'r1') =>
  record('NotifyReviewDecision', on, { reviewId, outcome });
export const closed = (on: string, more: Partial<DataOf<'CloseReview'>> = {}) =>
  record('CloseReview', on, {
    reviewId: 'r1',
    primaryNeed: 'confirmed',
    settingSuitable: 'suitable',
    outcomes: { met: 2, partlyMet: 1, notMet: 0 },
    preparingForAdulthood: null,
    ...more,
  });

export const noticed = (on: string, more: Partial<DataOf<'SendAmendmentNotice'>> = {}) =>
  record('SendAmendmentNotice', on, { reviewId: 'r1', noticeId: 'n1', withEvidence: true, ...more });
export const answered = (on: string, finished = true, noticeId = 'n1') =>
  record('RecordAmendmentRepresentations', on, { noticeId, settingPreferred: false, finished });
export const amended = (
  on: string,
  recipient: Recipient = 'parentOrYoungPerson',
  more: Partial<DataOf<'SendAmendedPlan'>> = {},
) =>
  record('SendAmendedPlan', on, {
    noticeId: 'n1',
    transferId: null,
    recipient,
    namesSetting: true,
    appealWordingSent: true,
    ...more,
  });
/** The amended plan to everybody who must have it, on one day. */
export const amendedForAll = (on: string, more: Partial<DataOf<'SendAmendedPlan'>> = {}): readonly PlanCommand[] =>
  (['parentOrYoungPerson', 'setting', 'commissioningBody'] as const).map((recipient) => amended(on, recipient, more));
export const notAmended = (on: string) =>
  record('NotifyDecisionNotToAmend', on, { noticeId: 'n1', appealWordingSent: true });

export const transferPlanned = (
  on: string,
  transferOn: string,
  kind: DataOf<'PlanPhaseTransfer'>['kind'] = 'primaryToSecondary',
  transferId = 't1',
) => record('PlanPhaseTransfer', on, { transferId, kind, transferOn });
export const replanned = (on: string, transferOn: string, kind: DataOf<'PlanPhaseTransfer'>['kind']) =>
  record('ReplanPhaseTransfer', on, { transferId: 't1', kind, transferOn });

export const reassessmentAsked = (on: string, reassessmentId = 'ra1') =>
  record('RequestReassessment', on, { reassessmentId, requestedBy: 'parentOrYoungPerson' });
export const willReassess = (
  on: string,
  because: DataOf<'NotifyDecisionToReassess'>['because'] = 'requested',
  reassessmentId = 'ra1',
) => record('NotifyDecisionToReassess', on, { reassessmentId, because });
export const willNotReassess = (on: string) =>
  record('NotifyDecisionNotToReassess', on, { reassessmentId: 'ra1', reason: 'notNecessary', appealWordingSent: true });

export const moveKnown = (on: string, movesOn: string) => record('RecordMove', on, { toAuthority: '873', movesOn });
export const transferredOut = (on: string) => record('TransferPlanOut', on, { toAuthority: '873' });
export const transferredIn = (on: string, lastReviewedOn: string | null = null) =>
  record('ReceivePlanTransfer', on, { fromAuthority: '873', lastReviewedOn });

export const considered = (on: string) => record('ConsiderCeasing', on, { ground: 'noLongerNecessary' });
export const consulted = (on: string) => record('ConsultOnCeasing', on, { settingConsulted: true });
export const ceaseDecided = (on: string) => record('DecideToCease', on, { reason: '2' });
export const ceaseNotice = (on: string) => record('SendCeaseNotice', on, { reason: '2', appealWordingSent: true });
export const ceased = (on: string, reason = '2') => record('CeasePlan', on, { reason });
export const continued = (on: string, because: DataOf<'ContinuePlan'>['because'] = 'ownReview') =>
  record('ContinuePlan', on, { because });
export const progressed = (on: string, step: DataOf<'RecordDisputeProgress'>['step'], disputeId = 'd1') =>
  record('RecordDisputeProgress', on, { disputeId, step });
export const outcome = (
  on: string,
  requires: DataOf<'RecordDisputeOutcome'>['requires'],
  more: Partial<AsText<DataOf<'RecordDisputeOutcome'>>> = {},
) => record('RecordDisputeOutcome', on, { disputeId: 'd1', by: 'order', requires, directedOn: null, ...more });

export const claimed = (
  ground: ExceptionGround,
  [from, to]: readonly [from: string, to: string | null],
  limit: { readonly rule: RuleId; readonly subject?: string | null; readonly limb: string },
  evidenced = true,
) =>
  record('ClaimException', from, {
    exceptionId: 'x1',
    ground,
    from,
    to,
    limits: [{ subject: null, ...limit }],
    evidenced,
  });

/** What the clocks are looked at by: the end of a day, policy options, a birth date. */
export interface View {
  readonly asOf?: string;
  readonly policy?: Partial<PolicyOptions>;
  readonly birthDate?: string;
  readonly subject?: string | null;
}

/** A plan as accepted commands leave it. */
export interface PlanStory {
  readonly history: ReturnType<typeof placed<PlanEvent>>;
  readonly state: Plan;
  /** The plan after more commands. @throws CommandRejected where one is refused. */
  and(...steps: readonly Step[]): PlanStory;
  lines(view?: View): readonly Deadline[];
}

/** Decides every command on what the ones before it left, and folds what was decided. */
export function planAfter(...steps: readonly Step[]): PlanStory {
  return storyOf([]).and(...steps);
}

/** The same of facts that already stand in the log. */
export function planOf(...facts: readonly PlanEvent[]): PlanStory {
  return storyOf(facts);
}

function storyOf(facts: readonly PlanEvent[]): PlanStory {
  const history = placed(facts);
  return storyFrom(history, replay(planDecider, history));
}

function storyFrom(history: PlanStory['history'], state: Plan): PlanStory {
  const story: PlanStory = {
    history,
    state,
    and: (...steps) => steps.reduce(stepped, story),
    lines: (view = {}) => linesOf(state, view),
  };
  return story;
}

function stepped(story: PlanStory, step: Step): PlanStory {
  const facts = decidedBy(step, story);
  const history = placed([...story.history, ...facts]);
  // A correction changes what came before it: then the whole history is read again.
  if (step.type === 'CorrectFact') return storyFrom(history, replay(planDecider, history));
  const added = history.slice(story.history.length);
  return storyFrom(
    history,
    added.reduce((plan, event) => planDecider.evolve(plan, event), story.state),
  );
}

function decidedBy(step: Step, { state, history }: PlanStory): readonly PlanEvent[] {
  if (step.type !== 'CorrectFact') return planDecider.decide(step, state, specBasis);
  return [decideCorrection(planDecider, step, history, specBasis)];
}

function linesOf(state: Plan, { asOf, policy = {}, birthDate }: View): readonly Deadline[] {
  const basis: DecisionBasis = { ...specBasis, policy: { ...specBasis.policy, ...policy } };
  const clocks = planClocksOf(state, basis.policy, { birthDate: birthDate === undefined ? null : day(birthDate) });
  return deadlinesOf(clocks, basis, asOf === undefined ? basis.today : day(asOf));
}

/** Every line of a rule, in a view. */
export function linesOfRule(story: PlanStory, rule: RuleId, view: View = {}): readonly Deadline[] {
  const { subject } = view;
  return story.lines(view).filter((line) => line.rule === rule && (subject === undefined || line.subject === subject));
}

/** The one line of a rule; an assertion fails where there is none or several. */
export function lineOf(story: PlanStory, rule: RuleId, view: View = {}): Deadline {
  const [line, ...others] = linesOfRule(story, rule, view);
  if (line === undefined || others.length > 0)
    throw new Error(`${rule}: ${line === undefined ? 'no' : 'several'} lines`);
  return line;
}

/** `[due, status, days over]` of the one line of a rule. */
export function standing(
  story: PlanStory,
  rule: RuleId,
  view: View = {},
): readonly [string | null, Deadline['status'], number] {
  const { due, status, daysOver } = lineOf(story, rule, view);
  return [due, status, daysOver];
}

/** The same by the stage of each line. */
export function standingByStage(
  story: PlanStory,
  rule: RuleId,
  view: View = {},
): Readonly<Record<string, readonly unknown[]>> {
  // prettier-ignore
  return Object.fromEntries(
    linesOfRule(story, rule, view).map(({ stage, due, status, daysOver }) => [stage ?? '', [due, status, daysOver]]),
  );
}

export const rulesOf = (story: PlanStory, view: View = {}): readonly RuleId[] => [
  ...new Set(story.lines(view).map(({ rule }) => rule)),
];
