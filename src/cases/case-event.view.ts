import type { HistoryEntry } from '../children/case-record.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import { replay } from '../../workflows/kernel/replay.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import { tableDate } from '../web/words/date-words.js';
import { deadlineTag } from '../web/words/deadline-tag.js';
import { bodyOf, clockAnchor } from './case-limits.view.js';
import { limitTitle } from '../web/words/limit-words.js';

/** A limit that an event began, moved, met or lifted. */
export interface LimitChange {
  readonly limit: string;
  readonly before: string;
  readonly after: string;
}

/** What an event changed about the limits of its assessment, judged by today's date before and after it. */
export function limitChanges(
  entry: HistoryEntry,
  history: readonly HistoryEntry[],
  basis: DecisionBasis,
): readonly LimitChange[] {
  const before = standing(
    history.filter(({ revision }) => revision < entry.revision),
    basis,
  );
  const after = standing(
    history.filter(({ revision }) => revision <= entry.revision),
    basis,
  );
  const earlier = new Map(before.deadlines.map((deadline) => [clockAnchor(deadline), deadline]));
  return after.deadlines.flatMap((deadline): LimitChange[] => {
    const old = earlier.get(clockAnchor(deadline));
    const was = old === undefined ? 'Not running' : words(old, basis);
    const is = words(deadline, basis);
    if (was === is) return [];
    return [
      { limit: limitTitle(deadline.rule, bodyOf(after.state, deadline), deadline.stage), before: was, after: is },
    ];
  });
}

function standing(
  history: readonly HistoryEntry[],
  basis: DecisionBasis,
): { readonly state: NeedsAssessment; readonly deadlines: readonly Deadline[] } {
  const events = history as unknown as readonly Placed<NeedsAssessmentEvent>[];
  const state = replay<NeedsAssessment, NeedsAssessmentEvent>(needsAssessmentDecider, events);
  return { state, deadlines: deadlinesOf(clocksOf(state, basis.policy), basis, basis.today) };
}

function words(deadline: Deadline, { today }: DecisionBasis): string {
  const date = deadline.due === null ? 'No date' : tableDate(deadline.due);
  return `${deadline.status === 'disapplied' ? 'As soon as practicable' : date} · ${deadlineTag(deadline, today).text}`;
}
