import fc from 'fast-check';
import type { PlanTarget } from '../../../workflows/action-plan/plan-document.js';
import { operators } from '../../../workflows/action-plan/plan-codes.js';
import { noComparators, targetStates } from '../../../workflows/action-plan/target-answer.js';
import { ask, asked72, one, target } from './target-asks.js';

describe('a target that is a number', () => {
  it.each([
    ['>=', 45.5, 45.5, 'reached'],
    ['>=', 45.5, 45.4, 'notReached'],
    ['>', 95, 95, 'notReached'],
    ['<=', 9.7, 9.7, 'reached'],
    ['<', 5, 5, 'notReached'],
    ['=', 40, 40, 'reached'],
    ['=', 40, 41, 'notReached'],
    ['~', 14.4, 15.4, 'reached'],
    ['~', 14.4, 15.5, 'notReached'],
  ] as const)('%s %d is held against %d: %s', (operator, wanted, value, state) => {
    expect(one({ targets: [target(operator, wanted)], value }).state).toBe(state);
  });

  it('is not nought where there is no value', () => {
    const answer = one({ targets: [target('<=', 5)], value: null });
    expect(answer).toMatchObject({ state: 'valueMissing', value: null });
    expect(answer.words).toBe('At most 5%: there is no value to hold against it');
  });

  it('tells a value on its way from one that is not, from where the plan says it stood', () => {
    const current = [{ value: 26.3, unit: 'percent', asOf: '2017-06' }];
    expect(one({ targets: [target('>=', 45.5)], current, value: 30 })).toMatchObject({
      state: 'onTheWay',
      moved: 'right',
      words: 'At least 45.5%: not reached with 30%, moved the right way from the printed position of 26.3% (June 2017)',
    });
    expect(one({ targets: [target('>=', 45.5)], current, value: 20 })).toMatchObject({ state: 'notReached', moved: 'wrong' }); // prettier-ignore
    expect(one({ targets: [target('>=', 45.5)], current, value: 26.3 })).toMatchObject({ state: 'notReached', moved: 'level' }); // prettier-ignore
  });

  it('reads “= 70%” as a floor or a ceiling where somebody says which way is better', () => {
    const targets = [target('=', 70)];
    expect(one({ targets, value: 80 }).state).toBe('notReached');
    expect(one({ targets, value: 80, better: 'higher' }).state).toBe('reached');
    expect(one({ targets, value: 80, better: 'lower' }).state).toBe('notReached');
    expect(one({ targets, value: 80, baseline: [{ value: 39, unit: 'percent' }] }).state).toBe('reached');
    expect(one({ targets: [target('=', 0)], value: 0.1 }).state).toBe('notReached');
  });

  it('is not held against a value in another unit', () => {
    const answer = one({ targets: [target('>=', 40)], unit: 'count', value: 41 });
    expect(answer).toMatchObject({ state: 'notMeasurable' });
    expect(answer.words).toContain('the target is in percent and the value in count');
    const both = [
      { value: 41, unit: 'count', population: null },
      { value: 50, unit: 'percent', population: null },
    ];
    expect(one({ targets: [target('>=', 40)], values: both }).value).toBe(50);
  });
});

describe('a target with a date', () => {
  it.each([
    ['2018-09', '2018-09-30'],
    ['2019', '2019-12-31'],
    ['2019-02-15', '2019-02-15'],
    ['2018-02', '2018-02-28'],
    ['2018-06/2018-07', '2018-07-31'],
  ])('%s is due on %s, its last day', (by, due) => {
    const at = (on: string, value: number): string => one({ targets: [target('>=', 100, { by })], value, on }).state;
    expect(one({ targets: [target('>=', 100, { by })], value: 1 }).due).toBe(due);
    expect(at('2017-12-31', 90)).toBe('notDueYet');
    expect(at('2017-12-31', 100)).toBe('reached');
    expect(at(due, 90)).toBe('notReached');
  });

  it('keeps a date that nobody can read as no date', () => {
    expect(one({ targets: [target('>=', 100, { by: 'spring term' })], value: 1 })).toMatchObject({ due: null, state: 'notReached' }); // prettier-ignore
  });

  it('shows what comes next on a path, and every step for a chart', () => {
    const targets = ['2018-09', '2018-12', '2019-03'].map((by, at) => target('>=', 90 + 5 * at, { by }));
    const answer = one({ targets, value: 91, on: '2018-10-15' });
    expect(answer).toMatchObject({ state: 'reached', due: '2018-09-30', coming: { by: '2018-12-31' } });
    expect(answer.words).toBe('At least 90% by 30 September 2018: reached with 91%; then at least 95% by 31 December 2018');
    expect(answer.path.map(({ wanted }) => wanted)).toEqual([90, 95, 100]);
    expect(one({ targets, value: 91, on: '2018-01-01' })).toMatchObject({ due: '2018-09-30', state: 'reached' });
    expect(one({ targets, value: 91, on: '2026-11-28' })).toMatchObject({ due: '2019-03-31', coming: null });
  }); // prettier-ignore
});

