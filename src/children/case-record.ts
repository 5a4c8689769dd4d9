import type { Placed } from '../../workflows/kernel/decider.js';
import type { Child } from '../../workflows/child/child.state.js';
import { childDecider } from '../../workflows/child/child.decider.js';
import { complaintDecider } from '../../workflows/complaint/complaint.decider.js';
import { contactDecider } from '../../workflows/contact/contact.decider.js';
import { disputeClocksOf } from '../../workflows/dispute/dispute.clocks.js';
import { disputeDecider } from '../../workflows/dispute/dispute.decider.js';
import { stageShown } from '../../workflows/dispute/dispute.state.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import { escalationDecider } from '../../workflows/escalation/escalation.decider.js';
import type { Decider, DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { effectiveHistory, isCorrection } from '../../workflows/kernel/replay.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import { milestonesOf } from '../../workflows/needs-assessment/needs-assessment.milestones.js';
import { needsAssessmentDecider } from '../../workflows/needs-assessment/needs-assessment.decider.js';
import { planClocksOf } from '../../workflows/plan/plan.clocks.js';
import type { AboutChild } from '../../workflows/plan/plan.clocks.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ClockFacts, Deadline } from '../../workflows/timetable/clock.js';
import type { MilestoneLine } from '../../workflows/timetable/local-milestones.js';
import { deadlinesOf } from '../../workflows/timetable/deadlines.js';
import type { WorkflowName } from '../commands/command-handler.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { idOf } from '../../projections/projection.js';
import type { ChildCard } from './child-card.js';

/** The days a record is read for: a day of the world, and the day by whose end it had been written down. */
export interface ReadingDays {
  readonly asAt: CalendarDate;
  /** Null: everything recorded to this moment. */
  readonly knownOn: CalendarDate | null;
}

/** One event as it was written down, with personal data as far as keys allow. */
export interface HistoryEntry {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly occurredOn: CalendarDate;
  readonly recordedAt: string;
  readonly actor: Recorded['actor'];
  readonly source: Recorded['source'];
  readonly commandId: string;
  readonly data: object;
  readonly personal: object | null;
  /** Revision of the latest correction that was known; null where the event stands as recorded. */
  readonly correctedBy: number | null;
}

/** Entries as a fold takes them: what holds no personal data says nothing of any. */
export function placedEntries(history: readonly HistoryEntry[]): readonly Placed[] {
  return history.map(({ personal, ...event }) =>
    personal === null ? event : { ...event, personal },
  ) as readonly Placed[];
}

/** One process of a case as it stood. */
export interface ProcessRecord {
  readonly stream: string;
  readonly id: string;
  readonly workflow: Exclude<WorkflowName, 'child'>;
  readonly stage: string;
  readonly stageSince: CalendarDate | null;
  /** Revision of the last event that was known. */
  readonly revision: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly clocks: readonly Deadline[];
  /** The authority's own lines of practice: never a breach. */
  readonly milestones: readonly MilestoneLine[];
  readonly history?: readonly HistoryEntry[];
}

/** Everything about one child, as plain JSON. */
export interface CaseRecord {
  readonly case: string;
  readonly reference: string | null;
  readonly asAt: CalendarDate;
  readonly knownOn: CalendarDate | null;
  readonly name: string;
  readonly birthDate: CalendarDate | null;
  readonly yearGroup: string | null;
  readonly erased: boolean;
  /** Null where nothing was recorded about the child by then. */
  readonly child: (Child & { readonly stream: string; readonly revision: number }) | null;
  readonly processes: readonly ProcessRecord[];
  /** Of the child's own stream, where asked for. */
  readonly history?: readonly HistoryEntry[];
}

/** A stream as the log has it. */
export interface StreamHistory {
  readonly stream: string;
  readonly workflow: WorkflowName;
  readonly history: readonly Recorded[];
}

interface ProcessReader {
  readonly decider: Decider<unknown>;
  readonly clocks: (state: never, basis: DecisionBasis, child: AboutChild) => readonly ClockFacts[];
  readonly milestones?: (state: never, basis: DecisionBasis, asAt: CalendarDate) => readonly MilestoneLine[];
  /** Where it stands in one word, where the state holds several. */
  readonly stage?: (state: never) => string;
}

const readers: Readonly<Record<ProcessRecord['workflow'], ProcessReader>> = {
  needsAssessment: {
    decider: needsAssessmentDecider,
    clocks: (state, { policy }) => clocksOf(state, policy),
    milestones: milestonesOf,
  },
  plan: { decider: planDecider, clocks: (state, { policy }, child) => planClocksOf(state, policy, child) },
  complaint: { decider: complaintDecider, clocks: () => [] },
  dispute: {
    decider: disputeDecider,
    clocks: (state) => disputeClocksOf(state),
    stage: (state: Dispute) => stageShown(state),
  },
  // What they owe is practice of the authority, not law: no clock of the timetable runs.
  contact: { decider: contactDecider, clocks: () => [] },
  escalation: { decider: escalationDecider, clocks: () => [] },
};

/** Tells the streams that a case is read from besides the child's own. */
export function isProcess(workflow: string): workflow is ProcessRecord['workflow'] {
  return Object.hasOwn(readers, workflow);
}

/** Events that had been written down by the end of the day in London; all where no day is given. */
export function knownEvents<E extends { readonly recordedAt: string }>(
  history: readonly E[],
  knownOn: CalendarDate | null,
): readonly E[] {
  if (knownOn === null) return history;
  const until = endOfLondonDay(knownOn).toISOString();
  return history.filter(({ recordedAt }) => recordedAt <= until);
}

/**
 * The state as at a day of the world: corrections known by then are applied first, since a correction moves the day a
 * fact belongs to, and only then are later facts left out.
 */
export function stateAsAt(
  decider: Pick<Decider<unknown>, 'initialState' | 'evolve'>,
  known: readonly Recorded[],
  asAt: CalendarDate,
): unknown {
  let state = decider.initialState;
  for (const event of effectiveHistory(known)) if (event.occurredOn <= asAt) state = decider.evolve(state, event);
  return state;
}

/** Under which rules a process is read, and what its clocks ask of the child. */
export interface ReadingBasis {
  readonly basis: DecisionBasis;
  readonly child: AboutChild;
}

/** One process as it stood; null where nothing of it had happened, or was known, by then. */
export function processRecord(
  { stream, workflow, history }: StreamHistory & { readonly workflow: ProcessRecord['workflow'] },
  { asAt, knownOn }: ReadingDays,
  { basis, child }: ReadingBasis,
  withHistory: boolean,
): ProcessRecord | null {
  const { decider, clocks, milestones, stage: shown } = readers[workflow];
  const known = knownEvents(history, knownOn);
  const state = stateAsAt(decider, known, asAt);
  if (state === decider.initialState) return null;
  const { stage, stageSince = null, ...facts } = state as { stage: string; stageSince?: CalendarDate | null };
  return {
    stream,
    id: idOf(stream),
    workflow,
    stage: shown?.(state as never) ?? stage,
    stageSince,
    revision: known.length - 1,
    facts,
    clocks: deadlinesOf(clocks(state as never, basis, child), basis, asAt),
    milestones: milestones?.(state as never, basis, asAt) ?? [],
    ...(withHistory ? { history: historyEntries(known, asAt) } : {}),
  };
}

/** The child as the record had it; null where nothing was known by then. */
export function childAsAt({ stream, history }: StreamHistory, { asAt, knownOn }: ReadingDays): CaseRecord['child'] {
  const known = knownEvents(history, knownOn);
  const state = stateAsAt(childDecider, known, asAt) as Child;
  return state.recordedOn === null ? null : { ...state, stream, revision: known.length - 1 };
}

/** Events in the order of recording, each with the correction that holds against it. */
export function historyEntries(known: readonly Recorded[], asAt: CalendarDate): readonly HistoryEntry[] {
  const correctedBy = new Map<number, number>();
  for (const event of known) if (isCorrection(event)) correctedBy.set(event.data.correctsRevision, event.revision);
  const standing = new Map(effectiveHistory(known).map(({ revision, occurredOn }) => [revision, occurredOn]));
  return known
    .filter((event) => isCorrection(event) || (standing.get(event.revision) ?? event.occurredOn) <= asAt)
    .map(
      ({
        stream,
        revision,
        position,
        eventId,
        type,
        occurredOn,
        recordedAt,
        actor,
        source,
        commandId,
        data,
        personal,
      }) => ({
        stream,
        revision,
        position,
        eventId,
        type,
        occurredOn,
        recordedAt,
        actor,
        source,
        commandId,
        data,
        personal: personal ?? null,
        correctedBy: correctedBy.get(revision) ?? null,
      }),
    );
}

/** What the head of a case record says of the child. */
export function headOf(
  card: ChildCard,
): Pick<CaseRecord, 'case' | 'reference' | 'name' | 'birthDate' | 'yearGroup' | 'erased'> {
  const { childId, reference, name, birthDate, yearGroup, erased } = card;
  return { case: childId, reference, name, birthDate, yearGroup, erased };
}
