import type { Command } from '../kernel/decider.js';
import type { FactCommands } from '../kernel/fact-decider.js';
import type { ActionPlanStep, PlanFile } from './action-plan.events.js';
import type { PlanChange } from './plan-changes.js';
import type { PlanDocument } from './plan-document.js';

/** A plan's file was brought: its first version here, or one that takes the place of what stands. */
export interface LoadPlan extends Command<'LoadPlan'> {
  readonly data: {
    readonly document: PlanDocument;
    /** Null where it is drafted here. */
    readonly file: PlanFile | null;
    readonly reason: string | null;
  };
}

/** The text of the plan is changed, all of it or nothing. */
export interface RevisePlan extends Command<'RevisePlan'> {
  readonly data: { readonly changes: readonly PlanChange[]; readonly reason: string };
}

export const factOfActionPlanCommand = {
  IssueDraftVersion: 'DraftVersionIssued',
  PublishPlan: 'ActionPlanPublished',
  RecordProgress: 'ProgressRecorded',
  CompleteItem: 'ItemCompleted',
  ReopenItem: 'ItemReopened',
  RateOutcome: 'OutcomeRated',
  RecordMilestone: 'MilestoneRecorded',
  RecordMeasureValue: 'MeasureValueRecorded',
  JudgeMeasure: 'MeasureJudged',
  ChooseDate: 'DateChosen',
  NameParty: 'PartyNamed',
  StateBudgetTotal: 'BudgetTotalStated',
  CompletePlan: 'ActionPlanCompleted',
  WithdrawPlan: 'ActionPlanWithdrawn',
  ReopenPlan: 'ActionPlanReopened',
} as const satisfies Readonly<Record<string, ActionPlanStep['type']>>;

export type ActionPlanFactCommand = FactCommands<typeof factOfActionPlanCommand, ActionPlanStep>;
export type ActionPlanCommand = LoadPlan | RevisePlan | ActionPlanFactCommand;
