import type { Projection } from '../projection.js';
import { disputeWorkListProjection } from './dispute-work-list.projection.js';
import { planWorkListProjection } from './plan-work-list.projection.js';
import { workListProjection } from './work-list.projection.js';

/** The lists of due work, one a process. Their rows, indexes and groups are alike: together they are all that is due. */
export const workLists: readonly Projection[] = [workListProjection, planWorkListProjection, disputeWorkListProjection];

export const workListNames: readonly string[] = workLists.map(({ name }) => name);
