import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { DeadlineStatus } from '../../../workflows/timetable/clock.js';

/** A limit of the law, or a milestone of practice, that the ruler marks. */
export interface RulerLimit {
  readonly rule: string;
  /** "decision to assess": stands after "Week 6: ". */
  readonly label: string;
  readonly due: CalendarDate;
  readonly status: DeadlineStatus;
  readonly completedOn: CalendarDate | null;
  /** Practice is shown as such and is never a breach. */
  readonly kind: 'law' | 'practice';
  /** For a limit that ended: "plan agreed". */
  readonly why?: string;
}

/** Something that happened; hangs above the bar at its true day. */
export interface RulerEvent {
  readonly on: CalendarDate;
  readonly label: string;
}

/** A time that an exception describes; marks the bar and lengthens nothing. */
export interface RulerException {
  readonly from: CalendarDate;
  /** Null while it goes on. */
  readonly to: CalendarDate | null;
  readonly label: string;
}

export interface RulerInput {
  /** Distinguishes several rulers on one page. */
  readonly id: string;
  readonly day0: CalendarDate;
  readonly today: CalendarDate;
  /** Label of day 0: "Received". */
  readonly start: string;
  readonly limits: readonly RulerLimit[];
  readonly events: readonly RulerEvent[];
  readonly exceptions: readonly RulerException[];
  /** The case ended on this day: the bar is filled no further. */
  readonly closedOn?: CalendarDate | null;
}

export type MarkShape = 'done' | 'lateDone' | 'open' | 'overdue' | 'disapplied' | 'ended' | 'practice';
export type Anchor = 'start' | 'middle' | 'end';

export interface RulerMark {
  readonly x: number;
  readonly shape: MarkShape;
}

/** Three lines under the bar; `y` is the baseline of the first. */
export interface RulerLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly title: string;
  readonly date: string;
  readonly struck: boolean;
  readonly status: string;
  readonly colour: string;
}

/** One line above the bar, with its leader down to the day. */
export interface RulerFlag {
  readonly x: number;
  readonly top: number;
  readonly textX: number;
  readonly textY: number;
  readonly anchor: Anchor;
  readonly text: string;
}

export interface RulerItem {
  readonly on: CalendarDate;
  readonly when: string;
  readonly text: string;
  readonly tone: 'done' | 'late-done' | 'open' | 'overdue' | 'disapplied' | 'ended' | 'practice' | 'event' | 'today';
}

/** Geometry of the drawing, all in its own units, and the list with the same words. */
export interface WeekRuler {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly bar: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly filled: number;
  readonly hatches: readonly { readonly x: number; readonly width: number }[];
  readonly ticks: readonly { readonly x: number; readonly long: boolean }[];
  readonly marks: readonly RulerMark[];
  readonly labels: readonly RulerLabel[];
  readonly flags: readonly RulerFlag[];
  readonly today: { readonly x: number; readonly boxX: number; readonly boxWidth: number; readonly text: string };
  readonly items: readonly RulerItem[];
}
