import type { FactCorrected } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { MadeChange } from './plan-changes.js';
import type { documentStatuses } from './plan-codes.js';
import type { PlanDocument } from './plan-document.js';

/** The file that a plan came in. */
export interface PlanFile {
  readonly sha256: string;
  readonly bytes: number;
}

interface Begun {
  readonly document: PlanDocument;
  /** Null where it was drafted here. */
  readonly file: PlanFile | null;
  /** Why it takes the place of what stood; null where nothing did. */
  readonly reason: string | null;
}

/** A draft was begun here, or one was loaded from its file: whole, with every row, flag and misprint. About no child. */
export type ActionPlanDrafted = Fact<'ActionPlanDrafted', Begun>;
/** A plan in force was loaded from its file, whole. A later version takes the place of the one before, which stays readable. */
export type ActionPlanLoaded = Fact<'ActionPlanLoaded', Begun>;

/** The text of the plan was changed by those who answer for it: what stood and what stands, place by place. */
export type ActionPlanRevised = Fact<
  'ActionPlanRevised',
  { readonly changes: readonly MadeChange[]; readonly reason: string }
>;

interface Issued {
  /** As it is called: "V9"; null where it has no name. */
  readonly version: string | null;
  readonly note: string | null;
}
/** A numbered draft went out. `occurredOn` is the day it did. */
export type DraftVersionIssued = Fact<'DraftVersionIssued', Issued>;
/** The plan, or a new version of it, was put in force. `occurredOn` is the day it was published. */
export type ActionPlanPublished = Fact<
  'ActionPlanPublished',
  Issued & { readonly status: Exclude<(typeof documentStatuses)[number], 'draft'> }
>;

/**
 * How far an item or one of its deliverables has come. `occurredOn` is the day as of which it is told. What is told anew of the
 * same day, or for the same monitoring date, takes the place of what was told before.
 */
export type ProgressRecorded = Fact<
  'ProgressRecorded',
  {
    readonly itemId: string;
    readonly deliverableId: string | null;
    /** The monitoring date of the plan that it is told for; null where for none. */
    readonly pointId: string | null;
    /** A code of the plan's own scheme; null where words alone are recorded. */
    readonly rag: string | null;
    readonly ragScheme: string | null;
    readonly points: readonly string[];
  }
>;

/** An item or deliverable is done: `occurredOn` is the day it was. */
export type ItemCompleted = Fact<
  'ItemCompleted',
  { readonly itemId: string; readonly deliverableId: string | null; readonly evidence: string | null }
>;
/** It is not done after all. */
export type ItemReopened = Fact<
  'ItemReopened',
  { readonly itemId: string; readonly deliverableId: string | null; readonly reason: string }
>;

/** What a plan has achieved, as a person judges it: apart from progress, and apart from what is suggested. */
export type OutcomeRated = Fact<
  'OutcomeRated',
  {
    /** A block of measures that are rated once, or one measure. */
    readonly blockId: string | null;
    readonly measureId: string | null;
    readonly rag: string;
    readonly ragScheme: string;
    /** What the figures suggested when it was rated; null where they suggested nothing. */
    readonly suggested: string | null;
    readonly reason: string;
  }
>;

/** Whether a milestone, or what families were to notice by it, was reached. */
export type MilestoneRecorded = Fact<
  'MilestoneRecorded',
  {
    readonly milestoneId: string;
    readonly reached: 'reached' | 'partly' | 'notReached';
    readonly rag: string | null;
    readonly note: string | null;
  }
>;

/**
 * A value of a measure that no case gives and no series of figures held elsewhere answers. `occurredOn` is the day as of which it
 * stands. A value of the same period and population takes the place of the one before.
 */
export type MeasureValueRecorded = Fact<
  'MeasureValueRecorded',
  {
    readonly measureId: string;
    readonly value: number;
    readonly unit: string;
    /** As it is printed: a month, a school year; null where the value is as at the day. */
    readonly period: string | null;
    readonly population: string | null;
    readonly source: string;
    readonly note: string | null;
  }
>;

/** What is judged of a measure that is no number, and on what evidence. */
export type MeasureJudged = Fact<
  'MeasureJudged',
  {
    readonly measureId: string;
    readonly standing: 'met' | 'partlyMet' | 'notMet';
    readonly judgement: string;
    readonly evidence: string;
  }
>;

/** The timeline and the table of actions give different dates: this one is worked to. */
export type DateChosen = Fact<
  'DateChosen',
  {
    readonly timelineId: string;
    readonly chosen: 'timeline' | 'actionTable';
    readonly reason: string;
  }
>;

/** Which of our own people stands behind a post or a group of the plan; null for nobody any more. */
export type PartyNamed = Fact<'PartyNamed', { readonly partyId: string; readonly worker: string | null }>;

/** The total that the plan prints under its budget lines, to hold their sum against. In pounds. */
export type BudgetTotalStated = Fact<'BudgetTotalStated', { readonly amountGBP: number; readonly source: string }>;

/** The plan has run its course. */
export type ActionPlanCompleted = Fact<'ActionPlanCompleted', { readonly reason: string }>;
/** The plan is given up, or was never ours to keep. */
export type ActionPlanWithdrawn = Fact<'ActionPlanWithdrawn', { readonly reason: string }>;
/** It is in force again. */
export type ActionPlanReopened = Fact<'ActionPlanReopened', { readonly reason: string }>;

/** Facts that move or keep the stage. */
export type ActionPlanStep =
  | ActionPlanDrafted
  | ActionPlanLoaded
  | ActionPlanRevised
  | DraftVersionIssued
  | ActionPlanPublished
  | ProgressRecorded
  | ItemCompleted
  | ItemReopened
  | OutcomeRated
  | MilestoneRecorded
  | MeasureValueRecorded
  | MeasureJudged
  | DateChosen
  | PartyNamed
  | BudgetTotalStated
  | ActionPlanCompleted
  | ActionPlanWithdrawn
  | ActionPlanReopened;
export type ActionPlanEvent = ActionPlanStep | FactCorrected;

/** A fact with the place and the day it has in the record. */
export type Entry<E extends Fact> = Readonly<E['data']> & { readonly on: CalendarDate; readonly revision: number };
