import type { ReadModelStore } from './read-model-store.js';

/** The streams that name a child besides the child's own, from read models that have caught up with the log. */
export async function streamsOfChild(readModels: ReadModelStore, childId: string): Promise<readonly string[]> {
  const found = await Promise.all(
    ['needs-assessment-view', 'plan-view'].map((view) => readModels.range(view, { index: 'child', group: childId })),
  );
  return found.flat().map(({ member }) => member);
}
