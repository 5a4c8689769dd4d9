import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import { knownYears } from './return-fields.js';
import type { ReturnHeader } from './return-record.js';

/** Elements of the header that a return may have; any other is listed as unknown. */
export const headerElements: ReadonlySet<string> = new Set([
  'CollectionDetails',
  'Source',
  'Collection',
  'Year',
  'ReferenceDate',
  'SourceLevel',
  'LEA',
  'SoftwareCode',
  'Release',
  'SerialNo',
  'DateTime',
  'DMO',
  'DCO',
  'DSCO',
]);

/** What is wrong with a header, in words, or the header read from its values. */
export function headerFrom(values: ReadonlyMap<string, string>): ReturnHeader | string {
  const collection = values.get('Collection');
  if (collection !== 'SEN2') return `The header says Collection ${JSON.stringify(collection ?? '')}, not SEN2`;
  const yearText = values.get('Year') ?? '';
  const year = Number(yearText);
  if (!/^\d{4}$/.test(yearText) || year < knownYears.first || year > 2099) {
    return `The header's Year is ${JSON.stringify(yearText)}; person-level returns exist from ${knownYears.first}`;
  }
  const referenceDate = values.get('ReferenceDate') ?? '';
  if (!isCalendarDate(referenceDate)) {
    return `The header's ReferenceDate is ${JSON.stringify(referenceDate)}, not a date`;
  }
  if (!referenceDate.startsWith(yearText))
    return `The header's ReferenceDate ${referenceDate} is not in Year ${yearText}`;
  const authority = values.get('LEA') ?? '';
  if (!/^\d{3}$/.test(authority)) return `The header's LEA is ${JSON.stringify(authority)}, not a three-digit code`;
  const written = (values.get('DateTime') ?? '').slice(0, 10);
  return {
    year,
    period: year - 1,
    referenceDate,
    authority,
    writtenOn: isCalendarDate(written) && written > referenceDate ? written : referenceDate,
    serialNo: values.get('SerialNo') ?? null,
    values,
  };
}
