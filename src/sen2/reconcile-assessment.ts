import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import { contradiction } from './contradiction.js';
import type { Contradiction } from './contradiction.js';
import type { DesiredStream } from './desired-facts.js';
import { ofType, openingOf } from './known-person.js';
import { newStatement } from './reconcile-statement.js';
import { groupOf } from './return-record.js';

/** Facts to add to a stream, or why nothing may be added. */
export interface Reconciled<Event> {
  readonly facts: readonly Event[];
  readonly contradictions: readonly Contradiction[];
}

type Outcome = Extract<NeedsAssessmentEvent, { readonly type: (typeof outcomePairs)[number]['types'][number] }>;

/** The yes first, the no second. */
const outcomePairs = [
  { types: ['DecisionToAssessNotified', 'DecisionNotToAssessNotified'], module: 'request' },
  { types: ['FinalPlanSent', 'DecisionNotToIssueNotified'], module: 'assessment' },
] as const;

const codes: Readonly<Record<string, string>> = {
  DecisionToAssessNotified: 'Y',
  DecisionNotToAssessNotified: 'N',
  FinalPlanSent: 'Y',
  DecisionNotToIssueNotified: 'N',
  RequestWithdrawn: 'W',
};

/** What a return adds to an assessment that is already recorded, in whole or in part. */
export function reconcileAssessment(
  desired: DesiredStream<NeedsAssessmentEvent>,
  history: readonly NeedsAssessmentEvent[],
): Reconciled<NeedsAssessmentEvent> {
  const results = desired.facts.map((fact) => reconcileFact(fact, desired, history));
  const contradictions = results.flatMap((result) => ('against' in result ? [result.against] : []));
  const facts = results.flatMap((result) => ('add' in result ? result.add : []));
  return { facts: contradictions.length > 0 ? [] : facts, contradictions };
}

type Verdict = { readonly add: readonly NeedsAssessmentEvent[] } | { readonly against: Contradiction };
const nothing: Verdict = { add: [] };

function reconcileFact(
  fact: NeedsAssessmentEvent,
  { request }: DesiredStream<NeedsAssessmentEvent>,
  history: readonly NeedsAssessmentEvent[],
): Verdict {
  const recorded = openingOf(history);
  // Only the facts a return can state are here; any other type would be new to the log by its nature.
  if (fact.type === 'AssessmentBroughtIn') return recorded === null ? { add: [fact] } : nothing;
  if (fact.type === 'RequestReceived') return opening(fact, request, recorded);
  if (fact.type === 'ChildMovedOut') return movingOut(fact, request, history);
  if (fact.type === 'RequestWithdrawn') return withdrawal(fact, request, history);
  if (fact.type === 'ReturnFlagsStated') return { add: newStatement(fact, history) };
  return isOutcome(fact) ? outcome(fact, request, history) : { add: [fact] };
}

function isOutcome(fact: NeedsAssessmentEvent): fact is Outcome {
  return outcomePairs.some(({ types }) => types.some((type) => type === fact.type));
}

type Request = DesiredStream<NeedsAssessmentEvent>['request'];
type FactOf<Type extends NeedsAssessmentEvent['type']> = Extract<NeedsAssessmentEvent, { readonly type: Type }>;

function opening(fact: FactOf<'RequestReceived'>, request: Request, recorded: ReturnType<typeof openingOf>): Verdict {
  if (recorded === null) return { add: [fact] };
  if (recorded.type !== 'RequestReceived') return nothing;
  if (recorded.occurredOn !== fact.occurredOn) {
    return { against: contradiction(request, 'ReceivedDate', recorded.occurredOn) };
  }
  const [before, now] = [recorded.data.requestedBy, fact.data.requestedBy];
  const differs = before !== 'notStated' && now !== 'notStated' && before !== now;
  return differs ? { against: contradiction(request, 'RequestSource', before) } : nothing;
}

function movingOut(fact: FactOf<'ChildMovedOut'>, request: Request, history: readonly NeedsAssessmentEvent[]): Verdict {
  const moved = ofType(history, 'ChildMovedOut').at(-1);
  if (moved === undefined) return { add: [fact] };
  const { toAuthority } = moved.data;
  const differs = toAuthority !== null && toAuthority !== fact.data.toAuthority;
  return differs ? { against: contradiction(request, 'Exported', toAuthority) } : nothing;
}

function withdrawal(
  fact: FactOf<'RequestWithdrawn'>,
  request: Request,
  history: readonly NeedsAssessmentEvent[],
): Verdict {
  const group = groupOf(request, 'Assessment') ?? request;
  const field = group === request ? 'RequestOutcome' : 'AssessmentOutcome';
  const ended = ofType(history, 'FinalPlanSent', 'DecisionNotToIssueNotified', 'DecisionNotToAssessNotified').at(-1);
  if (ended !== undefined)
    return { against: contradiction(group, field, `${codes[ended.type] ?? ''} on ${ended.occurredOn}`) };
  const before = ofType(history, 'RequestWithdrawn').at(-1);
  if (before === undefined) return { add: [fact] };
  const differs = before.data.dateKnown && fact.data.dateKnown && before.occurredOn !== fact.occurredOn;
  return differs ? { against: contradiction(group, `${field}Date`, before.occurredOn) } : nothing;
}

/** The same decision on the same day adds nothing; a yes after a no overturns it; anything else contradicts. */
function outcome(fact: Outcome, request: Request, history: readonly NeedsAssessmentEvent[]): Verdict {
  const pair = outcomePairs.find(({ types }) => types.some((type) => type === fact.type)) ?? outcomePairs[0];
  const group = pair.module === 'request' ? request : (groupOf(request, 'Assessment') ?? request);
  const field = pair.module === 'request' ? 'RequestOutcome' : 'AssessmentOutcome';
  const recorded = ofType(history, ...pair.types);
  if (recorded.some(({ type, occurredOn }) => type === fact.type && occurredOn === fact.occurredOn)) return nothing;
  const same = recorded.find(({ type }) => type === fact.type);
  if (same !== undefined) return { against: contradiction(group, `${field}Date`, same.occurredOn) };
  const opposite = recorded.at(-1) ?? ofType(history, 'RequestWithdrawn').at(-1);
  const isYes = fact.type === pair.types[0];
  const overturns = isYes && opposite?.type === pair.types[1] && opposite.occurredOn < fact.occurredOn;
  if (opposite === undefined || overturns) return { add: [fact] };
  return { against: contradiction(group, field, `${codes[opposite.type] ?? ''} on ${opposite.occurredOn}`) };
}
