import { calendarDate, daysBetween, daysInMonth } from '../timetable/calendar-date.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { partOf } from './action-plan.state.js';
import type { ActionPlan } from './action-plan.state.js';
import type { Deliverable, PlanItem, Timescale, TimelineEntry } from './plan-document.js';
import { schemeFor } from './plan-faults.js';

/** Last day that a printed date covers: a month is over on its last day. Of a span, the last of its second part. */
export function lastDayOf(printed: string): CalendarDate {
  const [year = '', month = '12', day] = (printed.split('/').at(-1) ?? '').split('-');
  return calendarDate(`${year}-${month}-${day ?? String(daysInMonth(Number(year), Number(month))).padStart(2, '0')}`);
}

/** First day that a printed date covers. */
export function firstDayOf(printed: string): CalendarDate {
  const [year = '', month = '01', day = '01'] = (printed.split('/')[0] ?? '').split('-');
  return calendarDate(`${year}-${month}-${day}`);
}

/** Months between two times of something that recurs; null where the words say no number. */
export function monthsBetween(frequency = ''): number | null {
  switch (frequency.toLowerCase().replaceAll(/[\s_]+/g, '-')) {
    case 'monthly':
      return 1;
    case 'half-termly':
      return 2;
    case 'quarterly':
      return 3;
    // Three terms a year.
    case 'termly':
    case '3-per-year':
      return 4;
    case '2-per-year':
    case 'half-yearly':
    case 'six-monthly':
      return 6;
    case 'annual':
    case 'annually':
    case 'yearly':
      return 12;
    default:
      return null;
  }
}

/** One thing that a plan asks for by a day: an item, or a deliverable of one. */
export interface PlanTask {
  readonly item: PlanItem;
  readonly deliverable: Deliverable | null;
  readonly due: readonly Timescale[];
  /** The line of the timeline whose date is worked to instead, where one was chosen. */
  readonly chosen: TimelineEntry | null;
  readonly completedOn: string | null;
  /** The latest rating; null where none is recorded. */
  readonly rag: string | null;
}

/** A task that is late on a day. */
export interface OverdueTask extends PlanTask {
  readonly timescale: Timescale;
  readonly by: CalendarDate;
  readonly daysOver: number;
  /** What is late: its end, its begin, or the next time of what recurs. */
  readonly late: 'end' | 'begin' | 'nextTime';
}

/** Every item and deliverable of a plan, in the order of the plan. */
export function tasksOf(plan: ActionPlan): readonly PlanTask[] {
  const { document } = plan;
  if (document === null) return [];
  return document.items.flatMap((item) => {
    const deliverables = item.deliverables ?? [];
    return deliverables.length === 0
      ? [taskOf(plan, item, null, item.due)]
      : deliverables.map((deliverable) => taskOf(plan, item, deliverable, [deliverable.due]));
  });
}

function taskOf(
  plan: ActionPlan,
  item: PlanItem,
  deliverable: Deliverable | null,
  due: readonly Timescale[],
): PlanTask {
  const part = { itemId: item.id, deliverableId: deliverable?.id ?? null };
  const last = latestRating(plan, item, deliverable);
  return {
    item,
    deliverable,
    due,
    chosen: chosenLine(plan, item),
    completedOn:
      plan.completed.get(partOf(part))?.on ?? (last !== null && meansCompleted(plan, last.rag) ? last.asOf : null),
    rag: last?.rag ?? null,
  };
}

/** The last rating of an item or deliverable: what was recorded here, else what the plan prints. */
export function latestRating(
  plan: ActionPlan,
  item: PlanItem,
  deliverable: Deliverable | null,
): { readonly rag: string; readonly asOf: string } | null {
  const told = plan.progress.filter(
    ({ itemId, deliverableId }) => itemId === item.id && deliverableId === (deliverable?.id ?? null),
  );
  const recorded = told
    .filter(({ rag }) => rag !== null)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);
  if (recorded?.rag != null) return { rag: recorded.rag, asOf: recorded.on };
  const points = new Map(plan.document?.monitoringPoints.map(({ id, date }) => [id, date]));
  const printed =
    deliverable === null
      ? item.progress.map(({ rag, asOf }) => ({ rag, asOf }))
      : deliverable.monitoring.map(({ rag, point }) => ({ rag, asOf: points.get(point) ?? point }));
  const last = printed.findLast(({ rag }) => rag !== null);
  return last?.rag == null ? null : { rag: last.rag, asOf: last.asOf };
}

