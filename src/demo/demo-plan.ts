import type { Command } from '../../workflows/kernel/decider.js';
import type { Actor, FactSource } from '../../workflows/kernel/fact.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Registration } from '../keys/key-store.js';
import type { WorkflowName } from '../commands/command-handler.js';

/** What the whole invented authority follows from: the same of these gives the same histories. */
export interface DemoOptions {
  /** Children with a request or a plan, the showcase among them. */
  readonly children: number;
  /** How many years back requests reach. */
  readonly years: number;
  readonly seed: number;
  readonly today: CalendarDate;
  /** Nothing is written down after this instant. */
  readonly now: Date;
  /** Sectors that must sign plans off, in order, as the authority has it set. */
  readonly signOffOrder: readonly ('education' | 'health' | 'socialCare')[];
}

/** One command with the moment at which somebody gives it. */
export interface DemoStep {
  readonly workflow: WorkflowName | 'heldFigures' | 'actionPlan' | 'publishedFigures';
  /** Id of the workflow instance. */
  readonly id: string;
  readonly command: Command;
  readonly commandId: string;
  readonly actor: Actor;
  readonly source: FactSource;
  /** UTC, in milliseconds. */
  readonly recordedAt: number;
  /** The civil day of `recordedAt` in London. */
  readonly recordedOn: CalendarDate;
}

/** Ids that the key store gave the child and the parents, in the order of their registrations. */
export interface DemoIds {
  readonly child: string;
  readonly parents: readonly string[];
  /** "EHC-2026-0412". */
  readonly reference: string;
}

/** One child of the authority: cheap to hold; the history is told when it is needed. */
export interface DemoCase {
  /** Place in the authority, from 0. */
  readonly number: number;
  /** Nothing is recorded about the child before this day. */
  readonly startsOn: CalendarDate;
  /** The child first, then the parents. */
  registrations(): readonly Registration[];
  /** Every step up to `now`, in the order of recording. */
  steps(ids: DemoIds): readonly DemoStep[];
}
