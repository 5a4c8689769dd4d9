import type { CalendarDate } from '../timetable/calendar-date.js';
import type { PhaseTransferKind, SchoolCohortRecorded } from './phase-transfer.events.js';

/** Which schools a child goes through: settles where the changes of phase lie. */
export type SchoolRoute = SchoolCohortRecorded['data']['route'];

interface Change {
  readonly kind: PhaseTransferKind;
  /** School years after the beginning of reception in which the new phase begins. */
  readonly after: number;
}

const toSchool: Change = { kind: 'earlyYearsToSchool', after: 0 };
const toPost16: Change = { kind: 'secondaryToPost16', after: 12 };

/** Reg 2(1): the changes of phase on each route; a school for all ages has none between reception and year 11. */
const routes: Readonly<Record<SchoolRoute, readonly Change[]>> = {
  primarySecondary: [toSchool, { kind: 'primaryToSecondary', after: 7 }, toPost16],
  infantJunior: [toSchool, { kind: 'infantToJunior', after: 3 }, { kind: 'primaryToSecondary', after: 7 }, toPost16],
  threeTier: [toSchool, { kind: 'primaryToMiddle', after: 5 }, { kind: 'middleToSecondary', after: 9 }, toPost16],
  allThrough: [toSchool, toPost16],
};

/** The calendar year in which a child born on that day begins reception: the school year in which it turns five. */
export function receptionYearOf(birthDate: CalendarDate): number {
  const year = Number(birthDate.slice(0, 4));
  return birthDate.slice(5) >= '09-01' ? year + 5 : year + 4;
}

/** Year 9 is the school year in which most of the children in it turn 14 (reg 2(1)): nine after reception. */
export function inYearNineOrLater(receptionYear: number, on: CalendarDate): boolean {
  return on >= `${receptionYear + 9}-09-01`;
}

/** The calendar year in which the school year of a day began. */
export function schoolYearOf(on: CalendarDate): number {
  return Number(on.slice(0, 4)) - (on.slice(5) >= '09-01' ? 0 : 1);
}

/** The year group of a cohort on a day: 0 in reception, 11 in year 11; it goes on beyond school. */
export function yearGroupOn(receptionYear: number, on: CalendarDate): number {
  return schoolYearOf(on) - receptionYear;
}

/** Until the September in which a cohort begins reception every child of it is under five. */
export function underFive(receptionYear: number, on: CalendarDate): boolean {
  return on < `${receptionYear}-09-01`;
}

/** The transfers that lie before a cohort whose limits fall on or after the day; each on 1 September of its year. */
export function transfersAhead(
  receptionYear: number,
  route: SchoolRoute,
  from: CalendarDate,
): readonly { readonly kind: PhaseTransferKind; readonly transferOn: CalendarDate }[] {
  return routes[route].flatMap(({ kind, after }) => {
    const year = receptionYear + after;
    // Reg 18(1): the limits are 15 February and, to post-16, 31 March of the year of transfer.
    const limit = kind === 'secondaryToPost16' ? `${year}-03-31` : `${year}-02-15`;
    return limit < from ? [] : [{ kind, transferOn: `${year}-09-01` as CalendarDate }];
  });
}
