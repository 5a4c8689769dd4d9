import { Injectable } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { childView, needsAssessmentView, planView } from '../../projections/case-view/case-view.projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { recordedWithPersonal } from '../keys/sealing.js';
import { IndexFromLog } from '../projector/index-from-log.js';
import { ProjectorService } from '../projector/projector.service.js';
import type { DataClass } from '../read-log/data-classes.js';
import { currentOpenings } from '../read-log/openings.js';
import { facetFact, facetHistory, facetTypes, facetsOn, noFacets } from './child-facets.js';
import type { FacetFact, FacetSetting, Facets } from './child-facets.js';
import { childOfStream } from './child-identity.js';
import { HomeAuthority } from './home-authority.js';
import { birthDateIn, packed, unpacked } from './packed-history.js';
import type { PackedHistory } from './packed-history.js';

/** Facets of the children asked for, all read at one moment. */
export interface FacetReader {
  /** Nothing is known of a child without a record or whose key is gone. */
  heldOn(childId: string, day: CalendarDate): Facets;
  birthDateOf(childId: string): CalendarDate | null;
  /** The primary need as a panel took it; null where it is not on record. */
  needOfPanel(childId: string, panelId: string): string | null;
}

/** What each of a child's streams says of it: the child's own, its plans', its assessments'. */
type Telling = Readonly<Record<string, readonly FacetFact[]>>;

/** What a page shows of single children where it lists them by a facet. */
export type FacetClass = Extract<DataClass, 'identity' | 'background' | 'needs' | 'setting'>;

/** Opened in one turn of the event loop: about 10 ms of work on a machine that has more to do. */
const pageSize = 50;
const atOnce = 250;
/** Changes that are remembered one by one. */
const mostChanges = 2_000;
const types: readonly string[] = facetTypes;
const correction = 'FactCorrected';
const views: readonly string[] = [childView.name, planView.name, needsAssessmentView.name];

/**
 * Age, sex, ethnicity, needs and setting of every child, opened once with keys and held in memory only, so that counts can
 * be broken down without any of it on disk in clear. Nothing is read before the first question.
 */
