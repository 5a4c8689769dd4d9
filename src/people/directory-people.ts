import { withAccess } from '../../workflows/authority/staff.js';
import type { Staff, StaffMember } from '../../workflows/authority/staff.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import type { Role } from '../access/roles.js';
import type { BasisService } from '../commands/basis.service.js';
import type { DirectoryEntry, PeopleDirectory } from './people-directory.js';

/**
 * Who may sign in: roles and teams as the log has them, names from the directory. Both are held in memory and asked on
 * every request whether they have moved, so that a person who is taken out loses access at once.
 */
export class DirectoryPeople extends People {
  private staff: Staff | null = null;
  private names: ReadonlyMap<string, DirectoryEntry> | null = null;
  private people: ReadonlyMap<string, Person> = new Map();

  /** `ready` are people whom nothing has been recorded about yet: those of the demonstration. */
  constructor(
    private readonly basis: Pick<BasisService, 'recorded'>,
    private readonly directory: Pick<PeopleDirectory, 'all' | 'noteSignIn'>,
    private readonly ready: readonly Person[] = [],
  ) {
    super();
  }

  override find(id: string): Promise<Person | null> {
    return Promise.resolve(this.current().get(id) ?? null);
  }

  override holding(wanted: readonly Role[]): Promise<readonly Person[]> {
    const found = [...this.current().values()].filter(({ roles }) => roles.some((role) => wanted.includes(role)));
    return Promise.resolve(found.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')));
  }

  /** Also of those whose access has ended: what they recorded stays theirs. */
  override nameOf(id: string): Promise<string | null> {
    const name = this.directory.all().get(id)?.name ?? this.ready.find((person) => person.id === id)?.name;
    return Promise.resolve(name ?? null);
  }

  override signedIn(id: string, at: Date): void {
    this.directory.noteSignIn(id, at);
  }

  private current(): ReadonlyMap<string, Person> {
    const { staff } = this.basis.recorded().state;
    const names = this.directory.all();
    if (staff === this.staff && names === this.names) return this.people;
    const known = new Set(staff.people.map(({ personId }) => personId));
    const listed = [
      ...withAccess(staff).map((member) => this.personOf(member, names)),
      ...this.ready.filter(({ id }) => !known.has(id)),
    ];
    this.people = new Map(listed.map((person) => [person.id, person]));
    [this.staff, this.names] = [staff, names];
    return this.people;
  }

  private personOf({ personId: id, roles, team }: StaffMember, names: ReadonlyMap<string, DirectoryEntry>): Person {
    const name = names.get(id)?.name ?? this.ready.find((person) => person.id === id)?.name ?? nameless;
    return { id, name, roles, team };
  }
}

/** For somebody whose name was taken out of the directory, or lost with it. */
export const nameless = 'Name not on record';
