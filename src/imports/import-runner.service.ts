import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { ProcessManagers } from '../process-managers/process-managers.service.js';
import { streamsOfChild } from '../projector/child-streams.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { ImportProgress, ImportResult } from '../sen2/import-options.js';
import { Sen2ImportService } from '../sen2/sen2-import.service.js';
import { helpCode } from '../web/errors/help-code.js';
import type { ImportEntry, ImportOutcome } from './import-entry.js';
import { ImportEvidence } from './import-evidence.service.js';
import { failureWords } from './import-failure.js';
import { ImportFiles } from './import-files.js';
import { ImportRegister } from './import-register.js';
import { ReasonGroups } from './reason-groups.js';

/** How often a process looks for an import to run, and for one that was cut off. */
const lookEveryMs = 2_000;
const sweepEveryMs = 3_600_000;
/** Few, so that no page waits long for the records in hand. */
const recordsAtOnce = 16;
/** Progress is written down no more often. */
const noteEveryMs = 500;
/** Longest wait for lists to catch up: before the first record, and between batches, where it only makes room. */
const catchUpMs = 60_000;
const makeRoomMs = 1_000;

export const daysKept = 7;

/** One running import, as its process holds it. */
interface Job {
  readonly entry: ImportEntry;
  readonly stop: AbortController;
  readonly groups: ReasonGroups;
  progress: ImportProgress | null;
  /** Given to another process, which took this one for dead: what the register says is no longer ours to say. */
  lost: boolean;
  begunAt: number;
  notedAt: number;
}

interface Ended {
  readonly result: ImportResult;
  readonly evidence: number | null;
}

