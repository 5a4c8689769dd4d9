import {
  documentStatuses,
  drivers,
  extractionQualities,
  feedClasses,
  flags,
  itemKinds,
  measureKinds,
  measureScopes,
  milestoneKinds,
  nodeKinds,
  operators,
  partyKinds,
  ratedThings,
  recommendationLevels,
  timescaleKinds,
} from './plan-codes.js';
import { either, fields, id, list, number, oneOf, orNull, planId, printedDate, text, whole, yesOrNo } from './shape.js';
import type { Shape } from './shape.js';

const line = { id, order: whole, summary: text };
const lines = list(fields(line));
const parties = list(fields({ partyId: id, role: oneOf(['lead']) }));
const ids = list(id);

const timescale = fields(
  { raw: text, kind: oneOf(timescaleKinds), date: orNull(printedDate) },
  { frequency: text, condition: text, label: text, inferred: yesOrNo },
);
const criteria = list(fields({ ...line, measureId: orNull(id) }));

const party = fields(
  { id, kind: oneOf(partyKinds), role: orNull(text) },
  { organisation: orNull(text), note: text, listedForThemes: list(whole) },
);

const ragScheme = fields(
  {
    id,
    appliesTo: list(oneOf(ratedThings)),
    values: list(fields({ code: id, order: whole, meaning: fields({}, { progress: text, outcome: text }) })),
  },
  { note: text },
);

const codeList = fields({ id, label: text, values: list(fields({ code: id, meaning: orNull(text) })) }, { note: text });

const node = fields(
  { id, kind: oneOf(nodeKinds), parentId: orNull(id), sourceRef: orNull(text), order: whole, title: text },
  {
    ownerPartyIds: ids,
    outcomes: lines,
    group: text,
    statusNotes: list(fields({ label: text, summary: text }, { due: timescale })),
    note: text,
  },
);

const deliverable = fields({
  id,
  order: whole,
  criteria,
  due: timescale,
  monitoring: list(fields({ point: id, rag: orNull(id) })),
  progressImpact: orNull(text),
});

const item = fields(
  {
    ...line,
    nodeId: id,
    kind: oneOf(itemKinds),
    sourceRef: orNull(text),
    steps: lines,
    leads: parties,
    supporters: list(fields({ partyId: id, role: oneOf(['support']) })),
    due: list(timescale),
    progress: list(fields({ asOf: printedDate, rag: orNull(id), ragScheme: orNull(id), points: list(text) })),
  },
  {
    reviewRefs: list(text),
    probableRefs: list(text),
    crossRefs: list(text),
    sourceDamage: text,
    leadNote: text,
    recommendationLevel: orNull(oneOf(recommendationLevels)),
    consultationRequired: oneOf(flags),
    fundingRequired: oneOf(flags),
    linkedGroupIds: ids,
    resources: list(fields({ summary: text })),
    successCriteria: criteria,
    deliverables: list(deliverable),
    workingNotes: list(text),
    note: text,
  },
);

const values = list(
  fields(
    { value: orNull(number), unit: text },
    { asOf: printedDate, period: printedPeriod, label: text, population: text, raw: text },
  ),
);

const measure = fields(
  {
    ...line,
    scope: oneOf(measureScopes),
    itemId: orNull(id),
    nodeId: orNull(id),
    sourceRef: orNull(text),
    kind: oneOf(measureKinds),
    unit: orNull(text),
    baseline: values,
    current: values,
    comparators: values,
    targets: list(
      fields(
        { operator: oneOf(operators), value: either(text, number), unit: text },
        { by: printedDate, relativeTo: text, label: text },
      ),
    ),
    feed: fields({ class: oneOf(feedClasses), kpi: orNull(text) }, { note: text }),
  },
  { breakdown: list(text), evidence: text, note: text, reporting: text },
);

const outcomeBlock = fields({
  id,
  sourceRef: text,
  nodeId: id,
  itemIds: ids,
  measureIds: ids,
  assessments: list(fields({ asOf: printedDate, rag: id, ragScheme: id })),
});

/** A period as it is printed: a school or financial year too. */
function printedPeriod(value: unknown, path: string, faults: Parameters<Shape>[2]): void {
  if (typeof value === 'string' && /^\d{4}\/\d\d$/.test(value)) return;
  printedDate(value, path, faults);
}

/** What a file must be to be a plan of version 1.0; ids that lead nowhere are looked for by `planFaults`. */
export const planShape: Shape = fields(
  {
    schemaVersion: oneOf(['1.0']),
    id: planId,
    authority: text,
    title: text,
    driver: oneOf(drivers),
    document: fields({
      status: oneOf(documentStatuses),
      version: orNull(text),
      issued: orNull(printedDate),
      statusAsOf: orNull(printedDate),
      period: fields({ start: printedDate, end: printedDate }),
    }),
    extraction: fields({ quality: oneOf(extractionQualities), notes: list(text) }),
    governance: fields({
      owners: list(fields({ partyId: id })),
      bodies: list(fields({ partyId: id, function: text })),
      reviewCadence: list(fields({ frequency: text, description: text })),
    }),
    parties: list(party),
    ragSchemes: list(ragScheme),
    codeLists: list(codeList),
    monitoringPoints: list(fields({ id, label: text, date: printedDate })),
    columnMap: list(fields({ source: text, field: text })),
    findings: list(fields({ ...line, nodeId: id, source: text })),
    nodes: list(node),
    items: list(item),
    measures: list(measure),
    outcomeAssessments: list(outcomeBlock),
    milestones: list(fields({ ...line, nodeId: id, month: printedDate, kind: oneOf(milestoneKinds), rag: orNull(id) })),
    timeline: list(
      fields(
        {
          ...line,
          nodeId: id,
          itemId: id,
          sourceRef: text,
          quarter: printedDate,
          raw: text,
          date: orNull(printedDate),
          kind: oneOf(['by', 'from', 'recurring']),
        },
        { sourceRefStatus: text, frequency: text, note: text },
      ),
    ),
    budgetLines: list(fields({ ...line, itemId: id, sourceRef: text, amountGBP: number, budget: orNull(text) })),
    engagements: list(fields({ ...line, date: printedDate, partyIds: ids })),
    groups: list(fields({ id, order: whole, label: text, memberCount: orNull(whole), note: orNull(text) })),
    unattributed: list(fields({ field: text, order: whole, text: orNull(text) }, { status: text })),
    discrepancies: list(fields({ summary: text })),
  },
  { planOutcomes: lines, principles: list(text) },
);
