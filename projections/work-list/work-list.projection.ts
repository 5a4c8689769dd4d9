import type { RuleId } from '../../workflows/timetable/rule.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { needsAssessmentFold } from '../folds.js';
import type { Projection } from '../projection.js';
import { openItems, workListEntries } from './due-items.js';
import type { WorkListRow } from './due-items.js';
import { waitingFor } from './waiting-for.js';

/** Limits that are work for somebody in the authority's team: what falls due by law and can still be met or missed. */
const listed: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['A1', 'A2', 'D5', 'B1', 'C1', 'C3', 'G2'] as const),
  ...(['K1', 'K2', 'K3', 'K4', 'K5', 'K9', 'I6'] as const),
]);

/** Due work on assessments: every open legal clock once, by due date, for each worker, team and authority. */
export const workListProjection: Projection<NeedsAssessment, WorkListRow> = {
  name: 'work-list',
  version: 3,
  of: needsAssessmentFold,
  usesBasis: true,
  row(state, { stream }, basis) {
    if (state.begun === null || state.childId === null) return null;
    const items = openItems(clocksOf(state, basis.policy), listed, basis, ({ rule, subject }) => ({
      body: state.advice.find(({ adviceId }) => adviceId === subject)?.body ?? null,
      waitingFor: waitingFor(state, rule, subject),
    }));
    if (items.length === 0) return null;
    const { childId, stage, stageSince, team, worker } = state;
    return { process: 'assessment', stream, childId, stage, stageSince, team, worker, items };
  },
  entries: workListEntries,
};
