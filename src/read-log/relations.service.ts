import { Injectable } from '@nestjs/common';
import { disputeView, needsAssessmentView, planView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import type { Person } from '../access/people.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { relations } from './read-record.js';
import type { Relation } from './read-record.js';

/** Who holds a case: an assessment and a plan of the same child may be with different teams. */
export interface Holder {
  readonly team: string | null;
  readonly worker: string | null;
}

const views = [needsAssessmentView, planView, disputeView];

/** How a person stands to the cases they open, by the allocation that the read models know. */
@Injectable()
export class Relations {
  constructor(private readonly readModels: ReadModelStore) {}

  /** The most distant of the relations to these children; null where there is none, or it cannot be told just now. */
  async of(person: Person, childIds: readonly string[]): Promise<Relation | null> {
    try {
      const found = await Promise.all(
        childIds.map(async (childId) => relationTo(person, await this.holdersOf(childId))),
      );
      return relations.findLast((relation) => found.includes(relation)) ?? null;
    } catch {
      // The record must be written whatever becomes of the lists: without a relation, it still says who opened what.
      return null;
    }
  }

  private async holdersOf(childId: string): Promise<readonly Holder[]> {
    const rows = await Promise.all(
      views.map(async ({ name }) => {
        const members = await this.readModels.range(name, { index: 'child', group: childId });
        return this.readModels.getMany(
          name,
          members.map(({ key }) => key),
        );
      }),
    );
    return rows
      .flatMap((found) => [...found.values()])
      .map((json) => {
        const { team = null, worker = null } = (JSON.parse(json) as CaseViewRow<Partial<Holder>>).state;
        return { team, worker };
      });
  }
}

/** Own where the person holds any part of the case, their team's where their team does. */
export function relationTo({ id, team }: Pick<Person, 'id' | 'team'>, holders: readonly Holder[]): Relation {
  if (holders.some(({ worker }) => worker === id)) return 'ownCase';
  const teams = holders.flatMap((holder) => holder.team ?? []);
  if (team === null || teams.length === 0) return 'noTeam';
  return teams.includes(team) ? 'ownTeam' : 'otherTeam';
}
