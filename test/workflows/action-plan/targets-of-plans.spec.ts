import type { TargetAnswer } from '../../../workflows/action-plan/target-answer.js';
import { targetAnswers } from '../../../workflows/action-plan/targets.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { planFiles, planMeasure } from './plan-files.js';

describe('the five plans', () => {
  const all = planFiles.flatMap(({ id, measures }) => measures.map((measure) => ({ id, measure })));
  const on = calendarDate('2026-11-28');
  const answersTo = ({ measure }: (typeof all)[number], value: number | null): readonly TargetAnswer[] =>
    targetAnswers({ measure, on, values: [{ value, unit: measure.unit === 'percent-change' ? 'count' : measure.unit, population: null }] }); // prettier-ignore

  it('every target of 208 measures is read, or says by name why not', () => {
    expect(all).toHaveLength(208);
    const answers = all.flatMap((one) => answersTo(one, 50).map((answer) => `${one.id} ${one.measure.id}: ${answer.words}`)); // prettier-ignore
    expect(answers.filter((words) => words.includes('cannot be read') || / in \w+ and the value in /.test(words))).toEqual([]); // prettier-ignore
    const silent = all.filter((one) => one.measure.targets.length > 0 && answersTo(one, 50).length === 0);
    expect(silent).toEqual([]);
    const unmeasurable = all.filter((one) => answersTo(one, 50).some(({ state }) => state === 'notMeasurable'));
    expect(unmeasurable.map(({ id, measure }) => `${id} ${measure.id}`)).toEqual(['southampton m01', 'southampton m06', 'southampton m12', 'southampton m18', 'southampton m24']); // prettier-ignore
  });

  it('R82 South Gloucestershire m067: of 20, 25, 30, 35, 40 and 50% the step due on the day is used', () => {
    const measure = planMeasure('south-gloucestershire', 'm067');
    const recordedBase = { value: 200, unit: 'count', at: 'September 2017' };
    const wantedOn = (day: string): unknown => {
      const [answer] = targetAnswers({ measure, on: calendarDate(day), values: [{ value: 155, unit: 'count', population: null }], recordedBase }); // prettier-ignore
      return [answer?.readings[0]?.wanted, answer?.state];
    };
    expect(wantedOn('2018-03-30')).toEqual([160, 'reached']);
    expect(wantedOn('2018-03-31')).toEqual([160, 'reached']);
    expect(wantedOn('2018-06-30')).toEqual([150, 'onTheWay']);
    expect(wantedOn('2018-11-15')).toEqual([140, 'onTheWay']);
    expect(wantedOn('2018-12-31')).toEqual([130, 'onTheWay']);
    expect(wantedOn('2019-03-31')).toEqual([120, 'onTheWay']);
    expect(wantedOn('2026-11-28')).toEqual([100, 'onTheWay']);
  });

  it('South Gloucestershire m063 asks for none before the first date and on every date', () => {
    const measure = planMeasure('south-gloucestershire', 'm063');
    for (const day of ['2018-01-31', '2018-07-01', '2019-07-01']) {
      const values = [{ value: 0.2, unit: 'percent', population: null }];
      expect(targetAnswers({ measure, on: calendarDate(day), values }).map(({ state }) => state)).toEqual(['notReached']); // prettier-ignore
    }
  });

  it('R81 Southampton 2.1 is held to both its comparators, from its printed position', () => {
    const measure = planMeasure('southampton', 'm09');
    const answers = targetAnswers({ measure, on, values: [{ value: 50, unit: 'percent', population: null }] });
    expect(answers.map(({ state, base }) => [state, base?.value, base?.from])).toEqual([
      ['reached', 26.3, 'position'],
      ['onTheWay', 26.3, 'position'],
    ]);
  });

  it('R83 Southampton 1.2 and 3: exclusions have no baseline, persistent absence has two readings', () => {
    for (const id of ['m04', 'm14']) {
      const [answer] = answersTo({ id: 'southampton', measure: planMeasure('southampton', id) }, 60);
      expect(answer).toMatchObject({ state: 'baselineMissing', readings: [], base: null });
    }
    for (const id of ['m05', 'm13']) {
      const [answer] = answersTo({ id: 'southampton', measure: planMeasure('southampton', id) }, 60);
      expect(answer?.readings.map(({ wanted }) => wanted)).toEqual([68.4, 67]);
    }
  });

  it('Southampton 10.1 is held to the baseline of each population', () => {
    const measure = planMeasure('southampton', 'm29');
    const values = ['special schools', 'mainstream schools'].map((population, at) => ({ value: 5.5 + at, unit: 'percent', population })); // prettier-ignore
    const answers = targetAnswers({ measure, on, values });
    expect(answers.map(({ population, state }) => [population, state])).toEqual([
      ['special schools', 'reached'],
      ['mainstream schools', 'notReached'],
    ]);
  });
});
