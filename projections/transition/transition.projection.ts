import { endOfPlan } from '../../workflows/plan/plan-clock.js';
import { planIssues } from '../../workflows/plan/plan-issues.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { AdulthoodArea, RiskReason } from '../../workflows/plan/transition.events.js';
import type { CareActAssessment, Transition, TransitionAssessment } from '../../workflows/plan/transition.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { planFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** One plan that was sent to the family, and in which areas of adulthood it was written; none where it was not. */
export interface IssueLine {
  readonly on: CalendarDate;
  readonly areas: readonly AdulthoodArea[];
}

/** One flag of risk that the placement breaks down, and whether it did while the flag stood. */
export interface RiskLine {
  readonly flaggedOn: CalendarDate;
  readonly because: RiskReason;
  readonly liftedOn: CalendarDate | null;
  /** Flagged by mistake: no figure of flags counts it. */
  readonly mistaken: boolean;
  readonly brokeDownOn: CalendarDate | null;
}

/**
 * What is recorded about one plan holder's way to adulthood. It holds no age: the days of 14, 17 and a half and 18 are worked
 * out beside it, with the child's key, whenever they are asked for.
 */
export interface TransitionRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly stage: Plan['stage'];
  readonly team: string | null;
  readonly worker: string | null;
  readonly madeOn: CalendarDate | null;
  /** Ended or transferred to another authority. */
  readonly endedOn: CalendarDate | null;
  readonly expected: Transition['expected'];
  /** Days on which something about the young person went to adult social care. */
  readonly sharedWithCareOn: readonly CalendarDate[];
  readonly assessments: readonly TransitionAssessment[];
  readonly careAct: readonly CareActAssessment[];
  readonly agreedOn: readonly CalendarDate[];
  readonly confirmedOn: readonly CalendarDate[];
  readonly destinations: Transition['destinations'];
  /** First days in a next phase of education that were planned and not called off. */
  readonly movesOn: readonly CalendarDate[];
  readonly issues: readonly IssueLine[];
  readonly risks: readonly RiskLine[];
}

/** The way to adulthood, one row a plan. */
export const transitionProjection: Projection<Plan, TransitionRow> = {
  name: 'transition',
  version: 2,
  of: planFold,
  usesBasis: false,
  row(plan, { stream, authority }) {
    const { childId, stage, team, worker, made, transition, phaseTransfers } = plan;
    if (childId === null) return null;
    const { expected, shared, assessments, careAct, agreed, confirmed, destinations, formats } = transition;
    return {
      ...{ stream, authority, childId, stage, team, worker },
      madeOn: made?.on ?? null,
      endedOn: endOfPlan(plan)?.on ?? null,
      expected,
      sharedWithCareOn: shared.flatMap(({ on, sharedWith }) => (sharedWith === 'adultSocialCare' ? [on] : [])),
      assessments,
      careAct,
      agreedOn: agreed.map(({ on }) => on),
      confirmedOn: confirmed.map(({ on }) => on),
      destinations,
      movesOn: phaseTransfers.flatMap(({ transferOn, calledOff }) =>
        transferOn === null || calledOff !== null ? [] : [transferOn],
      ),
      issues: planIssues(plan).map((on) => ({
        on,
        areas: formats.findLast(({ issuedOn }) => issuedOn === on)?.areas ?? [],
      })),
      risks: riskLines(plan),
    };
  },
};

function riskLines({ transition, startedPlacements }: Plan): readonly RiskLine[] {
  const breakdowns = startedPlacements
    .flatMap(({ ended }) => (ended?.because === 'breakdown' ? [ended.on] : []))
    .toSorted();
  return transition.risks.map(({ on, because, lifted }) => ({
    flaggedOn: on,
    because,
    liftedOn: lifted?.on ?? null,
    mistaken: lifted?.because === 'byMistake',
    brokeDownOn: breakdowns.find((day) => day >= on && (lifted === null || day <= lifted.on)) ?? null,
  }));
}

/** Whether the plan was kept on a day. */
export function keptOn({ madeOn, endedOn }: Pick<TransitionRow, 'madeOn' | 'endedOn'>, on: CalendarDate): boolean {
  return madeOn !== null && madeOn <= on && (endedOn === null || endedOn > on);
}
