import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { contradiction } from './contradiction.js';
import type { Contradiction } from './contradiction.js';
import { ofType, openingOf } from './known-person.js';
import type { KnownPerson } from './known-person.js';
import { dateOf, groupOf, groupsOf } from './return-record.js';
import type { ReturnGroup, ReturnHeader } from './return-record.js';
import type { NamedRequest } from './return-to-facts.js';

/** Requests with their streams found, and those that cannot be placed without contradicting the log. */
export interface ResolvedStreams {
  readonly requests: readonly NamedRequest[];
  readonly contradictions: readonly Contradiction[];
}

/**
 * Finds, for every request of a record, the streams of the log that are about the same request and plan: under the id
 * the record itself gives, under another id but begun on the same day, or by being the only one it can mean.
 */
export function resolveStreams(
  requests: readonly NamedRequest[],
  known: KnownPerson,
  header: ReturnHeader,
): ResolvedStreams {
  const exact = requests.map((named) => ({ ...named, ...exactMatch(named, known) }));
  const claimed = new Set(exact.flatMap(({ needsAssessmentId, planId }) => [needsAssessmentId, planId]));
  const found: NamedRequest[] = [];
  const contradictions: Contradiction[] = [];
  for (const named of exact) {
    const against = unplaceable(named, known, header, claimed);
    if (against !== null) {
      contradictions.push(against);
      continue;
    }
    const needsAssessmentId = named.broughtIn ? broughtInto(named, known, claimed) : named.needsAssessmentId;
    claimed.add(needsAssessmentId);
    found.push({ ...named, needsAssessmentId });
  }
  return { requests: found, contradictions };
}

function exactMatch(named: NamedRequest, known: KnownPerson): Pick<NamedRequest, 'needsAssessmentId' | 'planId'> {
  let { needsAssessmentId, planId } = named;
  const received = dateOf(named.request, 'ReceivedDate');
  if (needsAssessmentId !== null && !known.needsAssessments.has(needsAssessmentId) && received !== null) {
    const same = [...known.needsAssessments].find(([, history]) => receivedOn(history) === received);
    needsAssessmentId = same?.[0] ?? needsAssessmentId;
  }
  const started = startOf(named.request);
  if (planId !== null && !known.plans.has(planId)) {
    const same = [...known.plans].find(
      ([, history]) => ofType(history, 'PlanBroughtIn', 'PlanMade')[0]?.occurredOn === started,
    );
    planId = same?.[0] ?? planId;
  }
  return { needsAssessmentId, planId };
}

function receivedOn(history: readonly NeedsAssessmentEvent[]): CalendarDate | null {
  const opening = openingOf(history);
  return opening === null || opening.type === 'AssessmentBroughtIn' ? null : opening.occurredOn;
}

function startOf(request: ReturnGroup): CalendarDate | null {
  return dateOf(groupOf(groupOf(request, 'Assessment'), 'NamedPlan'), 'StartDate');
}

function unplaceable(
  named: NamedRequest,
  known: KnownPerson,
  header: ReturnHeader,
  claimed: ReadonlySet<string | null>,
): Contradiction | null {
  const { request, needsAssessmentId, planId } = named;
  if (needsAssessmentId !== null && !known.needsAssessments.has(needsAssessmentId)) {
    const others = [...known.needsAssessments].filter(([id]) => !claimed.has(id)).map(([, history]) => history);
    const possible = others.filter((history) => couldBe(history, request));
    if (named.broughtIn && possible.length > 1) {
      return contradiction(request, 'ReceivedDate', 'several assessments could be meant; give the date of the request');
    }
    const same = named.broughtIn ? undefined : others.find((history) => mustBe(history, request, header));
    if (same !== undefined) {
      const recorded = receivedOn(same) ?? 'brought in by a later return; import returns oldest first';
      return contradiction(request, 'ReceivedDate', recorded);
    }
  }
  if (planId !== null && !known.plans.has(planId)) {
    const running = [...known.plans].find(
      ([id, history]) => !claimed.has(id) && ofType(history, 'PlanCeased').length === 0,
    );
    const recorded = running === undefined ? undefined : ofType(running[1], 'PlanBroughtIn', 'PlanMade')[0]?.occurredOn;
    const [plan] = groupsOf(groupOf(request, 'Assessment'), 'NamedPlan');
    // A child has one plan at a time: another start is a different date for the plan we know.
    if (recorded !== undefined && plan !== undefined) return contradiction(plan, 'StartDate', recorded);
  }
  return null;
}

/** The only stream that a request without its date can mean, or else the one its record gives. */
function broughtInto(named: NamedRequest, known: KnownPerson, claimed: ReadonlySet<string | null>): string | null {
  const { needsAssessmentId, request } = named;
  if (needsAssessmentId === null || known.needsAssessments.has(needsAssessmentId)) return needsAssessmentId;
  const meant = [...known.needsAssessments].find(([id, history]) => !claimed.has(id) && couldBe(history, request));
  return meant?.[0] ?? needsAssessmentId;
}

const ends = ['FinalPlanSent', 'DecisionNotToIssueNotified', 'RequestWithdrawn'] as const;

/** Whether the assessment is open, or ended on the day the request says. */
function couldBe(history: readonly NeedsAssessmentEvent[], request: ReturnGroup): boolean {
  const endedOn = ofType(history, ...ends).map(({ occurredOn }) => occurredOn);
  const outcomeOn = dateOf(groupOf(request, 'Assessment'), 'AssessmentOutcomeDate');
  const refused = ofType(history, 'DecisionNotToAssessNotified').length > 0;
  const moved = ofType(history, 'ChildMovedOut', 'ChildDied').length > 0;
  return endedOn.length === 0 ? !refused && !moved : endedOn.some((on) => on === outcomeOn);
}

/** Whether a request with another date is nevertheless this one: the same decisions, or the place of it in this return. */
function mustBe(history: readonly NeedsAssessmentEvent[], request: ReturnGroup, header: ReturnHeader): boolean {
  const decided = dateOf(request, 'RequestOutcomeDate');
  const outcome = dateOf(groupOf(request, 'Assessment'), 'AssessmentOutcomeDate');
  const sameDecision = ofType(history, 'DecisionToAssessNotified', 'DecisionNotToAssessNotified').some(
    ({ occurredOn }) => occurredOn === decided,
  );
  const sameEnd = ofType(history, ...ends).some(({ occurredOn }) => occurredOn === outcome);
  const statedHere = ofType(history, 'ReturnFlagsStated').some(({ data }) => data.year === header.period);
  const broughtIn = openingOf(history)?.type === 'AssessmentBroughtIn' && couldBe(history, request);
  const open = ofType(history, ...ends, 'DecisionToAssessNotified', 'DecisionNotToAssessNotified', 'ChildMovedOut');
  return sameDecision || sameEnd || statedHere || broughtIn || open.length === 0;
}
