import { Injectable } from '@nestjs/common';
import { complaintsProjection } from '../../projections/complaints/complaints.projection.js';
import type { ComplaintRow } from '../../projections/complaints/complaints.projection.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { opensOffCase } from '../case-access/off-case-access.js';
import { HomeAuthority } from '../children/home-authority.js';
import { KeptWhile } from '../performance/kept-while.js';
import { HeldRows } from '../projector/held-rows.js';

/** People whose lists stay in order. */
const mostLists = 30;

/** Complaints, held in memory for their list. */
@Injectable()
export class ComplaintRows {
  private readonly lists = new KeptWhile<readonly ComplaintRow[], readonly ComplaintRow[]>(mostLists);

  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
    private readonly access: CaseAccess,
  ) {}

  /** Those that the person may open: answers that are owed first, by their last day; then the others, the latest first. */
  async for(person: Person): Promise<readonly ComplaintRow[]> {
    const hidden = await this.access.hiddenFrom(person);
    const all = await this.held.all<ComplaintRow>(complaintsProjection, this.home.code);
    return this.lists.of(all, JSON.stringify([person, hidden.key]), () =>
      hidden
        .without(all)
        .filter(({ mistaken }) => !mistaken)
        .filter((row) => row.childId !== null || opensOffCase(person, row))
        .toSorted(inOrder),
    );
  }
}

function inOrder(a: ComplaintRow, b: ComplaintRow): number {
  if ((a.owedBy === null) !== (b.owedBy === null)) return a.owedBy === null ? 1 : -1;
  const [first, second] = a.owedBy === null ? [b.receivedOn, a.receivedOn] : [a.owedBy, b.owedBy ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return a.stream < b.stream ? -1 : 1;
}
