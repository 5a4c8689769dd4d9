import fc from 'fast-check';
import { heldFiguresDecider } from '../../../workflows/held-figures/held-figures.decider.js';
import type {
  FiguresRecorded,
  GivenFigure,
  HeldFiguresEvent,
} from '../../../workflows/held-figures/held-figures.events.js';
import { cellKey, reaches, standing, targetOn } from '../../../workflows/held-figures/held-figures.state.js';
import type { HeldFigures } from '../../../workflows/held-figures/held-figures.state.js';
import { partsOnRecord } from '../../../workflows/held-figures/overdue.js';
import { usualSeries } from '../../../workflows/held-figures/catalogue.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { specBasis, specification } from '../../support/given-when-then.js';

const given = specification(heldFiguresDecider);
const day = calendarDate;
const wait: GivenFigure = {
  series: 'health.seenUnder18Weeks',
  part: 'camhs',
  period: '2026-09',
  value: 80,
  numerator: 40,
  denominator: 50,
  source: 'Health provider',
  document: null,
  asAt: day('2026-10-12'),
};
const recorded = (...figures: readonly FiguresRecorded['data']['figures'][number][]): FiguresRecorded => ({
  type: 'FiguresRecorded',
  occurredOn: day('2026-10-14'),
  data: { file: null, figures, reason: null },
});
const first = recorded({ ...wait, corrects: null });
const record = (figures: readonly GivenFigure[], reason: string | null = null) =>
  ({ type: 'RecordFigures', data: { file: null, figures, reason } }) as const;

describe('figures held elsewhere', () => {
  it('records all that was given in one event', () => {
    const other = { ...wait, part: 'physiotherapy' };
    given().when(record([wait, other])).then({ type: 'FiguresRecorded', data: { figures: [{ ...wait, corrects: null }, { ...other, corrects: null }] } }); // prettier-ignore
  });

  it('passes over what stands already as it is given', () => {
    given(first)
      .when(record([wait]))
      .then();
    given(first).when(record([wait, { ...wait, part: 'paediatrics' }])).then({ type: 'FiguresRecorded', data: { figures: [{ ...wait, part: 'paediatrics', corrects: null }] } }); // prettier-ignore
  });

  it('lets a figure take the place of another only with a reason, and keeps the first', () => {
    const better = { ...wait, value: 78, numerator: 39 };
    given(first)
      .when(record([better]))
      .thenRejected('correction-needs-a-reason');
    given(first)
      .when(record([better], ' '))
      .thenRejected('correction-needs-a-reason');
    given(first).when(record([better], 'Counted again')).then({ type: 'FiguresRecorded', data: { figures: [{ ...better, corrects: 0 }], reason: 'Counted again' } }); // prettier-ignore
  });

  it.each([
    [{ series: 'nothing' }, 'no-such-series'],
    [{ series: '__proto__' }, 'no-such-series'],
    [{ part: 'surgery' }, 'no-such-part'],
    [{ part: null }, 'figure-needs-a-part'],
    [{ series: 'health.autismWait' }, 'series-has-no-parts'],
    [{ period: '2026-13' }, 'no-such-period'],
    [{ period: '2026-12' }, 'period-to-come'],
    [{ value: 101, numerator: null, denominator: null }, 'percent-over-100'],
    [{ value: -1, numerator: null, denominator: null }, 'figure-negative'],
    [{ value: Number.NaN }, 'figure-out-of-range'],
    [{ value: 70 }, 'share-does-not-follow'],
    [{ numerator: 60 }, 'share-above-its-whole'],
    [{ numerator: 0, denominator: 0 }, 'share-of-nothing'],
    [{ denominator: null }, 'share-needs-both-numbers'],
    [{ numerator: 40.5 }, 'count-not-whole'],
    [{ asAt: day('2026-11-24') }, 'figure-as-at-a-day-to-come'],
    [{ asAt: day('2026-08-31') }, 'figure-before-its-period'],
    [{ source: ' ' }, 'figure-needs-a-source'],
    [{ source: 'x'.repeat(121) }, 'line-too-long'],
    [{ document: 'turned \u202E round' }, 'hidden-characters'],
  ] as const)('refuses %j: %s', (changes, code) => {
    given()
      .when(record([{ ...wait, ...changes }]))
      .thenRejected(code);
  });

  it('refuses a figure given twice, whatever the two say', () => {
    given()
      .when(record([wait, { ...wait, value: 78, numerator: 39 }]))
      .thenRejected('figure-given-twice');
  });

  it('takes a score below nothing, and no count that is not whole', () => {
    const score = { ...wait, series: 'attainment.progress8', part: 'plan', period: '2024/25', value: -1.04, numerator: null, denominator: null }; // prettier-ignore
    given()
      .when(record([score]))
      .then({ type: 'FiguresRecorded' });
    given()
      .when(record([{ ...wait, series: 'health.waiting18WeeksOrMore', value: 1.5 }]))
      .thenRejected('count-not-whole');
  });

  it('takes a figure out, once, and keeps it in the record', () => {
    const place = { series: wait.series, part: wait.part, period: wait.period, reason: 'Of another service' };
    given().when({ type: 'WithdrawFigure', data: place }).thenRejected('no-such-figure');
    given(first)
      .when({ type: 'WithdrawFigure', data: place })
      .then({ type: 'FigureWithdrawn', data: { withdraws: 0 } });
    const out: HeldFiguresEvent = { type: 'FigureWithdrawn', occurredOn: day('2026-10-20'), data: { ...place, withdraws: 0 } }; // prettier-ignore
    given(first, out).when({ type: 'WithdrawFigure', data: place }).thenRejected('no-such-figure');
    given(first, out)
      .when(record([wait]))
      .thenRejected('correction-needs-a-reason');
    const cell = given(first, out).state().cells.get(cellKey(wait));
    expect([cell?.entries.map(({ kind }) => kind), cell && standing(cell)]).toEqual([['figure', 'withdrawal'], null]);
  });

  it('is corrected by nothing else', () => {
    given(first)
      .when({ type: 'CorrectFact', revision: 0, reason: 'mistyped', struck: true })
      .thenRejected('cannot-be-corrected');
  });
});

