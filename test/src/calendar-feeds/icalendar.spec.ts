import fc from 'fast-check';
import { escapedText, folded, icalendar } from '../../../src/calendar-feeds/icalendar.js';
import type { AllDayEvent } from '../../../src/calendar-feeds/icalendar.js';
import { day } from '../../support/assessment-facts.js';

const event = (changes: Partial<AllDayEvent> = {}): AllDayEvent => ({
  uid: 'a1@ehc-tracker',
  on: day('2026-12-31'),
  summary: 'EHC-2026-0001: Send final plan',
  description: '20 weeks · reg 13(2)',
  url: 'https://ehc.example/cases/EHC-2026-0001',
  changedAt: '2026-11-16T10:12:00.000Z',
  sequence: 7,
  ...changes,
});

/** What a reader makes of the text: lines joined where they were folded. */
const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');
const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/gs, (_, character: string) => (character === 'n' ? '\n' : character));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('\\', ';', ',', '\n', '\r', 'n', 'é', '漢', '😀', ' ', ':'), maxLength: 200 }),
);

it('writes an all-day event with its day, the day after, and when it last changed', () => {
  const lines = unfolded(icalendar('Due work', [event()]));
  expect(lines).toEqual(
    expect.arrayContaining([
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:a1@ehc-tracker',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:EHC-2026-0001: Send final plan',
      'LAST-MODIFIED:20261116T101200Z',
      'DTSTAMP:20261116T101200Z',
      'SEQUENCE:7',
    ]),
  );
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
});

it('holds a component even where there is no event', () => {
  const text = icalendar('Due work', []);
  expect(text).toContain('BEGIN:VTIMEZONE');
  expect(text).not.toContain('VEVENT');
});

it('folds every line to at most 75 octets, between characters, and loses nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = `SUMMARY:${escapedText(text)}`;
      const parts = folded(line).split('\r\n');
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(Buffer.from(part).toString()).toBe(part);
      }
      expect(parts.slice(1).every((part) => part.startsWith(' '))).toBe(true);
      expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(line);
    }),
  );
});

it('escapes so that a reader has the text again, and no text becomes a line of its own', () => {
  fc.assert(
    fc.property(anyText, anyText, (summary, description) => {
      const lines = unfolded(icalendar('Due work', [event({ summary, description })]));
      expect(lines).toHaveLength(unfolded(icalendar('Due work', [event()])).length);
      const [written = ''] = lines.filter((line) => line.startsWith('SUMMARY:'));
      expect(unescaped(written.slice('SUMMARY:'.length))).toBe(
        summary.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' '),
      );
    }),
  );
});

it('gives the same text for the same events', () => {
  fc.assert(
    fc.property(anyText, (summary) => {
      expect(icalendar('x', [event({ summary })])).toBe(icalendar('x', [event({ summary })]));
    }),
  );
});
