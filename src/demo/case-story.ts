import type { ChildEvent } from '../../workflows/child/child.events.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { FactCorrected } from '../../workflows/kernel/common-events.js';
import type {
  RecordFact,
  NeedsAssessmentCommandType,
} from '../../workflows/needs-assessment/needs-assessment.commands.js';
import type { DisputeEvent } from '../../workflows/dispute/dispute.events.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../workflows/plan/plan.events.js';
import type { Actor, Fact } from '../../workflows/kernel/fact.js';
import type { WorkflowName } from '../commands/command-handler.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { planIdOfAssessment } from '../process-managers/derived-ids.js';
import { processManagerActor } from '../process-managers/process-managers.service.js';
import type { DemoChild } from './demo-child.js';
import type { DemoIds, DemoOptions, DemoStep } from './demo-plan.js';
import { actorOf, priya } from './demo-people.js';
import type { DemoTeam, DemoWorker } from './demo-people.js';
import { HistoryWriter, demoId } from './history-writer.js';
import type { Told } from './history-writer.js';
import type { DeskTime } from './office-hours.js';
import { SeededRandom } from './seeded-random.js';

/** How a fact came to be written down, where it differs from the usual. */
export interface Telling<C extends NeedsAssessmentCommandType = NeedsAssessmentCommandType> {
  readonly personal?: RecordFact<C>['personal'];
  readonly by?: DemoWorker;
  /** The day that was typed, where it is not the day it happened. */
  readonly typedOn?: CalendarDate;
  readonly recorded?: DeskTime;
  readonly sameSitting?: boolean;
}

/** How facts that nobody typed one by one came to be written down. */
export type HistoryTelling = Pick<Telling, 'by' | 'recorded' | 'sameSitting'> & {
  /** By an import, or by the process manager that carries facts from one stream to another. */
  readonly through?: 'import' | 'processManager';
};

const authors: Readonly<Partial<Record<string, Actor>>> = {
  import: { id: 'demo-import', role: 'system' },
  processManager: processManagerActor,
};
const sources = { import: 'import', processManager: 'system', person: 'user' } as const;

/** What one child's history is told with: who it is about, who holds the case and where it is written. */
export class CaseStory {
  readonly assessmentId: string;
  readonly planId: string;
  readonly writer: HistoryWriter;
  /** Streams beside the case, with chances of their own: what they hold changes nothing of how the case was told. */
  readonly beside: HistoryWriter;
  team: DemoTeam = 'East team';
  worker: DemoWorker = priya;
  /** The case ended on this day: nothing of the assessment is told from then on. */
  until: CalendarDate | null = null;

  constructor(
    readonly random: SeededRandom,
    readonly child: DemoChild,
    readonly ids: DemoIds,
    readonly options: Pick<DemoOptions, 'today' | 'signOffOrder' | 'children'>,
    private readonly label: string,
  ) {
    this.writer = new HistoryWriter(random, label);
    this.beside = new HistoryWriter(new SeededRandom(`${label}|casework`), `${label}|casework`);
    this.assessmentId = this.id('assessment');
    this.planId = planIdOfAssessment(this.assessmentId);
  }

  /** An id of this child's own, the same on every run. */
  id(name: string): string {
    return demoId(`${this.label}|${name}`);
  }

  /** Below 1 where services are quicker than a year ago: they improved through the last year. */
  paceOn(day: CalendarDate): number {
    const ago = daysBetween(day, this.options.today);
    return ago > 420 ? 1.12 : 0.62 + 0.5 * Math.max(0, ago / 420);
  }

  /** Null where the case had ended by then. */
  assessment<C extends NeedsAssessmentCommandType>(
    at: CalendarDate,
    type: C,
    data: RecordFact<C>['data'],
    how: Telling<C> = {},
  ): Told | null {
    if (this.until !== null && at >= this.until) return null;
    return this.writer.tell({
      workflow: 'needsAssessment',
      id: this.assessmentId,
      at,
      command: { type, on: how.typedOn ?? at, data, ...given('personal', how.personal) } as RecordFact<C>,
      actor: actorOf(how.by ?? this.worker),
      ...given('recorded', how.recorded),
      ...given('sameSitting', how.sameSitting),
    });
  }

  /** The day of an earlier record was mistyped, and somebody noticed. */
  correct(at: CalendarDate, wrong: Told, text: string, how: Pick<Telling, 'recorded'> = {}): void {
    const command = (revisionOf: (told: Told) => number): CorrectFact => ({
      type: 'CorrectFact',
      revision: revisionOf(wrong),
      reason: 'mistyped' satisfies FactCorrected['data']['reason'],
      occurredOn: wrong.at,
      personal: this.note(text),
    });
    const { workflow, id } = wrong;
    this.writer.tell({ workflow, id, at, command, actor: actorOf(this.worker), ...given('recorded', how.recorded) });
  }

  childFacts(at: CalendarDate, facts: readonly ChildEvent[], how: HistoryTelling = {}): void {
    this.facts('child', this.ids.child, at, facts, how);
  }

  planFacts(at: CalendarDate, facts: readonly PlanEvent[], how: HistoryTelling = {}): void {
    this.facts('plan', this.planId, at, facts, how);
  }

  disputeFacts(disputeId: string, at: CalendarDate, facts: readonly DisputeEvent[], how: HistoryTelling = {}): void {
    this.facts('dispute', disputeId, at, facts, how);
  }

  /** What stands in a stream beside the case: a contact, an escalation. */
  besideFacts(
    workflow: WorkflowName,
    id: string,
    at: CalendarDate,
    facts: readonly Fact[],
    how: Omit<HistoryTelling, 'through'>,
  ): void {
    this.beside.tell({
      workflow,
      id,
      at,
      command: { type: 'RecordHistory', facts } as Told['command'],
      actor: actorOf(how.by ?? this.worker),
      source: 'user',
      ...given('recorded', how.recorded),
      ...given('sameSitting', how.sameSitting),
    });
  }

  /** Steps of the child with those of the streams beside the case, in the order of recording; without what comes after `now`. */
  withBeside(own: readonly DemoStep[], now: Date): readonly DemoStep[] {
    const beside = this.beside.steps(now);
    return beside.length === 0 ? own : [...own, ...beside].toSorted((a, b) => a.recordedAt - b.recordedAt);
  }

  /** What a dispute's outcome means for the assessment; null where the case had ended by then. */
  assessmentFacts(at: CalendarDate, facts: readonly NeedsAssessmentEvent[], how: HistoryTelling = {}): void {
    if (this.until === null || at < this.until) this.facts('needsAssessment', this.assessmentId, at, facts, how);
  }

  /** Free text about the child, to be sealed under the child's key. */
  note(text: string): Readonly<Record<string, { readonly text: string }>> {
    return { [this.ids.child]: { text } };
  }

  private facts(
    workflow: WorkflowName,
    id: string,
    at: CalendarDate,
    facts: readonly (ChildEvent | PlanEvent | DisputeEvent | NeedsAssessmentEvent)[],
    how: HistoryTelling,
  ): void {
    this.writer.tell({
      workflow,
      id,
      at,
      command: { type: 'RecordHistory', facts } as Told['command'],
      actor: authors[how.through ?? 'person'] ?? actorOf(how.by ?? this.worker),
      source: sources[how.through ?? 'person'],
      ...given('recorded', how.recorded),
      ...given('sameSitting', how.sameSitting),
    });
  }
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, Value>>);
}
