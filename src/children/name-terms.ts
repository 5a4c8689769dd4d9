import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { monthNames } from '../../workflows/timetable/plain-date.js';

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

/**
 * Every word a name can be looked for by: its own words, what an apostrophe or a full stop parts, and words that belong
 * together written as one. "O’Brien" is found as "obrien" and as "o brien", "de la Cruz" as "delacruz".
 */
export function nameWords(name: string): readonly string[] {
  const whole = nameParts(name);
  const parted = nameParts(name.replaceAll(/['’`.]/g, ' '));
  return [...new Set([...whole, ...parted, ...(whole.length > 1 ? [whole.join('')] : [])])];
}

/** What somebody typed into the find box, taken apart. */
export interface FindTerms {
  readonly reference: string | null;
  readonly upn: string | null;
  readonly uln: string | null;
  readonly parts: readonly string[];
  readonly birthDate: CalendarDate | null;
  /** What looks like a date and is none: "31/2/2018". */
  readonly noDate: string | null;
}

const dayMonthYear = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/;
const isoDate = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/;
const dayInWords = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i;

/** Takes apart a reference, UPN, ULN, or parts of a name with or without a birth date (4/9/2018, 2018-09-04, 4 Sep 2018). */
export function findTerms(text: string): FindTerms {
  const none: FindTerms = { reference: null, upn: null, uln: null, parts: [], birthDate: null, noDate: null };
  const compact = text.replaceAll(/\s/g, '').toUpperCase();
  if (/^EHC-?\d{4}-?\d{4,}$/.test(compact)) {
    const figures = compact.replaceAll(/\D/g, '');
    return { ...none, reference: `EHC-${figures.slice(0, 4)}-${figures.slice(4)}` };
  }
  if (/^[A-Z]\d{11}[\dA-Z]$/.test(compact)) return { ...none, upn: compact };
  if (/^\d{10}$/.test(compact)) return { ...none, uln: compact };
  const { written, date } = birthDateIn(text);
  return {
    ...none,
    parts: nameParts(text.replace(written, ' ')),
    birthDate: date,
    noDate: written !== '' && date === null ? written : null,
  };
}

/** The date somebody typed, as they wrote it; null where there is no such day. */
function birthDateIn(text: string): { readonly written: string; readonly date: CalendarDate | null } {
  const inWords = dayInWords.exec(text);
  const month = monthOf(inWords?.[2] ?? '');
  if (inWords !== null && month !== null) return dateOf(inWords[0], inWords[3], month, inWords[1]);
  const iso = isoDate.exec(text);
  if (iso !== null) return dateOf(iso[0], iso[1], iso[2], iso[3]);
  const typed = dayMonthYear.exec(text);
  return typed === null ? { written: '', date: null } : dateOf(typed[0], typed[3], typed[2], typed[1]);
}

function dateOf(written: string, year = '', month = '', day = ''): ReturnType<typeof birthDateIn> {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { written, date: isCalendarDate(date) ? date : null };
}

/** "Sep", "Sept" and "September" are all the ninth. */
function monthOf(word: string): string | null {
  const begun = word.toLowerCase();
  const index = monthNames.findIndex((name) => begun !== '' && name.toLowerCase().startsWith(begun));
  if (begun === 'sept') return '9';
  return index < 0 ? null : String(index + 1);
}
