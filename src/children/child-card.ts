import type { Child } from '../../workflows/child/child.state.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { yearGroupOf } from './year-group.js';

export const erasedName = 'Erased person';
export const unreadableName = 'Name cannot be shown just now';

/** Who a child is, in short: what lists show beside a case. */
export interface ChildCard {
  readonly childId: string;
  readonly reference: string | null;
  /** "Maya Thornbury"; "Erased person" once the child's key is gone. */
  readonly name: string;
  readonly birthDate: CalendarDate | null;
  /** "Year 3", "Reception"; null where it cannot be told. */
  readonly yearGroup: string | null;
  /** Primary need, as the code of the return. */
  readonly need: string | null;
  /** Name of the school or college. */
  readonly setting: string | null;
  readonly erased: boolean;
  /** Not everybody who works with cases may open it. */
  readonly restricted: boolean;
}

/** The card of a child on a day. `hasKey` tells whether what is sealed about the child can still be read. */
export function childCard(childId: string, child: Child, hasKey: boolean, today: CalendarDate): ChildCard {
  const { reference, details, needs, settings } = child;
  const none = { birthDate: null, yearGroup: null, need: null, setting: null };
  const restricted = child.restriction !== null;
  if (!hasKey) return { childId, reference, name: erasedName, ...none, erased: true, restricted };
  const birthDate = isCalendarDate(details.birthDate) ? details.birthDate : null;
  return {
    childId,
    reference,
    name: nameOf(details),
    birthDate,
    yearGroup: details.yearGroup ?? (birthDate === null ? null : yearGroupOf(birthDate, today)),
    need: needs.at(-1)?.value?.primary ?? null,
    setting: settings.at(-1)?.value?.name ?? null,
    erased: false,
    restricted,
  };
}

/** The card of a child whose record cannot be read just now. */
export function namelessCard(childId: string, reference: string | null, hasKey: boolean): ChildCard {
  const none = { birthDate: null, yearGroup: null, need: null, setting: null };
  return {
    childId,
    reference,
    name: hasKey ? unreadableName : erasedName,
    ...none,
    erased: !hasKey,
    restricted: false,
  };
}

function nameOf({ forename = '', surname = '' }: Child['details']): string {
  const name = `${forename} ${surname}`.trim();
  return name === '' ? 'Name not known' : name;
}
