import { Injectable } from '@nestjs/common';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { caseHref } from '../cases/acts.js';
import { staffName, StaffDirectory } from '../cases/staff-names.service.js';
import { BasisService } from '../commands/basis.service.js';
import { instantWords } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import { currentOpenings } from './openings.js';
import { ReadLog } from './read-log.service.js';

/** The card beside a case's history. */
export interface WhoHasLookedCard {
  /** "5 people in the last 30 days." */
  readonly lead: string;
  readonly last: readonly { readonly who: string; readonly when: string }[];
  readonly href: string;
}

const days = 30;
const mostNamed = 3;

/** Who has lately opened a case, for auditors and managers. */
@Injectable()
export class WhoHasLooked {
  constructor(
    private readonly reads: ReadLog,
    private readonly staff: StaffDirectory,
    private readonly basis: BasisService,
  ) {}

  /** Null for people who may not know. */
  async card(childId: string, reference: string, { roles }: Pick<Person, 'roles'>): Promise<WhoHasLookedCard | null> {
    if (!roles.includes('auditor') && !roles.includes('manager')) return null;
    const readers = await this.reads.readersOf(childId, addDays(this.basis.today, 1 - days));
    currentOpenings()?.noteReadLog(childId);
    const named = readers.slice(0, mostNamed);
    const names = await this.staff.namesOf(named.map(({ person }) => person));
    const people = readers.length === 1 ? '1 person' : `${count(readers.length)} people`;
    return {
      lead:
        readers.length === 0 ? `Nobody in the ${days} days before this visit.` : `${people} in the last ${days} days.`,
      last: named.map(({ person, at }) => ({ who: staffName(names, person), when: instantWords(at) })),
      href: `${caseHref(reference)}/read-log`,
    };
  }
}
