import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const shelf = resolve('../shared/data/dfe-ehc-plans');

/** The files as the department publishes them are not part of the repository: without them tests are skipped by name. */
export const publishedShelf = existsSync(shelf);
export const describeWithPublished = publishedShelf ? describe : describe.skip;
export const publishedPath = (name: string): string => resolve(shelf, `${name}.csv`);
export const publishedBytes = (name: string): Buffer => readFileSync(publishedPath(name));

const areaHeads = 'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown'; // prettier-ignore
const timelinessHeads = 'plans_issued_den,plans_issued_den_ex,plans_issued_within_20_weeks,plans_issued_20_weeks_ex,pc_plans_issued_within_20_weeks,PC_plans_issued_20_weeks_ex'; // prettier-ignore

/** Numbers of one row of invented timeliness, as printed. */
export type TimelinessValues = readonly [string | number, string | number, string | number, string | number, string | number, string | number]; // prettier-ignore

const places: Readonly<Record<string, string>> = {
  England: 'National,E92000001,England,,,,,',
  'South East': 'Regional,E92000001,England,E12000008,South East,,,',
  Southampton: 'Local authority,E92000001,England,E12000008,South East,E06000045,852,Southampton',
  Portsmouth: 'Local authority,E92000001,England,E12000008,South East,E06000044,851,Portsmouth',
  Plymouth: 'Local authority,E92000001,England,E12000009,South West,E06000026,879,Plymouth',
  'Kingston upon Hull, City of':
    'Local authority,E92000001,England,E12000003,Yorkshire and The Humber,E06000010,810,"Kingston upon Hull, City of"',
};

/** A row of a file of timeliness, in the shape of the published one. */
export const timelinessRow = (
  place: string,
  year: number | string,
  values: TimelinessValues,
  total = 'All EHC plans issued',
): string =>
  // prettier-ignore
  `${year},Calendar year,${places[place] ?? place},${total},${total},${values.join(',')}`;

/** A file of timeliness with an invented name for everything that the published one has. */
export const timelinessFile = (...rows: readonly string[]): string => `\uFEFF${areaHeads},${timelinessHeads}\r\n${rows.join('\r\n')}\r\n`; // prettier-ignore
