import { Injectable, NotFoundException } from '@nestjs/common';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { complaintDecider } from '../../workflows/complaint/complaint.decider.js';
import type { Complaint } from '../../workflows/complaint/complaint.state.js';
import { contactDecider } from '../../workflows/contact/contact.decider.js';
import type { Contact } from '../../workflows/contact/contact.state.js';
import { disputeDecider } from '../../workflows/dispute/dispute.decider.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import { escalationDecider } from '../../workflows/escalation/escalation.decider.js';
import type { Escalation } from '../../workflows/escalation/escalation.state.js';
import type { Decider, Placed } from '../../workflows/kernel/decider.js';
import type { Fact } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import { planDecider } from '../../workflows/plan/plan.decider.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import type { CaseQuestion, CaseStreams } from '../children/case-record.service.js';
import { placedEntries } from '../children/case-record.js';
import { KeptWhile } from '../performance/kept-while.js';
import type { CaseRecord, HistoryEntry, ProcessRecord } from '../children/case-record.js';
import { StaffDirectory } from './staff-names.service.js';
import type { StaffNames } from './staff-names.service.js';

/** A process of the case: an assessment, a plan, a dispute, a contact or an escalation. */
export interface OnFile {
  readonly id: string;
  readonly stream: string;
  readonly deadlines: readonly Deadline[];
  readonly history: readonly HistoryEntry[];
}

/** One assessment of the child as it stood. */
export interface AssessmentOnFile extends OnFile {
  readonly state: NeedsAssessment;
}

/** One plan of the child as it stood. */
export interface PlanOnFile extends OnFile {
  readonly state: Plan;
}

/** One dispute of the child's family as it stood. */
export interface DisputeOnFile extends OnFile {
  readonly state: Dispute;
}

/** One complaint about the case as it stood. */
export interface ComplaintOnFile extends OnFile {
  readonly state: Complaint;
}

/** One call, e-mail or letter as it stood. */
export interface ContactOnFile extends OnFile {
  readonly state: Contact;
}

/** One escalation of the case as it stood. */
export interface EscalationOnFile extends OnFile {
  readonly state: Escalation;
}

/** Everything the pages of one case read. */
export interface CaseFile {
  readonly reference: string;
  readonly record: CaseRecord;
  /** The day the page is drawn for: today, or the day looked back to. */
  readonly today: CalendarDate;
  /** Null today. */
  readonly lookingBack: CalendarDate | null;
  /** The assessment shown: the one asked for, or the open one, or the last. Null where there is none. */
  readonly assessment: AssessmentOnFile | null;
  readonly assessments: readonly AssessmentOnFile[];
  /** The plan that is kept, or the last, comes first. */
  readonly plans: readonly PlanOnFile[];
  /** The latest first. */
  readonly disputes: readonly DisputeOnFile[];
  /** The latest first. */
  readonly complaints: readonly ComplaintOnFile[];
  /** The latest first. */
  readonly contacts: readonly ContactOnFile[];
  /** The latest first. */
  readonly escalations: readonly EscalationOnFile[];
  /** Every event of the case in the order of recording: the first is event 1. */
  readonly events: readonly HistoryEntry[];
  readonly names: StaffNames;
}

/** Of so many assessments of a child the file is kept. */
const mostAssessments = 3;

/** Opens the file of one child, as known now or at the end of a past day. */
@Injectable()
export class CaseFiles {
  /** The pages of a case are drawn from one file while its record stays what it is. */
  private readonly files = new KeptWhile<CaseRecord, CaseFile>(mostAssessments);

  constructor(
    private readonly records: CaseRecordService,
    private readonly staff: StaffDirectory,
  ) {}

  /** @throws NotFoundException alike for a case that is not there and for one of another authority. */
  async open(reference: string, knownOn: CalendarDate | null, assessmentId: string | null): Promise<CaseFile> {
    const record = await this.found(this.records.caseRecord(reference, askedOf(knownOn)));
    const names = await this.namesIn(record);
    const key = [reference, knownOn, assessmentId].join(' ');
    const file = this.files.of(record, key, () =>
      fileOf(record, { reference, lookingBack: knownOn, assessmentId, names }),
    );
    return { ...file, names };
  }

  /**
   * Every stream of the case, to be read as at many moments.
   * @throws NotFoundException as `open`.
   */
  streamsOf(reference: string): Promise<CaseStreams> {
    return this.found(this.records.streamsOf(reference));
  }

  /** The file that streams of a case make; of the whole case or of some events of it. */
  read(streams: CaseStreams, question: CaseQuestion, names: StaffNames): CaseFile {
    const record = this.records.read(streams, { ...question, history: true });
    return fileOf(record, {
      reference: streams.reference ?? '',
      lookingBack: question.knownOn ?? null,
      assessmentId: null,
      names,
    });
  }

  /** Names of everybody that the events of a case tell of. */
  namesIn({ processes, history = [] }: Pick<CaseRecord, 'processes' | 'history'>): Promise<StaffNames> {
    const events = [...history, ...processes.flatMap((process) => process.history ?? [])];
    const holders = processes.map(({ facts: { worker } }) => (typeof worker === 'string' ? worker : null));
    return this.staff.namesOf([...holders, ...peopleIn(events)]);
  }