describe('a target', () => {
  const set = {
    series: 'health.twoYearReview',
    part: null,
    baseline: { value: 71, asAt: day('2025-03-31') },
    direction: 'atLeast',
    path: [
      { by: day('2026-03-31'), value: 80 },
      { by: day('2027-03-31'), value: 90 },
    ],
    reason: 'Agreed',
  } as const;

  it('is the value of the last step whose day has come, and nothing before the first', () => {
    const on = (date: string): number | null => targetOn(set, day(date));
    expect([on('2026-03-30'), on('2026-03-31'), on('2027-03-30'), on('2031-01-01')]).toEqual([null, 80, 80, 90]);
    expect([reaches(set, 80, 80), reaches({ direction: 'atMost' }, 80, 79)]).toEqual([true, false]);
  });

  it('is refused without steps, out of their order, or of another series', () => {
    const when = (changes: object) => given().when({ type: 'SetSeriesTarget', data: { ...set, ...changes } });
    when({ path: [] }).thenRejected('target-needs-steps');
    when({ path: set.path.toReversed() }).thenRejected('target-steps-out-of-order');
    when({ path: [{ by: day('2026-03-31'), value: 101 }] }).thenRejected('percent-over-100');
    when({ part: 'camhs' }).thenRejected('no-such-part');
    when({ baseline: { value: 71, asAt: day('2026-11-24') } }).thenRejected('figure-as-at-a-day-to-come');
    when({ reason: '' }).thenRejected('correction-needs-a-reason');
    when({}).then({ type: 'SeriesTargetSet' });
  });
});

