import { complaintDecider } from '../../workflows/complaint/complaint.decider.js';
import type { Complaint } from '../../workflows/complaint/complaint.state.js';
import { contactDecider } from '../../workflows/contact/contact.decider.js';
import type { Contact } from '../../workflows/contact/contact.state.js';
import { disputeClocksOf } from '../../workflows/dispute/dispute.clocks.js';
import { disputeDecider } from '../../workflows/dispute/dispute.decider.js';
import { stageShown } from '../../workflows/dispute/dispute.state.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import { escalationDecider } from '../../workflows/escalation/escalation.decider.js';
import type { Escalation } from '../../workflows/escalation/escalation.state.js';
import type { Command, Decider, DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { planClocksOf } from '../../workflows/plan/plan.clocks.js';
import type { AboutChild } from '../../workflows/plan/plan.clocks.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { ClockFacts, Deadline } from '../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import type { FactWorkflow } from '../api/fact-workflow.js';
import { assessmentLimits, disputeLimits, planLimits } from '../cases/limit-names.js';
import type { LimitNames } from '../cases/limit-names.js';
import { isFar } from '../cases/process-clocks.view.js';
import { complaintWorkflow } from '../complaints/complaint.workflow.js';
import { contactWorkflow } from '../contacts/contact.workflow.js';
import { disputeWorkflow } from '../disputes/dispute.workflow.js';
import { escalationWorkflow } from '../escalations/escalation.workflow.js';
import { needsAssessmentWorkflow } from '../needs-assessments/needs-assessment.workflow.js';
import { planWorkflow } from '../plans/plan.workflow.js';
import { limitWithPeriod } from '../web/words/limit-words.js';

/** A workflow as the forms that record in it see it. */
export interface RecordedWorkflow<State = unknown> {
  readonly facts: FactWorkflow;
  readonly decider: AnyDecider;
  /** Every limit with its words; those that no form speaks of have none. */
  limits(state: State, basis: DecisionBasis, child: AboutChild): readonly SpokenLimit[];
  clocks(state: State, basis: DecisionBasis): readonly ClockFacts[];
  stage(state: State): string;
}

export interface SpokenLimit {
  readonly limit: Deadline;
  /** With its period, as a form tells it: "Send final plan, 20 weeks"; null for one that no form speaks of. */
  readonly words: string | null;
  /** As the pages of the case call it. */
  readonly title: string;
}

/** A decider without its types: which state belongs to it is known by whoever puts the two together. */
export interface AnyDecider {
  readonly name: string;
  readonly initialState: unknown;
  decide(command: Command, state: unknown, basis: DecisionBasis): readonly Fact[];
  evolve(state: unknown, event: Fact & { readonly revision: number }): unknown;
  mayFollow(state: unknown, event: Fact): boolean;
  readonly unchanging?: readonly string[];
  contradiction(state: unknown): ReturnType<Decider<unknown>['contradiction']>;
}

const limitsOf = (
  clocks: readonly ClockFacts[],
  basis: DecisionBasis,
  names: LimitNames,
  words: (limit: Deadline) => string | null,
): readonly SpokenLimit[] =>
  deadlinesOf(clocks, basis, basis.today).map((limit) => ({
    limit,
    words: words(limit),
    title: withAbout(names.title(limit), names.about(limit)),
  }));

export const assessmentRecorded: RecordedWorkflow<NeedsAssessment> = {
  facts: needsAssessmentWorkflow,
  decider: needsAssessmentDecider,
  clocks: (state, { policy }) => clocksOf(state, policy),
  limits: (state, basis) =>
    limitsOf(clocksOf(state, basis.policy), basis, assessmentLimits(state), ({ rule, subject, stage }) =>
      limitWithPeriod(rule, state.advice.find(({ adviceId }) => adviceId === subject) ?? null, stage),
    ),
  stage: ({ stage }) => stage,
};

export const planRecorded: RecordedWorkflow<Plan> = {
  facts: planWorkflow,
  decider: planDecider,
  clocks: (state, { policy }) => planClocksOf(state, policy),
  limits: (state, basis, child) =>
    limitsOf(planClocksOf(state, basis.policy, child), basis, planLimits(state), (limit) =>
      isFar(limit, basis.today) ? null : spoken(limit, planLimits(state)),
    ),
  stage: ({ stage }) => stage,
};

export const disputeRecorded: RecordedWorkflow<Dispute> = {
  facts: disputeWorkflow,
  decider: disputeDecider,
  clocks: (state) => disputeClocksOf(state),
  limits: (state, basis) =>
    limitsOf(disputeClocksOf(state), basis, disputeLimits(state), (limit) => spoken(limit, disputeLimits(state))),
  stage: (state) => stageShown(state),
};

/** A complaint has no limit of law: what was promised stands with it. */
export const complaintRecorded: RecordedWorkflow<Complaint> = {
  facts: complaintWorkflow,
  decider: complaintDecider,
  clocks: () => [],
  limits: () => [],
  stage: ({ stage }) => stage,
};

export const contactRecorded: RecordedWorkflow<Contact> = {
  facts: contactWorkflow,
  decider: contactDecider,
  clocks: () => [],
  limits: () => [],
  stage: ({ stage }) => stage,
};

export const escalationRecorded: RecordedWorkflow<Escalation> = {
  facts: escalationWorkflow,
  decider: escalationDecider,
  clocks: () => [],
  limits: () => [],
  stage: ({ stage }) => stage,
};

function spoken(limit: Deadline, names: LimitNames): string | null {
  const words = limitWithPeriod(limit.rule, null, limit.stage);
  return words === null ? null : withAbout(words, names.about(limit));
}

function withAbout(words: string, about: string | null): string {
  return about === null ? words : `${words} (${about.charAt(0).toLowerCase()}${about.slice(1)})`;
}
