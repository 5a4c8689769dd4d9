import type { Actor } from '../../workflows/kernel/fact.js';

/** What a person may be here; `system` acts too but never signs in. */
export type Role = Exclude<Actor['role'], 'system'>;

export const roles: readonly Role[] = ['caseworker', 'manager', 'auditor', 'administrator'];

const words: Readonly<Record<Role, string>> = {
  caseworker: 'Caseworker',
  manager: 'Manager',
  auditor: 'Auditor',
  administrator: 'Administrator',
};

/** "Caseworker", or "Manager and auditor" for a person with two roles. */
export function roleWords(held: readonly Role[]): string {
  const [first, ...rest] = roles.filter((role) => held.includes(role)).map((role) => words[role]);
  if (first === undefined) return 'No role';
  return [first, ...rest.map((word) => word.toLowerCase())].join(' and ');
}

/** "Managers", "Managers and auditors": who can use a page. */
export function rolePlural(held: readonly Role[]): string {
  const [first, ...rest] = roles.filter((role) => held.includes(role)).map((role) => `${words[role]}s`);
  return [first ?? 'Nobody', ...rest.map((word) => word.toLowerCase())].join(' and ');
}

const byWeight: readonly Role[] = ['manager', 'caseworker', 'administrator', 'auditor'];

/** The role in which somebody with several is taken to act. */
export function actingRole(held: readonly Role[]): Role {
  return byWeight.find((role) => held.includes(role)) ?? 'auditor';
}
