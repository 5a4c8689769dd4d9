import type { CalendarDate } from '../timetable/calendar-date.js';
import { openToAll } from './case-access.js';
import type { CaseAccess } from './case-access.js';
import type { ChildDetails, NeedDetails, ParentDetails, SettingDetails } from './child.events.js';

/** A value with the day from which it holds; the history keeps every earlier one. */
export interface Since<Value> {
  readonly on: CalendarDate;
  readonly value: Value;
}

/** Everything recorded about a child. Personal parts are empty where read without keys or after erasure. */
export interface Child extends CaseAccess {
  readonly recordedOn: CalendarDate | null;
  readonly reference: string | null;
  readonly details: ChildDetails;
  /** Details as they were before each change, oldest first. */
  readonly earlierDetails: readonly Since<ChildDetails>[];
  readonly parents: readonly (ParentDetails & { readonly parentId: string })[];
  readonly needs: readonly Since<NeedDetails | null>[];
  readonly settings: readonly Since<SettingDetails | null>[];
  readonly responsible: readonly Since<string>[];
  readonly lookedAfter: readonly Since<boolean>[];
}

export const noChild: Child = {
  recordedOn: null,
  reference: null,
  details: {},
  earlierDetails: [],
  parents: [],
  needs: [],
  settings: [],
  responsible: [],
  lookedAfter: [],
  ...openToAll,
};
