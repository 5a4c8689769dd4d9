import type { Ended } from '../kernel/day.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/** The day from which no plan is coming any more, and why; null while one may. */
export function stoppedOn(state: NeedsAssessment): Ended {
  return noPlanComing(state) ?? endOf(state);
}

/** The day the case ended for another reason than a decision of the authority. */
export function endOf({ ended }: NeedsAssessment): Ended {
  return ended === null ? null : { on: ended.on, reason: ended.reason };
}

/** A refusal that stands. */
export function noPlanComing(state: NeedsAssessment): Ended {
  return refusedToAssess(state) ?? refusedToIssue(state);
}

export function refusedToAssess({ assessDecisions }: NeedsAssessment): Ended {
  const last = assessDecisions.at(-1);
  return last === undefined || last.positive ? null : { on: last.on, reason: 'refusedToAssess' };
}

export function refusedToIssue({ stage, issueDecisions }: NeedsAssessment): Ended {
  const last = issueDecisions.at(-1);
  return stage !== 'refusedToIssue' || last === undefined ? null : { on: last.on, reason: 'refusedToIssue' };
}
