import { Injectable } from '@nestjs/common';
import { CaseDoor } from '../access/case-door.js';
import type { Person } from '../access/people.js';
import type { Role } from '../access/roles.js';
import { CaseNotFound, CaseRecordService } from './case-record.service.js';

/** Who reads the pages of a case. */
const readers: readonly Role[] = ['caseworker', 'manager', 'auditor'];

/** A case opens to everybody who reads cases, if it is this authority’s. */
@Injectable()
export class CaseReaders extends CaseDoor {
  constructor(private readonly records: CaseRecordService) {
    super();
  }

  override async opensTo({ roles }: Person, reference: string): Promise<boolean> {
    if (!roles.some((role) => readers.includes(role))) return false;
    try {
      await this.records.childIdOf(reference);
      return true;
    } catch (error) {
      if (error instanceof CaseNotFound) return false;
      throw error;
    }
  }
}
