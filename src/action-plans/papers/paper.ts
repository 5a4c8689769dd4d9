import type { TargetState } from '../../../workflows/action-plan/target-answer.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';

export const paperKinds = ['board-pack', 'annual-report'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** The board sees every count; what is published withholds small ones. */
export const audiences = ['board', 'publication'] as const;
export type Audience = (typeof audiences)[number];

/** A rating of a plan in words, with its code: the same colour means other things in other plans. */
export interface RatingCell {
  readonly code: string;
  /** "Amber". */
  readonly word: string;
  /** "on track, some concerns". */
  readonly meaning: string;
}

/** What a rating date says; null where none was recorded for it. */
export interface DatedRating {
  /** "Jun 18", "21 July 2017". */
  readonly label: string;
  readonly rating: RatingCell | null;
}

/** An action, or one deliverable of it, as a paper has it. */
export interface PaperTask {
  readonly ref: string;
  readonly summary: string;
  readonly steps: readonly string[];
  readonly leads: string;
  readonly supporters: string | null;
  /** What a deliverable is known by; empty where the item has none. */
  readonly deliverable: readonly string[];
  readonly due: readonly string[];
  /** At each monitoring date up to the end of the period, and at other days on which it was rated. */
  readonly ratings: readonly DatedRating[];
  readonly latest: RatingCell | null;
  readonly completedOn: string | null;
  /** What was told of it in the period. */
  readonly progress: readonly string[];
  readonly daysOver: number | null;
}

/** One figure that answers a measure. */
export interface PaperFigure {
  readonly label: string;
  /** "45 of 120 (37.5%)"; "[c]" where it is withheld. */
  readonly words: string;
  readonly value: number | null;
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Which definition it is worked out by: id and version; null where nobody works it out. */
  readonly definition: string | null;
  readonly withheld: boolean;
}

export interface PaperTable {
  readonly title: string;
  readonly head: string;
  readonly columns: readonly string[];
  /** Null where a count is withheld. */
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly (number | null)[];
    readonly total: number | null;
  }[];
}

export interface PaperMeasure {
  readonly id: string;
  readonly ref: string | null;
  readonly summary: string;
  readonly feed: 'A' | 'B' | 'C';
  readonly baseline: readonly string[];
  /** What the plan prints as its value. */
  readonly printed: readonly string[];
  /** What is asked for by the end of the period. */
  readonly targets: readonly string[];
  readonly figures: readonly PaperFigure[];
  readonly tables: readonly PaperTable[];
  /** Values and judgements that people recorded up to then. */
  readonly recorded: readonly string[];
  /** Why there is no figure; null where there is one. */
  readonly why: string | null;
  readonly note: string | null;
  readonly comparators: readonly string[];
  /** How it stands to its targets; `withheld` where that would tell a count that is not shown. */
  readonly answers: readonly { readonly state: TargetState | 'withheld'; readonly words: string }[];
  readonly given: RatingCell | null;
  readonly suggested: { readonly rating: RatingCell | null; readonly reason: string } | null;
  /** For an annual report: the stretches of the year, the earliest first. */
  readonly course: readonly { readonly label: string; readonly words: string }[];
}

export interface PaperMilestone {
  readonly month: string;
  readonly kind: string;
  readonly summary: string;
  readonly standing: 'reached' | 'partly' | 'notReached' | null;
  readonly rating: RatingCell | null;
  readonly note: string | null;
}

/** Several measures that are rated once. */
export interface PaperOutcome {
  readonly ref: string;
  readonly items: string;
  readonly measures: string;
  readonly ratings: readonly DatedRating[];
}

/** One theme or section with what it is about, what is done and what came of it. */
export interface PaperSection {
  readonly id: string;
  readonly title: string;
  readonly owners: string | null;
  readonly findings: readonly string[];
  readonly outcomes: readonly string[];
  readonly notes: readonly string[];
  readonly parts: readonly {
    /** A strategic priority or subsection; null for what stands in the section itself. */
    readonly title: string | null;
    readonly tasks: readonly PaperTask[];
  }[];
  readonly measures: readonly PaperMeasure[];
  readonly rated: readonly PaperOutcome[];
  /** Of the period. */
  readonly milestones: readonly PaperMilestone[];
}

/** How many stand where. */
export interface PaperSummary {
  readonly tasks: number;
  readonly byRating: readonly { readonly rating: RatingCell | null; readonly tasks: number }[];
  readonly completedBefore: number;
  readonly completedInPeriod: readonly string[];
  readonly overdueBySection: readonly { readonly name: string; readonly tasks: number; readonly most: number }[];
  readonly overdueByLead: readonly { readonly name: string; readonly tasks: number; readonly most: number }[];
  readonly byTarget: readonly { readonly state: TargetState | 'withheld' | 'noTarget'; readonly measures: number }[];
  readonly milestones: { readonly reached: number; readonly partly: number; readonly notReached: number; readonly untold: number }; // prettier-ignore
}

export interface PaperChange {
  readonly on: CalendarDate;
  readonly recordedOn: CalendarDate;
  readonly what: string;
  readonly detail: readonly string[];
  readonly reason: string | null;
}

export interface PaperOverdue {
  readonly ref: string;
  readonly summary: string;
  readonly section: string;
  readonly leads: string;
  readonly due: string;
  readonly by: CalendarDate;
  readonly daysOver: number;
  readonly what: string;
}

/** A board pack or annual report: everything on it, before it is laid out. Who made it and for whom it is laid out stands beside it. */
export interface Paper {
  readonly kind: PaperKind;
  readonly audience: Audience;
  readonly plan: {
    readonly id: string;
    readonly title: string;
    readonly authority: string;
    readonly version: string;
    readonly status: string;
    readonly stage: string;
    readonly period: string;
  };
  /** Null for the whole plan. */
  readonly section: { readonly id: string; readonly title: string } | null;
  readonly period: {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly month: string;
    readonly words: string;
  };
  /** "as known at the end of 31 October 2026"; "as it stands". */
  readonly known: { readonly on: CalendarDate | null; readonly words: string };
  readonly madeOn: CalendarDate;
  /** The smallest count that is shown; null for the board. */
  readonly smallestShown: number | null;
  readonly withheld: number;
  readonly schemes: readonly { readonly of: string; readonly ratings: readonly RatingCell[] }[];
  readonly summary: PaperSummary;
  readonly changes: readonly PaperChange[];
  readonly sections: readonly PaperSection[];
  readonly overdue: readonly PaperOverdue[];
  readonly gaps: readonly { readonly ref: string; readonly summary: string; readonly gap: string }[];
  readonly conflicts: readonly string[];
  readonly discrepancies: readonly string[];
}
