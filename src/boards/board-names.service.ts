import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import type { ChildCard } from '../children/child-card.js';
import type { Held } from './whose.js';

/** What a page knows of the people in its rows. */
export interface Names {
  readonly children: ReadonlyMap<string, ChildCard>;
  readonly staff: StaffNames;
}

/** Opens the names of those whom a board shows, and of nobody else. */
@Injectable()
export class BoardNames {
  constructor(
    private readonly children: ChildDirectory,
    private readonly staff: StaffDirectory,
  ) {}

  async of(rows: readonly (Pick<Held, 'worker'> & { readonly childId: string })[]): Promise<Names> {
    const [children, staff] = await Promise.all([
      this.children.namesOf(rows.map(({ childId }) => childId)),
      this.staffOf(rows.map(({ worker }) => worker)),
    ]);
    return { children, staff };
  }

  staffOf(ids: readonly (string | null)[]): Promise<StaffNames> {
    return this.staff.namesOf(ids);
  }
}
