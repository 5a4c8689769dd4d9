import type { Entry, ProgressRecorded } from '../../../workflows/action-plan/action-plan.events.js';
import type { ActionPlan } from '../../../workflows/action-plan/action-plan.state.js';
import { firstDayOf, overdueTasks, tasksOf, timescalesOf } from '../../../workflows/action-plan/due-dates.js';
import type { OverdueTask, PlanTask } from '../../../workflows/action-plan/due-dates.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { lastPrintedDay, printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { standingDocument } from '../../../workflows/action-plan/standing-document.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import { sentenceDate, shortDate } from '../../web/words/date-words.js';
import { listed } from '../../web/words/list-words.js';
import { dueLine, itemRef, leadWords, partyWords } from '../plan-words.js';
import type { DatedRating, PaperTask } from './paper.js';
import { ratingCell } from './paper-words.js';

/** The tasks of a plan as a paper about some months has them. */
export interface TaskReader {
  readonly tasks: readonly PlanTask[];
  readonly overdue: readonly OverdueTask[];
  of(task: PlanTask): PaperTask;
}

/** @param plan with what was told up to the last of the days. */
export function taskReader(
  plan: ActionPlan,
  days: { readonly from: CalendarDate; readonly to: CalendarDate; readonly asAt: CalendarDate },
  names: StaffNames,
): TaskReader {
  const overdue = overdueTasks(plan, days.asAt);
  const over = new Map(overdue.map((task) => [keyOf(task), task.daysOver]));
  const standing = standingDocument(plan);
  const items = new Map(standing?.items.map((item) => [item.id, item]));
  return {
    tasks: tasksOf(plan),
    overdue,
    of(task) {
      const { item, deliverable } = task;
      const own = toldOf(plan, task);
      const stood = items.get(item.id) ?? item;
      return {
        ref: itemRef(item),
        summary: item.summary,
        steps: item.steps.map(({ summary }) => summary),
        leads: leadWords(plan, item, names),
        supporters: item.supporters.length === 0 ? null : listed(item.supporters.map(({ partyId }) => partyWords(plan, partyId, names))), // prettier-ignore
        deliverable: deliverable?.criteria.map(({ summary }) => summary) ?? [],
        due: timescalesOf(task).map(dueLine),
        ratings: ratingsOf(plan, standing, { ...task, item: stood }, own, days.to),
        latest: ratingCell(plan, 'progress', task.rag),
        completedOn: task.completedOn === null ? null : printedDay(task.completedOn),
        progress: progressWords(task, own, days),
        daysOver: over.get(keyOf(task)) ?? null,
      };
    },
  };
}

const keyOf = ({ item, deliverable }: PlanTask): string => `${item.id} ${deliverable?.id ?? ''}`;
export const printedDay = (day: string): string => (isCalendarDate(day) ? sentenceDate(day) : printedDateWords(day));

/** What was recorded of a task. What is told of an item as a whole stands with its first deliverable. */
function toldOf({ progress }: ActionPlan, { item, deliverable }: PlanTask): readonly Entry<ProgressRecorded>[] {
  const first = item.deliverables?.[0]?.id ?? null;
  return progress.filter(
    ({ itemId, deliverableId }) => itemId === item.id && (deliverableId ?? first) === (deliverable?.id ?? null),
  );
}

/** At each monitoring date that has come, whether anything was recorded or not; then on other days. */
function ratingsOf(
  plan: ActionPlan,
  standing: PlanDocument | null,
  { item, deliverable }: PlanTask,
  told: readonly Entry<ProgressRecorded>[],
  to: CalendarDate,
): readonly DatedRating[] {
  const points = (standing?.monitoringPoints ?? []).filter(({ date }) => firstDayOf(date) <= to);
  const cells = item.deliverables?.find(({ id }) => id === deliverable?.id)?.monitoring;
  const printed = item.progress.filter(({ asOf }) => (lastPrintedDay(asOf) ?? asOf) <= to);
  const atPoints = points
    .filter(({ id }) => cells === undefined || cells.some(({ point }) => point === id))
    .map(({ id, label, date }): DatedRating => {
      const recorded = told.findLast(({ pointId, rag }) => pointId === id && rag !== null);
      const rag = recorded?.rag ?? cells?.find(({ point }) => point === id)?.rag ?? printed.find(({ asOf }) => asOf === date)?.rag ?? null; // prettier-ignore
      return { label, rating: ratingCell(plan, 'progress', rag) };
    });
  const onDays = told.filter(({ pointId, rag }) => pointId === null && rag !== null);
  const days = new Set(points.map(({ date }) => date));
  const others = printed.filter(({ asOf, rag }) => rag !== null && !days.has(asOf) && !onDays.some(({ on }) => on === asOf)); // prettier-ignore
  return [
    ...atPoints,
    ...others.map(({ asOf, rag }) => ({ label: printedDateWords(asOf), rating: ratingCell(plan, 'progress', rag) })),
    ...onDays.map(({ on, rag }) => ({ label: shortDate(on), rating: ratingCell(plan, 'progress', rag) })),
  ];
}

/** What was told of days in the period: recorded here, or printed with a day of it. */
function progressWords(
  { item, deliverable }: PlanTask,
  told: readonly Entry<ProgressRecorded>[],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): readonly string[] {
  const recorded = told.filter(({ on }) => on >= from);
  const days = new Set(recorded.map(({ on }) => on as string));
  const printed =
    deliverable === null
      ? item.progress.filter(({ asOf }) => !days.has(asOf) && isCalendarDate(asOf) && asOf >= from && asOf <= to)
      : [];
  return [...printed.flatMap(({ points }) => points), ...recorded.flatMap(({ points }) => points)];
}
