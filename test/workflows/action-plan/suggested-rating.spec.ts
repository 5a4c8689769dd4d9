import type { PlanTarget, RagScheme } from '../../../workflows/action-plan/plan-document.js';
import { suggestedRating, trendOf } from '../../../workflows/action-plan/suggested-rating.js';
import type { SuggestedRating, Trend } from '../../../workflows/action-plan/suggested-rating.js';
import type { TargetAnswer } from '../../../workflows/action-plan/target-answer.js';
import { targetAnswers } from '../../../workflows/action-plan/targets.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { planFiles } from './plan-files.js';

const threeColours: RagScheme = {
  id: 'main',
  appliesTo: ['progress', 'outcome'],
  values: [
    { code: 'green', order: 1, meaning: { progress: 'completed', outcome: 'achieved' } },
    { code: 'amber', order: 2, meaning: { progress: 'in progress', outcome: 'performance improving' } },
    { code: 'red', order: 3, meaning: { progress: 'slipped', outcome: 'performance significantly off track' } },
  ],
};
const floor: PlanTarget = { operator: '>=', value: 45, unit: 'percent' };

function answers(value: number | null, targets: readonly PlanTarget[] = [floor], base: number | null = 30): readonly TargetAnswer[] {
  return targetAnswers({
    measure: { targets, baseline: base === null ? [] : [{ value: base, unit: 'percent' }], current: [], comparators: [], unit: 'percent' },
    values: [{ value, unit: 'percent', population: null }],
    on: calendarDate('2018-10-15'),
  });
} // prettier-ignore
const suggested = (some: readonly TargetAnswer[], trend: Trend | null = null): SuggestedRating =>
  suggestedRating({ schemes: [threeColours], answers: some, trend });

describe('the rating that is suggested', () => {
  it('is a code of the plan’s own scheme, with what it means there and why', () => {
    expect(suggested(answers(46))).toEqual({
      kind: 'suggested',
      scheme: 'main',
      code: 'green',
      meaning: 'achieved',
      reason: 'The target is reached.',
    });
  });

  it.each([
    [46, 'worse', 'green'],
    [40, null, 'amber'],
    [40, 'better', 'amber'],
    [40, 'worse', 'red'],
    [29, 'better', 'amber'],
    [29, null, 'red'],
    [30, 'level', 'red'],
  ] as const)('a value of %d that moved %s of late speaks for %s', (value, trend, code) => {
    expect(suggested(answers(value), trend)).toMatchObject({ kind: 'suggested', code });
  });

  it('is achieved only where every target is', () => {
    const two = [floor, { ...floor, value: 55 }];
    expect(suggested(answers(56, two))).toMatchObject({ code: 'green', reason: 'All 2 targets are reached.' });
    expect(suggested(answers(50, two))).toMatchObject({ code: 'amber', reason: '1 of 2 targets are reached; the value has moved the right way from its base.' }); // prettier-ignore
  });

  it('is none where a target cannot be told, and says which', () => {
    expect(suggested(answers(null))).toEqual({ kind: 'none', reason: 'At least 45%: there is no value to hold against it.' }); // prettier-ignore
    const relative = { operator: 'change', value: -5, unit: 'percent', relativeTo: 'baseline' } as const;
    expect(suggested([...answers(50), ...answers(50, [relative], null)])).toMatchObject({ kind: 'none' });
  });

  it('is none where nothing is due yet and nothing moved', () => {
    const later = [{ ...floor, by: '2019-03' }];
    expect(suggested(answers(30, later))).toEqual({ kind: 'none', reason: 'The target is not reached, and nothing is due yet.' }); // prettier-ignore
    expect(suggested(answers(35, later))).toMatchObject({ code: 'amber' });
  });

  it('is none without a target, without a scheme, and where the scheme rates progress alone', () => {
    expect(suggested([]).kind).toBe('none');
    expect(suggestedRating({ schemes: [], answers: answers(46), trend: null })).toEqual({ kind: 'none', reason: 'The plan has no rating scheme.' }); // prettier-ignore
    const progress = { ...threeColours, appliesTo: ['progress'] as const };
    expect(suggestedRating({ schemes: [progress], answers: answers(46), trend: null })).toEqual({ kind: 'none', reason: 'The plan rates progress, not outcomes.' }); // prettier-ignore
  });

  it('is none where the scheme has no word for it', () => {
    const values = [{ code: 'blue', order: 1, meaning: { outcome: 'splendid' } }];
    const found = suggestedRating({ schemes: [{ ...threeColours, values }], answers: answers(46), trend: null });
    expect(found).toEqual({ kind: 'none', reason: 'The target is reached. The plan’s scheme has no word for that.' });
  });
});

it('a trend is told by the last two values, as the target wants them to move', () => {
  const down = answers(3, [{ operator: 'change', value: 'down', unit: 'direction' }]);
  expect(trendOf([null, 5, null, 4], down)).toBe('better');
  expect(trendOf([4, 5], down)).toBe('worse');
  expect(trendOf([5, 5], answers(5))).toBe('level');
  expect(trendOf([4, 5], answers(5))).toBe('better');
  expect(trendOf([5], answers(5))).toBeNull();
  expect(trendOf([4, 5], [...down, ...answers(5)])).toBeNull();
});

describe('the five plans', () => {
  it('Southampton alone rates outcomes', () => {
    const kinds = planFiles.map(({ id, ragSchemes }) => [id, suggestedRating({ schemes: ragSchemes, answers: answers(46), trend: null }).kind]); // prettier-ignore
    expect(kinds).toEqual([
      ['portsmouth', 'none'],
      ['southampton', 'suggested'],
      ['kirklees', 'none'],
      ['south-gloucestershire', 'none'],
      ['plymouth', 'none'],
    ]);
  });
});
