import { Injectable } from '@nestjs/common';
import { idOf, prefixOf } from '../../projections/projection.js';
import { noChild } from '../../workflows/child/child.state.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { KeyStore } from '../keys/key-store.js';
import { unobserved } from '../read-log/openings.js';
import { streamsOfChild } from '../projector/child-streams.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { childAsAt, headOf, historyEntries, isProcess, knownEvents, processRecord } from './case-record.js';
import type { CaseRecord, HistoryEntry, ProcessRecord, StreamHistory } from './case-record.js';
import { childCard } from './child-card.js';
import { HomeAuthority } from './home-authority.js';

/** There is no such case, or it is another authority's. */
export class CaseNotFound extends Error {
  override readonly name = 'CaseNotFound';

  constructor() {
    super('There is no such case');
  }
}

export interface CaseQuestion {
  /** Day of the world: only what had happened by then, judged as of that day. Left out: `knownOn`, or today. */
  readonly asAt?: CalendarDate;
  /** Day of the record: only what had been written down by the end of that day in London. */
  readonly knownOn?: CalendarDate;
  /** With every event of every stream. */
  readonly history?: boolean;
  /** Read under these rules, options and calendar in place of those that held: for "what if". */
  readonly basis?: DecisionBasis;
}

/** A record, and all that it was read from. */
interface Reading {
  readonly under: readonly unknown[];
  readonly record: CaseRecord;
}

type ProcessHistory = StreamHistory & { readonly workflow: ProcessRecord['workflow'] };

/** Every stream of one case as the log has it: opened once, it can be read as at many moments. */
export interface CaseStreams {
  readonly childId: string;
  readonly reference: string | null;
  readonly own: StreamHistory;
  readonly processes: readonly ProcessHistory[];
}

/** The case with some of its events alone, as if nothing else had been written down. */
export function onlyEvents(streams: CaseStreams, known: (event: Recorded) => boolean): CaseStreams {
  const part = <Stream extends StreamHistory>(stream: Stream): Stream => ({
    ...stream,
    history: stream.history.filter(known),
  });
  return { ...streams, own: part(streams.own), processes: streams.processes.map(part) };
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, place) => part === other[place]);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Assembles everything about one child. Which streams there are comes from the read models, what they say from the log. */
@Injectable()
export class CaseRecordService {
  /** By the child's own events: the pages of one case follow each other, and streams opened lately are handed out again. */
  private readonly lately = new WeakMap<readonly Recorded[], Reading>();

  constructor(
    private readonly commands: CommandHandler,
    private readonly readModels: ReadModelStore,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  /**
   * The case as it stood, by child id or reference.
   * @throws CaseNotFound
   */
  async caseRecord(idOrReference: string, question: CaseQuestion = {}): Promise<CaseRecord> {
    return this.read(await this.streamsOf(idOrReference), question);
  }

  /**
   * The streams of a case, by child id or reference.
   * @throws CaseNotFound
   */
  async streamsOf(idOrReference: string): Promise<CaseStreams> {
    const own = await this.ownStream(idOrReference);
    const childId = idOf(own.stream);
    const child = childAsAt(own, { asAt: this.basis.today, knownOn: null });
    return {
      childId,
      reference: child?.reference ?? (await this.keys.referenceOf(childId)),
      own,
      processes: await this.processesOf(childId),
    };
  }

  /** What the streams of a case say of it. The same streams read for the same day are the same record, which nobody may change. */
  read(streams: CaseStreams, question: CaseQuestion = {}): CaseRecord {
    const { own, processes } = streams;
    const { history, knownOn, asAt = this.basis.today, basis } = question;
    if (history !== true || knownOn !== undefined || basis !== undefined) return this.assembled(streams, question);
    const under = [
      asAt,
      this.basis.standing,
      this.keys.hasKey(streams.childId),
      ...processes.map((one) => one.history),
    ];
    const lately = this.lately.get(own.history);
    if (lately !== undefined && isSame(lately.under, under)) return lately.record;
    const record = this.assembled(streams, question);
    this.lately.set(own.history, { under, record });
    return record;
  }

  private assembled({ childId, reference, own, processes }: CaseStreams, question: CaseQuestion): CaseRecord {
    const { history: withHistory = false, knownOn = null } = question;
    const days = { asAt: question.asAt ?? knownOn ?? this.basis.today, knownOn };
    const basis = question.basis ?? this.basis.decisionBasis(days.asAt, knownOn);
    const child = childAsAt(own, days);
    const card = childCard(childId, child ?? noChild, this.keys.hasKey(childId), days.asAt);
    return {
      ...headOf(card),
      reference: child?.reference ?? reference,
      ...days,
      child,
      processes: processes.flatMap((process) => {
        const record = processRecord(process, days, { basis, child: card }, withHistory);
        return record === null ? [] : [record];
      }),
      ...(withHistory ? { history: historyEntries(knownEvents(own.history, knownOn), days.asAt) } : {}),
    };
  }

  /**
   * Every event of a case in the order of recording, as far as it had happened and was known.
   * @throws CaseNotFound
   */
  async history(idOrReference: string, question: Omit<CaseQuestion, 'history'> = {}): Promise<readonly HistoryEntry[]> {
    const { history = [], processes } = await this.caseRecord(idOrReference, { ...question, history: true });
    return [...history, ...processes.flatMap((process) => process.history ?? [])].toSorted(
      (a, b) => a.position - b.position,
    );
  }

  /**
   * The child of an id or reference.
   * @throws CaseNotFound also where the child is another authority's, so that nobody learns that it exists.
   */
  async childIdOf(idOrReference: string): Promise<string> {
    return idOf((await unobserved(() => this.ownStream(idOrReference))).stream);
  }

  /** The child's own stream. @throws CaseNotFound */
  private async ownStream(idOrReference: string): Promise<StreamHistory> {
    const text = idOrReference.trim();
    const childId = uuid.test(text.toLowerCase())
      ? text.toLowerCase()
      : await this.keys.personByReference(this.home.code, text.toUpperCase());
    if (childId === null) throw new CaseNotFound();
    const own = await this.streamOf('child', childId);
    if (own.history[0]?.authority !== this.home.code) throw new CaseNotFound();
    return own;
  }

  private async processesOf(childId: string): Promise<readonly ProcessHistory[]> {
    const streams = await streamsOfChild(this.readModels, childId);
    const found = streams.map(async (stream): Promise<readonly ProcessHistory[]> => {
      const workflow = prefixOf(stream);
      if (!isProcess(workflow)) return [];
      return [{ ...(await this.streamOf(workflow, idOf(stream))), workflow }];
    });
    return (await Promise.all(found)).flat();
  }

  private async streamOf(workflow: StreamHistory['workflow'], id: string): Promise<StreamHistory> {
    const { stream, history } = await this.commands.load(workflow, id);
    return { stream, workflow, history };
  }
}
