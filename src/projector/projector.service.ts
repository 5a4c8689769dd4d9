import { Injectable, Logger } from '@nestjs/common';
import type { Projection, StandingBasis } from '../../projections/projection.js';
import { EventStore } from '../event-store/event-store.js';
import { compareWithLog } from './log-mark.js';
import { ProjectorProgress } from './projector-progress.js';
import type { ProjectorState } from './projector-progress.js';
import { positionOf, ProjectorTerm } from './projector-term.js';
import { CheckpointMoved, NotLeading, ReadModelStore, ReadModelsUnavailable } from './read-model-store.js';
import type { SavedElsewhere, SavedRow } from './read-model-store.js';
import { Signal } from './signal.js';

/** Told after rows and checkpoint have been saved, by this process or another. */
export type OnRowsSaved = (rows: readonly SavedRow[]) => void;
type OnRebuilding = (position: number, until: number) => void;

export interface ProjectorOptions {
  /** Takes in what other processes have recorded of the authority's settings; calls `basisChanged` if it changes them. */
  readonly refreshBasis?: () => Promise<void>;
  readonly now?: () => Date;
}

const lookMs = 1_000;
const headPatienceMs = 3_000;
const usualPatienceMs = 30_000;

/**
 * Follows the log and keeps every read model up to it. One process leads and writes; the others follow what it has saved,
 * and one of them takes over when it is gone. Faults end nothing: it tries again until it is stopped, and says how it stands.
 */
@Injectable()
export class ProjectorService {
  private readonly log = new Logger('Projector');
  private readonly progress: ProjectorProgress;
  private readonly saved = new Set<OnRowsSaved>();
  private readonly replaced = new Set<() => void>();
  private readonly wake = new Signal();
  private running: Promise<void> | null = null;
  private stopping = false;
  private watching: NodeJS.Timeout | null = null;
  private stopListening: () => void = () => undefined;
  private firstOutcome: (error: Error | null) => void = () => undefined;
  private noted = '';
  private inStep = false;
  private firstHead: number | null = null;

  constructor(
    private readonly events: EventStore,
    private readonly readModels: ReadModelStore,
    private readonly projections: readonly Projection[],
    private readonly basis: () => StandingBasis,
    private readonly options: ProjectorOptions = {},
  ) {
    this.progress = new ProjectorProgress(options.now ?? (() => new Date()));
  }

  /**
   * Rebuilds what is missing or was made under other rules, then follows the log. Resolves when caught up; rejects with
   * the first fault, and is then not started.
   */
  async start(onRebuilding?: OnRebuilding): Promise<void> {
    const fault = await this.begin(onRebuilding);
    if (fault === null) return;
    await this.stop();
    throw fault;
  }

  /** The same for a process that serves pages: after a fault it goes on trying, and pages say how far behind they are. */
  async keepUp(): Promise<void> {
    await this.begin();
  }

  /** Resolves when the read models stand at this position or later. @throws ReadModelsBehind after the time given. */
  async reached(position: number, patienceMs = usualPatienceMs): Promise<void> {
    if (this.running === null) throw new Error('The projector has not been started');
    await this.progress.reached(position, patienceMs);
  }

  /** Position up to which every read model has been saved. */
  get position(): number {
    return this.progress.position;
  }

  get state(): ProjectorState {
    return this.progress.state;
  }

  /** Calls back after every save, in every process, until the returned function is called. */
  onRowsSaved(listener: OnRowsSaved): () => void {
    this.saved.add(listener);
    return () => void this.saved.delete(listener);
  }

  /** Calls back when any row may have changed without having been named: what was read before is to be read again. */
  onRowsReplaced(listener: () => void): () => void {
    this.replaced.add(listener);
    return () => void this.replaced.delete(listener);
  }

  /** Rules, calendar or options are others now: what was made under the old ones is made anew. */
  basisChanged(): void {
    this.wake.raise();
  }

  /** Makes every read model anew, whatever is there and whoever leads. Not while started. @returns their position. */
  async rebuildAll(onRebuilding?: OnRebuilding): Promise<number> {
    if (this.running !== null) throw new Error('The projector has been started');
    await this.readModels.lead({ takeOver: true });
    const term = this.term(onRebuilding);
    const stopRenewing = term.keepTerm(new Signal());
    try {
      return await term.make(this.projections);
    } finally {
      stopRenewing();
      await this.readModels.resign();
    }
  }

