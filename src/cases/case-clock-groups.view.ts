import { disputedDecisionWords } from '../web/words/dispute-code-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { sentenceDate } from '../web/words/date-words.js';
import type { CaseFile, OnFile } from './case-file.service.js';
import { clockRows, counts } from './case-clocks.view.js';
import type { ClockRow } from './case-clocks.view.js';
import { assessmentLimits, disputeLimits, planLimits } from './limit-names.js';
import type { LimitNames } from './limit-names.js';
import { anchorOf } from './plan-life.view.js';
import { isFar } from './process-clocks.view.js';

/** The clocks of one process of the case. */
export interface ClockGroup {
  readonly title: string;
  readonly clocks: readonly ClockRow[];
  /** Replaced, not needed any more, or far ahead. */
  readonly folded: readonly ClockRow[];
}

type EventOf = (stream: string, revision: number) => { readonly type: string; readonly href: string } | null;

/** Every clock of a case, process by process; those without any are left out. */
export function clockGroups(
  file: CaseFile,
  eventOf: EventOf,
): Readonly<Record<'assessments' | 'plans' | 'disputes', readonly ClockGroup[]>> {
  const { assessment, assessments, plans, disputes, today } = file;
  const group = (title: string, process: OnFile, names: LimitNames, prefix: string): readonly ClockGroup[] => {
    const { deadlines, stream } = process;
    const rows = clockRows(names, deadlines, (revision) => eventOf(stream, revision), today, prefix);
    const shown = deadlines.map((deadline) => counts(deadline) && !isFar(deadline, today));
    return rows.length === 0
      ? []
      : [{ title, clocks: rows.filter((_, i) => shown[i] === true), folded: rows.filter((_, i) => shown[i] !== true) }];
  };
  return {
    assessments:
      assessment === null
        ? []
        : group(
            assessments.length > 1 && assessment.state.begun !== null
              ? `Assessment from ${sentenceDate(assessment.state.begun.on)}`
              : 'Assessment',
            assessment,
            assessmentLimits(assessment.state),
            '',
          ),
    plans: plans.flatMap((plan) => {
      const { made } = plan.state;
      const title = made === null ? 'Plan' : `Plan of ${sentenceDate(made.on)}`;
      return group(title, plan, planLimits(plan.state), anchorOf(plan.id));
    }),
    disputes: disputes.flatMap((dispute) => {
      const { opened } = dispute.state;
      const title = opened === null ? 'Dispute' : `Dispute about ${lowerFirst(disputedDecisionWords[opened.about])}`;
      return group(title, dispute, disputeLimits(dispute.state), anchorOf(dispute.id));
    }),
  };
}
