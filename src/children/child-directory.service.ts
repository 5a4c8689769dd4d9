import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { childView } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import type { Child } from '../../workflows/child/child.state.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { StoreUnavailable } from '../event-store/event-store-errors.js';
import { KeyStore } from '../keys/key-store.js';
import { noteName, unobserved } from '../read-log/openings.js';
import { ProjectorService } from '../projector/projector.service.js';
import { childCard, namelessCard } from './child-card.js';
import type { ChildCard } from './child-card.js';

/** Children whose opened state is kept in memory at most. */
const mostKept = 5_000;

/** Named in one turn of the event loop: a long list must not keep every page waiting. */
const atOnce = 500;

/** Who the children of a list are, opened from the log with each child's own key. */
@Injectable()
export class ChildDirectory implements OnModuleDestroy {
  /** In order of last use, the longest unused first. Never written to disk. */
  private readonly kept = new Map<string, Promise<Child>>();
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly commands: CommandHandler,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
    projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        for (const { projection, key } of changes) if (projection === childView.name) this.kept.delete(idOf(key));
      }),
      projector.onRowsReplaced(() => {
        this.kept.clear();
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
    this.kept.clear();
  }

  /**
   * The card of each child; an id without a record has none. An erased child is "Erased person" from that moment. While
   * the log cannot be read, cards say so in place of the name. Every name handed out is noted for the read log.
   */
  async namesOf(childIds: readonly string[]): Promise<ReadonlyMap<string, ChildCard>> {
    const ids = [...new Set(childIds)];
    const cards = new Map<string, ChildCard>();
    for (let from = 0; from < ids.length; from += atOnce) {
      if (from > 0) await turnOfTheLoop();
      for (const card of await this.cardsOf(ids.slice(from, from + atOnce))) cards.set(card.childId, card);
    }
    return cards;
  }

  private async cardsOf(childIds: readonly string[]): Promise<readonly ChildCard[]> {
    const unopened = childIds.filter((childId) => !this.kept.has(childId));
    if (unopened.length > 0) this.keys.fetchKeys(unopened);
    const children = await Promise.all(childIds.map((childId) => this.readableChild(childId)));
    // Where some names cannot be read, the read log cannot be written either: all of them wait together.
    const readable = children.every((child) => child !== null);
    const held = this.keys.keysHeld(childIds);
    const { today } = this.basis;
    const cards = await Promise.all(
      childIds.map(async (childId, index): Promise<ChildCard | null> => {
        const hasKey = held.has(childId);
        // What was opened before an erasure must not stay in memory either.
        if (!hasKey) this.kept.delete(childId);
        const child = readable ? (children[index] ?? null) : null;
        if (child === null) return namelessCard(childId, await this.keys.referenceOf(childId), hasKey);
        if (child.recordedOn === null) return null;
        if (hasKey) noteName(childId);
        return childCard(childId, child, hasKey, today);
      }),
    );
    return cards.filter((card) => card !== null);
  }

  /** Null while the log cannot be read: a list comes from read models and is worth having under the references people work by. */
  private async readableChild(childId: string): Promise<Child | null> {
    try {
      return await this.childOf(childId);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return null;
    }
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
    // The whole record is opened and kept; what is noted is the name, and each time that it is handed out.
    const { state } = await unobserved(() => this.commands.load('child', childId));
    return state as Child;
  }
}
