import type { DecisionBasis } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { milestoneLines } from '../timetable/local-milestones.js';
import type { MilestoneLine } from '../timetable/local-milestones.js';
import { stoppedOn } from './needs-assessment.endings.js';
import { overturnedBy } from './needs-assessment.outcomes.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/** The authority's own lines of practice on a case (weeks 12, 14 and 16 as a rule): never law, never a breach. */
export function milestonesOf(
  state: NeedsAssessment,
  basis: Pick<DecisionBasis, 'calendar' | 'policy' | 'settings'>,
  asOf: CalendarDate,
): readonly MilestoneLine[] {
  const { begun, drafts, issueDecisions } = state;
  // The weeks are those of a request: a re-assessment has fourteen of its own and no such lines.
  if (begun === null || begun.by === 'broughtIn' || begun.by === 'reassessment') return [];
  const draftServed = drafts[0]?.served.on ?? null;
  const completedOn = {
    adviceIn: adviceIn(state),
    decisionToDraft: issueDecisions.find(({ positive }) => positive)?.on ?? draftServed,
    // Nothing records that a draft is ready before it is served.
    draftPrepared: draftServed,
    draftServed,
  };
  const facts = { receivedOn: begun.on, completedOn, closed: stoppedOn(state), supersededBy: overturnedBy(state) };
  return milestoneLines(facts, basis, asOf, basis.settings.milestones);
}

/** The day the last advice asked for came in; null while any is out or none was asked for. */
function adviceIn({ advice }: NeedsAssessment): CalendarDate | null {
  return (
    advice.reduce<CalendarDate | null | undefined>((last, { receivedOn }) => {
      if (last === null || receivedOn === null) return null;
      return last === undefined || receivedOn > last ? receivedOn : last;
    }, undefined) ?? null
  );
}
