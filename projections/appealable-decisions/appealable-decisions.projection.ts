import type { AppealableDecision } from '../../workflows/dispute/dispute.events.js';
import { planSentOn } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { needsAssessmentFold, planFold } from '../folds.js';
import type { Projection } from '../projection.js';

/** A decision against which a family may appeal (CFA 2014 s.51(2)): a plan, made or amended, is one by what it says. */
export interface DecisionLine {
  readonly on: CalendarDate;
  readonly about: Exclude<AppealableDecision, 'planContent' | 'settingNamed'> | 'planMade' | 'planAmended';
}

/** The decisions of one assessment or plan that may be appealed, in no order. */
export interface AppealableDecisionsRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  readonly team: string | null;
  readonly decisions: readonly DecisionLine[];
}

export const assessmentDecisionsProjection: Projection<NeedsAssessment, AppealableDecisionsRow> = {
  name: 'assessment-decisions',
  version: 1,
  of: needsAssessmentFold,
  usesBasis: false,
  row(state, { stream, authority }) {
    const { childId, team, assessDecisions, issueDecisions } = state;
    const decisions = [
      ...refusals(assessDecisions, 'refusalToAssess'),
      ...refusals(issueDecisions, 'refusalToIssue'),
      ...dated(planSentOn(state, 'parent'), 'planMade'),
    ];
    if (childId === null || decisions.length === 0) return null;
    return { stream, authority, childId, team, decisions };
  },
};

export const planDecisionsProjection: Projection<Plan, AppealableDecisionsRow> = {
  name: 'plan-decisions',
  version: 1,
  of: planFold,
  usesBasis: false,
  row(state, { stream, authority }) {
    const { childId, team } = state;
    const decisions = decisionsOfPlan(state);
    if (childId === null || decisions.length === 0) return null;
    return { stream, authority, childId, team, decisions };
  },
};

function decisionsOfPlan(plan: Plan): readonly DecisionLine[] {
  const { reviews, amendments, amendedWithoutNotice, reassessments, ceasing } = plan;
  const toFamily = (sent: typeof amendedWithoutNotice) =>
    sent.find(({ recipient }) => recipient === 'parentOrYoungPerson')?.on ?? null;
  return [
    // CFA 2014 s.51(2)(f): after a review, the decision not to amend. To cease is told again by the notice of ceasing.
    ...reviews.flatMap(({ outcome, decidedOn }) => (outcome === 'maintain' ? dated(decidedOn, 'refusalToAmend') : [])),
    ...amendments.flatMap(({ sent, notAmendedOn }) => [
      ...dated(toFamily(sent), 'planAmended'),
      ...dated(notAmendedOn, 'refusalToAmend'),
    ]),
    ...amendedWithoutNotice.flatMap(({ recipient, on }) =>
      recipient === 'parentOrYoungPerson' ? dated(on, 'planAmended') : [],
    ),
    ...reassessments.flatMap(({ decision }) =>
      decision?.positive === false ? dated(decision.on, 'refusalToReassess') : [],
    ),
    ...dated(ceasing?.notice?.on ?? null, 'ceasing'),
  ];
}

function refusals(
  decisions: NeedsAssessment['assessDecisions'],
  about: DecisionLine['about'],
): readonly DecisionLine[] {
  return decisions.flatMap(({ positive, on }) => (positive ? [] : [{ on, about }]));
}

function dated(on: CalendarDate | null, about: DecisionLine['about']): readonly DecisionLine[] {
  return on === null ? [] : [{ on, about }];
}
