import { Injectable } from '@nestjs/common';
import type { DecisionBasis } from '../../../workflows/kernel/decider.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { CaseFiles } from '../../cases/case-file.service.js';
import type { CaseFile } from '../../cases/case-file.service.js';
import { CaseProofs } from '../../cases/case-proof.service.js';
import type { CaseProof } from '../../cases/case-proof.service.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import { onlyEvents } from '../../children/case-record.service.js';
import type { CaseStreams } from '../../children/case-record.service.js';
import type { HistoryEntry } from '../../children/case-record.js';
import { BasisService } from '../../commands/basis.service.js';
import { endOfLondonDay, londonDateOf } from '../../commands/london-time.js';
import { compareFacts } from './comparison.js';
import type { ComparedFact, Moments } from './comparison.js';
import { basisUnder } from './other-rules.js';
import type { OtherRules } from './other-rules.js';

/** The moment to which a case is taken back. */
export interface ReplayMoment {
  /** By the end of this day in London. */
  readonly asAt: CalendarDate;
  /** Up to this event of that day, by its number in the case; null: all of the day. */
  readonly event: number | null;
}

/** A case taken back to a moment, beside what is known now. */
export interface ReplayedCase {
  readonly then: CaseFile;
  readonly now: CaseFile;
  /** Events known then, in the order of recording; with those known now they share their numbers. */
  readonly known: readonly HistoryEntry[];
  /** Number of the last event known; 0 where none was. */
  readonly at: number;
  readonly facts: readonly ComparedFact[];
  /** The rules by which the case was judged that day. */
  readonly basis: DecisionBasis;
  readonly proof: CaseProof;
}

/** Takes a case back to a day, or to one event of it, and says what made it otherwise since. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly files: CaseFiles,
    private readonly proofs: CaseProofs,
    private readonly basis: BasisService,
  ) {}

  /**
   * The day on which an event of the case was recorded; null where the case has no such event.
   * @throws NotFoundException as `replay`.
   */
  async dayOf(reference: string, event: number): Promise<CalendarDate | null> {
    const { events } = this.files.read(await this.files.streamsOf(reference), {}, new Map());
    return dayOfEvent(events, event);
  }

  /** @throws NotFoundException alike for a case that is not there and for one that may not be opened. */
  async replay(reference: string, { asAt, event }: ReplayMoment): Promise<ReplayedCase> {
    const streams = await this.files.streamsOf(reference);
    const names = await this.files.namesIn({
      history: [streams.own, ...streams.processes].flatMap(({ history }) => history as unknown as HistoryEntry[]),
      processes: [],
    });
    const now = this.files.read(streams, {}, names);
    const knows = knownBy(asAt, now.events, event);
    const moments = this.momentsOf(streams, knows, asAt, names, now);
    const known = now.events.filter(knows);
    const last = known.at(-1);
    return {
      then: moments.then,
      now,
      known,
      at: last === undefined ? 0 : now.events.indexOf(last) + 1,
      facts: compareFacts(moments),
      basis: this.basis.decisionBasis(asAt, asAt),
      proof: await this.proofs.of(now.events),
    };
  }

  /** The same moment read under other rules: what might have been, never what was. */
  async underOtherRules(reference: string, { asAt, event }: ReplayMoment, rules: OtherRules): Promise<CaseFile> {
    const streams = await this.files.streamsOf(reference);
    const now = this.files.read(streams, {}, new Map());
    const knows = knownBy(asAt, now.events, event);
    const basis = basisUnder(rules, this.basis.decisionBasis(asAt, asAt));
    return this.files.read(onlyEvents(streams, knows), { knownOn: asAt, basis }, new Map());
  }

  private momentsOf(streams: CaseStreams, knows: Knows, asAt: CalendarDate, names: StaffNames, now: CaseFile): Moments {
    const { today } = this.basis;
    const known = onlyEvents(streams, knows);
    const later = now.events.filter((event) => !knows(event));
    const upTo = (positions: ReadonlySet<number>, touched: string): CaseFile =>
      this.files.read(
        touchedAlone(
          onlyEvents(streams, (event) => knows(event) || positions.has(event.position)),
          touched,
        ),
        {},
        names,
      );
    const taken = new Set<number>();
    // Where a process stood after its last event is where it stands before the next, unless the child’s record moved.
    const standing = new Map<string, CaseFile>();
    const since = later.map((event) => {
      const before = standing.get(event.stream) ?? upTo(taken, event.stream);
      taken.add(event.position);
      const after = upTo(taken, event.stream);
      if (event.stream === streams.own.stream) standing.clear();
      standing.set(event.stream, after);
      return { event: now.events.indexOf(event) + 1, before, after };
    });
    return {
      then: this.files.read(known, { knownOn: asAt }, names),
      thenToday: this.files.read(known, { asAt: today, basis: this.basis.decisionBasis(today, asAt) }, names),
      thenResettled: this.files.read(known, {}, names),
      since,
      now,
    };
  }
}

type Knows = (event: Pick<Recorded, 'recordedAt' | 'position'>) => boolean;

/** An event of another day says nothing of this one: the whole day is known then. */
function knownBy(asAt: CalendarDate, events: readonly HistoryEntry[], event: number | null): Knows {
  const until = endOfLondonDay(asAt).toISOString();
  const last = event !== null && dayOfEvent(events, event) === asAt ? events[event - 1] : undefined;
  return ({ recordedAt, position }) => recordedAt <= until && (last === undefined || position <= last.position);
}

function dayOfEvent(events: readonly HistoryEntry[], event: number): CalendarDate | null {
  const entry = events[event - 1];
  return entry === undefined ? null : londonDateOf(new Date(entry.recordedAt));
}

/** An event of one process says nothing of the others; one of the child’s own stream may bear on all. */
function touchedAlone(streams: CaseStreams, touched: string): CaseStreams {
  if (touched === streams.own.stream) return streams;
  return { ...streams, processes: streams.processes.filter(({ stream }) => stream === touched) };
}
