import { excusableLimits } from '../exceptions/excusable-limits.js';
import type { ClaimedFacts, ExcusableLimit, Surroundings } from '../exceptions/excusable-limits.js';
import type { DecisionBasis } from '../kernel/decider.js';
import { clocksOf } from './needs-assessment.clocks.js';
import type { NeedsAssessment } from './needs-assessment.state.js';

/** Every legal limit of the case against the claimed facts, judged by its own period: what the exception form shows. */
export function excusableLimitsOf(
  state: NeedsAssessment,
  claim: ClaimedFacts,
  basis: DecisionBasis,
): readonly ExcusableLimit[] {
  return excusableLimits(clocksOf(state, basis.policy), claim, basis, surroundingsOf(state));
}

function surroundingsOf({ advice }: NeedsAssessment): Surroundings {
  return {
    settingAskedOn: advice.find(({ body }) => body === 'education')?.requested?.on ?? null,
    appointmentOf: ({ subject }) => {
      const own = advice.find(({ adviceId }) => adviceId === subject);
      const missed =
        own?.appointmentMissedOn == null ? advice.find((other) => other.appointmentMissedOn !== null) : own;
      return { missedBody: missed?.body ?? null, clockBody: own?.body ?? null };
    },
  };
}