describe('a series of the authority’s own', () => {
  const own = { id: 'own.sleep', title: 'Sleep clinic', meaning: 'Seen in the month', unit: 'count', every: 'month', partName: null, parts: [], better: 'higher', giver: 'Clinic' } as const; // prettier-ignore
  const defined: HeldFiguresEvent = { type: 'SeriesDefined', occurredOn: day('2026-10-01'), data: own };

  it('takes figures, and keeps its unit from then on', () => {
    const figure = { ...wait, series: own.id, part: null, value: 7, numerator: null, denominator: null };
    given()
      .when(record([figure]))
      .thenRejected('no-such-series');
    given(defined)
      .when(record([figure]))
      .then({ type: 'FiguresRecorded' });
    const held = recorded({ ...figure, corrects: null });
    given(defined)
      .when({ type: 'DefineSeries', data: { ...own, unit: 'percent' } })
      .then({ type: 'SeriesDefined' });
    given(defined, held)
      .when({ type: 'DefineSeries', data: { ...own, unit: 'percent' } })
      .thenRejected('series-holds-figures');
    given(defined, held)
      .when({ type: 'DefineSeries', data: { ...own, title: 'Sleep' } })
      .then({ type: 'SeriesDefined' });
  });

  it('has words, and parts with a name', () => {
    const when = (changes: object) => given().when({ type: 'DefineSeries', data: { ...own, ...changes } });
    when({ id: 'health.autismWait' }).thenRejected('series-id-malformed');
    when({ title: ' ' }).thenRejected('series-needs-words');
    when({ meaning: '' }).thenRejected('series-needs-a-meaning');
    when({ partName: 'Clinic' }).thenRejected('series-parts-do-not-fit');
    const twice = { code: 'a', title: 'A' };
    when({ partName: 'Clinic', parts: [twice, twice] }).thenRejected('series-part-named-twice');
  });
});

type Wish = { readonly out: boolean; readonly part: string; readonly month: number; readonly value: number };
const wish: fc.Arbitrary<Wish> = fc.record({
  out: fc.boolean(),
  part: fc.constantFrom('camhs', 'physiotherapy'),
  month: fc.integer({ min: 1, max: 4 }),
  value: fc.integer({ min: 0, max: 3 }),
});

describe('over any history of figures recorded and taken out', () => {
  const series = usualSeries.find(({ id }) => id === 'health.waiting18WeeksOrMore');

  it('the first value stays the first, the last one stands, and nothing recorded is lost', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        let state: HeldFigures = heldFiguresDecider.initialState;
        let revision = 0;
        const said = new Map<string, (number | null)[]>();
        for (const { out, part, month, value } of wishes) {
          const place = { series: series?.id ?? '', part, period: `2026-0${month}` };
          const before = said.get(cellKey(place)) ?? [];
          const figure = { ...wait, ...place, value, numerator: null, denominator: null };
          if (out && (before.at(-1) ?? null) === null) continue;
          const command = out
            ? ({ type: 'WithdrawFigure', data: { ...place, reason: 'Wrong' } } as const)
            : record([figure], 'Counted again');
          const events = heldFiguresDecider.decide(command, state, specBasis);
          // The same value again is nothing new.
          expect(events.length).toBe(!out && before.at(-1) === value ? 0 : 1);
          for (const event of events) state = heldFiguresDecider.evolve(state, { ...event, revision: revision++ });
          if (events.length > 0) said.set(cellKey(place), [...before, out ? null : value]);
        }
        expect(state.cells.size).toBe(said.size);
        for (const [key, values] of said) {
          const cell = state.cells.get(key);
          expect(cell?.entries.map((entry) => (entry.kind === 'figure' ? entry.value : null))).toEqual(values);
          expect(cell === undefined ? null : (standing(cell)?.value ?? null)).toBe(values.at(-1) ?? null);
        }
      }),
    );
  });

  it('what is overdue is every month looked for since the first, and no other', () => {
    if (series === undefined) throw new Error('There is no such series');
    const months = ['2026-04', '2026-06'].map((period) => ({ ...wait, series: series.id, period, value: 1, numerator: null, denominator: null, corrects: null })); // prettier-ignore
    const held = given(recorded(...months)).state();
    const camhs = partsOnRecord(held, series, day('2026-10-31')).find(({ part }) => part === 'camhs');
    expect([camhs?.overdue, camhs?.latest?.period]).toEqual([['2026-05', '2026-07', '2026-08'], '2026-06']);
    const next = partsOnRecord(held, series, day('2026-11-01')).find(({ part }) => part === 'camhs');
    expect(next?.overdue.at(-1)).toBe('2026-09');
    expect(partsOnRecord(held, series, day('2026-11-01')).find(({ part }) => part === 'paediatrics')?.overdue).toEqual(
      [],
    );
  });
});
