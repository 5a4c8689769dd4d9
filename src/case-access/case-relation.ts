import type { CaseAccess } from '../../workflows/child/case-access.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';

/** Whose an assessment, plan or dispute is. */
export interface CaseHolder {
  readonly team: string | null;
  readonly worker: string | null;
}

/** Why somebody may open a case. */
export type CaseRelation = 'unrestricted' | 'allocated' | 'named' | 'teamManager' | 'breakGlass';

/**
 * Why a person who works with cases may open this one; null where they may not. Nobody is let in by role alone once a case
 * is restricted, auditors least of all: what they need to see is who else did.
 */
export function caseRelation(
  person: Person,
  access: CaseAccess,
  holders: readonly CaseHolder[],
  today: CalendarDate,
): CaseRelation | null {
  return (
    standingRelation(person, access, holders) ?? (breakGlassUntil(person, access, today) === null ? null : 'breakGlass')
  );
}

/** The same without break-glass: who may open the case tomorrow as well. */
export function standingRelation(
  { id, roles, team }: Person,
  { restriction }: Pick<CaseAccess, 'restriction'>,
  holders: readonly CaseHolder[],
): Exclude<CaseRelation, 'breakGlass'> | null {
  if (restriction === null) return 'unrestricted';
  if (holders.some(({ worker }) => worker === id)) return 'allocated';
  if (restriction.people.includes(id)) return 'named';
  const teams = [...restriction.teams, ...holders.flatMap((holder) => holder.team ?? [])];
  return roles.includes('manager') && team !== null && teams.includes(team) ? 'teamManager' : null;
}

/** The last day on which the restricted case is open to the person under break-glass; null where it is not. */
export function breakGlassUntil(
  { id }: Pick<Person, 'id'>,
  { breakGlass }: Pick<CaseAccess, 'breakGlass'>,
  today: CalendarDate,
): CalendarDate | null {
  return breakGlass.findLast(({ personId, until }) => personId === id && until >= today)?.until ?? null;
}
