import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { childView } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import { nothingHidden } from '../case-access/hidden-cases.js';
import type { HiddenCases } from '../case-access/hidden-cases.js';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { currentOpenings, unobserved } from '../read-log/openings.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ChildDirectory } from './child-directory.service.js';
import type { ChildCard } from './child-card.js';
import { childOfStream, identityAtFirst, identityFrom, identityTypes, streamOfChild } from './child-identity.js';
import { HomeAuthority } from './home-authority.js';
import { NameIndex } from './name-index.js';
import { findTerms } from './name-terms.js';

export interface FoundPeople {
  /** An exact identifier was typed: the only hit, if there is one. */
  readonly exact: boolean;
  readonly children: readonly ChildCard[];
  /** False where nobody is called so, and these are called nearly so. */
  readonly asTyped: boolean;
  /** More were found than are listed. */
  readonly more: boolean;
  /** False while names are still being read: children may be missing from a search by name. */
  readonly complete: boolean;
}

/** Opened in one turn of the event loop: about 10 ms of work. */
const pageSize = 200;
const mostFound = 50;

/** Finds children of this authority by reference, UPN, ULN, or parts of a name and birth date. */
@Injectable()
export class PeopleSearch implements OnModuleDestroy {
  private readonly log = new Logger(PeopleSearch.name);
  private readonly names = new NameIndex();
  private building: Promise<void> | null = null;
  private complete = false;
  private stopped = false;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
    private readonly directory: ChildDirectory,
    private readonly home: HomeAuthority,
    projector: ProjectorService,
  ) {
    const onRowsSaved = projector.onRowsSaved((changes) => {
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
    const onRowsReplaced = projector.onRowsReplaced(() => {
      this.complete = false;
      this.building = this.building && this.building.then(() => this.build()).catch(this.failed.bind(this));
    });
    this.stopListening = [onRowsSaved, onRowsReplaced];
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const stop of this.stopListening) stop();
    await this.building;
  }

  /** Children that the text fits, the best first; at most `limit` and never more than 50. Hidden ones are as good as not there. */
  async find(text: string, limit = 20, hidden: HiddenCases = nothingHidden): Promise<FoundPeople> {
    const { reference, upn, uln, parts, birthDate, noDate } = findTerms(text);
    const openings = currentOpenings();
    if (openings !== null) openings.purpose ??= 'search';
    if (reference !== null) return this.exactly(await this.keys.personByReference(this.home.code, reference), hidden);
    if (upn !== null || uln !== null) {
      const [found] = await this.keys.findPersons(this.home.code, upn === null ? { uln: uln ?? '' } : { upn });
      return this.exactly(found?.personId ?? null, hidden);
    }
    this.startBuilding();
    const most = Math.min(limit, mostFound);
    // A date that is none fits nobody: leaving it out would show children who were not asked for.
    const called = noDate === null ? this.openAmong(this.names.find(parts, birthDate), hidden) : [];
    const asTyped = called.length > 0 || noDate !== null;
    const hits = asTyped ? called : this.openAmong(this.names.findNearly(parts, birthDate), hidden);
    const cards = await this.directory.namesOf(hits.slice(0, most));
    return { exact: false, asTyped, children: [...cards.values()], more: hits.length > most, complete: this.complete };
  }

  /** Resolves when every child recorded so far can be found by name. */
  async ready(): Promise<void> {
    this.startBuilding();
    await this.building;
  }

  private openAmong(childIds: readonly string[], hidden: HiddenCases): readonly string[] {
    return childIds.filter((childId) => !hidden.hides(childId) && this.stillKnown(childId));
  }

  /** An erased name leaves the index the first time it would be found. */
  private stillKnown(childId: string): boolean {
    const known = this.keys.hasKey(childId);
    if (!known) this.names.remove(childId);
    return known;
  }

  private async exactly(childId: string | null, hidden: HiddenCases): Promise<FoundPeople> {
    const cards =
      childId === null || hidden.hides(childId) ? [] : [...(await this.directory.namesOf([childId])).values()];
    return { exact: true, asTyped: true, children: cards, more: false, complete: true };
  }

  private startBuilding(): void {
    // Names are read for every search to come, not for whoever makes the first.
    this.building ??= unobserved(() => this.build()).catch((error: unknown) => {
      this.failed(error);
    });
  }

  private failed(error: unknown): void {
    // The next search tries again; until then the answers say that they are not complete.
    this.building = null;
    this.complete = false;
    this.log.error('Names could not be read for searching', error instanceof Error ? error.stack : undefined);
  }

  /**
   * Reads the log once from end to end, only what says who somebody is: most children have one such event. Whoever has more
   * is folded from their own stream.
   */
  private async build(): Promise<void> {
    const until = await this.events.head();
    const folded = new Set<string>();
    for await (const page of this.events.readAll({ until, types: identityTypes, limit: pageSize })) {
      if (this.stopped) return;
      this.keys.fetchKeys(page.flatMap(({ sealed }) => sealed.map(({ subject }) => subject)));
      for (const event of page) {
        const childId = childOfStream(event.stream);
        if (childId === null) continue;
        if (event.revision === 0 && event.type === 'ChildRecorded') this.takeFirst(childId, event);
        else folded.add(childId);
      }
    }
    await this.take(folded);
    this.complete = !this.stopped;
  }

  private takeFirst(childId: string, event: StoredEvent): void {
    if (event.authority === this.home.code) this.names.set(childId, identityAtFirst(this.keys, event));
  }

  private async take(childIds: Iterable<string>): Promise<void> {
    for (const childId of childIds) {
      if (this.stopped) return;
      const events = await this.events.readStream(streamOfChild(childId));
      this.names.set(childId, events[0]?.authority === this.home.code ? identityFrom(this.keys, events) : null);
      await turnOfTheLoop();
    }
  }
}
