import type { PlanDocument, PlanItem, PlanMeasure } from '../../workflows/action-plan/plan-document.js';

const item = (id: string, order: number, more: Partial<PlanItem> = {}): PlanItem => ({
  ...{ id, order, nodeId: 't1', kind: 'action', sourceRef: `1.${String(order)}`, summary: `What ${id} asks for` },
  ...{ steps: [], leads: [{ partyId: 'head', role: 'lead' }], supporters: [] },
  ...{ due: [{ raw: 'Sept 2026', kind: 'by', date: '2026-09' }], progress: [] },
  ...more,
});

const measure = (id: string, order: number, more: Partial<PlanMeasure> = {}): PlanMeasure => ({
  ...{ id, scope: 'item', itemId: 'a1', nodeId: null, sourceRef: null, order, kind: 'quantitative' },
  ...{ summary: `What ${id} measures`, unit: 'percent', baseline: [], current: [], comparators: [] },
  ...{ targets: [], feed: { class: 'B', kpi: null } },
  ...more,
});

/** An invented plan with a little of everything that the file of a plan can hold. A copy of one's own each time. */
export function smallPlan(id = 'northmere'): PlanDocument {
  return structuredClone<PlanDocument>({
    schemaVersion: '1.0',
    ...{ id, authority: 'Northmere Council', title: 'Northmere SEND action plan', driver: 'inspection-response' },
    document: { status: 'published', version: 'V1', issued: '2026-04', statusAsOf: null, period: { start: '2026-04', end: '2027-03' } }, // prettier-ignore
    extraction: { quality: 'good', notes: ['Read by hand'] },
    governance: {
      owners: [{ partyId: 'board' }],
      bodies: [{ partyId: 'board', function: 'Oversees the plan' }],
      reviewCadence: [{ frequency: 'quarterly', description: 'By the board' }],
    },
    parties: [
      { id: 'head', kind: 'post', role: 'Head of SEND', organisation: 'Northmere Council' },
      { id: 'lead-01', kind: 'post', role: null, note: 'source gives initials only' },
      { id: 'board', kind: 'group', role: 'SEND board' },
    ],
    ragSchemes: [
      {
        id: 'rag',
        appliesTo: ['progress', 'outcome'],
        values: [
          { code: 'green', order: 1, meaning: { progress: 'completed', outcome: 'achieved' } },
          { code: 'amber', order: 2, meaning: { progress: 'in progress', outcome: 'performance improving' } },
          { code: 'red', order: 3, meaning: { progress: 'slipped', outcome: 'performance off track' } },
        ],
      },
    ],
    codeLists: [{ id: 'level', label: 'Level', values: [{ code: '1', meaning: null }] }],
    monitoringPoints: [
      { id: 'q1', label: 'June 2026', date: '2026-06' },
      { id: 'q2', label: 'September 2026', date: '2026-09' },
    ],
    columnMap: [{ source: 'Action', field: 'items.summary' }],
    findings: [{ id: 'f1', order: 1, nodeId: 't1', source: 'letter', summary: 'Plans are late' }],
    nodes: [{ id: 't1', kind: 'theme', parentId: null, sourceRef: '1', order: 1, title: 'Timely plans' }],
    items: [
      item('a1', 1, { steps: [{ id: 'a1.1', order: 1, summary: 'Write a protocol' }] }),
      item('a2', 2, {
        due: [],
        deliverables: [
          {
            ...{ id: 'a2.d1', order: 1, progressImpact: null },
            criteria: [{ id: 'a2.d1.c1', order: 1, summary: 'Approved by the board', measureId: 'm2' }],
            due: { raw: 'TBC', kind: 'tbc', date: null },
            monitoring: [{ point: 'q1', rag: null }],
          },
        ],
      }),
      item('a3', 3, { leads: [], recommendationLevel: null }),
    ],
    measures: [
      measure('m1', 1, {
        baseline: [{ value: 26.3, unit: 'percent', asOf: '2025-06' }],
        targets: [{ operator: '>=', value: 60, unit: 'percent', by: '2027-03' }],
        feed: { class: 'A', kpi: 'ehc.plan.within20w' },
      }),
      measure('m2', 2, { kind: 'output', unit: null, feed: { class: 'C', kpi: null } }),
      measure('m3', 3, { feed: { class: 'B', kpi: null } }),
    ],
    outcomeAssessments: [{ id: 'o1', sourceRef: '1', nodeId: 't1', itemIds: ['a1', 'a2'], measureIds: ['m1', 'm2'], assessments: [] }], // prettier-ignore
    milestones: [{ id: 'ms1', order: 1, nodeId: 't1', month: '2026-09', kind: 'milestone', summary: 'Half of plans in time', rag: null }], // prettier-ignore
    timeline: [{ id: 'tl1', order: 1, nodeId: 't1', itemId: 'a1', sourceRef: '1.1', summary: 'Protocol', quarter: '2026-10/2026-12', raw: 'November', date: '2026-11', kind: 'by' }], // prettier-ignore
    budgetLines: [
      { id: 'b1', order: 1, itemId: 'a1', sourceRef: '1.1', summary: 'Officer time', amountGBP: 5000, budget: null },
    ],
    engagements: [{ id: 'e1', order: 1, date: '2026-05-12', summary: 'Parents’ forum', partyIds: ['board'] }],
    groups: [{ id: 'g1', order: 1, label: 'Task group', memberCount: 5, note: null }],
    unattributed: [],
    discrepancies: [{ summary: 'The timeline prints November for 1.1, the table September' }],
  });
}
