import { Injectable, NotFoundException } from '@nestjs/common';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Deadline } from '../../workflows/timetable/clock.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import type { CaseRecord, HistoryEntry, ProcessRecord } from '../children/case-record.js';
import { StaffDirectory } from './staff-names.service.js';
import type { StaffNames } from './staff-names.service.js';

/** One assessment of the child as it stood. */
export interface AssessmentOnFile {
  readonly id: string;
  readonly stream: string;
  readonly state: NeedsAssessment;
  readonly deadlines: readonly Deadline[];
  readonly history: readonly HistoryEntry[];
}

/** One plan of the child as it stood. */
export interface PlanOnFile {
  readonly id: string;
  readonly state: Plan;
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
  readonly plans: readonly PlanOnFile[];
  /** Every event of the case in the order of recording: the first is event 1. */
  readonly events: readonly HistoryEntry[];
  readonly names: StaffNames;
}

/** Opens the file of one child, as known now or at the end of a past day. */
@Injectable()
export class CaseFiles {
  constructor(
    private readonly records: CaseRecordService,
    private readonly staff: StaffDirectory,
  ) {}

  /** @throws NotFoundException alike for a case that is not there and for one of another authority. */
  async open(reference: string, knownOn: CalendarDate | null, assessmentId: string | null): Promise<CaseFile> {
    const record = await this.read(reference, knownOn);
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
      lookingBack: knownOn,
      assessment: chosen,
      assessments,
      plans: processes
        .filter(({ workflow }) => workflow === 'plan')
        .map(({ id, stage, facts }) => ({ id, state: { ...facts, stage } as unknown as Plan })),
      events,
      names: await this.staff.namesOf(peopleIn(assessments, events)),
    };
  }

  private async read(reference: string, knownOn: CalendarDate | null): Promise<CaseRecord> {
    try {
      return await this.records.caseRecord(reference, {
        history: true,
        ...(knownOn === null ? {} : { knownOn }),
      });
    } catch (error) {
      if (error instanceof CaseNotFound) throw new NotFoundException();
      throw error;
    }
  }
}

function onFile({ id, stream, stage, stageSince, facts, clocks, history = [] }: ProcessRecord): AssessmentOnFile {
  // The record takes stage and its day out of the state; the views read them where the workflow has them.
  const state = { ...facts, stage, stageSince } as unknown as NeedsAssessment;
  return { id, stream, state, deadlines: clocks, history };
}

function byBeginning(a: AssessmentOnFile, b: AssessmentOnFile): number {
  return (a.state.begun?.on ?? '') < (b.state.begun?.on ?? '') ? -1 : 1;
}

function shownFirst(assessments: readonly AssessmentOnFile[]): AssessmentOnFile | null {
  return assessments.findLast(({ state }) => openStages.includes(state.stage)) ?? assessments.at(-1) ?? null;
}

function peopleIn(
  assessments: readonly AssessmentOnFile[],
  events: readonly HistoryEntry[],
): readonly (string | null)[] {
  const allocated = events.flatMap(({ data }) =>
    'worker' in data && typeof data.worker === 'string' ? [data.worker] : [],
  );
  return [
    ...assessments.map(({ state }) => state.worker),
    ...events.flatMap(({ actor }) => [actor.id, actor.onBehalfOf ?? null]),
    ...allocated,
  ];
}