@Injectable()
export class ChildFacets extends IndexFromLog {
  /**
   * By child, as text: as objects the facts of a hundred thousand children would be some millions, each of which every great
   * collection of memory visits.
   */
  private readonly told = new Map<string, string>();
  private readonly folded = new Map<string, PackedHistory>();
  private readonly names = new Map<string, string>();
  /** Whose facets were last read anew, by the version that came of it, the oldest first. */
  private readonly changes = new Map<number, string | null>();

  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
    private readonly home: HomeAuthority,
    projector: ProjectorService,
  ) {
    super(projector, views, 'Facets of children could not be read');
  }

  get size(): number {
    return this.told.size;
  }

  /** @throws Error if they could not be read: nothing can be counted then. */
  override async ready(): Promise<void> {
    await super.ready();
    if (!this.isComplete && !this.isStopped) throw new Error('What counts are broken down by could not be read');
  }

  /**
   * Facets of these children, as they are known now or were known by an instant. Whoever shows what one child's are notes it
   * with `noteFacets`; a count shows nobody's.
   */
  async of(childIds: Iterable<string>, knownUntil: Date | null = null): Promise<FacetReader> {
    await this.ready();
    const asked = [...new Set(childIds)];
    const histories = new Map<string, PackedHistory>();
    for (let from = 0; from < asked.length; from += atOnce) {
      if (from > 0) await turnOfTheLoop();
      const some = asked.slice(from, from + atOnce);
      const held = this.keys.keysHeld(some);
      for (const childId of some) {
        // What was opened before an erasure must not stay in memory either.
        if (!held.has(childId)) this.drop(childId);
        else histories.set(childId, knownUntil === null ? this.foldedNow(childId) : this.foldOf(childId, knownUntil));
      }
    }
    return {
      heldOn(childId, day) {
        const folded = histories.get(childId);
        return folded === undefined ? noFacets : facetsOn(unpacked(folded), day);
      },
      birthDateOf(childId) {
        const folded = histories.get(childId);
        return folded === undefined ? null : birthDateIn(folded);
      },
      needOfPanel(childId, panelId) {
        const folded = histories.get(childId);
        if (folded === undefined) return null;
        return unpacked(folded).needsOfPanels.findLast(([id]) => id === panelId)?.[1] ?? null;
      },
    };
  }

  /** The children whose facets may be others than in a version; null where so much has changed that nobody can tell. */
  changedSince(version: number): ReadonlySet<string> | null {
    const changed = new Set<string>();
    for (let later = version + 1; later <= this.version; later += 1) {
      const childId = this.changes.get(later);
      if (childId === undefined) return null;
      if (childId !== null) changed.add(childId);
    }
    return changed;
  }

  /** The name of a school or college, from whoever named it with its number; "URN 140001" where nobody has. */
  settingName({ urn, name }: FacetSetting): string {
    return name ?? (urn === null ? 'Not named' : (this.names.get(urn) ?? `URN ${urn}`));
  }

  private foldedNow(childId: string): PackedHistory {
    const known = this.folded.get(childId) ?? this.foldOf(childId, null);
    this.folded.set(childId, known);
    return known;
  }

  private foldOf(childId: string, knownUntil: Date | null): PackedHistory {
    const streams = Object.values(this.tellingOf(childId));
    const known = (facts: readonly FacetFact[]): readonly FacetFact[] =>
      knownUntil === null ? facts : facts.filter(({ knownAt }) => knownAt <= knownUntil.getTime());
    return packed(facetHistory(streams.map(known)));
  }

  private tellingOf(childId: string): Telling {
    const told = this.told.get(childId);
    return told === undefined ? {} : (JSON.parse(told) as Telling);
  }

  /** Reads the log once from end to end, only what says a facet. */
  protected async build(): Promise<void> {
    const until = await this.events.head();
    const found = new Map<string, { childId: string | null; readonly facts: FacetFact[] }>();
    for await (const page of this.events.readAll({ until, types, limit: pageSize })) {
      if (this.isStopped) return;
      const ours = page.filter((event) => this.isOurs(event));
      this.keys.fetchKeys(ours.flatMap(({ sealed }) => sealed.map(({ subject }) => subject)));
      for (const event of ours) {
        const of = found.get(event.stream) ?? { childId: null, facts: [] };
        found.set(event.stream, of);
        of.childId ??= childIn(event);
        of.facts.push(this.opened(event));
      }
      await turnOfTheLoop();
    }
    let kept = 0;
    for (const [stream, { facts, childId }] of found) {
      this.keep(stream, facts, childId);
      kept += 1;
      if (kept % atOnce === 0) await turnOfTheLoop();
    }
  }

  protected async readAnew(streams: Iterable<string>): Promise<void> {
    for (const stream of streams) {
      if (this.isStopped) return;
      const events = (await this.events.readStream(stream)).filter((event) => this.isOurs(event));
      const childId = events.map(childIn).find((found) => found !== null) ?? null;
      this.keep(
        stream,
        events.map((event) => this.opened(event)),
        childId,
      );
      await turnOfTheLoop();
    }
  }

  private isOurs({ authority, type, stream }: StoredEvent): boolean {
    return authority === this.home.code && types.includes(type) && /^(?:child|plan|needsAssessment)-/.test(stream);
  }

  private opened(event: StoredEvent): FacetFact {
    return facetFact(recordedWithPersonal(this.keys, event));
  }

  private keep(stream: string, all: readonly FacetFact[], childId: string | null): void {
    this.version += 1;
    this.changes.set(this.version, childId);
    this.changes.delete(this.version - mostChanges);
    if (childId === null) return;
    const facts = withoutOtherCorrections(all);
    this.told.set(childId, JSON.stringify({ ...this.tellingOf(childId), [stream]: facts }));
    this.folded.delete(childId);
    for (const { said } of facts as readonly { said: { urn?: string; name?: string } | null }[]) {
      if (said?.urn !== undefined && said.name !== undefined) this.names.set(said.urn, said.name);
    }
  }

  private drop(childId: string): void {
    this.told.delete(childId);
    this.folded.delete(childId);
  }

  protected forgetAll(): void {
    for (const kept of [this.told, this.folded, this.names, this.changes]) kept.clear();
    this.version += 1;
  }
}

/** Whom an event is about; a correction may be about a parent. */
function childIn({ stream, type, sealed }: StoredEvent): string | null {
  return childOfStream(stream) ?? (type === correction ? null : (sealed[0]?.subject ?? null));
}

/** A correction of anything else, of a parent's name it may be, is none of ours to keep. */
function withoutOtherCorrections(facts: readonly FacetFact[]): readonly FacetFact[] {
  const corrected = ({ data }: FacetFact): unknown => (data as { readonly correctsRevision?: number }).correctsRevision;
  const own = new Set<unknown>(facts.filter(({ type }) => type !== correction).map(({ revision }) => revision));
  return facts.filter((fact) => fact.type !== correction || own.has(corrected(fact)));
}

/** Notes that a page shows these facets of a child, for the read log. */
export function noteFacets(childId: string, classes: readonly FacetClass[]): void {
  for (const one of classes) currentOpenings()?.note(childId, one);
}
