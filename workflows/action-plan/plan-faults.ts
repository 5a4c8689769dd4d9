import type { PlanDocument, RatedThing } from './plan-document.js';
import { planShape } from './plan-shape.js';
import { fault } from './shape.js';
import type { PlanFault } from './shape.js';

/** A plan is kept as one event; what is larger than this no store of events takes in one piece. In characters of JSON. */
export const largestPlan = 600_000;

/** Everything that keeps a value from being a plan: its shape, ids given twice, and ids that lead nowhere. */
export function planFaults(given: unknown): readonly PlanFault[] {
  const version = (given as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'string' && version !== '1.0') {
    return [fault('schemaVersion', 'plan-schema-unknown', { version: version.slice(0, 40) })];
  }
  const faults: PlanFault[] = [];
  planShape(given, '', faults);
  if (faults.length > 0) return faults;
  const document = given as PlanDocument;
  if (JSON.stringify(document).length > largestPlan) return [fault('', 'plan-too-large', { most: largestPlan })];
  return [...repeatedIds(document), ...looseEnds(document), ...circles(document), ...spanFaults(document)];
}

interface Named {
  readonly id: string;
}

function repeatedIds(document: PlanDocument): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  /** Ids of one kind must differ all through the plan, wherever they stand. */
  const distinct = (ofKind: readonly (readonly [path: string, named: readonly Named[]])[]): void => {
    const first = new Map<string, string>();
    for (const [path, named] of ofKind) {
      for (const [at, { id }] of named.entries()) {
        const place = `${path}[${at}].id`;
        const before = first.get(id);
        if (before === undefined) first.set(id, place);
        else faults.push(fault(place, 'plan-id-given-twice', { id, first: before }));
      }
    }
  };
  const { items } = document;
  for (const kind of [
    'parties',
    'ragSchemes',
    'codeLists',
    'monitoringPoints',
    'findings',
    'nodes',
    'items',
    'measures',
    'outcomeAssessments',
    'milestones',
    'timeline',
    'budgetLines',
    'engagements',
    'groups',
  ] as const) {
    distinct([[kind, document[kind]]]);
  }
  distinct([['planOutcomes', document.planOutcomes ?? []], ...document.nodes.map(({ outcomes = [] }, at) => [`nodes[${at}].outcomes`, outcomes] as const)]); // prettier-ignore
  distinct(items.map(({ steps }, at) => [`items[${at}].steps`, steps]));
  distinct(items.map(({ deliverables = [] }, at) => [`items[${at}].deliverables`, deliverables]));
  distinct(
    items.flatMap(({ successCriteria = [], deliverables = [] }, at) => [
      [`items[${at}].successCriteria`, successCriteria] as const,
      ...deliverables.map(({ criteria }, d) => [`items[${at}].deliverables[${d}].criteria`, criteria] as const),
    ]),
  );
  return faults;
}

function looseEnds(document: PlanDocument): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const known = {
    party: idsOf(document.parties),
    node: idsOf(document.nodes),
    item: idsOf(document.items),
    measure: idsOf(document.measures),
    monitoringPoint: idsOf(document.monitoringPoints),
  };
  const leads = (path: string, kind: keyof typeof known, id: string | null): void => {
    if (id !== null && !known[kind].has(id)) faults.push(fault(path, `plan-leads-nowhere`, { kind, id }));
  };
  const rated = (path: string, of: RatedThing, scheme: string | null, rag: string | null): void => {
    faults.push(...ratingFaults(document, of, scheme, rag).map((found) => ({ ...found, path })));
  };
  const { governance } = document;
  for (const [at, { partyId }] of governance.owners.entries()) leads(`governance.owners[${at}].partyId`, 'party', partyId); // prettier-ignore
  for (const [at, { partyId }] of governance.bodies.entries()) leads(`governance.bodies[${at}].partyId`, 'party', partyId); // prettier-ignore
  for (const [at, { nodeId }] of document.findings.entries()) leads(`findings[${at}].nodeId`, 'node', nodeId);
  for (const [at, { parentId, ownerPartyIds = [] }] of document.nodes.entries()) {
    leads(`nodes[${at}].parentId`, 'node', parentId);
    for (const [owner, id] of ownerPartyIds.entries()) leads(`nodes[${at}].ownerPartyIds[${owner}]`, 'party', id);
  }
  for (const [at, item] of document.items.entries()) itemEnds(item, `items[${at}]`, leads, rated);
  for (const [at, { itemId, nodeId }] of document.measures.entries()) {
    leads(`measures[${at}].itemId`, 'item', itemId);
    leads(`measures[${at}].nodeId`, 'node', nodeId);
  }
  for (const [at, { nodeId, itemIds, measureIds, assessments }] of document.outcomeAssessments.entries()) {
    leads(`outcomeAssessments[${at}].nodeId`, 'node', nodeId);
    for (const [n, id] of itemIds.entries()) leads(`outcomeAssessments[${at}].itemIds[${n}]`, 'item', id);
    for (const [n, id] of measureIds.entries()) leads(`outcomeAssessments[${at}].measureIds[${n}]`, 'measure', id);
    for (const [n, { rag, ragScheme }] of assessments.entries()) rated(`outcomeAssessments[${at}].assessments[${n}].rag`, 'outcome', ragScheme, rag); // prettier-ignore
  }
  for (const [at, { nodeId, rag }] of document.milestones.entries()) {
    leads(`milestones[${at}].nodeId`, 'node', nodeId);
    if (rag !== null) rated(`milestones[${at}].rag`, 'progress', schemeFor(document, 'progress')?.id ?? null, rag);
  }
  for (const [at, { nodeId, itemId }] of document.timeline.entries()) {
    leads(`timeline[${at}].nodeId`, 'node', nodeId);
    leads(`timeline[${at}].itemId`, 'item', itemId);
  }
  for (const [at, { itemId }] of document.budgetLines.entries()) leads(`budgetLines[${at}].itemId`, 'item', itemId);
  for (const [at, { partyIds }] of document.engagements.entries()) {
    for (const [n, id] of partyIds.entries()) leads(`engagements[${at}].partyIds[${n}]`, 'party', id);
  }
  return faults;
}