describe('R83 a relative target', () => {
  it('says that the baseline is missing, and no number', () => {
    const answer = one({ targets: [target('change', -5, { relativeTo: 'baseline' })], value: 60, unit: 'percent-change', values: [{ value: 60, unit: 'count', population: null }] }); // prettier-ignore
    expect(answer).toMatchObject({ state: 'baselineMissing', readings: [], base: null, moved: null });
    expect(answer.words).toBe('-5% against baseline: baseline missing, so there is no number to hold a value against');
    expect(one({ targets: [target('change', 'down', { unit: 'direction' })], value: 3, unit: 'count' }).state).toBe('baselineMissing'); // prettier-ignore
    expect(one({ targets: [target('change', 50)], value: 3, unit: 'count' }).state).toBe('baselineMissing');
  });

  it('takes a base that was recorded since, where the plan prints none', () => {
    const targets = [target('change', -20, { relativeTo: 'September 2017', by: '2018-03' })];
    const recordedBase = { value: 200, unit: 'count', at: 'September 2017' };
    expect(one({ targets, unit: 'count', value: 160, recordedBase })).toMatchObject({ state: 'reached', base: { from: 'recorded' } }); // prettier-ignore
    expect(one({ targets, unit: 'count', value: 170, recordedBase })).toMatchObject({ state: 'onTheWay' });
  });

  it('keeps both readings of “reduced by 5%” of a share, and is reached only where both are', () => {
    const targets = [target('change', -5, { relativeTo: 'baseline' })];
    const answer = one({ ...asked72, targets, value: 68 });
    expect(answer.readings.map(({ kind, wanted, state }) => [kind, wanted, state])).toEqual([
      ['relative', 68.4, 'reached'],
      ['points', 67, 'onTheWay'],
    ]);
    expect(answer.state).toBe('onTheWay');
    expect(answer.words).toBe(
      '-5% against baseline, read as at most 68.4% (5% less than 72%), which is reached and as at most 67% (5 points below 72%): not reached with 68%, moved the right way from 72% (June 2016 to June 2017)',
    );
    expect(one({ ...asked72, targets, value: 67 }).state).toBe('reached');
    expect(one({ ...asked72, targets, value: 76.9 })).toMatchObject({ state: 'notReached', moved: 'wrong' });
  });

  it('reads a change of a count one way', () => {
    const baseline = [{ value: 40, unit: 'count', asOf: '2017-09' }];
    const answer = one({ targets: [target('change', -50)], baseline, unit: 'count', value: 20 });
    expect(answer.readings.map(({ wanted }) => wanted)).toEqual([20]);
    expect(answer.state).toBe('reached');
  });

  it('holds a value that is itself a change against it without a base', () => {
    const values = [{ value: -6, unit: 'percent-change', population: null }];
    expect(one({ targets: [target('change', -5)], values }).state).toBe('reached');
  });
});

describe('a target that is a direction', () => {
  const down = [target('change', 'down', { unit: 'direction', by: '2018-10' })];
  it.each([
    [5, '2018-11-01', 'reached'],
    [6, '2018-11-01', 'notReached'],
    [7, '2018-11-01', 'notReached'],
    [7, '2018-10-01', 'notDueYet'],
  ])('%d on %s: %s', (value, on, state) => {
    expect(one({ targets: down, baseline: [{ value: 6, unit: 'percent' }], value, on }).state).toBe(state);
  });

  it('is answered for each population by itself', () => {
    const baseline = ['special schools', 'mainstream schools'].map((population) => ({ value: 6, unit: 'percent', population })); // prettier-ignore
    const values = [
      { value: 5, unit: 'percent', population: null },
      { value: 5.5, unit: 'percent', population: 'special schools' },
      { value: null, unit: 'percent', population: 'mainstream schools' },
    ];
    const answers = ask({ targets: [target('change', 'down', { unit: 'direction' })], baseline, values });
    expect(answers.map(({ population, state }) => [population, state])).toEqual([
      ['special schools', 'reached'],
      ['mainstream schools', 'valueMissing'],
    ]);
  });
});

