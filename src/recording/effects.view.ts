import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import type { Advice, NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import { tableDate } from '../web/words/date-words.js';
import { deadlineTag } from '../web/words/deadline-tag.js';
import { dayCount, distance } from '../web/words/distance-words.js';
import { stageWords } from '../web/words/fact-words.js';
import type { AboutChild } from '../../workflows/plan/plan.clocks.js';
import type { RecordedWorkflow, SpokenLimit } from './recorded-workflow.js';
import type { Intention } from './recording-form.js';

const onTheLastDay = 'Met, on the last day';

/** One line of "What will happen". */
export interface Effect {
  readonly what: string;
  readonly now: string;
  readonly after: string;
  readonly changed: boolean;
}

/** Where the limits that effects compare come from. */
export interface Reckoned<State> {
  readonly behind: RecordedWorkflow<State>;
  readonly basis: DecisionBasis;
  readonly child: AboutChild;
}

/** How every limit of the law and the stage stand before and after, what changes first. */
export function effectsOf<State>(before: State, after: State, reckoned: Reckoned<State>): readonly Effect[] {
  const { behind, basis } = reckoned;
  const { today } = basis;
  const then = limitsOf(before, reckoned);
  const lines = [...limitsOf(after, reckoned)].map(([key, { limit, words: what }]): Effect | null => {
    if (what === null) return null;
    const was = then.get(key)?.limit;
    const now = was === undefined ? 'Not started' : standing(was, today);
    const next = standing(limit, today);
    const changed = now !== next;
    return { what, now, after: changed ? next : 'No change', changed };
  });
  const known = lines.filter((line) => line !== null);
  const [was, is] = [behind.stage(before), behind.stage(after)];
  const stage: Effect[] =
    was === is ? [] : [{ what: 'Stage', now: stageWords(was), after: stageWords(is), changed: true }];
  const settled = new Set(['Not needed', 'Replaced']);
  return [
    ...known.filter(({ changed }) => changed),
    ...stage,
    ...known.filter(({ changed, now }) => !changed && !settled.has(now) && !now.startsWith('Met')),
  ];
}

/** The advice that a limit is about, where it is one body’s. */
export function askedFor({ advice }: NeedsAssessment, subject: string | null): Advice | null {
  return advice.find(({ adviceId }) => adviceId === subject) ?? null;
}

/** How one limit stands: "Mon 1 Feb 2027, in 70 days", "Due today", "Met, on the last day". */
export function standing(limit: Deadline, today: CalendarDate): string {
  const { due, status, completedOn } = limit;
  if (status === 'disapplied') return 'Disapplied: as soon as practicable';
  // What was late when it ended stays late.
  if (status === 'closed' && limit.daysOver > 0) return `Ended ${dayCount(limit.daysOver)} late`;
  if (status === 'met' && completedOn !== null && completedOn === due) return onTheLastDay;
  if (due === null || (status !== 'running' && status !== 'overdue')) return deadlineTag(limit, today).text;
  if (due === today) return 'Due today';
  return `${tableDate(due)}, ${status === 'running' ? distance(due, today) : deadlineTag(limit, today).text}`;
}

/** "Due Mon 23 Nov 2026": where a limit of the case stands now, by rule; null where it has none. */
export function limitNow(state: NeedsAssessment, basis: DecisionBasis, rules: readonly string[]): Deadline | null {
  return (
    deadlinesOf(clocksOf(state, basis.policy), basis, basis.today).find(({ rule }) => rules.includes(rule)) ?? null
  );
}

function limitsOf<State>(state: State, { behind, basis, child }: Reckoned<State>): ReadonlyMap<string, SpokenLimit> {
  return new Map(
    behind
      .limits(state, basis, child)
      .map((line) => [`${line.limit.rule} ${line.limit.subject ?? ''} ${line.limit.stage ?? ''}`, line]),
  );
}

/** What was recorded, and whether the limit it answers was kept: "Decision to assess recorded, in time on the last day". */
export function bannerHeading(
  { done, wishes }: Pick<Intention, 'done' | 'wishes'>,
  effects: readonly Effect[],
): string {
  // A correction moves limits that nobody has met or missed just now.
  if ('type' in wishes) return done;
  const outcome = effects.find(({ changed, after }) => changed && /^Met|^\d+ days? late$/.test(after))?.after;
  if (outcome === undefined) return done;
  if (!outcome.startsWith('Met')) return `${done}, ${outcome}`;
  return outcome === onTheLastDay ? `${done}, in time on the last day` : `${done}, in time`;
}
