import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReturn } from '../../../src/sen2/return-reader.js';
import type { ReadRecord } from '../../../src/sen2/return-reader.js';
import { checkLetterOf } from '../../../src/sen2/upn.js';

/** Elements by name; null leaves one out, so that a test can take a field away from a whole record. */
export interface Elements {
  readonly [name: string]: string | null | Elements | readonly Elements[];
}

export function xmlOf(elements: Elements, indent = '  '): string {
  return Object.entries(elements)
    .flatMap(([name, content]) => (Array.isArray(content) ? content : [content]).map((one) => [name, one] as const))
    .map(([name, content]: readonly [string, string | null | Elements]) => {
      if (content === null) return '';
      if (typeof content === 'string') return `${indent}<${name}>${content}</${name}>\n`;
      return `${indent}<${name}>\n${xmlOf(content, `${indent}  `)}${indent}</${name}>\n`;
    })
    .join('');
}

/** A UPN of its own for each number, with its check letter. */
export function upnOf(number: number): string {
  const digits = `8512000${String(number).padStart(5, '0')}`;
  return `${checkLetterOf(`A${digits}`)}${digits}`;
}

export const setting = { URN: '128143', PlacementRank: '1', SENunitIndicator: '0', ResourcedProvisionIndicator: '0' };
export const details = {
  Surname: 'Patel',
  Forename: 'Will',
  PersonBirthDate: '2014-05-29',
  Sex: 'M',
  Ethnicity: 'WBRI',
  PostCode: 'ZZ8 4ZZ',
};
export const namedPlan = { StartDate: '2024-08-12', PlanDetail: setting, PB: '0' };
export const assessment = {
  AssessmentOutcome: 'Y',
  AssessmentOutcomeDate: '2024-08-12',
  AssessmentMediation: '0',
  AssessmentTribunal: '0',
  OtherMediation: '0',
  OtherTribunal: '0',
  Week20: '0',
  NamedPlan: namedPlan,
};
export const activePlans = {
  PlacementDetail: { ...setting, EntryDate: '2024-08-12' },
  SENneed: { SENtype: 'SEMH', SENtypeRank: '1' },
};
export const request = {
  ReceivedDate: '2024-03-10',
  RequestSource: '2',
  RYA: '0',
  RequestOutcomeDate: '2024-05-10',
  RequestOutcome: 'Y',
  RequestMediation: '0',
  RequestTribunal: '0',
  Assessment: assessment,
  ActivePlans: activePlans,
};
/** A historical request with its plan, as most records of a return are. */
export const historical = {
  RequestOutcome: 'H',
  Assessment: { AssessmentOutcome: 'H', NamedPlan: { ...namedPlan, StartDate: '2022-03-20' } },
  ActivePlans: { ...activePlans, ReviewMeeting: '2024-02-07', LastReview: '2024-03-06', ReviewOutcome: 'A' },
};

export function person(
  number: number,
  requests: Elements | readonly Elements[] = request,
  changes: Elements = {},
): Elements {
  return { ...details, UPN: upnOf(number), ...changes, Requests: requests };
}

export interface Header {
  readonly year?: number;
  readonly referenceDate?: string;
  readonly collection?: string;
  readonly written?: string;
}

export function returnXml(persons: readonly Elements[], header: Header = {}): string {
  const { year = 2025, referenceDate = `${year}-01-16`, collection = 'SEN2', written = `${year}-02-20` } = header;
  const head = {
    CollectionDetails: { Collection: collection, Year: String(year), ReferenceDate: referenceDate },
    Source: { SourceLevel: 'L', LEA: '851', SerialNo: '001', DateTime: `${written}T09:00:00`, DMO: 'Y', DCO: 'Y' },
  };
  const body = persons.length === 0 ? '' : xmlOf({ Person: persons });
  return `<?xml version="1.0" encoding="utf-8"?>\n<Message>\n${xmlOf({ Header: head })}<Persons>\n${body}</Persons></Message>\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'ehc-sen2-files-'));
let files = 0;

export function fileOf(content: string | Uint8Array): string {
  const file = join(folder, `${(files += 1)}.xml`);
  writeFileSync(file, content);
  return file;
}

export function returnFile(persons: readonly Elements[], header: Header = {}): string {
  return fileOf(returnXml(persons, header));
}

export async function readAll(file: string): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of readReturn(file)) records.push(record);
  return records;
}
