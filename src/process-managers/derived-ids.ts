import { hash } from 'node:crypto';
import { uuidFromHex } from '../event-store/event-id.js';

/** The plan that an assessment ends in: the same id however often, and by whomever, it is opened. */
export function planIdOfAssessment(needsAssessmentId: string): string {
  return derived('plan of assessment', needsAssessmentId);
}

/** The assessment that a re-assessment is carried out in. */
export function assessmentIdOfReassessment(reassessmentId: string): string {
  return derived('assessment of re-assessment', reassessmentId);
}

/** The command that follows from an event: sent twice, it is carried out once. */
export function commandIdOfReaction(manager: string, eventId: string, key: string): string {
  return derived(`reaction of ${manager}`, `${eventId}\n${key}`);
}

function derived(kind: string, text: string): string {
  return uuidFromHex(hash('sha256', `ehc-tracker ${kind}\n${text}`, 'hex'));
}
