import { idOf, prefixOf } from '../../projections/projection.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import { isCorrection } from '../../workflows/kernel/replay.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import type { PlanMade } from '../../workflows/plan/plan.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { RecordHistory } from '../commands/command-handler.js';
import { planIdOfAssessment } from './derived-ids.js';
import type { ProcessManager, Reaction, Surroundings } from './process-manager.js';

/**
 * A final plan opens the plan that is maintained from then on. It was made on the day it went to the parent or young person;
 * where that day is corrected, so is the plan's.
 */
export const planOpening: ProcessManager = {
  name: 'plan-opening',
  after: ['FinalPlanSent', 'FactCorrected'],
  async react(event, surroundings) {
    if (prefixOf(event.stream) !== 'needsAssessment') return [];
    const needsAssessmentId = idOf(event.stream);
    const assessment = (await surroundings.stateOf('needsAssessment', needsAssessmentId)) as NeedsAssessment;
    if (assessment.begun?.by === 'reassessment') return [];
    const planId = planIdOfAssessment(needsAssessmentId);
    const plan = (await surroundings.stateOf('plan', planId)) as Plan;
    const madeOn = dayMade(assessment);
    if (plan.made !== null) return isCorrection(event) ? putRight(planId, plan, madeOn) : [];
    if (madeOn === null || assessment.childId === null) return [];
    if (await hasItsPlan(assessment.childId, needsAssessmentId, surroundings)) return [];
    const fact: PlanMade = {
      type: 'PlanMade',
      occurredOn: madeOn,
      data: { childId: assessment.childId, needsAssessmentId },
    };
    return [{ workflow: 'plan', id: planId, key: 'open', command: historyOf(fact) }];
  },
};

/** What happened elsewhere is told, not wished for: the target's stage is not asked whether it suits. */
export function historyOf(...facts: readonly Fact[]): RecordHistory {
  return { type: 'RecordHistory', facts };
}

/** A return brings its plans in by itself. */
function dayMade({ sent }: NeedsAssessment): CalendarDate | null {
  const toFamily = sent.find(({ recipient }) => recipient === 'parentOrYoungPerson');
  return toFamily === undefined || toFamily.outOfTurn === 'imported' ? null : toFamily.on;
}

/** Whether a return, or a release before this one, brought the plan of the assessment in under another id. */
async function hasItsPlan(childId: string, needsAssessmentId: string, surroundings: Surroundings): Promise<boolean> {
  for (const stream of await surroundings.streamsOfChild(childId)) {
    if (prefixOf(stream) !== 'plan') continue;
    const plan = (await surroundings.stateOf('plan', idOf(stream))) as Plan;
    if (plan.needsAssessmentId === needsAssessmentId) return true;
  }
  return false;
}

function putRight(planId: string, { made }: Plan, madeOn: CalendarDate | null): readonly Reaction[] {
  if (made === null || made.on === madeOn) return [];
  const change = madeOn === null ? { struck: true } : { occurredOn: madeOn };
  const command: CorrectFact = { type: 'CorrectFact', revision: made.revision, reason: 'other', ...change };
  return [{ workflow: 'plan', id: planId, key: `made ${madeOn ?? 'never'}`, command }];
}
