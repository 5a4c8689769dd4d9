import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';

export type AssessmentStory = readonly NeedsAssessmentEvent[];

/** A decision as the family was told of it. */
export type Told = { readonly on: string; readonly agreed: boolean; readonly overturns: unknown };

/** The facts of a story as somebody with the paper file would note them. */
export function noted(story: AssessmentStory) {
  const all = (...types: readonly NeedsAssessmentEvent['type'][]) => story.filter(({ type }) => types.includes(type));
  const day = (...types: readonly NeedsAssessmentEvent['type'][]) => all(...types)[0]?.occurredOn ?? null;
  const earliest = (type: NeedsAssessmentEvent['type']) => days(all(type))[0] ?? null;
  const told = (yes: NeedsAssessmentEvent['type'], no: NeedsAssessmentEvent['type']): readonly Told[] =>
    all(yes, no).map(({ type, occurredOn, data }) => ({
      on: occurredOn,
      agreed: type === yes,
      overturns: 'overturns' in data ? data.overturns : null,
    }));
  const decisions = told('DecisionToAssessNotified', 'DecisionNotToAssessNotified');
  const issues = told('DecisionToIssueNotified', 'DecisionNotToIssueNotified');
  const limbs = excused(story).map(({ limb }) => limb);
  return {
    received: day('RequestReceived', 'ResponsibilityBegan') ?? '',
    byRequest: day('RequestReceived') !== null,
    decisions,
    issues,
    refusals: all('DecisionNotToAssessNotified'),
    outcome: earliest('DisputeOutcomeRecorded'),
    overturned: [...decisions, ...issues].filter(({ overturns }) => overturns !== null && overturns !== 'ownReview'),
    adviceIn: allAdviceIn(story),
    draft: day('DraftPlanServed'),
    plan: story.find((event) => event.type === 'FinalPlanSent' && event.data.recipient === 'parentOrYoungPerson')?.occurredOn ?? null, // prettier-ignore
    over: day('RequestWithdrawn', 'ChildMovedOut', 'ChildDied'),
    visit: earliest('FamilyVisitRecorded'),
    personCentred: earliest('PersonCentredMeetingHeld'),
    views: earliest('ChildViewsRecorded'),
    excused20: limbs.some((limb) => limb.startsWith('X13')),
    excused6: limbs.some((limb) => limb.startsWith('X5')),
  };
}
export type Noted = ReturnType<typeof noted>;

const days = (events: AssessmentStory): readonly string[] => events.map(({ occurredOn }) => occurredOn).toSorted();

/** Limits that claims with evidence excuse, unless somebody struck the claim out. */
export function excused(story: AssessmentStory) {
  const ofClaim = (type: NeedsAssessmentEvent['type'], id: string): boolean =>
    story.some((event) => event.type === type && 'exceptionId' in event.data && event.data.exceptionId === id);
  return story.flatMap((event) => {
    if (event.type !== 'ExceptionClaimed') return [];
    const { exceptionId, evidenced, limits } = event.data;
    const shown = evidenced || ofClaim('ExceptionEvidenced', exceptionId);
    return shown && !ofClaim('ExceptionStruckOut', exceptionId) ? limits : [];
  });
}

/** When each advice that was asked for or taken over came; null while it has not, or was sent back. */
export function advices(story: AssessmentStory) {
  return story.flatMap((event) => {
    if (event.type !== 'AdviceRequested' && event.type !== 'ExistingAdviceAdopted') return [];
    const { adviceId } = event.data;
    const last = story.findLast(
      (one) => (one.type === 'AdviceReceived' || one.type === 'AdviceReturned') && one.data.adviceId === adviceId,
    );
    const adopted = event.type === 'ExistingAdviceAdopted';
    const came = last === undefined ? (adopted ? event.occurredOn : null) : last.type === 'AdviceReceived' ? last.occurredOn : null; // prettier-ignore
    return [{ adviceId, asked: adopted ? null : event.occurredOn, came }];
  });
}

function allAdviceIn(story: AssessmentStory): string | null {
  const all = advices(story).map(({ came }) => came);
  return all.includes(null) ? null : (all.toSorted().at(-1) ?? null);
}
