import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { disputeView, needsAssessmentView, planView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import type { Person } from '../access/people.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { relations } from './read-record.js';
import type { Relation } from './read-record.js';

/** Who holds a case: an assessment and a plan of the same child may be with different teams. */
export interface Holder {
  readonly team: string | null;
  readonly worker: string | null;
}

const views = [needsAssessmentView, planView, disputeView];
const viewNames = new Set<string>(views.map(({ name }) => name));

/** Children whose holders are known without reading their rows: everybody on the lists that are open just now. */
const mostKnown = 5_000;

/** How a person stands to the cases they open, by the allocation that the read models know. */
@Injectable()
export class Relations implements OnModuleDestroy {
  /** By child, until a row of any case changes. */
  private known = new Map<string, readonly Holder[]>();
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly readModels: ReadModelStore,
    projector: ProjectorService,
  ) {
    const forget = (): void => {
      this.known = new Map();
    };
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        if (changes.some(({ projection }) => viewNames.has(projection))) forget();
      }),
      projector.onRowsReplaced(forget),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
  }

  /** The most distant of the relations to these children; null where there is none, or it cannot be told just now. */
  async of(person: Person, childIds: readonly string[]): Promise<Relation | null> {
    try {
      const found = await Promise.all(
        childIds.map(async (childId) => relationTo(person, await this.knownHoldersOf(childId))),
      );
      return relations.findLast((relation) => found.includes(relation)) ?? null;
    } catch {
      // The record must be written whatever becomes of the lists: without a relation, it still says who opened what.
      return null;
    }
  }

  private async knownHoldersOf(childId: string): Promise<readonly Holder[]> {
    // What was read before a change is kept where nobody looks any more.
    const { known } = this;
    const before = known.get(childId);
    if (before !== undefined) return before;
    const holders = await this.holdersOf(childId);
    if (known.size >= mostKnown) known.clear();
    known.set(childId, holders);
    return holders;
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
