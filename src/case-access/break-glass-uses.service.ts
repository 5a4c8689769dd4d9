import { Injectable, NotFoundException } from '@nestjs/common';
import type { BreakGlassUse } from '../../workflows/child/case-access.js';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { standingRelation } from './case-relation.js';
import { RestrictedCases } from './restricted-cases.service.js';
import type { RestrictedCase } from './restricted-cases.service.js';

/** A use as those who review it see it. */
export interface UseToReview extends BreakGlassUse {
  readonly childId: string;
  /** Whether the person who looks may open the case. */
  readonly opens: boolean;
}

/** Who looks at which uses of break-glass: auditors at all, managers at those of cases they may open without it. */
@Injectable()
export class BreakGlassUses {
  constructor(
    private readonly restricted: RestrictedCases,
    private readonly basis: BasisService,
  ) {}

  async usesFor(person: Person): Promise<readonly UseToReview[]> {
    if (!looks(person)) return [];
    const all = await this.restricted.all();
    return [...all.values()].flatMap((one) => usesOf(one, person));
  }

  /** @throws NotFoundException alike for a use that is not there and for one that this person does not look at. */
  async useFor(person: Person, breakGlassId: string): Promise<UseToReview> {
    const use = (await this.usesFor(person)).find((one) => one.breakGlassId === breakGlassId);
    if (use === undefined) throw new NotFoundException();
    return use;
  }

  /** How many uses of earlier days wait for this person to look at them. */
  async waitingFor(person: Person): Promise<number> {
    const { today } = this.basis;
    const uses = await this.usesFor(person);
    return uses.filter(
      ({ review, openedOn, personId }) => review === null && openedOn < today && personId !== person.id,
    ).length;
  }
}

const looks = ({ roles }: Person): boolean => roles.includes('manager') || roles.includes('auditor');

function usesOf(one: RestrictedCase, person: Person): readonly UseToReview[] {
  const opens = standingRelation(person, one, [...one.holders.values()]) !== null;
  if (!opens && !person.roles.includes('auditor')) return [];
  return one.breakGlass.map((use) => ({ ...use, childId: one.childId, opens }));
}
