import type { Person } from './people.js';

/** Whether a person may open a case at all. Also its own injection token; whoever has routes of cases provides it. */
export abstract class CaseDoor {
  abstract opensTo(person: Person, reference: string): Promise<boolean>;
}
