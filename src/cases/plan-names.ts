import type { FundingAgreement } from '../../workflows/plan/funding.state.js';
import type { StartedPlacement } from '../../workflows/plan/placement.state.js';
import type { Amendment, PhaseTransfer, Plan, Review } from '../../workflows/plan/plan.state.js';
import type { Preference, SpecialPlaceWait } from '../../workflows/plan/preference.state.js';
import { sentenceDate, shortDate } from '../web/words/date-words.js';
import type { SoughtOutcome } from '../../workflows/plan/plan-quality.state.js';
import { areaWords } from '../web/words/quality-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { provisionWords } from '../web/words/placement-words.js';
import { transferKindWords } from '../web/words/plan-code-words.js';

/** What a review is called within a name. */
export const reviewKindNames = { annual: 'Annual review', early: 'Early review', interim: 'Interim review' } as const;

/** "Annual review, meeting of 20 October 2026". */
export function reviewName({ kind, meetingOn, arrangedFor, decidedOn }: Review): string {
  const name = kind === null ? 'Review' : reviewKindNames[kind];
  if (meetingOn !== null) return `${name}, meeting of ${sentenceDate(meetingOn)}`;
  if (arrangedFor !== null) return `${name}, meeting arranged for ${sentenceDate(arrangedFor)}`;
  return decidedOn === null ? name : `${name}, decided ${sentenceDate(decidedOn)}`;
}

/** "Notice of 28 September 2026". */
export function noticeName({ notice }: Amendment): string {
  return `Notice of ${sentenceDate(notice.on)}`;
}

/** "Primary to secondary school, 2027". */
export function transferName({ kind, transferOn, dueOn }: PhaseTransfer): string {
  const year = (transferOn ?? dueOn)?.slice(0, 4);
  return `${kind === null ? 'Phase transfer' : transferKindWords[kind]}${year === undefined ? '' : `, ${year}`}`;
}

/** "Outcome: communication and interaction, of 3 March 2026"; its own words stand on the page of the plan. */
export function outcomeName({ area, set }: SoughtOutcome): string {
  return `Outcome: ${lowerFirst(areaWords[area])}, of ${sentenceDate(set.on)}`;
}

/** What of a plan an id names, in words; null where nothing of it has the id. */
export function planSubjectName(plan: Plan, id: string): string | null {
  const review = plan.reviews.find(({ reviewId }) => reviewId === id);
  if (review !== undefined) return reviewName(review);
  const amendment = plan.amendments.find(({ noticeId }) => noticeId === id);
  if (amendment !== undefined) return noticeName(amendment);
  const transfer = plan.phaseTransfers.find(({ transferId }) => transferId === id);
  if (transfer !== undefined) return transferName(transfer);
  const outcome = plan.soughtOutcomes.find(({ outcomeId }) => outcomeId === id);
  if (outcome !== undefined) return outcomeName(outcome);
  return consultationName(plan, id) ?? arrangementName(plan, id) ?? datedName(plan, id);
}

/** "Independent special school, from 3 September 2025". */
export function startedName({ spells, started }: StartedPlacement): string {
  const last = spells.at(-1);
  const kind = last === undefined ? 'Placement' : provisionWords[last.provision];
  return `${kind}, from ${sentenceDate(started.on)}`;
}

/** "Joint funding from 1 September 2026". */
export function agreementName({ agreed }: FundingAgreement): string {
  return `Joint funding from ${sentenceDate(agreed.on)}`;
}

/** "Maintained special school, asked for on 3 March 2026". */
export function preferenceName({ provision, asked }: Preference): string {
  return `${provisionWords[provision]}, asked for on ${sentenceDate(asked.on)}`;
}

/** "Maintained special school, agreed on 3 March 2026". */
export function waitName({ provision, agreed }: SpecialPlaceWait): string {
  return `${provisionWords[provision]}, agreed on ${sentenceDate(agreed.on)}`;
}

function arrangementName({ funding, preferences }: Plan, id: string): string | null {
  const agreement = funding.agreements.find(({ agreementId }) => agreementId === id);
  if (agreement !== undefined) return agreementName(agreement);
  const preference = preferences.asked.find(({ preferenceId }) => preferenceId === id);
  if (preference !== undefined) return preferenceName(preference);
  const wait = preferences.waits.find(({ waitId }) => waitId === id);
  return wait === undefined ? null : waitName(wait);
}

function consultationName({ phaseTransfers }: Plan, id: string): string | null {
  for (const transfer of phaseTransfers) {
    const asked = transfer.consultations.find(({ consultationId }) => consultationId === id);
    if (asked !== undefined) return `Asked on ${sentenceDate(asked.askedOn)}, ${lowerFirst(transferName(transfer))}`;
  }
  return null;
}

function datedName(
  { reassessments, directPayments, healthMoves, placements, startedPlacements, exceptions }: Plan,
  id: string,
): string | null {
  const reassessment = reassessments.find(({ reassessmentId }) => reassessmentId === id);
  if (reassessment !== undefined) {
    const day = reassessment.requested ?? reassessment.decision;
    return day === null ? 'Re-assessment' : `Re-assessment of ${sentenceDate(day.on)}`;
  }
  const payment = directPayments.find(({ paymentId }) => paymentId === id);
  if (payment !== undefined) return `Direct payments from ${sentenceDate(payment.began.on)}`;
  const move = healthMoves.find(({ healthMoveId }) => healthMoveId === id);
  if (move !== undefined) return `Change of health body on ${sentenceDate(move.movesOn)}`;
  const placement = placements.find(({ placementId }) => placementId === id);
  if (placement !== undefined)
    return `Placement from ${placement.enteredOn === null ? 'an unknown day' : shortDate(placement.enteredOn)}`;
  const started = startedPlacements.find((one) => one.placementId === id);
  if (started !== undefined) return startedName(started);
  const visit = startedPlacements.flatMap(({ visits }) => visits).find(({ visitId }) => visitId === id);
  if (visit !== undefined) return `Visit of ${sentenceDate(visit.on)}`;
  const exception = exceptions.find(({ exceptionId }) => exceptionId === id);
  return exception === undefined ? null : `Exception from ${sentenceDate(exception.from)}`;
}
