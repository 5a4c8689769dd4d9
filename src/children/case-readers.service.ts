import { Injectable } from '@nestjs/common';
import { CaseDoor } from '../access/case-door.js';
import type { Person } from '../access/people.js';
import type { Role } from '../access/roles.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { CaseNotFound, CaseRecordService } from './case-record.service.js';

/** Who reads the pages of a case. */
const readers: readonly Role[] = ['caseworker', 'manager', 'auditor'];

/** A case opens to everybody who reads cases and may open this one, if it is this authority’s. */
@Injectable()
export class CaseReaders extends CaseDoor {
  constructor(
    private readonly records: CaseRecordService,
    private readonly access: CaseAccess,
  ) {
    super();
  }

  override async opensTo(person: Person, reference: string): Promise<boolean> {
    if (!person.roles.some((role) => readers.includes(role))) return false;
    try {
      return await this.access.mayOpen(person, await this.records.childIdOf(reference));
    } catch (error) {
      if (error instanceof CaseNotFound) return false;
      throw error;
    }
  }
}
