import type { Person } from '../access/people.js';
import type { CaseHolder } from './case-relation.js';

/**
 * Who may open what is on record about nobody's case, such as a complaint about a service: managers and auditors; a
 * caseworker what is allocated to them or to their team. It may be about a colleague, so that not everybody reads it.
 */
export function opensOffCase({ id, roles, team }: Person, held: CaseHolder): boolean {
  if (roles.includes('manager') || roles.includes('auditor')) return true;
  if (!roles.includes('caseworker')) return false;
  return held.worker === id || (held.team !== null && held.team === team);
}
