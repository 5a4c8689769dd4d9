import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { HomeAuthority } from '../../children/home-authority.js';
import { BasisService } from '../../commands/basis.service.js';
import { EventStore } from '../../event-store/event-store.js';
import type { StoredEvent } from '../../event-store/event-store.js';
import { fingerprintAfter, noEvents } from '../../event-store/log-fingerprint.js';
import { verifyAll } from '../../event-store/verify.js';
import type { VerifyReport } from '../../event-store/verify.js';
import type { LogHead } from './kept-head.js';
import { VerificationStore } from './verification-store.js';
import type { ComparedHead, HeadAnswer, Verification } from './verification-store.js';

/** Events verified in one go: some five milliseconds, so that a page waits no longer. */
const slice = 250;
/** How often its progress is noted. */
const noteEveryMs = 500;
/** A verification that nothing was heard of for so long has ended with its process. */
const silentMs = 30_000;

/** Verifies the whole log in the background, one verification at a time, and keeps what each has shown. */
@Injectable()
export class Verifications implements OnModuleDestroy {
  private readonly log = new Logger('Verification');
  private readonly stopping = new AbortController();
  private work: Promise<void> | null = null;

  constructor(
    private readonly store: VerificationStore,
    private readonly events: EventStore,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  /** Begins one; null where another is running. With a head that was kept it also says whether the log still contains it. */
  async start(startedBy: string, kept: LogHead | null = null): Promise<Verification | null> {
    const earlier = this.store.lastGood()?.head ?? null;
    const asked = (head: LogHead | null): ComparedHead | null => (head === null ? null : { head, answer: null });
    const begun = this.store.begin(
      { startedBy, until: await this.events.head(), kept: asked(kept), earlier: asked(earlier) },
      this.now,
      this.aliveSince,
    );
    if (begun === null) return null;
    this.work = this.run(begun).catch((error: unknown) => {
      this.log.error(`A verification ended: ${error instanceof Error ? error.name : 'unknown'}`);
      this.store.save({ ...begun, heardAt: this.now, state: 'stopped' });
    });
    return begun;
  }

  /** The one that runs; null where none does. */
  running(): Verification | null {
    return this.store.running(this.aliveSince);
  }

  /** As noted; one whose process has ended counts as stopped. */
  list(limit: number, offset: number): readonly Verification[] {
    return this.store.list(limit, offset).map((one) => this.asHeard(one));
  }

  count(): number {
    return this.store.count();
  }

  find(id: number): Verification | null {
    return this.store.find(id);
  }

  lastGood(): Verification | null {
    return this.store.lastGood();
  }

  lastDone(): Verification | null {
    return this.store.lastDone();
  }

  /** Resolves when nothing runs in this process. */
  async settled(): Promise<void> {
    await this.work;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.work;
    this.store.close();
  }

  private async run(begun: Verification): Promise<void> {
    const { signal } = this.stopping;
    const comparing = [begun.kept, begun.earlier].flatMap((one) => (one === null ? [] : [one.head]));
    const fold = new LogFold(comparing);
    let noted = performance.now();
    const report = await verifyAll(this.polite(signal), {
      signal,
      pageSize: slice,
      onGood: (event) => {
        fold.take(event);
      },
      onProgress: (events, position) => {
        if (performance.now() - noted < noteEveryMs) return;
        noted = performance.now();
        this.store.save({ ...begun, heardAt: this.now, events, position });
      },
    });
    const heardAt = this.now;
    const { events, position, fault } = report;
    this.store.save({
      ...begun,
      heardAt,
      state: signal.aborted ? 'stopped' : 'done',
      events,
      position,
      fault,
      head: signal.aborted || !report.ok ? null : fold.headOf(this.home.code, heardAt),
      kept: answered(begun.kept, fold, report, signal.aborted),
      earlier: answered(begun.earlier, fold, report, signal.aborted),
    });
  }

  /** The log, read with a breath between pages: what people do comes first. */
  private polite(signal: AbortSignal): Pick<EventStore, 'readAll' | 'readStream' | 'contiguousPositions'> {
    const { events } = this;
    return {
      contiguousPositions: events.contiguousPositions,
      readStream: (stream) => events.readStream(stream),
      async *readAll(options) {
        for await (const page of events.readAll(options)) {
          yield page;
          if (!signal.aborted) await pause(1);
        }
      },
    };
  }

  private asHeard(one: Verification): Verification {
    return one.state === 'running' && one.heardAt <= this.aliveSince ? { ...one, state: 'stopped' } : one;
  }

  private get now(): string {
    return this.basis.now.toISOString();
  }

  private get aliveSince(): string {
    return new Date(this.basis.now.getTime() - silentMs).toISOString();
  }
}

/** Folds good events into the fingerprint of the log, and holds it against heads on the way. */
class LogFold {
  private events = 0;
  private fingerprint = noEvents;
  private last: StoredEvent | null = null;
  private readonly found = new Map<number, { readonly fingerprint: string; readonly leaf: string }>();

  constructor(heads: readonly LogHead[]) {
    this.wanted = new Set(heads.map(({ events }) => events));
  }

  private readonly wanted: ReadonlySet<number>;

  take(event: StoredEvent): void {
    this.events += 1;
    this.fingerprint = fingerprintAfter(this.fingerprint, event.leaf);
    this.last = event;
    if (this.wanted.has(this.events)) {
      this.found.set(this.events, { fingerprint: this.fingerprint, leaf: event.leaf });
    }
  }

  headOf(authority: string, verifiedAt: string): LogHead | null {
    if (this.last === null) return null;
    const { position, stream, revision, leaf } = this.last;
    return {
      authority,
      events: this.events,
      position,
      stream,
      revision,
      leaf,
      fingerprint: this.fingerprint,
      verifiedAt,
    };
  }

  answerTo(head: LogHead, { ok }: VerifyReport): HeadAnswer {
    const found = this.found.get(head.events);
    if (found === undefined) return ok ? 'shorter' : 'damaged';
    return found.fingerprint === head.fingerprint && found.leaf === head.leaf ? 'contained' : 'different';
  }
}

function answered(
  compared: ComparedHead | null,
  fold: LogFold,
  report: VerifyReport,
  aborted: boolean,
): ComparedHead | null {
  if (compared === null || aborted) return compared;
  return { ...compared, answer: fold.answerTo(compared.head, report) };
}
