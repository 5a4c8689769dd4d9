import { ReturnParser } from './return-parser.js';
import { textOf } from './return-record.js';
import type { PersonRecord, ReturnHeader, UnknownPart } from './return-record.js';
import { SourceFault, textOfFile } from './return-source.js';

export type RecordPlace = Pick<PersonRecord, 'number' | 'line'>;
export type SharedIdentifiers = ReadonlyMap<string, readonly RecordPlace[]>;

/** What a first reading of the whole file tells, before anything is recorded. */
export interface ReturnSurvey {
  readonly header: ReturnHeader;
  readonly persons: number;
  /** Records that give an identifier (`UPN A123...`) which another record gives too, in file order. */
  readonly shared: SharedIdentifiers;
  readonly unknownOutside: readonly UnknownPart[];
}

/** One record with what the file says about itself. */
export interface ReadRecord {
  readonly header: ReturnHeader;
  readonly person: PersonRecord;
}

/** How an identifier is named in `ReturnSurvey.shared`. */
export function identifiersOf(person: PersonRecord): readonly string[] {
  return ['UPN', 'UniqueLearnerNumber'].flatMap((field) => {
    const value = textOf(person.group, field);
    return value === null ? [] : [`${field} ${value}`];
  });
}

/**
 * Reads the records of a return one at a time, in memory that does not grow with the file.
 * @throws ReturnUnreadable with the place, as soon as the file turns out malformed, hostile or not a SEN2 return.
 */
export async function* readReturn(file: string): AsyncGenerator<ReadRecord> {
  const parser = new ReturnParser();
  for await (const persons of batches(file, parser)) {
    const { header } = parser;
    if (header !== null) for (const person of persons) yield { header, person };
  }
}

/**
 * Reads the whole file without recording anything: a bad file is refused before its first event, and identifiers given
 * twice are known before either record goes in.
 * @throws ReturnUnreadable
 */
export async function surveyReturn(file: string): Promise<ReturnSurvey> {
  const parser = new ReturnParser();
  const first = new Map<string, RecordPlace>();
  const shared = new Map<string, RecordPlace[]>();
  for await (const persons of batches(file, parser)) {
    for (const person of persons) {
      for (const identifier of identifiersOf(person)) {
        const place = { number: person.number, line: person.line };
        const earlier = first.get(identifier);
        const places = shared.get(identifier);
        if (earlier === undefined) first.set(identifier, place);
        else if (places === undefined) shared.set(identifier, [earlier, place]);
        else places.push(place);
      }
    }
  }
  const { header, personsRead, unknownOutside } = parser;
  if (header === null) return parser.refuse('header-incomplete', 'The file has no header');
  return { header, persons: personsRead, shared, unknownOutside };
}

async function* batches(file: string, parser: ReturnParser): AsyncGenerator<readonly PersonRecord[]> {
  try {
    for await (const text of textOfFile(file)) yield parser.write(text);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    yield parser.write(error.textBefore);
    return parser.refuse(error.reason, error.message, { cause: error });
  }
  yield parser.end();
}
