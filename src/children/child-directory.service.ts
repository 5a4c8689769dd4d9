import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { childView } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import type { Child } from '../../workflows/child/child.state.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { childCard } from './child-card.js';
import type { ChildCard } from './child-card.js';

/** Children whose opened state is kept in memory at most. */
const mostKept = 5_000;

/** Who the children of a list are, opened from the log with each child's own key. */
@Injectable()
export class ChildDirectory implements OnModuleDestroy {
  /** In order of last use, the longest unused first. Never written to disk. */
  private readonly kept = new Map<string, Promise<Child>>();
  private readonly stopListening: () => void;

  constructor(
    private readonly commands: CommandHandler,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
    projector: ProjectorService,
  ) {
    this.stopListening = projector.onRowsSaved((changes) => {
      for (const { projection, key } of changes) if (projection === childView.name) this.kept.delete(idOf(key));
    });
  }

  onModuleDestroy(): void {
    this.stopListening();
    this.kept.clear();
  }

  /** The card of each child; an id without a record has none. An erased child is "Erased person" from that moment. */
  async namesOf(childIds: readonly string[]): Promise<ReadonlyMap<string, ChildCard>> {
    const { today } = this.basis;
    const cards = new Map<string, ChildCard>();
    for (const childId of new Set(childIds)) {
      const child = await this.childOf(childId);
      const hasKey = this.keys.hasKey(childId);
      // What was opened before the erasure must not stay in memory either.
      if (!hasKey) this.kept.delete(childId);
      if (child.recordedOn !== null) cards.set(childId, childCard(childId, child, hasKey, today));
    }
    return cards;
  }

  private async childOf(childId: string): Promise<Child> {
    const known = this.kept.get(childId);
    this.kept.delete(childId);
    const child = known ?? this.open(childId);
    this.kept.set(childId, child);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value ?? '');
    try {
      return await child;
    } catch (error) {
      // Only the failed answer itself: a newer one may have taken its place.
      if (this.kept.get(childId) === child) this.kept.delete(childId);
      throw error;
    }
  }

  private async open(childId: string): Promise<Child> {
    const { state } = await this.commands.load('child', childId);
    return state as Child;
  }
}
