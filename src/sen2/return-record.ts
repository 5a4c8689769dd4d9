import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { GroupName } from './return-fields.js';

/** A value as it stands in the file, trimmed, with the line it stands on. Empty elements are absent. */
export interface GivenValue {
  readonly value: string;
  readonly line: number;
}

export interface ReturnGroup {
  readonly name: GroupName;
  readonly line: number;
  readonly fields: ReadonlyMap<string, GivenValue>;
  readonly groups: readonly ReturnGroup[];
}

/** An element, attribute or text that no return we know has. Kept word for word, so that nothing is lost. */
export interface UnknownPart extends GivenValue {
  /** `Requests/Note`, `Person/@id`, `Person/#text`. */
  readonly path: string;
}

/** One `Person` element of a return. */
export interface PersonRecord {
  /** Place in the file, from 1. */
  readonly number: number;
  readonly line: number;
  readonly group: ReturnGroup;
  readonly unknown: readonly UnknownPart[];
  /** Values given a second time in the same group: the record contradicts itself. */
  readonly repeated: readonly UnknownPart[];
}

/** What a return says about itself. */
export interface ReturnHeader {
  /** Year of the census: the return covers the calendar year before. */
  readonly year: number;
  /** Calendar year that the return covers. */
  readonly period: number;
  readonly referenceDate: CalendarDate;
  readonly authority: string;
  /**
   * The later of the reference date and the day the file says it was written, never after today: nothing in it can have
   * happened after.
   */
  readonly writtenOn: CalendarDate;
  readonly serialNo: string | null;
  /** Every value of the header by element name, these and the others (`DMO`, `SoftwareCode`). */
  readonly values: ReadonlyMap<string, string>;
}

/** The text of a field, or null where it is absent. */
export function textOf(group: ReturnGroup | null, field: string): string | null {
  return group?.fields.get(field)?.value ?? null;
}

/** The date of a field, or null where it is absent or not a real date (which the checks report). */
export function dateOf(group: ReturnGroup | null, field: string): CalendarDate | null {
  const text = textOf(group, field);
  return isCalendarDate(text) ? text : null;
}

/** True for 1, false for 0, null where absent. */
export function flagOf(group: ReturnGroup | null, field: string): boolean | null {
  const text = textOf(group, field);
  return text === null ? null : text === '1';
}

/** The line of a field, or of its group where the field is absent. */
export function lineOf(group: ReturnGroup, field: string): number {
  return group.fields.get(field)?.line ?? group.line;
}

export function groupsOf(group: ReturnGroup | null, name: GroupName): readonly ReturnGroup[] {
  return group === null ? [] : group.groups.filter((inner) => inner.name === name);
}

export function groupOf(group: ReturnGroup | null, name: GroupName): ReturnGroup | null {
  return groupsOf(group, name)[0] ?? null;
}

/** The group and every group within it. */
export function* everyGroup(group: ReturnGroup): Generator<ReturnGroup> {
  yield group;
  for (const inner of group.groups) yield* everyGroup(inner);
}
