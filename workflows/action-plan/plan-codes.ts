/** The codes that a plan's file may use, field by field. */
export const drivers = [
  'strategic-review',
  'inspection-response',
  'high-needs-review',
  'written-statement-of-action',
] as const;
export const documentStatuses = ['draft', 'live', 'published'] as const;
export const extractionQualities = ['good', 'damaged'] as const;
export const partyKinds = ['post', 'group', 'organisation'] as const;
export const ratedThings = ['progress', 'outcome'] as const;
export const nodeKinds = ['theme', 'section', 'subsection', 'workstream', 'priority'] as const;
export const timescaleKinds = ['by', 'from', 'recurring', 'period', 'tbc', 'unscheduled'] as const;
export const itemKinds = ['recommendation', 'action', 'objective', 'outcome'] as const;
export const flags = ['yes', 'no', 'yes-unconfirmed', 'not-recorded'] as const;
export const recommendationLevels = ['1', '2', '3'] as const;
export const measureScopes = ['item', 'node', 'framework'] as const;
export const measureKinds = ['quantitative', 'qualitative', 'output'] as const;
export const feedClasses = ['A', 'B', 'C'] as const;
export const operators = ['=', '>=', '<=', '>', '<', '~', 'change'] as const;
export const milestoneKinds = ['milestone', 'family-outcome'] as const;
