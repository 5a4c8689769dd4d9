import type { BreakGlassCategory, BreakGlassOutcome } from '../../../workflows/child/case-access.events.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

/** Why somebody opens a restricted case that is not theirs, in the order offered. */
export const breakGlassCategoryWords: Readonly<Record<BreakGlassCategory, string>> = {
  childAtRisk: 'A child or young person may be at risk',
  legalDeadline: 'Something must be sent by a legal date, and nobody who may open the case can be reached',
  colleagueAbsent: 'Whoever works on the case is away, and the family or a body needs an answer',
  audit: 'An inspection, complaint or audit needs it',
  other: 'Another reason',
};

/** The same in a table. */
export const breakGlassCategoryShort: Readonly<Record<BreakGlassCategory, string>> = {
  childAtRisk: 'Child may be at risk',
  legalDeadline: 'Legal date',
  colleagueAbsent: 'Colleague away',
  audit: 'Inspection or audit',
  other: 'Another reason',
};

export const breakGlassOutcomeWords: Readonly<Record<BreakGlassOutcome, string>> = {
  justified: 'It was right to open the case',
  followUp: 'It was right, and something must be done so that it is not needed again',
  notJustified: 'It was not right to open the case',
};

export const accessFields: FieldTable = {
  people: { label: 'Who may open it' },
  teams: { label: 'Teams whose managers may open it' },
  manager: { label: 'Manager who answers for it' },
  category: { label: 'Kind of reason', value: codes(breakGlassCategoryShort) },
  until: { label: 'Open to them to the end of' },
};

export const accessFieldsByFact: Readonly<Record<string, FieldTable>> = {
  BreakGlassReviewed: { outcome: { label: 'What the review found', value: codes(breakGlassOutcomeWords) } },
};
