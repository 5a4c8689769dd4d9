import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** One all-day event. */
export interface AllDayEvent {
  /** The same for as long as it is the same thing. */
  readonly uid: string;
  readonly on: CalendarDate;
  readonly summary: string;
  readonly description: string;
  /** Where it can be read about; null where the reader has no way in. */
  readonly url: string | null;
  /** UTC instant of the last change. */
  readonly changedAt: string;
  /** Rises with every change. */
  readonly sequence: number;
}

const product = '-//EHC tracker//Due work//EN';
/** RFC 5545 section 3.1: octets of a line without its break. */
const longestLine = 75;

/** A calendar of all-day events as RFC 5545 writes it. The same events give the same text. */
export function icalendar(name: string, events: readonly AllDayEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${product}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escapedText(name)}`,
    `X-WR-CALNAME:${escapedText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
    // A calendar must hold at least one component (section 3.6).
    ...(events.length === 0 ? utc : events.flatMap(eventLines)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, on, summary, description, url, changedAt, sequence }: AllDayEvent): readonly string[] {
  const stamp = instant(changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${escapedText(uid)}`,
    // Section 3.8.7.2: without a METHOD the time of the last change, so that a fetch alone changes nothing.
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basicDate(on)}`,
    `DTEND;VALUE=DATE:${basicDate(addDays(on, 1))}`,
    `SUMMARY:${escapedText(summary)}`,
    `DESCRIPTION:${escapedText(description)}`,
    ...(url === null ? [] : [`URL:${url}`]),
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${sequence}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const utc: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const basicDate = (date: CalendarDate): string => date.replaceAll('-', '');
const instant = (iso: string): string => iso.replaceAll(/[-:]|\.\d+/g, '');

/** A value of type TEXT (section 3.3.11): no line break and no control character survives. */
export function escapedText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')

    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A content line in lines of at most 75 octets, broken between characters, never within one. */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      lines.push(current);
      // The space that marks a continuation counts too.
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