/** Whether a code of the plan's scheme says that nothing is left to do. */
function meansCompleted({ document }: Pick<ActionPlan, 'document'>, rag: string): boolean {
  if (document === null) return false;
  const value = schemeFor(document, 'progress')?.values.find(({ code }) => code === rag);
  return /^(completed?|done|achieved)\b/i.test(value?.meaning.progress ?? '');
}

/** What of a plan is late on a day, the longest first. */
export function overdueTasks(plan: ActionPlan, today: CalendarDate): readonly OverdueTask[] {
  return tasksOf(plan)
    .flatMap((task) => overdueOf(plan, task, today) ?? [])
    .toSorted((a, b) => b.daysOver - a.daysOver || a.item.order - b.item.order);
}

function overdueOf(plan: ActionPlan, task: PlanTask, today: CalendarDate): OverdueTask | null {
  if (task.completedOn !== null) return null;
  const late = timescalesOf(task)
    .flatMap((timescale) => lateness(plan, task, timescale))
    .filter(({ by }) => by < today)
    .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  // Of several stages the first that has not been reached is not known to us: the last that is past counts as the one due.
  const last = late.at(-1);
  return last === undefined ? null : { ...task, ...last, daysOver: daysBetween(last.by, today) };
}

/** When a task is due: by the date that was chosen, where the timeline and the table differ. */
export function timescalesOf({ due, chosen }: PlanTask): readonly Timescale[] {
  if (chosen === null || chosen.date === null) return due;
  const { raw, kind, date, frequency } = chosen;
  return [{ raw, kind, date, ...(frequency === undefined ? {} : { frequency }) }];
}

function lateness(
  plan: ActionPlan,
  { item, deliverable }: PlanTask,
  timescale: Timescale,
): readonly Pick<OverdueTask, 'timescale' | 'by' | 'late'>[] {
  const { kind, date, frequency } = timescale;
  const told = plan.progress.filter(
    ({ itemId, deliverableId }) => itemId === item.id && (deliverable === null || deliverableId === deliverable.id),
  );
  const last = told
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  switch (kind) {
    case 'by':
    case 'period':
      return date === null ? [] : [{ timescale, by: lastDayOf(date), late: 'end' }];
    case 'from':
      // Begun once anything is told of it.
      return date === null || last !== undefined || item.progress.length > 0
        ? []
        : [{ timescale, by: lastDayOf(date), late: 'begin' }];
    case 'recurring': {
      const months = monthsBetween(frequency);
      const since = last ?? (date === null ? planBegins(plan) : firstDayOf(date));
      return months === null || since === null ? [] : [{ timescale, by: afterMonths(since, months), late: 'nextTime' }];
    }
    case 'tbc':
    case 'unscheduled':
      return [];
  }
}

function planBegins({ document }: ActionPlan): CalendarDate | null {
  return document === null ? null : firstDayOf(document.document.period.start);
}

/** The same day so many months on, or the last of a shorter month. */
function afterMonths(day: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const to = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(to / 12), (to % 12) + 1];
  const last = Math.min(date, daysInMonth(toYear, toMonth));
  return calendarDate(`${toYear}-${String(toMonth).padStart(2, '0')}-${String(last).padStart(2, '0')}`);
}

/** Where the timeline gives an item a date that none of its rows has (R90). */
export interface DateConflict {
  readonly line: TimelineEntry;
  readonly item: PlanItem;
  /** The dates of the table of actions. */
  readonly table: readonly Timescale[];
  readonly chosen: 'timeline' | 'actionTable' | null;
}

export function dateConflicts(plan: ActionPlan): readonly DateConflict[] {
  const { document } = plan;
  if (document === null) return [];
  const items = new Map(document.items.map((item) => [item.id, item]));
  return document.timeline.flatMap((line) => {
    const item = items.get(line.itemId);
    if (item === undefined || line.date === null) return [];
    const table = [...item.due, ...(item.deliverables ?? []).map(({ due }) => due)].filter(({ date }) => date !== null);
    const agrees = table.some(({ date }) => date !== null && sameDate(date, line.date ?? ''));
    if (table.length === 0 || agrees) return [];
    return [{ line, item, table, chosen: plan.chosenDates.get(line.id)?.chosen ?? null }];
  });
}

/** Whether two printed dates can mean the same: a month and a day in it do. */
function sameDate(a: string, b: string): boolean {
  return firstDayOf(a) <= lastDayOf(b) && firstDayOf(b) <= lastDayOf(a);
}

function chosenLine(plan: ActionPlan, { id }: PlanItem): TimelineEntry | null {
  if (plan.chosenDates.size === 0) return null;
  return (
    plan.document?.timeline.find(
      (line) => line.itemId === id && plan.chosenDates.get(line.id)?.chosen === 'timeline',
    ) ?? null
  );
}
