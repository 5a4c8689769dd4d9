import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import type { PlanEvent } from './plan.events.js';
import { planIssues } from './plan-issues.js';
import type { Plan } from './plan.state.js';
import type { TransitionEvent } from './transition.events.js';
import { standingRisk, underWay } from './transition.state.js';

/** What the way to adulthood cannot mean, fact by fact. An age is never judged here: the birth date is sealed. */
export const transitionJudgements: Pick<Judgements<Plan, PlanEvent>, TransitionEvent['type']> = {
  InformationShared: (fact, plan) => {
    if (fact.data.shared.length === 0) reject('nothing-shared');
    refuseBeforeBirth(fact, plan);
  },
  AdultServicesNeedJudged: refuseBeforeBirth,
  TransitionAssessmentRequested: (fact, plan) => {
    const open = underWay(plan.transition.assessments);
    if (open !== null) reject('transition-assessment-under-way', { on: open.requestedOn });
    refuseBeforeBirth(fact, plan);
  },
  TransitionAssessmentCompleted: (_, { transition }) => {
    if (underWay(transition.assessments) === null) reject('transition-assessment-not-asked');
  },
  CareActAssessmentRequested: (fact, plan) => {
    const open = underWay(plan.transition.careAct);
    if (open !== null) reject('care-act-assessment-under-way', { on: open.requestedOn });
    if (fact.data.dueOn < fact.occurredOn) reject('due-before-it-was-asked', { on: fact.occurredOn });
    refuseBeforeBirth(fact, plan);
  },
  CareActAssessmentCompleted: (_, { transition }) => {
    if (underWay(transition.careAct) === null) reject('care-act-assessment-not-asked');
  },
  TransitionPlanAgreed: refuseBeforeBirth,
  DestinationRecorded: refuseBeforeBirth,
  PostSixteenPlanConfirmed: refuseBeforeBirth,
  AdulthoodFormatUsed: ({ data: { issuedOn, areas } }, plan) => {
    if (areas.length === 0) reject('no-area-of-adulthood');
    if (!planIssues(plan).includes(issuedOn)) reject('no-plan-sent-that-day', { on: issuedOn });
  },
  BreakdownRiskFlagged: (fact, plan) => {
    const standing = standingRisk(plan.transition);
    if (standing !== null) reject('breakdown-risk-already-flagged', { on: standing.on });
    refuseBeforeBirth(fact, plan);
  },
  BreakdownRiskLifted: (_, { transition }) => {
    if (standingRisk(transition) === null) reject('breakdown-risk-not-flagged');
  },
};

/** The cohort says, without the birth date, from when on nobody of it can have been born yet (decision 12). */
function refuseBeforeBirth({ occurredOn }: TransitionEvent, { receptionYear, cohortBy }: Plan): void {
  if (receptionYear === null || cohortBy !== 'birthDate') return;
  if (occurredOn < `${receptionYear - 5}-09-01`) reject('before-the-cohort-was-born');
}
