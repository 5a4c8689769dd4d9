import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import type { Actor, Recorded } from '../../workflows/kernel/fact.js';
import type { BasisService } from '../commands/basis.service.js';
import type { CommandHandler } from '../commands/command-handler.js';
import type { EventStore, StoredEvent, Subscription } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';
import { Turns } from '../event-store/turns.js';
import { Waiters } from '../event-store/waiters.js';
import { streamsOfChild } from '../projector/child-streams.js';
import type { ProjectorService } from '../projector/projector.service.js';
import type { ReadModelStore } from '../projector/read-model-store.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { commandIdOfReaction } from './derived-ids.js';
import type { ProcessManager, Reaction, Surroundings } from './process-manager.js';

/** Who stands in the log as the author of what follows from something else. */
export const processManagerActor: Actor = { id: 'process-manager', role: 'system' };

const firstWaitMs = 250;
const longestWaitMs = 30_000;
/** Progress is saved after so many events in which there was nothing to do; it costs a sync. */
const savedEvery = 2_000;

/** Something that should have followed and was refused: a person has to look. */
export interface RefusedReaction {
  readonly manager: string;
  readonly stream: string;
  readonly position: number;
  readonly code: string;
}

interface Parts {
  readonly events: EventStore;
  readonly commands: CommandHandler;
  readonly projector: Pick<ProjectorService, 'reached'>;
  readonly readModels: ReadModelStore;
  readonly basis: Pick<BasisService, 'today'>;
  readonly checkpoint: CheckpointFile;
  readonly managers: readonly ProcessManager[];
}

/**
 * Follows the log and lets every process manager look at each event once at least, in order. What a manager asks for is
 * carried out under a command id made from the event, so that it is recorded once however often it is asked for: after a
 * crash, in two processes at once, or after the place was lost.
 */
@Injectable()
export class ProcessManagers {
  private readonly log = new Logger('ProcessManagers');
  private readonly types: readonly string[];
  private readonly waiters = new Waiters();
  private readonly stopped = new AbortController();
  private readonly turns = new Turns({ givingWay: true });
  private position = 0;
  private saved = 0;
  private written = 0;
  private begun = false;
  private following: Promise<void> | null = null;
  private subscription: Subscription | null = null;
  private readonly refusals: RefusedReaction[] = [];

  constructor(private readonly parts: Parts) {
    this.types = [...new Set(parts.managers.flatMap(({ after }) => after))];
  }

  /** What was refused since the start, oldest first. */
  get refused(): readonly RefusedReaction[] {
    return this.refusals;
  }

  /**
   * Looks at everything recorded so far and at what follows from it, and ends.
   * @param onProgress is told how much of it has been looked at, from 0 to 1.
   */
  async catchUp(onProgress?: (share: number) => void): Promise<void> {
    for (let head = -1; head < (await this.parts.events.head()) && !this.isStopped();) {
      head = await this.parts.events.head();
      await this.lookUntil(head, onProgress);
    }
    this.save();
  }

  private async lookUntil(head: number, onProgress?: (share: number) => void): Promise<void> {
    this.begin(head);
    const { position: after } = this;
    for await (const page of this.parts.events.readAll({ after, until: head, types: this.types, limit: 200 })) {
      await this.lookAt(page);
      if (this.isStopped()) return;
      onProgress?.((this.position - after) / (head - after));
    }
    this.stepTo(Math.max(head, this.position));
  }

  /** Goes on looking at what is recorded until it is stopped. Faults end nothing: it tries again. */
  follow(): void {
    this.following ??= this.run();
  }

  /**
   * Resolves when everything up to the position has been looked at, with the position of the last event that followed; at
   * once where nobody follows.
   */
  async reached(position: number): Promise<number> {
    if (this.following === null) return position;
    if (this.position < position) await this.waiters.until(position);
    return Math.max(position, this.written);
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.subscription?.stop();
    await this.following;
    if (this.begun) this.save();
    this.waiters.reject(new Error('The process managers have been stopped'));
  }

