import fc from 'fast-check';
import { planOf } from '../../support/plan-rows.js';
import { already, ceased, corrected, day, made, planAfter, standing } from '../../support/plan-facts.js';
import type { PlanStory, Step } from '../../support/plan-facts.js';
import {
  began,
  changed,
  costs,
  ended,
  inOurArea,
  reasoned,
  returnPlanned,
  visited,
} from '../../support/placement-facts.js';
import { refusalOf, rejectionOf } from '../../support/plan-limits.js';
import { yearGroupOn } from '../../../workflows/plan/school-cohort.js';
import { addDays } from '../../../workflows/timetable/calendar-date.js';

const plan = planAfter(made('2024-09-03'));
const away = plan.and(began('2025-09-03'));
const left = away.and(ended('2026-03-27'));

type Refused = readonly [code: string, before: PlanStory, command: Step, details?: Readonly<Record<string, unknown>>];

const refused: readonly Refused[] = [
  ['no-such-placement', plan, visited('2026-03-02')],
  ['no-such-placement', plan, ended('2026-03-02')],
  ['placement-already-started', away, began('2025-10-01')],
  ['placement-already-ended', left, ended('2026-04-30'), { on: '2026-03-27' }],
  ['after-placement-ended', left, visited('2026-03-28'), { on: '2026-03-27' }],
  ['after-placement-ended', left, changed('2026-03-28', { boarding: 'residential38' }), { on: '2026-03-27' }],
  ['after-placement-ended', left, costs('2026-04-01', 50_000), { on: '2026-03-27' }],
  ['visit-already-recorded', away.and(visited('2026-01-12')), visited('2026-01-13', { visitId: 'visit-2026-01-12' })],
  ['before-an-earlier-fact', away, visited('2025-09-02'), { fact: 'VisitRecorded', earlierFact: 'PlacementStarted' }],
  ['before-an-earlier-fact', away, ended('2025-09-02'), { fact: 'PlacementEnded', earlierFact: 'PlacementStarted' }],
  ['before-an-earlier-fact', away.and(visited('2026-03-02')), ended('2026-03-01'), { earlierFact: 'VisitRecorded' }],
  ['before-an-earlier-fact', away, changed('2025-09-02', { boarding: 'residential38' })],
  ['dated-in-the-future', away, visited('2026-11-24')],
  ['dated-in-the-future', plan, began('2026-11-24')],
  ['placement-still-running', away, began('2026-01-05', { placementId: 'p2' }), { on: '2025-09-03' }],
  ['authority-of-own-area', plan, began('2025-09-03', { outOfArea: false })],
  ['placement-unchanged', away, changed('2026-01-05')],
  ['placement-within-area', plan.and(began('2025-09-03', inOurArea)), reasoned('2025-09-03')],
  ['placement-within-area', plan.and(began('2025-09-03', inOurArea)), returnPlanned('2025-09-03')],
  ['return-before-its-plan', away, returnPlanned('2026-01-05', '2026-01-04')],
  ['next-visit-not-after-this', away, visited('2026-01-12', { nextVisitOn: '2026-01-12' })],
  ['case-not-begun', planAfter(), began('2025-09-03')],
];

describe('placements', () => {
  it.each(refused.map(([code, before, command, details = {}]) => ({ code, before, command, details })))(
    'refuse with $code: $command.type',
    ({ code, before, command, details }) => {
      expect(rejectionOf(before, command)).toMatchObject({ code, details });
    },
  );

  it('are recorded late, one that had ended before the one that runs first', () => {
    const both = away.and(began('2024-09-04', { placementId: 'p0', ...inOurArea }));
    expect(both.state.startedPlacements.map(({ placementId }) => placementId)).toEqual(['p1', 'p0']);
  });

  it('stand side by side where one is said to be the second, and where it has already happened', () => {
    expect(away.and(began('2026-01-05', { placementId: 'p2', rank: 2 })).state.startedPlacements).toHaveLength(2);
    const story = away.and(already(began('2026-01-05', { placementId: 'p2' })));
    expect(story.state.startedPlacements).toHaveLength(2);
  });

  it('are recorded, visited and ended after the plan has ended, as a late record', () => {
    const over = away.and(already(ceased('2026-06-30', '7')), visited('2026-01-12'), ended('2026-06-30', 'leftArea'));
    expect(over.state.startedPlacements[0]).toMatchObject({ ended: { because: 'leftArea' }, visits: [{}] });
  });

  it('R60 are recorded out of area although nobody had considered local options', () => {
    const story = away.and(reasoned('2025-09-03', false));
    expect(story.state.startedPlacements[0]?.reason).toMatchObject({ localOptionsConsidered: false });
  });

  it('keep what they were from which day on, in the order of the days', () => {
    const story = away.and(
      changed('2026-06-01', { boarding: 'residential52' }),
      changed('2026-02-02', { boarding: 'residential38' }),
    );
    expect(story.state.startedPlacements[0]?.spells.map(({ on, boarding }) => [on, boarding])).toEqual([
      ['2025-09-03', 'day'],
      ['2026-02-02', 'residential38'],
      ['2026-06-01', 'residential52'],
    ]);
  });

  it('can be corrected, but not so that a visit lies before the placement', () => {
    expect(away.and(corrected(1, '2025-09-08')).state.startedPlacements[0]?.started.on).toBe('2025-09-08');
    expect(refusalOf(away.and(visited('2025-09-04')), corrected(1, '2025-09-08'))).toBe('before-an-earlier-fact');
  });

  it('change nothing where a fact names one that nobody knows', () => {
    const lost = { type: 'VisitRecorded', occurredOn: day('2026-01-12'), data: { placementId: 'none' } };
    expect(planOf(...away.history, lost as never).startedPlacements).toEqual(planOf(...away.history).startedPlacements);
  });
});

