import type { AuthorityCommand } from '../../../workflows/authority/authority.commands.js';
import type { AuthorityEvent, ClosureGroup, ClosurePeriod } from '../../../workflows/authority/authority.events.js';
import type { PolicyName } from '../../../workflows/timetable/policy-options.js';
import { day } from '../../support/assessment-facts.js';

type Group = Partial<Pick<ClosureGroup, 'kind' | 'setting'>>;

export const chosen = (option: PolicyName, value: string, on = '2026-11-01'): AuthorityEvent => ({
  type: 'PolicyOptionChosen',
  occurredOn: day(on),
  data: { option, value, reason: 'Decided by the board' },
});

export const period = (name: string, firstClosedOn: string, reopensOn: string): ClosurePeriod => ({
  name,
  firstClosedOn: day(firstClosedOn),
  reopensOn: day(reopensOn),
});

export const summer2026 = period('Summer holiday 2026', '2026-07-22', '2026-09-02');

export const closures = (
  academicYear: number,
  periods: readonly ClosurePeriod[],
  group: Group = {},
): AuthorityEvent => ({
  type: 'SchoolClosuresRecorded',
  occurredOn: day('2026-11-01'),
  data: { academicYear, kind: 'school', setting: null, ...group, closures: periods },
});

export const withdrawn = (academicYear: number): AuthorityEvent => ({
  type: 'SchoolClosuresWithdrawn',
  occurredOn: day('2026-11-02'),
  data: { academicYear, kind: 'school', setting: null, reason: 'No longer kept' },
});

export const recordClosures = (
  academicYear: number,
  periods: readonly ClosurePeriod[],
  group: Group = {},
  on = '2026-11-23',
): AuthorityCommand => ({
  type: 'RecordSchoolClosures',
  on: day(on),
  data: { academicYear, kind: 'school', setting: null, ...group, closures: periods },
});
