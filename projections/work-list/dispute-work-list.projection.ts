import { disputeClocksOf } from '../../workflows/dispute/dispute.clocks.js';
import { stageShown } from '../../workflows/dispute/dispute.state.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import type { RuleId } from '../../workflows/timetable/rule.js';
import { disputeFold } from '../folds.js';
import type { Projection } from '../projection.js';
import { openItems, workListEntries } from './due-items.js';
import type { WorkListRow } from './due-items.js';
import type { WaitingFor } from './waiting-for.js';

/** The family's own time (I1, J1) and the adviser's (I2, I5) are nobody's work here. */
const listed: ReadonlySet<RuleId> = new Set<RuleId>(['I3', 'I4', 'I7', 'J2', 'K10']);

/** Due work on disputes: what the authority, or a health body for it, must do by a day on the way to a decision. */
export const disputeWorkListProjection: Projection<Dispute, WorkListRow> = {
  name: 'dispute-work-list',
  version: 1,
  of: disputeFold,
  usesBasis: true,
  row(state, { stream }, basis) {
    const { opened, childId, stageSince, team, worker } = state;
    if (opened === null || childId === null) return null;
    const items = openItems(disputeClocksOf(state), listed, basis, (deadline) =>
      isOurs(state, deadline) ? { body: null, waitingFor: waitingFor(state, deadline) } : null,
    );
    if (items.length === 0) return null;
    return { process: 'dispute', stream, childId, stage: stageShown(state), stageSince, team, worker, items };
  },
  entries: workListEntries,
};

type Asked = Pick<Deadline, 'rule' | 'subject'>;

/** SI 2017/1306 regs 6 and 7: a recommendation to a health body is that body's to answer. */
function isOurs({ appeal }: Dispute, { rule, subject }: Asked): boolean {
  if (rule !== 'K10') return true;
  return appeal.recommendations.find(({ recommendationId }) => recommendationId === subject)?.to === 'socialCare';
}

const whatFor: Partial<Readonly<Record<RuleId, WaitingFor['what']>>> = {
  I3: 'healthBodyTold',
  I4: 'mediationDate',
  I7: 'agreement',
  J2: 'appealResponse',
  K10: 'recommendation',
};

function waitingFor({ mediation }: Dispute, { rule }: Asked): WaitingFor {
  const issues = mediation.requested?.issues ?? [];
  // Reg 37: mediation on health alone is the health body's to arrange.
  const byHealth = rule === 'I4' && issues.length > 0 && issues.every((issue) => issue === 'health');
  return { who: byHealth ? 'health' : 'us', what: whatFor[rule] ?? 'decision', count: 0 };
}
