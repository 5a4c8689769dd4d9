import type { Command } from '../kernel/decider.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { AccessReason, PersonAdmitted, StaffEvent, StaffRole } from './staff.events.js';

/** A team as it stands. */
export interface Team {
  readonly name: string;
  readonly formedOn: CalendarDate;
  readonly closedOn: CalendarDate | null;
}

/** What a person may do here, or could do before their access ended. */
export interface StaffMember extends Readonly<PersonAdmitted['data']> {
  /** The day of the last admission. */
  readonly admittedOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
}

/** Who may sign in, and which teams there are. */
export interface Staff {
  /** In the order they were first formed. */
  readonly teams: readonly Team[];
  /** Everyone who was ever admitted, in that order. */
  readonly people: readonly StaffMember[];
}

export const nobodyYet: Staff = { teams: [], people: [] };

const factOf = {
  FormTeam: 'TeamFormed',
  CloseTeam: 'TeamClosed',
  AdmitPerson: 'PersonAdmitted',
  ChangeRoles: 'RolesChanged',
  EndAccess: 'AccessEnded',
  BindCouncilAccount: 'CouncilAccountBound',
  ReleaseCouncilAccount: 'CouncilAccountReleased',
} as const satisfies Readonly<Record<string, StaffEvent['type']>>;

type StaffCommandType = keyof typeof factOf;
type FactOf<C extends StaffCommandType> = Extract<StaffEvent, { type: (typeof factOf)[C] }>;

/** It holds from the day it is recorded: nobody could have used a role before. */
export interface ChangeStaff<C extends StaffCommandType> extends Command<C> {
  /** Id of the person who wishes it, by which nobody changes their own roles. */
  readonly by: string;
  readonly data: FactOf<C>['data'];
}

export type StaffCommand = { [C in StaffCommandType]: ChangeStaff<C> }[StaffCommandType];

/** Tells staff from settings: nothing is judged by who works here. */
export function isStaffEvent(event: Pick<Fact, 'type'>): boolean {
  return Object.values<string>(factOf).includes(event.type);
}

export function isStaffCommand(command: Command): command is StaffCommand {
  return Object.hasOwn(factOf, command.type);
}

/** The fact that a command wishes for. */
export function staffFactOf({ type, data }: StaffCommand, today: CalendarDate): StaffEvent {
  return { type: factOf[type], occurredOn: today, data } as StaffEvent;
}

/** Those who may sign in. */
export function withAccess({ people }: Staff): readonly StaffMember[] {
  return people.filter(({ endedOn }) => endedOn === null);
}

/** Names of the teams that people can be put into. */
export function openTeams({ teams }: Staff): readonly string[] {
  return teams.filter(({ closedOn }) => closedOn === null).map(({ name }) => name);
}

/** The staff with one more fact about them. */
export function evolveStaff(staff: Staff, { type, occurredOn, data }: StaffEvent): Staff {
  switch (type) {
    case 'TeamFormed':
      return { ...staff, teams: put(staff.teams, { name: data.team, formedOn: occurredOn, closedOn: null }, byName) };
    case 'TeamClosed':
      return {
        ...staff,
        teams: staff.teams.map((team) => (team.name === data.team ? { ...team, closedOn: occurredOn } : team)),
      };
    case 'PersonAdmitted':
      return { ...staff, people: put(staff.people, { ...data, admittedOn: occurredOn, endedOn: null }, byId) };
    case 'RolesChanged':
      return change(staff, data.personId, (member) => ({ ...member, ...data }));
    case 'AccessEnded':
      return change(staff, data.personId, (member) => ({ ...member, reason: data.reason, endedOn: occurredOn }));
    case 'CouncilAccountBound':
    case 'CouncilAccountReleased':
      // Told in the history of the person; what they may do is the same.
      return staff;
  }
}

const byName = ({ name }: Team): string => name;
const byId = ({ personId }: StaffMember): string => personId;

/** In the place of the one of the same key, or at the end. */
function put<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): readonly Item[] {
  const at = items.findIndex((one) => keyOf(one) === keyOf(item));
  return at < 0 ? [...items, item] : items.with(at, item);
}

function change(staff: Staff, personId: string, changed: (member: StaffMember) => StaffMember): Staff {
  return {
    ...staff,
    people: staff.people.map((member) => (member.personId === personId ? changed(member) : member)),
  };
}

export const staffRoles: readonly StaffRole[] = ['caseworker', 'manager', 'auditor', 'administrator'];
export const accessReasons: readonly AccessReason[] = [
  'joined',
  'covering',
  'newPost',
  'movedTeam',
  'away',
  'left',
  'mistake',
  'councilAccount',
  'other',
];