  private async found<Found>(reading: Promise<Found>): Promise<Found> {
    try {
      return await reading;
    } catch (error) {
      if (error instanceof CaseNotFound) throw new NotFoundException();
      throw error;
    }
  }
}

const askedOf = (knownOn: CalendarDate | null): CaseQuestion => ({
  history: true,
  ...(knownOn === null ? {} : { knownOn }),
});

interface Filing extends Pick<CaseFile, 'reference' | 'lookingBack' | 'names'> {
  readonly assessmentId: string | null;
}

/** @throws NotFoundException if the assessment asked for is not among the child's. */
function fileOf(record: CaseRecord, { reference, lookingBack, assessmentId, names }: Filing): CaseFile {
  const { processes, history = [] } = record;
  const assessments = processes
    .filter(({ workflow }) => workflow === 'needsAssessment')
    .map(onFile)
    .sort(byBeginning);
  const events = [...history, ...processes.flatMap((process) => process.history ?? [])].toSorted(
    (a, b) => a.position - b.position,
  );
  const chosen = assessmentId === null ? shownFirst(assessments) : assessments.find(({ id }) => id === assessmentId);
  if (chosen === undefined) throw new NotFoundException();
  return {
    reference: record.reference ?? reference,
    record,
    today: record.asAt,
    lookingBack,
    assessment: chosen,
    assessments,
    plans: processes
      .filter(({ workflow }) => workflow === 'plan')
      .map((one): PlanOnFile => ({ ...parts(one), state: folded(planDecider, one) }))
      .sort(keptFirst),
    disputes: processes
      .filter(({ workflow }) => workflow === 'dispute')
      .map((one): DisputeOnFile => ({ ...parts(one), state: folded(disputeDecider, one) }))
      .sort(latestFirst),
    complaints: processes
      .filter(({ workflow }) => workflow === 'complaint')
      .map((one): ComplaintOnFile => ({ ...parts(one), state: folded(complaintDecider, one) }))
      .sort((a, b) => ((a.state.received?.on ?? '') > (b.state.received?.on ?? '') ? -1 : 1)),
    contacts: processes
      .filter(({ workflow }) => workflow === 'contact')
      .map((one): ContactOnFile => ({ ...parts(one), state: folded(contactDecider, one) }))
      .sort((a, b) => ((a.state.received?.on ?? '') > (b.state.received?.on ?? '') ? -1 : 1)),
    escalations: processes
      .filter(({ workflow }) => workflow === 'escalation')
      .map((one): EscalationOnFile => ({ ...parts(one), state: folded(escalationDecider, one) }))
      .sort((a, b) => ((a.state.raised?.on ?? '') > (b.state.raised?.on ?? '') ? -1 : 1)),
    events,
    names,
  };
}

function onFile(process: ProcessRecord): AssessmentOnFile {
  const { stage, stageSince, facts } = process;
  // The record takes stage and its day out of the state; the views read them where the workflow has them.
  return { ...parts(process), state: { ...facts, stage, stageSince } as unknown as NeedsAssessment };
}

function parts({ id, stream, clocks, history = [] }: ProcessRecord): OnFile {
  return { id, stream, deadlines: clocks, history };
}

/** The record shows one word for where a process stands, which for some is not the stage that its workflow goes by. */
function folded<State, E extends Fact>(
  decider: Pick<Decider<State, never, E>, 'initialState' | 'evolve'>,
  { history = [] }: ProcessRecord,
): State {
  return replay(decider, placedEntries(history) as readonly Placed<E>[]);
}

function keptFirst(a: PlanOnFile, b: PlanOnFile): number {
  const kept = ({ state }: PlanOnFile): number => (state.ceased === null && state.transferredOutOn === null ? 0 : 1);
  return kept(a) - kept(b) || ((a.state.made?.on ?? '') > (b.state.made?.on ?? '') ? -1 : 1);
}

function latestFirst(a: DisputeOnFile, b: DisputeOnFile): number {
  return (a.state.opened?.on ?? '') > (b.state.opened?.on ?? '') ? -1 : 1;
}

function byBeginning(a: AssessmentOnFile, b: AssessmentOnFile): number {
  return (a.state.begun?.on ?? '') < (b.state.begun?.on ?? '') ? -1 : 1;
}

function shownFirst(assessments: readonly AssessmentOnFile[]): AssessmentOnFile | null {
  return assessments.findLast(({ state }) => openStages.includes(state.stage)) ?? assessments.at(-1) ?? null;
}

function peopleIn(events: readonly HistoryEntry[]): readonly (string | null)[] {
  return events.flatMap(({ actor, type, data }) => [
    actor.id,
    actor.onBehalfOf ?? null,
    ...('people' in data && Array.isArray(data.people) ? (data.people as string[]) : []),
    ...(type.startsWith('Escalation') && 'to' in data ? [data.to as string] : []),
    ...('worker' in data && typeof data.worker === 'string' ? [data.worker] : []),
  ]);
}