  /** Lets the batch in hand be saved and follows no further, until started again. May be called twice. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.raise();
    this.stopListening();
    if (this.watching !== null) clearInterval(this.watching);
    await this.running;
    this.running = null;
    this.progress.end();
  }

  private async begin(onRebuilding?: OnRebuilding): Promise<Error | null> {
    if (this.running !== null) return null;
    this.stopping = false;
    this.firstHead = null;
    const outcome = new Promise<Error | null>((resolve) => {
      this.firstOutcome = resolve;
    });
    this.stopListening = this.readModels.onSavedElsewhere((saved) => {
      this.takeFromElsewhere(saved);
    });
    this.watching = setInterval(() => void this.look(), lookMs).unref();
    this.running = this.run(onRebuilding);
    return outcome;
  }

  private async run(onRebuilding?: OnRebuilding): Promise<void> {
    for (let failures = 0; !this.isStopping();) {
      try {
        await this.options.refreshBasis?.();
        if (await this.readModels.lead()) {
          this.inStep = false;
          await this.term(onRebuilding).run(this.wake);
        } else await this.follow();
        failures = 0;
      } catch (error) {
        const passing = error instanceof NotLeading || error instanceof CheckpointMoved;
        if (!passing) this.fault(error);
        // Another process may be able to do what this one cannot.
        await this.readModels.resign().catch(() => undefined);
        failures += 1;
        if (!this.isStopping()) await this.wake.wait(pauseAfter(failures));
      }
    }
    await this.readModels.resign().catch(() => undefined);
    this.firstOutcome(null);
  }

  private isStopping(): boolean {
    return this.stopping;
  }

  private term(onRebuilding?: OnRebuilding): ProjectorTerm {
    return new ProjectorTerm(this.events, this.readModels, this.projections, this.basis(), {
      saved: (changes, position) => {
        for (const listener of this.saved) listener(changes);
        this.well(position);
      },
      replaced: () => {
        for (const listener of this.replaced) listener();
      },
      caughtUp: (position) => {
        this.caughtUp(position);
      },
      authorityChanged: () => this.options.refreshBasis?.(),
      ...(onRebuilding === undefined ? {} : { rebuilding: onRebuilding }),
    });
  }

  private async follow(): Promise<void> {
    const held = await this.readModels.checkpoints();
    await compareWithLog(this.events, held, await this.events.head());
    const position = positionOf(this.projections, held, this.basis());
    if (position === null) this.outOfStep();
    else if (this.inStep) this.progress.fault(null);
    else this.begunToFollow(position);
    // Where the log ended when following began: it may go on faster than anybody can look.
    this.firstHead ??= await this.events.head();
    if (position !== null && position >= this.firstHead) this.firstOutcome(null);
    await this.wake.wait(lookMs);
  }

  /** From here on announcements say what has changed, and nobody is told of a position before its rows. */
  private begunToFollow(position: number): void {
    for (const listener of this.replaced) listener();
    this.inStep = true;
    this.well(position);
  }

  private outOfStep(): void {
    this.inStep = false;
    this.fault(new ReadModelsUnavailable('Another process is making the read models anew'), false);
  }

  private takeFromElsewhere({ rows, checkpoints }: SavedElsewhere): void {
    if (rows === null) for (const listener of this.replaced) listener();
    else for (const listener of this.saved) listener(rows);
    const position = positionOf(this.projections, checkpoints, this.basis());
    if (position !== null) {
      this.well(position);
      return;
    }
    this.inStep = false;
    this.wake.raise();
  }

  private caughtUp(position: number): void {
    this.well(position);
    this.firstOutcome(null);
    void this.look();
  }

  private well(position: number): void {
    this.noted = '';
    this.progress.fault(null);
    this.progress.moveTo(position);
  }

  private fault(error: unknown, ends = true): void {
    const fault = error instanceof Error ? error : new Error(String(error));
    this.progress.fault(fault);
    if (ends) this.firstOutcome(fault);
    // Once, not at every attempt.
    if (this.noted === fault.message) return;
    this.noted = fault.message;
    this.log.warn(`The read models do not follow the log: ${fault.name}: ${fault.message}`);
  }

  /** Where the log ends, so that pages can say how far behind they are without asking for it themselves. */
  private async look(): Promise<void> {
    try {
      this.progress.sawHead(await inTime(this.events.head()));
      const { position, asAt, stalledSince } = this.progress.state;
      if (stalledSince === null || asAt !== null || position === 0) return;
      const event = await inTime(this.events.eventAt(position));
      if (event !== null) this.progress.lastEventAt(new Date(event.recordedAt));
    } catch {
      // The log does not answer: it is not known to be in step with, and after a while that shows.
    }
  }
}

function pauseAfter(failures: number): number {
  return Math.min(2_000, 50 * 2 ** failures) * (0.5 + Math.random() / 2);
}

async function inTime<Answer>(work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The log did not answer in time'));
    }, headPatienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
