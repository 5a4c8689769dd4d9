import { Injectable } from '@nestjs/common';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';

/**
 * Whether a person may be told that something happened to a case: asked before an open page is listened for and before
 * each message, so that access that is taken away ends at once. Also its own injection token.
 */
export abstract class MayBeTold {
  abstract of(person: Person, childId: string): Promise<boolean>;
}

/** Whoever may open a case may be told of it. */
@Injectable()
export class OfOpenCases extends MayBeTold {
  constructor(private readonly access: CaseAccess) {
    super();
  }

  override of(person: Person, childId: string): Promise<boolean> {
    return this.access.mayOpen(person, childId);
  }
}
