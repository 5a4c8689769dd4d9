import { opaqueId } from '../casework/opaque-id.js';
import { reject } from '../kernel/command-rejected.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PersonAdmitted, StaffEvent } from './staff.events.js';
import { accessReasons, evolveStaff, openTeams, staffFactOf, staffRoles, withAccess } from './staff.js';
import type { ChangeStaff, Staff, StaffCommand, StaffMember } from './staff.js';

export const longestTeamName = 80;

/**
 * Judges who may change whose access.
 * @throws CommandRejected
 */
export function decideStaff(command: StaffCommand, staff: Staff, today: CalendarDate): StaffEvent {
  refuse(command, staff);
  const fact = staffFactOf(command, today);
  refuseLockingOut(fact, staff);
  return fact;
}

function refuse(command: StaffCommand, staff: Staff): void {
  switch (command.type) {
    case 'FormTeam':
      refuseTeam(command.data, staff);
      return;
    case 'CloseTeam':
      refuseClosing(command.data, staff);
      return;
    case 'AdmitPerson':
      if (!opaqueId.test(command.data.personId)) reject('person-id-not-opaque');
      if (memberOf(staff, command.data.personId)?.endedOn === null) reject('person-already-admitted');
      refuseAccess(command.data, staff);
      return;
    case 'ChangeRoles':
      refuseChange(command, staff);
      return;
    case 'EndAccess':
      liveMember(staff, command.data.personId);
      refuseReason(command.data.reason);
      if (command.by === command.data.personId) reject('not-your-own-access');
      return;
    case 'BindCouncilAccount':
      liveMember(staff, command.data.personId);
      return;
    case 'ReleaseCouncilAccount':
      if (memberOf(staff, command.data.personId) === undefined) reject('no-such-person');
      refuseReason(command.data.reason);
  }
}

function refuseTeam({ team, reason }: { readonly team: string; readonly reason: string }, staff: Staff): void {
  if (team.trim() !== team || team === '' || team.length > longestTeamName || /[\u0000-\u001f\u007f]/.test(team)) {
    reject('team-needs-a-name', { most: longestTeamName });
  }
  if (reason.trim() === '') reject('team-needs-a-reason');
  // Two names that differ in capitals alone would be taken for one another.
  const known = staff.teams.find(({ name }) => name.toLowerCase() === team.toLowerCase());
  if (known !== undefined && (known.closedOn === null || known.name !== team)) {
    reject('team-already-there', { team: known.name });
  }
}

function refuseClosing({ team, reason }: { readonly team: string; readonly reason: string }, staff: Staff): void {
  if (!openTeams(staff).includes(team)) reject('no-such-team', { team });
  if (reason.trim() === '') reject('team-needs-a-reason');
  const people = withAccess(staff).filter((member) => member.team === team).length;
  if (people > 0) reject('team-has-people', { team, people });
}

function refuseChange({ by, data }: ChangeStaff<'ChangeRoles'>, staff: Staff): void {
  const before = liveMember(staff, data.personId);
  const rolesChange = !sameRoles(before, data);
  if (by === data.personId && rolesChange) reject('not-your-own-access');
  if (!rolesChange && before.team === data.team) reject('roles-already-so');
  // A team that was closed may be kept: only a new one must be open.
  refuseAccess(before.team === data.team ? { ...data, team: null } : data, staff);
}

function refuseAccess({ roles, team, reason }: Omit<PersonAdmitted['data'], 'personId'>, staff: Staff): void {
  if (roles.length === 0) reject('person-needs-a-role');
  const known = roles.every((role) => staffRoles.includes(role));
  if (!known || new Set(roles).size < roles.length) reject('no-such-role');
  if (team !== null && !openTeams(staff).includes(team)) reject('no-such-team', { team });
  refuseReason(reason);
}

function refuseReason(reason: StaffMember['reason']): void {
  if (!accessReasons.includes(reason)) reject('access-needs-a-reason');
}

function liveMember(staff: Staff, personId: string): StaffMember {
  const member = memberOf(staff, personId);
  if (member === undefined) reject('no-such-person');
  if (member.endedOn !== null) reject('access-already-ended');
  return member;
}

/**
 * Somebody must always be able to admit others. What the council's own accounts say is followed all the same: there,
 * whoever is to administer can be given the role at any time.
 */
function refuseLockingOut(fact: StaffEvent, staff: Staff): void {
  if (fact.type !== 'PersonAdmitted' && fact.type !== 'RolesChanged' && fact.type !== 'AccessEnded') return;
  if (fact.data.reason === 'councilAccount') return;
  if (withAccess(evolveStaff(staff, fact)).some(({ roles }) => roles.includes('administrator'))) return;
  reject(fact.type === 'PersonAdmitted' ? 'first-person-must-administer' : 'last-administrator');
}

function memberOf({ people }: Staff, personId: string): StaffMember | undefined {
  return people.find((member) => member.personId === personId);
}

function sameRoles(a: Pick<StaffMember, 'roles'>, b: Pick<StaffMember, 'roles'>): boolean {
  return a.roles.toSorted().join() === b.roles.toSorted().join();
}
