import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { ageOn } from '../children/child-facets.js';
import type { Facets } from '../children/child-facets.js';
import type { FacetReader } from '../children/child-facets.service.js';

/** What the SEN2 return asks of everybody with a plan, by its item. */
export const returnDetails = ['birthDate', 'sex', 'ethnicity', 'postcode', 'identifier', 'need', 'setting'] as const;
export type ReturnDetail = (typeof returnDetails)[number];

export const detailWords: Readonly<Record<ReturnDetail, string>> = {
  birthDate: 'Date of birth (1.3)',
  sex: 'Sex (1.4)',
  ethnicity: 'Ethnicity (1.5)',
  postcode: 'Postcode (1.6)',
  identifier: 'UPN, ULN or why there is none (1.7)',
  need: 'Primary need (5.8)',
  setting: 'School, college or other setting (5.7)',
};

const isThere: Readonly<Record<ReturnDetail, (facets: Facets) => boolean>> = {
  birthDate: ({ birthDate }) => birthDate !== null,
  sex: ({ sex }) => sex !== null,
  ethnicity: ({ ethnicity }) => ethnicity !== null,
  postcode: ({ hasPostcode }) => hasPostcode,
  identifier: ({ identified }) => identified,
  need: ({ need }) => need !== null,
  setting: ({ setting }) => setting !== null,
};

/** What of it nobody has recorded, in the order of the return. */
export function missingOf(facets: Facets): readonly ReturnDetail[] {
  return returnDetails.filter((detail) => !isThere[detail](facets));
}

/** Children looked at in one turn of the event loop: a few milliseconds of work. */
const atOnce = 500;

/** What nobody has recorded of each of these children, by child, as held on a day. Forty thousand may be asked about. */
export async function missingOfEach(
  childIds: readonly string[],
  facets: Pick<FacetReader, 'heldOn'>,
  day: CalendarDate,
): Promise<ReadonlyMap<string, readonly ReturnDetail[]>> {
  const missing = new Map<string, readonly ReturnDetail[]>();
  for (const [at, childId] of childIds.entries()) {
    if (at > 0 && at % atOnce === 0) await turnOfTheLoop();
    missing.set(childId, missingOf(facets.heldOn(childId, day)));
  }
  return missing;
}

/** Whether somebody is 16 to 25 on a day. */
export function isOfAge(birthDate: CalendarDate, today: CalendarDate): boolean {
  const age = ageOn(birthDate, today);
  return age !== null && age >= 16 && age <= 25;
}
