import fc from 'fast-check';
import { SeededRandom } from '../../../src/demo/seeded-random.js';

const draws = (label: string, count: number): readonly number[] => {
  const random = new SeededRandom(label);
  return Array.from({ length: count }, () => random.next());
};

describe('SeededRandom', () => {
  it('gives the same numbers for the same label, whatever the label is', () => {
    fc.assert(
      fc.property(fc.string(), (label) => {
        expect(draws(label, 20)).toEqual(draws(label, 20));
      }),
    );
  });

  it('gives numbers fixed for ever, so that a demonstration is the same on every machine', () => {
    expect(draws('7|0|story', 3).map((number) => number.toFixed(9))).toEqual([
      '0.653442175',
      '0.696426535',
      '0.607641535',
    ]);
  });

  it('gives different numbers for labels that differ in one character', () => {
    expect(draws('1|1|child', 5)).not.toEqual(draws('1|2|child', 5));
  });

  it('spreads evenly over the interval', () => {
    const numbers = draws('even', 20_000);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length;
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.11);
    }
  });

  it('picks items as often as they weigh and never one of weight 0', () => {
    const random = new SeededRandom('weights');
    const picked = Array.from({ length: 10_000 }, () => random.weighted([['often', 3], ['never', 0], ['rarely', 1]] as const)); // prettier-ignore
    const share = picked.filter((item) => item === 'often').length / picked.length;
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.78);
    expect(picked).not.toContain('never');
  });

  it('draws days with the median asked for and a long tail, never below 0', () => {
    const random = new SeededRandom('days');
    const days = Array.from({ length: 4_001 }, () => random.days(40, 0.4)).toSorted((a, b) => a - b);
    expect(days[2_000]).toBeGreaterThanOrEqual(38);
    expect(days[2_000]).toBeLessThanOrEqual(42);
    expect(days.at(-1)).toBeGreaterThan(100);
    expect(days[0]).toBeGreaterThanOrEqual(0);
  });

  it('takes different items, at most as many as there are', () => {
    const random = new SeededRandom('some');
    expect(new Set(random.some(['a', 'b', 'c', 'd'], 3)).size).toBe(3);
    expect(random.some(['a', 'b'], 5).toSorted()).toEqual(['a', 'b']);
  });
});
