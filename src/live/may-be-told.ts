import { Injectable } from '@nestjs/common';
import type { Person } from '../access/people.js';

/**
 * Whether a person may be told that something happened to a case: asked before an open page is listened for and before
 * each message, so that access that is taken away ends at once. Also its own injection token.
 */
export abstract class MayBeTold {
  abstract of(person: Person, childId: string): Promise<boolean>;
}

/** For an installation without restricted cases: whoever may open the page may be told. */
@Injectable()
export class EveryCaseMayBeTold extends MayBeTold {
  override of(): Promise<boolean> {
    return Promise.resolve(true);
  }
}
