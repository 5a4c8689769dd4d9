import type { FundingTerms } from '../../workflows/plan/funding.events.js';
import { budgetRequests, fundersOf } from '../../workflows/plan/funding.state.js';
import type { BudgetRequest, FundingAgreement } from '../../workflows/plan/funding.state.js';
import { endOfPlan } from '../../workflows/plan/plan-clock.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { termsOn } from '../../workflows/plan/placement-terms.js';
import { changedOn, endOfWait } from '../../workflows/plan/preference.state.js';
import type { Preference, SpecialPlaceWait } from '../../workflows/plan/preference.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { planFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** A joint funding agreement; the name of another body is nowhere in it. */
export interface AgreementLine {
  readonly agreementId: string;
  readonly from: CalendarDate;
  /** The last day. */
  readonly endedOn: CalendarDate | null;
  readonly ofPlacement: boolean;
  /** The last day of the placement that it pays for. */
  readonly placementEndedOn: CalendarDate | null;
  readonly spells: readonly (FundingTerms & { readonly on: CalendarDate })[];
}
/** A school or college that the family asked for; its name is nowhere in it. */
export interface PreferenceLine extends Pick<Preference, 'preferenceId' | 'statedBy' | 'provision' | 'answers' | 'steps'> {
  readonly on: CalendarDate;
  /** The family asked for another from that day on. */
  readonly changedOn: CalendarDate | null;
} // prettier-ignore
/** A specialist place that was agreed, and waited for until `endedOn`. */
export interface WaitLine extends Pick<SpecialPlaceWait, 'waitId' | 'provision' | 'agreedBy'> {
  readonly on: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly endedBy: 'placed' | 'withdrawn' | null;
}

/** What one plan holds of who pays, what the family asked for and what the child waits for. */
export interface ArrangementsRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly stage: Plan['stage'];
  readonly team: string | null;
  readonly worker: string | null;
  /** Ended or transferred to another authority. */
  readonly endedOn: CalendarDate | null;
  readonly agreements: readonly AgreementLine[];
  readonly budgets: readonly BudgetRequest[];
  readonly preferences: readonly PreferenceLine[];
  readonly waits: readonly WaitLine[];
}

/** Joint funding, personal budgets, preferences and places waited for, one row a plan that has any. */
export const arrangementsProjection: Projection<Plan, ArrangementsRow> = {
  name: 'arrangements',
  version: 1,
  of: planFold,
  usesBasis: false,
  row(plan, { stream, authority }) {
    const { childId, stage, team, worker, funding, preferences, startedPlacements } = plan;
    const lines = {
      agreements: funding.agreements.map((one) => agreementLine(one, plan)),
      budgets: budgetRequests(funding),
      preferences: preferences.asked.map((one) => preferenceLine(one, changedOn(preferences, one))),
      waits: preferences.waits.map((one) => waitLine(one, endOfWait(one, startedPlacements))),
    };
    if (childId === null || Object.values(lines).every(({ length }) => length === 0)) return null;
    return {
      ...{ stream, authority, childId, stage, team, worker },
      endedOn: endOfPlan(plan)?.on ?? null,
      ...lines,
    };
  },
};

function agreementLine(
  { agreementId, placementId, agreed, terms, ended }: FundingAgreement,
  { startedPlacements }: Plan,
): AgreementLine {
  return {
    agreementId,
    from: agreed.on,
    endedOn: ended?.on ?? null,
    ofPlacement: placementId !== null,
    placementEndedOn: startedPlacements.find((one) => one.placementId === placementId)?.ended?.on ?? null,
    spells: terms.map(
      ({ on, sharedIn, educationShare, healthShare, careShare, otherShare, totalPounds, reviewOn }) => ({
        ...{ on, sharedIn, educationShare, healthShare, careShare, otherShare, totalPounds, reviewOn },
      }),
    ),
  };
}

function preferenceLine(
  { preferenceId, statedBy, provision, asked, answers, steps }: Preference,
  changed: CalendarDate | null,
): PreferenceLine {
  return { preferenceId, statedBy, provision, answers, steps, on: asked.on, changedOn: changed };
}

function waitLine({ waitId, provision, agreedBy, agreed }: SpecialPlaceWait, ended: ReturnType<typeof endOfWait>): WaitLine {
  return { waitId, provision, agreedBy, on: agreed.on, endedOn: ended?.on ?? null, endedBy: ended?.by ?? null };
} // prettier-ignore

/** Whether the plan was kept at the end of a day. */
function keptOn({ endedOn }: Pick<ArrangementsRow, 'endedOn'>, day: CalendarDate): boolean {
  return endedOn === null || endedOn > day;
}

/** What an agreement that runs at the end of a day says on it; null where it does not run, or fewer than two pay. */
export function liveAgreement(
  row: Pick<ArrangementsRow, 'endedOn'>,
  { from, endedOn, spells }: AgreementLine,
  day: CalendarDate,
): AgreementLine['spells'][number] | null {
  if (from > day || (endedOn !== null && endedOn < day) || !keptOn(row, day)) return null;
  const terms = termsOn(spells, day);
  return terms !== null && fundersOf(terms).length >= 2 ? terms : null;
}

/** The answer that stands at the end of a day; null where there is none. */
export function answerOn({ answers }: PreferenceLine, day: CalendarDate): PreferenceLine['answers'][number] | null {
  return termsOn(answers, day);
}

/**
 * What is done next about a preference that is not met and not settled at the end of a day: the family asked for nothing else
 * since, and does not accept the setting named. Null for every other.
 */
export function unsettledStep(
  row: Pick<ArrangementsRow, 'endedOn'>,
  line: PreferenceLine,
  day: CalendarDate,
): PreferenceLine['steps'][number] | null {
  const answer = answerOn(line, day);
  const changed = line.changedOn !== null && line.changedOn <= day;
  if (answer?.result !== 'notMet' || answer.nextStep === null || changed || !keptOn(row, day)) return null;
  const since = line.steps.filter(({ on }) => on >= answer.on && on <= day).at(-1);
  const { nextStep, nextStepOn } = since ?? { nextStep: answer.nextStep, nextStepOn: answer.nextStepOn };
  return nextStep === 'accepted' ? null : { on: since?.on ?? answer.on, nextStep, nextStepOn };
}

/** Whether the child waits at the end of a day. */
export function waitsOn(
  row: Pick<ArrangementsRow, 'endedOn'>,
  { on, endedOn }: Pick<WaitLine, 'on' | 'endedOn'>,
  day: CalendarDate,
): boolean {
  return on <= day && (endedOn === null || endedOn > day) && keptOn(row, day);
}
