import { Injectable } from '@nestjs/common';
import type { AuthorityEvent } from '../../workflows/authority/authority.events.js';
import type { StaffEvent } from '../../workflows/authority/staff.events.js';
import { isStaffEvent, withAccess } from '../../workflows/authority/staff.js';
import type { Staff, StaffMember, Team } from '../../workflows/authority/staff.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { People } from '../access/people.js';
import { roles } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { nameless } from './directory-people.js';
import { PeopleDirectory } from './people-directory.js';

/** Somebody who may sign in, or could. */
export interface StaffEntry {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  readonly team: string | null;
  /** Null for ready people of the demonstration about whom nothing is recorded. */
  readonly admittedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  /** UTC instant. */
  readonly lastSignedIn: string | null;
  /** A council account signs in as this person. */
  readonly hasAccount: boolean;
}

/** One change of somebody's access as it was recorded. */
export type StaffChange = Recorded<Exclude<StaffEvent, { type: 'TeamFormed' | 'TeamClosed' }>> & {
  readonly note: string | null;
};

/** A team was formed or closed. */
export type TeamChange = Recorded<Extract<StaffEvent, { type: 'TeamFormed' | 'TeamClosed' }>>;

export interface TeamEntry extends Team {
  /** People of the team who may sign in. */
  readonly people: number;
}

/** Who works here, as pages, programs and the command line show it. */
@Injectable()
export class StaffList {
  constructor(
    private readonly basis: BasisService,
    private readonly directory: PeopleDirectory,
    private readonly people: People,
  ) {}

  /** Everyone who was ever admitted, by name; as recorded by the end of a day where one is given. */
  async all(knownOn: CalendarDate | null = null): Promise<readonly StaffEntry[]> {
    const recorded = this.staff(knownOn).people.map((member) => this.entryOf(member));
    const known = new Set(this.staff(null).people.map(({ personId }) => personId));
    const ready = (await this.people.holding(roles)).filter(({ id }) => !known.has(id));
    const others = ready.map((person) => ({ ...this.namesOf(person.id), ...person, admittedOn: null, endedOn: null }));
    return [...(await Promise.all(recorded)), ...others].toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  async one(id: string, knownOn: CalendarDate | null = null): Promise<StaffEntry | null> {
    return (await this.all(knownOn)).find((entry) => entry.id === id) ?? null;
  }

  /** Every change of somebody's access, oldest first. */
  historyOf(id: string, knownOn: CalendarDate | null = null): readonly StaffChange[] {
    const notes = this.directory.notesOf(id);
    return this.recorded(knownOn)
      .history.filter((event): event is Recorded<StaffEvent & StaffChange> => isAbout(event, id))
      .map((event) => ({ ...event, note: notes.get(event.commandId) ?? null }));
  }

  /** What was recorded about a team itself, oldest first. */
  historyOfTeam(team: string): readonly TeamChange[] {
    return this.recorded(null).history.filter(
      (event): event is TeamChange =>
        (event.type === 'TeamFormed' || event.type === 'TeamClosed') && event.data.team === team,
    );
  }

  /** Every team that ever was, by name. */
  teams(knownOn: CalendarDate | null = null): readonly TeamEntry[] {
    const staff = this.staff(knownOn);
    const live = withAccess(staff);
    return staff.teams
      .map((team) => ({ ...team, people: live.filter((member) => member.team === team.name).length }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  staff(knownOn: CalendarDate | null): Staff {
    return this.recorded(knownOn).state.staff;
  }

  private recorded(knownOn: CalendarDate | null): ReturnType<BasisService['recorded']> {
    return this.basis.recorded(knownOn === null ? undefined : endOfLondonDay(knownOn));
  }

  private async entryOf({ personId: id, roles: held, team, admittedOn, endedOn }: StaffMember): Promise<StaffEntry> {
    const name = (await this.people.nameOf(id)) ?? nameless;
    return { id, ...this.namesOf(id), name, roles: held, team, admittedOn, endedOn };
  }

  private namesOf(id: string): Pick<StaffEntry, 'email' | 'lastSignedIn' | 'hasAccount'> {
    const entry = this.directory.get(id);
    return {
      email: entry?.email ?? null,
      lastSignedIn: entry?.lastSignedIn ?? null,
      hasAccount: entry?.account != null,
    };
  }
}

function isAbout(event: AuthorityEvent, id: string): boolean {
  return isStaffEvent(event) && 'personId' in event.data && event.data.personId === id;
}