type Leads = (path: string, kind: 'party' | 'node' | 'item' | 'measure' | 'monitoringPoint', id: string | null) => void;
type Rated = (path: string, of: RatedThing, scheme: string | null, rag: string | null) => void;

function itemEnds(item: PlanDocument['items'][number], path: string, leads: Leads, rated: Rated): void {
  leads(`${path}.nodeId`, 'node', item.nodeId);
  for (const [n, { partyId }] of item.leads.entries()) leads(`${path}.leads[${n}].partyId`, 'party', partyId);
  for (const [n, { partyId }] of item.supporters.entries()) leads(`${path}.supporters[${n}].partyId`, 'party', partyId);
  for (const [n, id] of (item.linkedGroupIds ?? []).entries()) leads(`${path}.linkedGroupIds[${n}]`, 'party', id);
  for (const [n, { measureId }] of (item.successCriteria ?? []).entries()) leads(`${path}.successCriteria[${n}].measureId`, 'measure', measureId); // prettier-ignore
  for (const [n, { rag, ragScheme }] of item.progress.entries()) rated(`${path}.progress[${n}].rag`, 'progress', ragScheme, rag); // prettier-ignore
  for (const [d, { criteria, monitoring }] of (item.deliverables ?? []).entries()) {
    const below = `${path}.deliverables[${d}]`;
    for (const [n, { measureId }] of criteria.entries()) leads(`${below}.criteria[${n}].measureId`, 'measure', measureId); // prettier-ignore
    for (const [n, { point, rag }] of monitoring.entries()) {
      leads(`${below}.monitoring[${n}].point`, 'monitoringPoint', point);
      // The scheme of a monitoring cell is the plan's own.
      if (rag !== null) rated(`${below}.monitoring[${n}].rag`, 'progress', null, rag);
    }
  }
}

/**
 * What keeps a rating from standing: a code belongs to the scheme of its plan, and the scheme to what it rates.
 * @param scheme null: the plan's own scheme of what is rated.
 */
export function ratingFaults(
  document: Pick<PlanDocument, 'ragSchemes'>,
  of: RatedThing,
  scheme: string | null,
  rag: string | null,
): readonly PlanFault[] {
  if (rag === null) return [];
  const own = document.ragSchemes.filter(({ appliesTo }) => appliesTo.includes(of));
  const found = scheme === null ? own[0] : own.find(({ id }) => id === scheme);
  if (found === undefined) return [fault('', 'plan-rates-nothing', { of, scheme: scheme ?? '' })];
  const codes = found.values.map(({ code }) => code);
  return codes.includes(rag) ? [] : [fault('', 'rating-outside-the-scheme', { rag, known: codes })];
}

/** The scheme by which a plan rates progress or outcomes; null where it has none. */
export function schemeFor(
  { ragSchemes }: Pick<PlanDocument, 'ragSchemes'>,
  of: RatedThing,
): PlanDocument['ragSchemes'][number] | null {
  return ragSchemes.find(({ appliesTo }) => appliesTo.includes(of)) ?? null;
}

function circles({ nodes }: PlanDocument): readonly PlanFault[] {
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  return nodes.flatMap(({ id }, at) => {
    const seen = new Set<string>();
    for (let next: string | null = id; next !== null; next = parents.get(next) ?? null) {
      if (seen.has(next)) return [fault(`nodes[${at}].parentId`, 'plan-node-within-itself', { id })];
      seen.add(next);
    }
    return [];
  });
}

function spanFaults({ document: { period } }: PlanDocument): readonly PlanFault[] {
  const { start, end } = period;
  const comparable = Math.min(start.length, end.length);
  return end.slice(0, comparable) < start.slice(0, comparable)
    ? [fault('document.period.end', 'plan-ends-before-it-begins', { start, end })]
    : [];
}

const idsOf = (named: readonly Named[]): ReadonlySet<string> => new Set(named.map(({ id }) => id));
