import { caseworkOn } from '../../workflows/casework/casework-limits.js';
import { stuckReasons } from '../../workflows/casework/stuck-reasons.js';
import type { OpenLimit, StuckReason } from '../../workflows/casework/stuck-reasons.js';
import type { ExceptionClaim } from '../../workflows/exceptions/exception-claims.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { PlanStage } from '../../workflows/plan/plan.machine.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { calendarDate, isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { needsAssessmentFold, planFold } from '../folds.js';
import type { Projection, RowContext, StandingBasis } from '../projection.js';
import { planWorkListProjection } from '../work-list/plan-work-list.projection.js';
import { workListProjection } from '../work-list/work-list.projection.js';
import type { WorkListRow } from '../work-list/due-items.js';

/** What can hold one assessment or plan up, each with the days on which it counts as stuck if nothing more happens. */
export interface StuckRow {
  readonly process: 'assessment' | 'plan';
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly stage: NeedsAssessmentStage | PlanStage;
  readonly team: string | null;
  readonly worker: string | null;
  readonly reasons: readonly StuckReason[];
}

/** After every day on which anything is settled: the rules that hold now. */
const lastDay = calendarDate('2199-12-31');

/** Assessments that can be stuck, by the rules of the authority (R08). */
export const stuckAssessmentsProjection: Projection<NeedsAssessment, StuckRow> = {
  name: 'stuck-assessments',
  version: 1,
  of: needsAssessmentFold,
  usesBasis: true,
  row(state, context, basis) {
    if (state.childId === null || state.begun === null) return null;
    const open = openStages.includes(state.stage);
    const reasons = stuckReasons(
      {
        limits: limitsOf(workListProjection.row(state, context, basis)),
        lastRecordedOn: open ? recordedOn(context) : null,
        chased: state.advice.flatMap(({ body, requested, receivedOn, chasedOn }) =>
          open && requested !== null && receivedOn === null && chasedOn !== null ? [{ body, on: chasedOn }] : [],
        ),
        exceptionsEnded: open ? endsOf(state.exceptions) : [],
      },
      basis.calendar,
      caseworkOn(basis.settings ?? {}, lastDay),
    );
    return rowOf('assessment', { ...state, childId: state.childId }, context, reasons);
  },
};

/** Plans with a review, an amendment or a re-assessment that can be stuck, by the rules of the authority (R08). */
export const stuckPlansProjection: Projection<Plan, StuckRow> = {
  name: 'stuck-plans',
  version: 1,
  of: planFold,
  usesBasis: true,
  row(plan, context, basis) {
    if (plan.childId === null || plan.made === null) return null;
    const open = hasOpenWork(plan);
    const reasons = stuckReasons(
      {
        limits: limitsOf(planWorkListProjection.row(plan, context, basis)),
        lastRecordedOn: open ? recordedOn(context) : null,
        chased: [],
        exceptionsEnded: open ? endsOf(plan.exceptions) : [],
      },
      basis.calendar,
      caseworkOn(basis.settings ?? {}, lastDay),
    );
    return rowOf('plan', { ...plan, childId: plan.childId }, context, reasons);
  },
};

/** A review that was arranged or held and not decided, a notice that was not followed, a request that was not answered. */
export function hasOpenWork({ reviews, amendments, reassessments }: Plan): boolean {
  return (
    // What only a return tells of had been done, or not, before anybody here could hold it up.
    reviews.some(({ kind, stage, decidedOn }) => kind !== null && decidedOn === null && isUnderWay(stage)) ||
    amendments.some(({ stated, stage }) => !stated && stage === 'proposed') ||
    reassessments.some(({ stage }) => stage === 'considering')
  );
}

const isUnderWay = (stage: string): boolean => stage === 'arranged' || stage === 'met';

/** Limits that are somebody's work, as due work lists them; one that an exception has lifted has no day. */
function limitsOf(row: WorkListRow | null): readonly OpenLimit[] {
  return (row?.items ?? []).flatMap(({ rule, subject, stage, body, due, disapplied }) =>
    disapplied ? [] : [{ rule, subject, stage, body, due }],
  );
}

function endsOf(exceptions: readonly ExceptionClaim[]): readonly CalendarDate[] {
  return exceptions.flatMap(({ to, struckOutOn }) => (to === null || struckOutOn !== null ? [] : [to]));
}

/** The civil day of UTC: in summer the hour after midnight counts to the day before. */
function recordedOn({ recordedAt }: RowContext): CalendarDate | null {
  const day = recordedAt.slice(0, 10);
  return isCalendarDate(day) ? day : null;
}

type Held = Pick<StuckRow, 'childId' | 'stage' | 'team' | 'worker'>;

function rowOf(
  process: StuckRow['process'],
  { childId, stage, team, worker }: Held,
  { stream, authority }: RowContext,
  reasons: readonly StuckReason[],
): StuckRow | null {
  if (reasons.length === 0) return null;
  return { process, stream, authority, childId, stage, team, worker, reasons };
}

/** The row of a stream as it stands, or stood; null where nothing can hold it up. */
export function stuckRowOf(
  workflow: 'needsAssessment' | 'plan',
  state: unknown,
  context: RowContext,
  basis: StandingBasis,
): StuckRow | null {
  return workflow === 'plan'
    ? stuckPlansProjection.row(state as Plan, context, basis)
    : stuckAssessmentsProjection.row(state as NeedsAssessment, context, basis);
}
