import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { instantWords } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import { isMoving, takenIn } from './import-entry.js';
import type { ImportEntry } from './import-entry.js';
import { stateTag } from './import-words.js';

/** One line of the list of imports. */
export interface ImportLine {
  readonly name: string;
  readonly href: string;
  /** The first characters of the fingerprint: enough to tell files apart at sight. */
  readonly fingerprint: string;
  readonly of: string;
  readonly when: string;
  readonly who: string;
  readonly taken: string;
  readonly leftOut: string;
  readonly tag: ReturnType<typeof stateTag>;
}

export function importHref(id: string): string {
  return `/imports/${id}`;
}

export function importLine(entry: ImportEntry, names: StaffNames): ImportLine {
  const { id, fileName, sha256, named, uploadedAt, uploadedBy, phase, progress } = entry;
  const ran = phase === 'run' && progress !== null;
  return {
    name: fileName,
    href: importHref(id),
    fingerprint: sha256.slice(0, 12),
    of: named === null ? '–' : returnWords(named),
    when: instantWords(uploadedAt),
    who: staffName(names, uploadedBy),
    taken: ran || takenIn(entry) > 0 ? count(takenIn(entry)) : '–',
    leftOut: ran ? count(progress.rejected + progress.contradicted) : '–',
    tag: stateTag(entry),
  };
}

/** "2025, for calendar 2024". */
export function returnWords({ year, period }: NonNullable<ImportEntry['named']>): string {
  return `${year}, for calendar ${period}`;
}

/** What runs or waits first, then the others, the latest first. */
export function inOrder(entries: readonly ImportEntry[]): readonly ImportEntry[] {
  return [...entries.filter(isMoving), ...entries.filter((entry) => !isMoving(entry))];
}
