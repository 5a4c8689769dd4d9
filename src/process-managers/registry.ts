import { disputeOutcomes } from './dispute-outcomes.manager.js';
import { planOpening } from './plan-opening.manager.js';
import type { ProcessManager } from './process-manager.js';
import { reassessments } from './reassessments.manager.js';
import { schoolCohorts } from './school-cohorts.manager.js';

/** Everything that carries facts from one stream to another. */
export const processManagers: readonly ProcessManager[] = [planOpening, schoolCohorts, disputeOutcomes, reassessments];