/** Runs imports one at a time beside everything else the application does. */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly log = new Logger('Imports');
  private readonly timers: NodeJS.Timeout[] = [];
  private job: Job | null = null;
  private running: Promise<void> | null = null;
  private closing = false;

  constructor(
    private readonly register: ImportRegister,
    private readonly files: ImportFiles,
    private readonly importer: Sen2ImportService,
    private readonly evidence: ImportEvidence,
    private readonly events: EventStore,
    private readonly managers: ProcessManagers,
    private readonly projector: ProjectorService,
    private readonly readModels: ReadModelStore,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  onApplicationBootstrap(): void {
    this.timers.push(setInterval(() => { this.look(); }, lookEveryMs).unref()); // prettier-ignore
    this.timers.push(setInterval(() => { this.sweep(); }, sweepEveryMs).unref()); // prettier-ignore
    this.look();
    this.sweep();
  }

  /** Ends a running import after the records in hand: it counts as cut off, and can be gone on with. */
  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    for (const timer of this.timers) clearInterval(timer);
    this.job?.stop.abort();
    await this.running;
  }

  onApplicationShutdown(): void {
    this.register.close();
  }

  /** Starts the import whose turn it is, should none be running. */
  look(): void {
    if (this.closing || this.running !== null) return;
    try {
      const entry = this.register.takeTurn(this.nowText());
      if (entry !== null) this.running = this.work(entry);
    } catch (error) {
      this.note(error);
    }
  }

  /** Removes files and lists that have been kept for their time. */
  sweep(): void {
    try {
      const since = new Date(this.basis.now.getTime() - daysKept * 86_400_000).toISOString();
      for (const { id } of this.register.keptSince(since)) this.remove(id);
      this.files.removeAbandoned((id) => this.register.find(id) !== null);
    } catch (error) {
      this.note(error);
    }
  }

  /** Removes file and list of an import that neither waits nor runs; its counts stay. */
  remove(id: string): void {
    this.register.change(id, (entry) =>
      entry.state === 'waiting' || entry.state === 'running'
        ? null
        : { ...entry, removedAt: this.nowText(), hasReport: false },
    );
    if (this.register.find(id)?.removedAt !== null) this.files.remove(id);
  }

  private async work(entry: ImportEntry): Promise<void> {
    const job: Job = {
      entry, stop: new AbortController(), groups: new ReasonGroups(), progress: null, lost: false, begunAt: 0, notedAt: 0,
    }; // prettier-ignore
    this.job = job;
    try {
      await this.carryOut(job).then(
        (ended) => { this.end(job, ended); },
        (error: unknown) => { this.fail(job, error); },
      ); // prettier-ignore
      this.register.giveBackTurn();
    } catch (error) {
      // The register itself cannot be written to: the next look finds the import cut off.
      this.note(error);
    } finally {
      this.job = null;
      this.running = null;
    }
    // The next in line need not wait for the clock.
    if (!this.closing) setImmediate(() => { this.look(); }); // prettier-ignore
  }

  private async carryOut(job: Job): Promise<Ended> {
    const { id, phase, askedBy } = job.entry;
    // Which streams a known child has is read from lists: they must have caught up with the log.
    await this.caughtUp();
    job.begunAt = performance.now();
    const result = await this.importer.importReturn(this.files.pathOf(id), {
      actor: askedBy,
      trial: phase === 'trial',
      recordsAtOnce,
      onlyAuthority: this.home.code,
      correlationId: id,
      signal: job.stop.signal,
      streamsOf: (childId) => streamsOfChild(this.readModels, childId),
      onRow: (row) => { job.groups.add(row); },
      onProgress: (progress) => { job.progress = progress; },
      betweenBatches: () => this.betweenBatches(job),
    }); // prettier-ignore
    return { result, evidence: phase === 'run' && !job.lost ? await this.evidence.record(job.entry, result) : null };
  }

  private async caughtUp(): Promise<void> {
    const head = await this.events.head();
    const giveUp = new AbortController();
    const followed = await Promise.race([
      this.managers.reached(head),
      delay(catchUpMs, head, { signal: giveUp.signal, ref: false }),
    ]);
    giveUp.abort();
    await this.projector.reached(followed, catchUpMs);
  }

  /** Notes how far it is, asks whether to stop, and lets pages and lists have their turn. */
  private async betweenBatches(job: Job): Promise<void> {
    if (performance.now() - job.notedAt >= noteEveryMs) {
      const noted = this.noteProgress(job);
      job.lost = !this.register.beat();
      if (noted?.stopAsked === true || job.lost) job.stop.abort();
    }
    await new Promise((next) => setImmediate(next));
    if (job.entry.phase === 'trial' || this.closing) return;
    // Lists that lag far behind would be no use to those who work meanwhile.
    await this.projector.reached(await this.events.head(), makeRoomMs).catch(() => undefined);
  }

  private noteProgress(job: Job): ImportEntry | null {
    job.notedAt = performance.now();
    const tookMs = Math.round(job.notedAt - job.begunAt);
    return this.register.change(job.entry.id, (entry) => ({
      ...entry,
      progress: job.progress,
      tookMs,
      groups: job.groups.all(),
    }));
  }

  private end(job: Job, { result, evidence }: Ended): void {
    if (job.lost) return;
    const { id, phase } = job.entry;
    const { header, events, factsAlreadyHere, rows, stopped } = result;
    const { authority, year, period, referenceDate } = header;
    const hasReport = this.files.writeReport(id, rows);
    this.noteProgress(job);
    this.register.change(id, (entry) => {
      const progress = entry.progress ?? nothingYet(result);
      const outcome: ImportOutcome = { ...progress, events, factsAlreadyHere };
      return {
        ...entry,
        state: !stopped ? 'done' : this.closing ? 'cutOff' : 'stopped',
        endedAt: this.nowText(),
        named: { authority, year, period, referenceDate },
        progress,
        hasReport,
        evidence: evidence ?? entry.evidence,
        ...(phase === 'run' ? { run: outcome } : stopped ? {} : { trial: outcome }),
      };
    });
  }

  private fail(job: Job, error: unknown): void {
    if (job.lost) return;
    if (this.closing) {
      this.register.change(job.entry.id, (entry) => ({ ...entry, state: 'cutOff', endedAt: this.nowText() }));
      return;
    }
    const words = failureWords(error);
    const code = helpCode();
    if (words === null) this.note(error, code);
    this.noteProgress(job);
    const failure = words ?? `Something went wrong on our side. Ask for help and give the code ${code}.`;
    this.register.change(job.entry.id, (entry) => ({ ...entry, state: 'failed', failure, endedAt: this.nowText() }));
  }

  private nowText(): string {
    return this.basis.now.toISOString();
  }

  /** Kind and place of a fault, without its message: that may hold what stands in the file. */
  private note(error: unknown, code = ''): void {
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    this.log.error([`${code} ${error instanceof Error ? error.name : typeof error}`, ...frames].join('\n'));
  }
}

function nothingYet({ persons, taken, alreadyHere, contradicted, rejected, queried }: ImportResult): ImportProgress {
  const done = taken + alreadyHere + contradicted + rejected;
  return { done, total: persons, taken, alreadyHere, contradicted, rejected, queried };
}
