import {
  complaintView,
  contactView,
  disputeView,
  escalationView,
  needsAssessmentView,
  planView,
} from '../../projections/case-view/case-view.projection.js';
import type { ReadModelStore } from './read-model-store.js';

const viewsByChild = [needsAssessmentView, planView, disputeView, complaintView, contactView, escalationView];

/** The streams that name a child besides the child's own, from read models that have caught up with the log. */
export async function streamsOfChild(readModels: ReadModelStore, childId: string): Promise<readonly string[]> {
  const found = await Promise.all(
    viewsByChild.map(({ name }) => readModels.range(name, { index: 'child', group: childId })),
  );
  return found.flat().map(({ member }) => member);
}
