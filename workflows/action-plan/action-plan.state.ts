import type { CalendarDate } from '../timetable/calendar-date.js';
import type {
  BudgetTotalStated,
  DateChosen,
  Entry,
  ItemCompleted,
  MeasureJudged,
  MeasureValueRecorded,
  MilestoneRecorded,
  OutcomeRated,
  ProgressRecorded,
} from './action-plan.events.js';
import type { ActionPlanStage } from './action-plan.machine.js';
import type { PlanDocument } from './plan-document.js';

/** One version of a plan, in the order in which they came. */
export interface PlanVersion {
  /** 1 for the first. */
  readonly number: number;
  /** What it calls itself; null where it has no name. */
  readonly name: string | null;
  readonly status: PlanDocument['document']['status'];
  readonly on: CalendarDate;
  /** Its place in the record: the plan at that place is the version. */
  readonly revision: number;
  readonly how: 'drafted' | 'loaded' | 'issued' | 'published';
  readonly reason: string | null;
}

/** A plan with everything that was recorded of it. Lists are in the order in which they were recorded. */
export interface ActionPlan {
  readonly stage: ActionPlanStage;
  /** Its text as it stands; null before the first. What was recorded of it since is beside it: see `standingDocument`. */
  readonly document: PlanDocument | null;
  readonly versions: readonly PlanVersion[];
  readonly progress: readonly Entry<ProgressRecorded>[];
  /** What is done, by `partOf`; what was opened again is not among them. */
  readonly completed: ReadonlyMap<string, Entry<ItemCompleted>>;
  readonly outcomes: readonly Entry<OutcomeRated>[];
  readonly milestones: ReadonlyMap<string, readonly Entry<MilestoneRecorded>[]>;
  readonly values: readonly Entry<MeasureValueRecorded>[];
  readonly judgements: readonly Entry<MeasureJudged>[];
  /** By id of the line of the timeline. */
  readonly chosenDates: ReadonlyMap<string, Entry<DateChosen>>;
  /** Our own people by party. */
  readonly people: ReadonlyMap<string, string>;
  readonly budgetTotal: Entry<BudgetTotalStated> | null;
  /** Why it ended; null while it has not. */
  readonly ended: { readonly on: CalendarDate; readonly reason: string } | null;
}

export const noActionPlan: ActionPlan = {
  stage: 'notBegun',
  document: null,
  versions: [],
  progress: [],
  completed: new Map(),
  outcomes: [],
  milestones: new Map(),
  values: [],
  judgements: [],
  chosenDates: new Map(),
  people: new Map(),
  budgetTotal: null,
  ended: null,
};

/** Tells an item from its deliverables. */
export const partOf = ({
  itemId,
  deliverableId,
}: Pick<ProgressRecorded['data'], 'itemId' | 'deliverableId'>): string =>
  deliverableId === null ? itemId : `${itemId} ${deliverableId}`;
