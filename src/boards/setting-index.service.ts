import { Injectable } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { childView, planView } from '../../projections/case-view/case-view.projection.js';
import { HomeAuthority } from '../children/home-authority.js';
import { EventStore } from '../event-store/event-store.js';
import type { StoredEvent } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { recordedWithPersonal } from '../keys/sealing.js';
import { IndexFromLog } from '../projector/index-from-log.js';
import { ProjectorService } from '../projector/projector.service.js';
import { noSettings, settingFacts, settingStream, settingTypes, withFact } from './setting-facts.js';
import type { AskedSetting, Setting, SettingFacts } from './setting-facts.js';

/** Opened in one turn of the event loop: about 10 ms of work. */
const pageSize = 200;
const types: readonly string[] = settingTypes;

/**
 * Which school or college each plan belongs to. That is sealed: it is opened once with keys and held in memory only, so that
 * a list of one school's plans can be had without any of it on disk in clear.
 */
@Injectable()
export class SettingIndex extends IndexFromLog {
  /** By stream: `child-<id>` and `plan-<id>`. */
  private readonly facts = new Map<string, SettingFacts>();
  private readonly asked = new Map<string, AskedSetting>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly events: EventStore,
    private readonly keys: KeyStore,
    private readonly home: HomeAuthority,
    projector: ProjectorService,
  ) {
    super(projector, [childView.name, planView.name], 'Schools could not be read for lists');
  }

  /** True once every plan's setting is known; asking begins the reading. */
  override get isComplete(): boolean {
    this.begin();
    return super.isComplete;
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

  protected forgetAll(): void {
    for (const kept of [this.facts, this.asked, this.names]) kept.clear();
  }

  /** Reads the log once from end to end, only what names a setting. Corrected streams are then read by themselves. */
  protected async build(): Promise<void> {
    const until = await this.events.head();
    const corrected = new Set<string>();
    for await (const page of this.events.readAll({ until, types, limit: pageSize })) {
      if (this.isStopped) return;
      this.keys.fetchKeys(page.flatMap(({ sealed }) => sealed.map(({ subject }) => subject)));
      for (const event of page) {
        if (event.authority !== this.home.code || settingStream(event.stream) === null) continue;
        if (event.type === 'FactCorrected') corrected.add(event.stream);
        else this.keep(event.stream, withFact(this.facts.get(event.stream) ?? noSettings, this.opened(event)));
      }
    }
    await this.readAnew(corrected);
  }

  protected async readAnew(streams: Iterable<string>): Promise<void> {
    for (const stream of streams) {
      if (this.isStopped) return;
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
