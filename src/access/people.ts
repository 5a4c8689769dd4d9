import type { Role } from './roles.js';

/** Someone who works here. The id is opaque and may stand in the log; the name never does. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** "East team", "SEND 0 to 25"; null where the role has none. */
  readonly team: string | null;
}

/** Who may sign in, by id. Asked on every request, so that a person who is taken out loses access at once. */
export abstract class People {
  abstract find(id: string): Promise<Person | null>;
  /** Everyone who holds one of the roles, by name. */
  abstract holding(roles: readonly Role[]): Promise<readonly Person[]>;

  /** Told whenever somebody has signed in. */
  signedIn(_id: string, _at: Date): void {
    // A fixed list keeps nothing.
  }

  /** The name behind an id, also of somebody who may no longer sign in where it is still known. */
  async nameOf(id: string): Promise<string | null> {
    return (await this.find(id))?.name ?? null;
  }
}

/** The ready people of the demo. */
export const demoPeople: readonly Person[] = [
  { id: 'demo-caseworker', name: 'Priya Nair', roles: ['caseworker'], team: 'East team' },
  { id: 'demo-manager', name: 'Helen Marsh', roles: ['manager'], team: 'SEND 0 to 25' },
  { id: 'demo-auditor', name: 'Tom Adeyemi', roles: ['auditor'], team: null },
  { id: 'demo-administrator', name: 'Ruth Adler', roles: ['administrator'], team: null },
];

/** A fixed list of people. */
export class ListedPeople extends People {
  constructor(private readonly people: readonly Person[]) {
    super();
  }

  override find(id: string): Promise<Person | null> {
    return Promise.resolve(this.people.find((person) => person.id === id) ?? null);
  }

  override holding(wanted: readonly Role[]): Promise<readonly Person[]> {
    const found = this.people.filter(({ roles }) => roles.some((role) => wanted.includes(role)));
    return Promise.resolve(found.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')));
  }
}