describe('visits to placements', () => {
  const lines = (story: PlanStory, rule: string): readonly unknown[] =>
    story.lines().flatMap((line) => (line.rule === rule ? [[line.due, line.status, line.daysOver]] : []));

  it('are due six months after the first day or the last visit, as the authority’s own limit', () => {
    expect(lines(away, 'V1')).toEqual([['2026-03-03', 'running', 265]]);
    expect(away.lines().find(({ rule }) => rule === 'V1')).toMatchObject({
      kind: 'local',
      binding: false,
      subject: 'p1',
    });
    expect(lines(away.and(visited('2026-05-29')), 'V1')).toEqual([
      ['2026-03-03', 'metLate', 87],
      ['2026-11-29', 'running', 0],
    ]);
  });

  it('are taken in the order of their days, whichever was recorded first', () => {
    const story = away.and(visited('2026-08-31'), visited('2026-02-27'));
    expect(lines(story, 'V1').map((line) => (line as unknown[])[1])).toEqual(['met', 'metLate', 'running']);
  });

  it('are due sooner or later where the authority settles it so', () => {
    expect(standing(away, 'V1', { policy: { P13: 'threeMonths' } })[0]).toBe('2025-12-03');
    expect(standing(away, 'V1', { policy: { P13: 'twelveMonths' } })[0]).toBe('2026-09-03');
  });

  it('follow the rule of residential placements where the child lives there, in our area as well', () => {
    const lives = plan.and(began('2026-06-01', { ...inOurArea, boarding: 'residential38' }));
    expect(standing(lives, 'V2')).toEqual(['2026-09-01', 'running', 83]);
    expect(standing(lives, 'V2', { policy: { P14: 'sixMonths' } })[0]).toBe('2026-12-01');
  });

  it('count from the day on which the placement became one that is visited', () => {
    const story = plan.and(began('2025-09-03', inOurArea), changed('2026-06-01'));
    expect(standing(story, 'V1')[0]).toBe('2026-12-01');
  });

  it('are not owed in our area by day, after the placement, and after the plan', () => {
    const rules = (story: PlanStory): readonly string[] => story.lines().map(({ rule, status }) => `${rule} ${status}`);
    expect(rules(plan.and(began('2025-09-03', inOurArea))).some((line) => line.startsWith('V'))).toBe(false);
    expect(rules(left)).toContain('V1 closed');
    expect(rules(away.and(already(ceased('2026-06-30', '7'))))).toContain('V1 closed');
  });
});

describe('the year group of a cohort', () => {
  it('begins anew each September, reception being 0', () => {
    expect([yearGroupOn(2015, day('2016-08-31')), yearGroupOn(2015, day('2016-09-01'))]).toEqual([0, 1]);
    expect(yearGroupOn(2015, day('2026-11-23'))).toBe(11);
  });

  it('rises by one in every year, and never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2025 }), fc.nat(9_000), (reception, days) => {
        const on = addDays(day('2000-01-01'), days);
        const [now, soon] = [yearGroupOn(reception, on), yearGroupOn(reception, addDays(on, 1))];
        expect(soon - now).toBe(addDays(on, 1).endsWith('-09-01') ? 1 : 0);
      }),
    );
  });
});
