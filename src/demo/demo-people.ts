import { demoPeople } from '../access/people.js';
import type { Person } from '../access/people.js';
import type { Actor } from '../../workflows/kernel/fact.js';

export type DemoTeam = 'East team' | 'West team' | 'Early years team';

/** Somebody who works in the invented authority. The log knows the id alone; the name may change or go here. */
export interface DemoWorker {
  readonly id: string;
  readonly name: string;
  readonly role: Exclude<Actor['role'], 'system'>;
  readonly team: string | null;
  /** Share of a full-time post; null where the person holds no cases. */
  readonly fullTime: number | null;
}

const signIn: readonly DemoWorker[] = demoPeople.map(({ id, name, roles: [role], team }) => ({
  id,
  name,
  role: role ?? 'caseworker',
  team,
  fullTime: role === 'caseworker' ? 1 : null,
}));

const colleagues: readonly DemoWorker[] = [
  { id: 'demo-w01', name: 'Marek Dvorak', role: 'caseworker', team: 'East team', fullTime: 1 },
  { id: 'demo-w02', name: 'Jo Whitfield', role: 'caseworker', team: 'West team', fullTime: 1 },
  { id: 'demo-w03', name: 'Dan Ellery', role: 'caseworker', team: 'West team', fullTime: 1 },
  { id: 'demo-w04', name: 'Aisha Karim', role: 'caseworker', team: 'Early years team', fullTime: 1 },
  { id: 'demo-w05', name: 'Sophie Lund', role: 'caseworker', team: 'East team', fullTime: 0.6 },
  { id: 'demo-w06', name: 'Ffion Rees-Calder', role: 'caseworker', team: 'West team', fullTime: 0.8 },
  { id: 'demo-w07', name: 'Tunde Fairweather', role: 'caseworker', team: 'East team', fullTime: 1 },
  { id: 'demo-w08', name: 'Bronte Silverwood', role: 'caseworker', team: 'Early years team', fullTime: 0.6 },
  { id: 'demo-duty', name: 'Duty team', role: 'caseworker', team: 'SEND 0 to 25', fullTime: null },
  { id: 'demo-panel', name: 'Olu Hartnell', role: 'manager', team: 'SEND 0 to 25', fullTime: null },
];

/** Everyone of the invented authority, those who can sign in first. */
export const demoWorkers: readonly DemoWorker[] = [...signIn, ...colleagues];

/** The same people as the application's directory takes them. */
export const demoDirectory: readonly Person[] = demoWorkers.map(({ id, name, role, team }) => ({
  id,
  name,
  roles: [role],
  team,
}));

/** The caseworker whose desk the demonstration shows first. */
export const priya = workerNamed('Priya Nair');
/** Whose desk holds what is told beside the pictures. */
export const jo = workerNamed('Jo Whitfield');
export const manager = workerNamed('Helen Marsh');
export const duty = workerNamed('Duty team');
export const panel = workerNamed('Olu Hartnell');
export const administrator = workerNamed('Ruth Adler');

/** Enough for an authority of a few hundred children, so that nobody's desk looks idle. */
const smallOffice: readonly string[] = [priya.id, 'demo-w02', 'demo-w03', 'demo-w04', 'demo-w05'];
const smallAuthority = 700;

/** Caseworkers of a team who are given cases, with how many of them a full desk takes. */
export function caseworkersOf(team: DemoTeam, children: number): readonly (readonly [DemoWorker, number])[] {
  return demoWorkers.flatMap((worker) => {
    const holds = worker.team === team && worker.fullTime !== null;
    if (!holds || (children < smallAuthority && !smallOffice.includes(worker.id))) return [];
    return [[worker, worker.id === priya.id ? 1.6 : worker.fullTime] as const];
  });
}

/** How a worker signs a record. */
export function actorOf({ id, role }: DemoWorker): Actor {
  return { id, role };
}

function workerNamed(name: string): DemoWorker {
  const worker = demoWorkers.find((candidate) => candidate.name === name);
  if (worker === undefined) throw new Error('The demonstration lacks one of its people');
  return worker;
}
