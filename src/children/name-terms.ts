import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** The words of a name without accents, case and punctuation: "O'Brien-Söhn" gives "obrien" and "sohn". */
export function nameParts(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{Mark}'’`.]/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}]+/u)
    .map(folded)
    .filter((part) => part !== '');
}

// Letters that Unicode does not take apart into a base letter and a mark.
const ligatures: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

function folded(part: string): string {
  return part.replaceAll(/[ßæœøđðłþı]/g, (letter) => ligatures[letter] ?? letter);
}

/** What somebody typed into the find box, taken apart. */
export interface FindTerms {
  readonly reference: string | null;
  readonly upn: string | null;
  readonly uln: string | null;
  readonly parts: readonly string[];
  readonly birthDate: CalendarDate | null;
}

const dayMonthYear = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/;
const isoDate = /\b\d{4}-\d{2}-\d{2}\b/;

/** Takes apart a reference, UPN, ULN, or parts of a name with or without a birth date (d/m/yyyy or yyyy-mm-dd). */
export function findTerms(text: string): FindTerms {
  const none: FindTerms = { reference: null, upn: null, uln: null, parts: [], birthDate: null };
  const compact = text.replaceAll(/\s/g, '').toUpperCase();
  if (/^EHC-?\d{4}-?\d{4,}$/.test(compact)) {
    const figures = compact.replaceAll(/\D/g, '');
    return { ...none, reference: `EHC-${figures.slice(0, 4)}-${figures.slice(4)}` };
  }
  if (/^[A-Z]\d{11}[\dA-Z]$/.test(compact)) return { ...none, upn: compact };
  if (/^\d{10}$/.test(compact)) return { ...none, uln: compact };
  const iso = isoDate.exec(text)?.[0];
  const typed = dayMonthYear.exec(text);
  const date = iso ?? (typed === null ? '' : `${typed[3] ?? ''}-${padded(typed[2])}-${padded(typed[1])}`);
  return {
    ...none,
    parts: nameParts(text.replace(isoDate, ' ').replace(dayMonthYear, ' ')),
    birthDate: isCalendarDate(date) ? date : null,
  };
}

function padded(figures = ''): string {
  return figures.padStart(2, '0');
}
