import type { ActionPlanEvent } from '../../../workflows/action-plan/action-plan.events.js';
import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import type { Period } from '../../performance/period.js';
import type { Audience, Paper, PaperKind } from './paper.js';
import type { MeasureReading } from './paper-measures.js';
import type { TaskReader } from './paper-tasks.js';

/** What a paper is made from. */
export interface PaperAsk {
  readonly kind: PaperKind;
  readonly audience: Audience;
  readonly state: ActionPlan;
  readonly history: readonly Recorded<ActionPlanEvent>[];
  readonly nodeId: string | null;
  readonly period: Period;
  readonly known: Paper['known'];
  readonly today: CalendarDate;
  readonly names: StaffNames;
  /** Null for the board. */
  readonly smallestShown: number | null;
  /** How many figures are withheld. */
  readonly withheld: number;
  readonly readings: ReadonlyMap<string, MeasureReading>;
}

/** The same with what is worked out of it once. */
export interface Making extends PaperAsk {
  readonly plan: ActionPlan;
  readonly document: PlanDocument;
  readonly tasks: TaskReader;
}