describe('a target that is what others come to', () => {
  const national = [target('>=', 'national average', { unit: 'comparator' })];

  it('says that the comparator is missing, where neither the plan nor anybody holds it', () => {
    const answer = one({ targets: national, value: 50 });
    expect(answer).toMatchObject({ state: 'comparatorMissing', readings: [] });
    expect(answer.words).toBe(
      'national average: comparator missing: the plan prints no national average, and none is held',
    );
  });

  it('is held against what was published since', () => {
    const comparators = { ...noComparators, national: { value: 46.4, year: '2024' } };
    expect(one({ targets: national, value: 50, comparators })).toMatchObject({
      state: 'reached',
      words: 'At least 46.4% (England in 2024): reached with 50%',
    });
  });

  it('is held against the number the plan prints and against that of now', () => {
    const targets = [target('>=', 45.5, { relativeTo: 'statistical neighbours' })];
    const comparators = { ...noComparators, statisticalNeighbours: { value: 52, year: '2024' } };
    const answer = one({ targets, value: 50, comparators, current: [{ value: 26.3, unit: 'percent' }] });
    expect(answer.readings.map(({ kind, state }) => [kind, state])).toEqual([
      ['printed', 'reached'],
      ['comparator', 'onTheWay'],
    ]);
    expect(answer.state).toBe('onTheWay');
  });

  it('is near enough where it is to be the same', () => {
    const comparators = { ...noComparators, national: { value: 20, year: '2024' } };
    const targets = [target('=', 'national average', { unit: 'comparator' })];
    expect(one({ targets, unit: 'score', value: 20.9, comparators }).state).toBe('reached');
    expect(one({ targets, unit: 'score', value: 18, comparators }).state).toBe('notReached');
  });
});

it('a target that is a state is for a person to say', () => {
  const targets = [target('=', 'in place', { unit: 'state', by: '2018-07' })];
  expect(one({ targets }).words).toBe('in place by 31 July 2018: whether it is “in place” is for a person to say');
  expect(one({ targets, judged: 'met' }).state).toBe('reached');
  expect(one({ targets, judged: 'notMet' }).state).toBe('notReached');
  expect(one({ targets, judged: 'partlyMet' }).state).toBe('onTheWay');
  expect(one({ targets, judged: 'partlyMet', on: '2018-07-30' }).state).toBe('notDueYet');
});

it('a target without words is said to be one', () => {
  const targets = [target('=', '', { unit: 'state' })];
  expect(one({ targets }).words).toBe('a target that is not printed: whether it is “” is for a person to say');
});

describe('whatever a plan may hold', () => {
  const days = fc.integer({ min: 2016, max: 2022 }).chain((year) => fc.integer({ min: 1, max: 12 }).map((month) => `${year}-${String(month).padStart(2, '0')}`)); // prettier-ignore
  const targets = fc.record(
    {
      operator: fc.constantFrom(...operators),
      value: fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constantFrom('up', 'down', 'in place', 'national average', '')), // prettier-ignore
      unit: fc.constantFrom('percent', 'count', 'score', 'direction', 'comparator', 'state', 'points'),
      by: days,
      relativeTo: fc.constantFrom('baseline', 'national', 'statistical neighbours'),
    },
    { requiredKeys: ['operator', 'value', 'unit'] },
  ) as fc.Arbitrary<PlanTarget>;

  it('it is answered in a sentence, and a missing value is never reached', () => {
    fc.assert(
      fc.property(fc.array(targets, { maxLength: 6 }), fc.option(fc.double({ min: -50, max: 150, noNaN: true })), (some, value) => {
        for (const answer of ask({ targets: some, value, ...asked72 })) {
          expect(targetStates).toContain(answer.state);
          expect(answer.words).toMatch(/^.+: .+/);
          if (value === null) expect(answer.state).not.toBe('reached');
        }
      }),
    ); // prettier-ignore
  });

  it('the step of a path that is used is the last one due, whatever the order they are printed in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 8 }), fc.integer(), (bys, seed) => {
        const path = bys.map((by, at) => target('>=', at, { by }));
        const turned = path.toSorted((a, b) => ((Number(a.value) * seed) % 7) - ((Number(b.value) * seed) % 7));
        const on = '2019-06-30';
        const due = bys.filter((by) => by <= '2019-06').toSorted().at(-1) ?? bys.toSorted()[0];
        expect(one({ targets: turned, value: 3, on }).target.by).toBe(due);
      }),
    ); // prettier-ignore
  });

  it('a greater value never does worse against a floor', () => {
    const rank = ['notReached', 'onTheWay', 'reached'];
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (a, b) => {
        const stateOf = (value: number): number => rank.indexOf(one({ targets: [target('>=', 80)], ...asked72, value }).state); // prettier-ignore
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(stateOf(high)).toBeGreaterThanOrEqual(stateOf(low));
      }),
    ); // prettier-ignore
  });
});
