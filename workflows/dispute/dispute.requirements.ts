import { reject } from '../kernel/command-rejected.js';
import type { OutcomeBy, Requirement } from './dispute-outcome.events.js';
import type { AppealableDecision, TribunalOrderMade } from './dispute.events.js';

/** What can be required about each decision (reg 44(2)). */
const requirementsAbout: Readonly<Record<AppealableDecision, readonly Requirement[]>> = {
  refusalToAssess: ['assess'],
  refusalToIssue: ['makePlan', 'reconsider'],
  planContent: ['amendContent', 'nameSetting'],
  settingNamed: ['nameSetting', 'amendContent'],
  refusalToReassess: ['reassess'],
  refusalToAmend: ['amendContent', 'nameSetting'],
  ceasing: ['continuePlan', 'continueAndAmend', 'ceasePlan'],
};

/** What only the Tribunal can require: the law gives no period where it comes about otherwise (regs 42(2), 45). */
const onlyByOrder: Readonly<Record<OutcomeBy, readonly Requirement[]>> = {
  order: [],
  agreement: ['reconsider'],
  concession: ['reconsider', 'ceasePlan'],
};

/** What an order, an agreement or an unopposed appeal about the decision can require: what a form offers. */
export function requirementsBy(by: OutcomeBy, about: AppealableDecision): readonly Requirement[] {
  return requirementsAbout[about].filter((requirement) => !onlyByOrder[by].includes(requirement));
}

/** @throws CommandRejected where the requirement does not fit the decision, or cannot come about in this way. */
export function judgeRequirement(requires: Requirement | null, by: OutcomeBy, about: AppealableDecision): void {
  if (requires === null) return;
  if (!requirementsAbout[about].includes(requires)) reject('requirement-does-not-fit', { about, requires });
  if (onlyByOrder[by].includes(requires)) reject('requirement-only-by-order', { by, requires });
}

/** @throws CommandRejected where the order requires what its result does not lead to (reg 44(2)). */
export function judgeResult({ result, requires }: TribunalOrderMade['data'], about: AppealableDecision): void {
  if (result === 'byConsent') return;
  const expected = result !== 'dismissed' || about === 'ceasing';
  const ends = requires === 'ceasePlan';
  if ((requires !== null) !== expected || ends !== (result === 'dismissed' && about === 'ceasing')) {
    reject('requirement-contradicts-result', { about, result, requires });
  }
}
