import type { ChildDetails, ChildEvent } from '../../workflows/child/child.events.js';
import type { ReturnFlagsStated } from '../../workflows/kernel/common-events.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import type { WorkflowName } from '../commands/command-handler.js';
import { contradiction } from './contradiction.js';
import type { Contradiction } from './contradiction.js';
import type { DesiredPerson } from './desired-facts.js';
import { detailsKnownOn, knownDetails, knownNeed, ofType } from './known-person.js';
import type { KnownPerson } from './known-person.js';
import { reconcileAssessment } from './reconcile-assessment.js';
import { reconcilePlan } from './reconcile-plan.js';
import { newStatement } from './reconcile-statement.js';
import type { PersonRecord, ReturnGroup, ReturnHeader } from './return-record.js';

/** Facts to append to one stream. */
export interface StreamFacts {
  readonly workflow: WorkflowName;
  readonly id: string;
  readonly facts: readonly Fact[];
}

export interface ReconciledPerson {
  /** Only streams that gain facts, the child's first. */
  readonly streams: readonly StreamFacts[];
  readonly contradictions: readonly Contradiction[];
}

/** Details that cannot change: another value means that the file and the log speak of different people. */
const identity = { birthDate: 'PersonBirthDate', upn: 'UPN', uln: 'UniqueLearnerNumber' } as const;

/** What of a return's facts about a person is new, held against what the log has of them. */
export function reconcilePerson(
  desired: DesiredPerson,
  known: KnownPerson,
  source: { readonly record: PersonRecord; readonly header: ReturnHeader; readonly reference: string },
): ReconciledPerson {
  const { record, header } = source;
  const against = identityContradictions(desired.child.details, known, record);
  if (against.length > 0) return { streams: [], contradictions: against };
  const knownOn = detailsKnownOn(known);
  const stale = knownOn !== null && header.referenceDate < knownOn;
  const streams: StreamFacts[] = [
    { workflow: 'child', id: desired.personId, facts: childFacts(desired, known, source, stale) },
  ];
  const contradictions: Contradiction[] = [];
  const contradicted = new Set<ReturnGroup>();
  for (const { id, request, facts } of desired.needsAssessments) {
    const result = reconcileAssessment({ id, request, facts }, known.needsAssessments.get(id) ?? []);
    contradictions.push(...result.contradictions);
    if (result.contradictions.length > 0) contradicted.add(request);
    streams.push({ workflow: 'needsAssessment', id, facts: result.facts });
  }
  for (const plan of desired.plans) {
    // The plan of a request that contradicts the log is as doubtful as the request.
    if (contradicted.has(plan.request)) continue;
    const result = reconcilePlan(plan, known.plans.get(plan.id) ?? [], header, stale);
    contradictions.push(...result.contradictions);
    streams.push({ workflow: 'plan', id: plan.id, facts: result.facts });
  }
  return { streams: streams.filter(({ facts }) => facts.length > 0), contradictions };
}

function identityContradictions(details: ChildDetails, known: KnownPerson, record: PersonRecord): Contradiction[] {
  const recorded = knownDetails(known);
  return Object.entries(identity).flatMap(([name, field]) => {
    const [before, now] = [recorded[name as keyof typeof identity], details[name as keyof typeof identity]];
    return before !== undefined && now !== undefined && before !== now
      ? [contradiction(record.group, field, before)]
      : [];
  });
}

function childFacts(
  { child, personId }: DesiredPerson,
  known: KnownPerson,
  { header, reference }: { readonly header: ReturnHeader; readonly reference: string },
  stale: boolean,
): readonly (ChildEvent | ReturnFlagsStated)[] {
  const facts: (ChildEvent | ReturnFlagsStated)[] = [];
  if (ofType(known.child, 'ChildRecorded').length === 0) {
    const personal = { [personId]: child.details };
    facts.push({ type: 'ChildRecorded', occurredOn: child.recordedOn, data: { reference }, personal });
  } else {
    const changed = changedDetails(child.details, knownDetails(known), stale);
    if (Object.keys(changed).length > 0) {
      const personal = { [personId]: changed };
      facts.push({ type: 'ChildDetailsChanged', occurredOn: header.referenceDate, data: {}, personal });
    }
  }
  if (ofType(known.child, 'ResponsibleAuthorityRecorded').length === 0) {
    const data = { authorityCode: header.authority };
    facts.push({ type: 'ResponsibleAuthorityRecorded', occurredOn: child.recordedOn, data });
  }
  const need = knownNeed(known);
  const needChanged =
    child.need !== null && (child.need.primary !== need?.primary || child.need.secondary !== need.secondary);
  if (child.need !== null && needChanged && (need === null || !stale)) {
    const personal = { [personId]: child.need };
    facts.push({ type: 'NeedRecorded', occurredOn: header.referenceDate, data: { at: 'return' }, personal });
  }
  return [...facts, ...(child.leftOver === null ? [] : newStatement(child.leftOver, known.child))];
}

/** Details that differ from what is known; an older return only fills what nobody has said yet. */
function changedDetails(given: ChildDetails, known: ChildDetails, stale: boolean): ChildDetails {
  const identified = known.upn !== undefined || known.uln !== undefined;
  const entries = Object.entries(given).filter(([name, value]) => {
    const before = known[name as keyof ChildDetails];
    if (name === 'upnUnknown' && identified) return false;
    return before === undefined || (!stale && before !== value);
  });
  return Object.fromEntries(entries);
}
