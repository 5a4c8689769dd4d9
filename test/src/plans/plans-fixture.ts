import { newCase, ProcessUnderTest } from '../api/api-fixture.js';
import type { ApiClient } from '../api/api-fixture.js';

/** The plan of a new child, brought in from another authority. */
export async function newPlan(client: ApiClient, madeOn = '2025-12-01'): Promise<ProcessUnderTest> {
  const { childId } = await newCase(client);
  const plan = new ProcessUnderTest(client, 'plans', childId);
  await plan.done('BringInPlan', madeOn, { childId, fromAuthority: '852' });
  return plan;
}

/** A review met on 21 September and decided on 16 October; gives its id. */
export async function reviewed(plan: ProcessUnderTest, outcome: string): Promise<string> {
  const { reviewId = '' } = await plan.done('RecordReviewMeeting', '2026-09-21', { kind: 'annual', heldBy: 'setting' });
  await plan.done('NotifyReviewDecision', '2026-10-16', { reviewId, outcome });
  return reviewId;
}
