import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { setImmediate as turnOfTheLoop, setTimeout } from 'node:timers/promises';
import { childView, planView } from '../../projections/case-view/case-view.projection.js';
import { HomeAuthority } from '../children/home-authority.js';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { recordedWithPersonal } from '../keys/sealing.js';
import { unobserved } from '../read-log/openings.js';
import { ProjectorService } from '../projector/projector.service.js';
import { noSettings, settingFacts, settingStream, settingTypes, withFact } from './setting-facts.js';
import type { AskedSetting, Setting, SettingFacts } from './setting-facts.js';

/** Opened in one turn of the event loop: about 10 ms of work. */
const pageSize = 200;
const longestWait = 250;
const types: readonly string[] = settingTypes;

/**
 * Which school or college each plan belongs to. That is sealed: it is opened once with keys and held in memory only, so that
 * a list of one school's plans can be had without any of it on disk in clear.
 */
@Injectable()
export class SettingIndex implements OnModuleDestroy {
  private readonly log = new Logger(SettingIndex.name);
  /** By stream: `child-<id>` and `plan-<id>`. */
  private readonly facts = new Map<string, SettingFacts>();
  private readonly asked = new Map<string, AskedSetting>();
  private readonly names = new Map<string, string>();
  private building: Promise<void> | null = null;
  private complete = false;
  private stopped = false;

  /** Another number whenever a setting may have changed. */
  version = 0;
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
    private readonly home: HomeAuthority,
    projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        const touched = changes
          .filter(({ projection }) => projection === childView.name || projection === planView.name)
          .map(({ key }) => key);
        // Before the first question nothing is read: the build will find these streams itself.
        if (touched.length > 0 && this.building !== null) this.afterwards(() => this.readAnew(touched));
      }),
      projector.onRowsReplaced(() => {
        if (this.building === null) return;
        this.complete = false;
        this.afterwards(() => this.build());
      }),
    ];
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const stop of this.stopListening) stop();
    await this.building;
  }

  /** True once every plan's setting is known; asking begins the reading. */
  get isComplete(): boolean {
    this.startBuilding();
    return this.complete;
  }

  /** Resolves when the setting of every plan is known; what is being recorded just now is not waited for beyond a moment. */
  async ready(): Promise<void> {
    this.startBuilding();
    if (this.complete) await Promise.race([this.building, setTimeout(longestWait, undefined, { ref: false })]);
    else await this.building;
  }

  /** The setting of a plan: what was said last, by the plan or about its child. Null where none is known. */
  of(plan: string, childId: string): Setting | null {
    const ofPlan = this.facts.get(plan)?.current ?? null;
    const ofChild = this.facts.get(`child-${childId}`)?.current ?? null;
    if (ofPlan === null || ofChild === null) return ofPlan ?? ofChild;
    // Of one day the child's record has the name as well.
    return ofPlan.on > ofChild.on ? ofPlan : ofChild;
  }

  /** The setting that a consultation asked. */
  ofConsultation(consultationId: string): Setting | null {
    return this.asked.get(consultationId) ?? null;
  }

  /** The name of a school or college, from whoever named it with its number; "URN 140001" where nobody has. */
  nameOf(urn: string): string {
    return this.names.get(urn) ?? `URN ${urn}`;
  }

  private startBuilding(): void {
    this.building ??= unobserved(() => this.build()).catch((error: unknown) => {
      this.failed(error);
    });
  }

  private afterwards(work: () => Promise<void>): void {
    this.building = (this.building ?? Promise.resolve()).then(work).catch((error: unknown) => {
      this.failed(error);
    });
  }

  private failed(error: unknown): void {
    // The next question tries again; until then nothing is said to be complete.
    this.building = null;
    this.complete = false;
    this.log.error('Schools could not be read for lists', error instanceof Error ? error.stack : undefined);
  }

  /** Reads the log once from end to end, only what names a setting. Corrected streams are then read by themselves. */
  private async build(): Promise<void> {
    this.facts.clear();
    this.asked.clear();
    const until = await this.events.head();
    const corrected = new Set<string>();
    for await (const page of this.events.readAll({ until, types, limit: pageSize })) {
      if (this.stopped) return;
      this.keys.fetchKeys(page.flatMap(({ sealed }) => sealed.map(({ subject }) => subject)));
      for (const event of page) {
        if (event.authority !== this.home.code || settingStream(event.stream) === null) continue;
        if (event.type === 'FactCorrected') corrected.add(event.stream);
        else this.keep(event.stream, withFact(this.facts.get(event.stream) ?? noSettings, this.opened(event)));
      }
    }
    await this.readAnew(corrected);
    this.complete = !this.stopped;
  }

  private async readAnew(streams: Iterable<string>): Promise<void> {
    for (const stream of streams) {
      if (this.stopped) return;
      const events = await this.events.readStream(stream);
      const ours = events.filter(({ authority, type }) => authority === this.home.code && types.includes(type));
      this.keep(stream, settingFacts(ours.map((event) => this.opened(event))));
      await turnOfTheLoop();
    }
  }

  private opened(event: StoredEvent) {
    return recordedWithPersonal(this.keys, event);
  }

  private keep(stream: string, facts: SettingFacts): void {
    this.version += 1;
    for (const { consultationId } of this.facts.get(stream)?.asked ?? []) this.asked.delete(consultationId);
    if (facts.current === null && facts.asked.length === 0) this.facts.delete(stream);
    else this.facts.set(stream, facts);
    for (const asked of facts.asked) this.asked.set(asked.consultationId, asked);
    for (const { urn, name } of [facts.current, ...facts.asked].filter((setting) => setting !== null)) {
      if (urn !== null && name !== null) this.names.set(urn, name);
    }
  }
}
