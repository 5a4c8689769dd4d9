import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { childView } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import type { Child } from '../../workflows/child/child.state.js';
import { CommandHandler } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { ChildDirectory } from './child-directory.service.js';
import type { ChildCard } from './child-card.js';
import { HomeAuthority } from './home-authority.js';
import { NameIndex } from './name-index.js';
import { findTerms } from './name-terms.js';

export interface FoundPeople {
  /** An exact identifier was typed: the only hit, if there is one. */
  readonly exact: boolean;
  readonly children: readonly ChildCard[];
  /** More were found than are listed. */
  readonly more: boolean;
  /** False while names are still being read: children may be missing from a search by name. */
  readonly complete: boolean;
}

const pageSize = 500;
const mostFound = 50;

/** Finds children of this authority by reference, UPN, ULN, or parts of a name and birth date. */
@Injectable()
export class PeopleSearch implements OnModuleDestroy {
  private readonly log = new Logger(PeopleSearch.name);
  private readonly names = new NameIndex();
  private building: Promise<void> | null = null;
  private complete = false;
  private stopped = false;
  private readonly stopListening: () => void;

  constructor(
    private readonly commands: CommandHandler,
    private readonly keys: KeyStore,
    private readonly readModels: ReadModelStore,
    private readonly directory: ChildDirectory,
    private readonly home: HomeAuthority,
    projector: ProjectorService,
  ) {
    this.stopListening = projector.onRowsSaved((changes) => {
      const touched = changes.filter(({ projection }) => projection === childView.name).map(({ key }) => idOf(key));
      // Before the first search nothing is read: the build will find these children itself.
      if (touched.length > 0 && this.building !== null) {
        this.building = this.building
          .then(() => this.take(touched))
          .catch((error: unknown) => {
            this.failed(error);
          });
      }
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    await this.building;
  }

  /** Children that the text fits, the best first; at most `limit` and never more than 50. */
  async find(text: string, limit = 20): Promise<FoundPeople> {
    const { reference, upn, uln, parts, birthDate } = findTerms(text);
    if (reference !== null) return this.exactly(await this.keys.personByReference(this.home.code, reference));
    if (upn !== null || uln !== null) {
      const [found] = await this.keys.findPersons(this.home.code, upn === null ? { uln: uln ?? '' } : { upn });
      return this.exactly(found?.personId ?? null);
    }
    this.startBuilding();
    const most = Math.min(limit, mostFound);
    const hits = this.names.find(parts, birthDate).filter((childId) => this.stillKnown(childId));
    const cards = await this.directory.namesOf(hits.slice(0, most));
    return { exact: false, children: [...cards.values()], more: hits.length > most, complete: this.complete };
  }

  /** Resolves when every child recorded so far can be found by name. */
  async ready(): Promise<void> {
    this.startBuilding();
    await this.building;
  }

  /** An erased name leaves the index the first time it would be found. */
  private stillKnown(childId: string): boolean {
    const known = this.keys.hasKey(childId);
    if (!known) this.names.remove(childId);
    return known;
  }

  private async exactly(childId: string | null): Promise<FoundPeople> {
    const cards = childId === null ? [] : [...(await this.directory.namesOf([childId])).values()];
    return { exact: true, children: cards, more: false, complete: true };
  }

  private startBuilding(): void {
    this.building ??= this.build().catch((error: unknown) => {
      this.failed(error);
    });
  }

  private failed(error: unknown): void {
    // The next search tries again; until then the answers say that they are not complete.
    this.building = null;
    this.complete = false;
    this.log.error('Names could not be read for searching', error instanceof Error ? error.stack : undefined);
  }

  private async build(): Promise<void> {
    for (let offset = 0; !this.stopped; offset += pageSize) {
      const query = { index: 'authority', group: this.home.code, limit: pageSize, offset };
      const members = await this.readModels.range(childView.name, query);
      await this.take(members.map(({ key }) => idOf(key)));
      if (members.length < pageSize) break;
    }
    this.complete = !this.stopped;
  }

  private async take(childIds: readonly string[]): Promise<void> {
    for (const childId of childIds) {
      if (this.stopped) return;
      const { state, history } = await this.commands.load('child', childId);
      const { details, earlierDetails } = state as Child;
      if (history[0]?.authority !== this.home.code || !this.keys.hasKey(childId)) this.names.remove(childId);
      else {
        // Former names too: a family may still use one.
        const all = [details, ...earlierDetails.map(({ value }) => value)];
        const names = all.flatMap(({ forename = '', surname = '' }) => [forename, surname]);
        this.names.put(childId, names, details.birthDate ?? null);
      }
      await turnOfTheLoop();
    }
  }
}
