import type { OverdueTask, PlanTask } from '../../../workflows/action-plan/due-dates.js';
import type { PaperSection, PaperSummary, PaperTask, RatingCell } from './paper.js';

/** Everything a summary counts. */
export interface SummaryAsk {
  readonly sections: readonly PaperSection[];
  readonly overdue: readonly OverdueTask[];
  readonly sectionOf: (task: PlanTask) => string;
  readonly leadsOf: (task: PlanTask) => readonly string[];
  /** Refs of what was completed within the period. */
  readonly completedInPeriod: readonly string[];
  readonly completedBefore: number;
  /** The codes of the plan's scheme for progress in their order. */
  readonly codes: readonly RatingCell[];
}

export function paperSummary(ask: SummaryAsk): PaperSummary {
  const { sections, overdue, completedInPeriod, completedBefore } = ask;
  const tasks = sections.flatMap(({ parts }) => parts.flatMap((part) => part.tasks));
  return {
    tasks: tasks.length,
    byRating: byRating(tasks, ask.codes),
    completedBefore,
    completedInPeriod,
    overdueBySection: grouped(overdue, (task) => [ask.sectionOf(task)], false),
    overdueByLead: grouped(overdue, ask.leadsOf, true),
    byTarget: byTarget(sections),
    milestones: milestonesOf(sections),
  };
}

function byRating(tasks: readonly PaperTask[], codes: readonly RatingCell[]): PaperSummary['byRating'] {
  if (codes.length === 0) return [];
  const of = (code: string | null): number => tasks.filter(({ latest }) => (latest?.code ?? null) === code).length;
  return [...codes.map((rating) => ({ rating, tasks: of(rating.code) })), { rating: null, tasks: of(null) }];
}

function grouped(
  overdue: readonly OverdueTask[],
  namesOf: (task: OverdueTask) => readonly string[],
  mostFirst: boolean,
): PaperSummary['overdueByLead'] {
  const groups = new Map<string, { name: string; tasks: number; most: number }>();
  for (const task of overdue) {
    for (const name of namesOf(task)) {
      const { tasks, most } = groups.get(name) ?? { tasks: 0, most: 0 };
      groups.set(name, { name, tasks: tasks + 1, most: Math.max(most, task.daysOver) });
    }
  }
  const all = [...groups.values()];
  return mostFirst ? all.toSorted((a, b) => b.tasks - a.tasks || b.most - a.most || a.name.localeCompare(b.name, 'en-GB')) : all; // prettier-ignore
}

type Standing = PaperSummary['byTarget'][number]['state'];

/** From what is best to what cannot be told. */
const order: readonly Standing[] = ['reached', 'onTheWay', 'notReached', 'notDueYet', 'baselineMissing', 'comparatorMissing', 'valueMissing', 'notMeasurable', 'withheld', 'noTarget']; // prettier-ignore
/** Of several targets the one that stands worst speaks for the measure. */
const worstFirst: readonly Standing[] = ['withheld', 'notReached', 'onTheWay', 'valueMissing', 'baselineMissing', 'comparatorMissing', 'notMeasurable', 'notDueYet', 'reached']; // prettier-ignore

function byTarget(sections: readonly PaperSection[]): PaperSummary['byTarget'] {
  const standings = sections.flatMap(
    ({ measures }) =>
    measures.map(({ answers }): Standing => worstFirst.find((state) => answers.some((answer) => answer.state === state)) ?? 'noTarget'), // prettier-ignore
  );
  return order
    .map((state) => ({ state, measures: standings.filter((own) => own === state).length }))
    .filter(({ measures }) => measures > 0);
}

function milestonesOf(sections: readonly PaperSection[]): PaperSummary['milestones'] {
  const all = sections.flatMap(({ milestones }) => milestones);
  const of = (standing: (typeof all)[number]['standing']): number =>
    all.filter((one) => one.standing === standing).length;
  return { reached: of('reached'), partly: of('partly'), notReached: of('notReached'), untold: of(null) };
}
