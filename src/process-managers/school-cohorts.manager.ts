import { idOf, prefixOf } from '../../projections/projection.js';
import type { Child } from '../../workflows/child/child.state.js';
import type { SchoolCohortRecorded } from '../../workflows/plan/phase-transfer.events.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { receptionYearOf } from '../../workflows/plan/school-cohort.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import { historyOf } from './plan-opening.manager.js';
import type { ProcessManager, Reaction, Surroundings } from './process-manager.js';

/**
 * A plan knows the school year of its holder from the birth date, which stays sealed with the child. What a person said of it
 * stands; a corrected birth date changes what followed from the date alone.
 */
export const schoolCohorts: ProcessManager = {
  name: 'school-cohorts',
  after: ['PlanMade', 'PlanBroughtIn', 'ChildDetailsChanged', 'FactCorrected'],
  async react(event, surroundings) {
    const kind = prefixOf(event.stream);
    if (kind === 'plan' && event.type !== 'FactCorrected') return cohortOf(idOf(event.stream), surroundings);
    if (kind !== 'child') return [];
    const reactions: Reaction[] = [];
    for (const stream of await surroundings.streamsOfChild(idOf(event.stream))) {
      if (prefixOf(stream) === 'plan') reactions.push(...(await cohortOf(idOf(stream), surroundings)));
    }
    return reactions;
  },
};

async function cohortOf(planId: string, surroundings: Surroundings): Promise<readonly Reaction[]> {
  const plan = (await surroundings.stateOf('plan', planId)) as Plan;
  if (plan.made === null || plan.childId === null || plan.cohortBy === 'person') return [];
  const { details } = (await surroundings.stateOf('child', plan.childId)) as Child;
  // Erased, or never known: then somebody has to say which year the child is in.
  if (details.birthDate === undefined || !isCalendarDate(details.birthDate)) return [];
  const receptionYear = receptionYearOf(details.birthDate);
  if (plan.receptionYear === receptionYear) return [];
  const fact: SchoolCohortRecorded = {
    type: 'SchoolCohortRecorded',
    // Transfers that lay before a plan came here are not this authority's to catch up on.
    occurredOn: plan.broughtIn ? surroundings.today : plan.made.on,
    data: { receptionYear, route: 'primarySecondary', by: 'birthDate' },
  };
  return [{ workflow: 'plan', id: planId, key: `${planId} cohort ${receptionYear}`, command: historyOf(fact) }];
}