  private async run(): Promise<void> {
    for (let wait = firstWaitMs; !this.stopped.signal.aborted; wait = Math.min(wait * 2, longestWaitMs)) {
      try {
        await this.catchUp();
        wait = firstWaitMs;
        if (!this.isStopped()) await this.subscribe();
      } catch (error) {
        if (this.isStopped()) return;
        this.log.error(error);
      }
      await delay(wait, undefined, { signal: this.stopped.signal, ref: false }).catch(() => undefined);
    }
  }

  private async subscribe(): Promise<void> {
    this.subscription = this.parts.events.subscribe({ after: this.position }, async (batch) => {
      await this.lookAt(batch);
    });
    await this.subscription.done;
  }

  /** A log that ends before the place kept is another one, or an older copy: everything is looked at anew. */
  private begin(head: number): void {
    if (this.begun) return;
    const kept = this.parts.checkpoint.read();
    this.position = kept > head ? 0 : kept;
    this.saved = this.position;
    this.begun = true;
  }

  private async lookAt(batch: readonly StoredEvent[]): Promise<void> {
    let acted = false;
    for (const stored of batch) {
      // A whole log may have to be looked at while people work: their pages come first.
      await this.turns.next();
      if (this.isStopped()) return;
      if (this.types.includes(stored.type) && (await this.react(recordedEvent(stored)))) acted = true;
      this.stepTo(stored.position);
    }
    // Once for all of them: what was acted upon and is looked at again after a crash is recorded once all the same.
    if (acted || this.position - this.saved >= savedEvery) this.save();
  }

  private async react(event: Recorded): Promise<boolean> {
    let acted = false;
    let surroundings = this.surroundings(event);
    for (const manager of this.parts.managers) {
      if (!manager.after.includes(event.type)) continue;
      const reactions = await manager.react(event, surroundings);
      for (const reaction of reactions) await this.carryOut(manager, event, reaction);
      if (reactions.length === 0) continue;
      acted = true;
      // The next finds things as they are now.
      surroundings = this.surroundings(event);
    }
    return acted;
  }

  private async carryOut(manager: ProcessManager, event: Recorded, reaction: Reaction): Promise<void> {
    try {
      const { events } = await this.parts.commands.execute(reaction.workflow, reaction.id, reaction.command, {
        authority: event.authority,
        actor: processManagerActor,
        commandId: commandIdOfReaction(manager.name, event.eventId, reaction.key),
        source: 'system',
        correlationId: event.correlationId,
        causationId: event.eventId,
      });
      this.written = Math.max(this.written, ...events.map(({ position }) => position));
    } catch (error) {
      if (!(error instanceof CommandRejected)) throw error;
      // Trying again would be refused again; everything after it must not wait for that.
      const { stream, position } = event;
      const refused = { manager: manager.name, stream, position, code: (error as CommandRejected).code };
      this.refusals.push(refused);
      this.log.warn(`A reaction was refused: ${JSON.stringify(refused)}`);
    }
  }

  private surroundings({ position }: Recorded): Surroundings {
    const { commands, projector, readModels, basis } = this.parts;
    // Two managers look at one assessment after a final plan: it is opened once.
    const states = new Map<string, Promise<unknown>>();
    return {
      today: basis.today,
      stateOf(workflow, id) {
        const stream = `${workflow}-${id}`;
        const known = states.get(stream) ?? commands.load(workflow, id).then(({ state }) => state);
        states.set(stream, known);
        return known;
      },
      async streamsOfChild(childId) {
        await projector.reached(position);
        return streamsOfChild(readModels, childId);
      },
    };
  }

  private stepTo(position: number): void {
    this.position = position;
    this.waiters.resolve(position);
  }

  private save(): void {
    if (this.position === this.saved) return;
    this.parts.checkpoint.save(this.position);
    this.saved = this.position;
  }

  private isStopped(): boolean {
    return this.stopped.signal.aborted;
  }
}
