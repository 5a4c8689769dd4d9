import fc from 'fast-check';
import { endOfLondonDay, londonDateOf, londonTimeOf } from '../../../src/commands/london-time.js';
import { day } from '../../support/assessment-facts.js';

describe('London time', () => {
  it('turns the day at London’s midnight, in winter and in summer', () => {
    expect(londonDateOf(new Date('2026-01-31T23:59:59.999Z'))).toBe('2026-01-31');
    expect(londonDateOf(new Date('2026-02-01T00:00:00.000Z'))).toBe('2026-02-01');
    expect(londonDateOf(new Date('2026-07-31T22:59:59.999Z'))).toBe('2026-07-31');
    expect(londonDateOf(new Date('2026-07-31T23:00:00.000Z'))).toBe('2026-08-01');
    expect(londonDateOf(new Date('2026-07-31T22:59:59.999Z'))).toBe('2026-07-31');
    expect(() => londonDateOf(new Date(Number.NaN))).toThrow(RangeError);
    expect(londonTimeOf(new Date('2026-07-31T13:15:00.000Z'))).toBe('14:15');
  });

  it('is what the calendar of the time zone says, at any instant of a century', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const [from, to] = [Date.UTC(1972, 0, 1), Date.UTC(2072, 0, 1)];
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (ms) => {
        const instant = new Date(ms);
        expect(`${londonDateOf(instant)} ${londonTimeOf(instant)}`).toBe(calendar.format(instant).slice(0, 16));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '2026-03-29T00:59:59.999Z',
    '2026-03-29T01:00:00.000Z',
    '2026-10-25T00:59:59.999Z',
    '2026-10-25T01:00:00.000Z',
  ])('knows that clocks change at %s', (instant) => {
    const ahead = {
      '2026-03-29T00': '00:59',
      '2026-03-29T01': '02:00',
      '2026-10-25T00': '01:59',
      '2026-10-25T01': '01:00',
    };
    expect(londonTimeOf(new Date(instant))).toBe(ahead[instant.slice(0, 13) as keyof typeof ahead]);
  });

  it.each([
    ['2026-01-31', '2026-01-31T23:59:59.999Z'],
    ['2026-07-31', '2026-07-31T22:59:59.999Z'],
    ['2026-03-28', '2026-03-28T23:59:59.999Z'],
    ['2026-03-29', '2026-03-29T22:59:59.999Z'],
    ['2026-10-24', '2026-10-24T22:59:59.999Z'],
    ['2026-10-25', '2026-10-25T23:59:59.999Z'],
  ])('ends %s at %s', (date, end) => {
    expect(endOfLondonDay(day(date)).toISOString()).toBe(end);
  });
});
