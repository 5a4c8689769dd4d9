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
