import fc from 'fast-check';
import { publishedFiguresDecider } from '../../../workflows/published-figures/published-figures.decider.js';
import type { PublishedFiguresEvent } from '../../../workflows/published-figures/published-figures.events.js';
import type { RecordPublishedFigures } from '../../../workflows/published-figures/published-figures.commands.js';
import { tableKey, valueOf } from '../../../workflows/published-figures/published-figures.state.js';
import type { PublishedFiguresHeld } from '../../../workflows/published-figures/published-figures.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { specBasis, specification } from '../../support/given-when-then.js';

const given = specification(publishedFiguresDecider);
const file = { name: 'a.csv', sha256: 'ab', bytes: 3, edition: null };
const columns = ['assess_issued', 'assess_not_issued'];
const area = (code: string, ...values: (number | null)[]) =>
  ({ level: code.startsWith('E') ? 'region' : 'authority', code, name: `Area ${code}`, region: code.startsWith('E') ? null : 'E12000008', values }) as const; // prettier-ignore
type Areas = RecordPublishedFigures['data']['years'][number]['areas'];
const read = (years: Readonly<Record<number, Areas>>, more: object = {}): RecordPublishedFigures => ({
  type: 'RecordPublishedFigures',
  data: {
    file,
    dataset: 'assessments',
    columns,
    years: Object.entries(years).map(([year, areas]) => ({ year: Number(year), areas })),
    ...more,
  },
});
const recorded = (year: number, areas: Areas, restated = 0): PublishedFiguresEvent => ({
  type: 'PublishedFiguresRecorded',
  occurredOn: calendarDate('2026-10-01'),
  data: { file, dataset: 'assessments', year, columns, areas, restated },
});

describe('a published file', () => {
  it('is recorded year by year, the earliest first', () => {
    given()
      .when(read({ 2024: [area('852', 338, 0)], 2023: [area('852', 297, 0)] }))
      .then(
        { type: 'PublishedFiguresRecorded', data: { year: 2023 } },
        { type: 'PublishedFiguresRecorded', data: { year: 2024, restated: 0 } },
      );
  });

  it('that says what stands already records nothing', () => {
    const areas = [area('852', 338, null), area('E12000008', 9, 9)];
    given(recorded(2024, areas))
      .when(read({ 2024: areas }))
      .then();
  });

  it('of a later edition records the rows that differ, and how many figures they restate', () => {
    given(recorded(2024, [area('852', 338, null), area('851', 5, 6)]))
      .when(read({ 2024: [area('852', 340, 1), area('851', 5, 6)] }))
      .then({ type: 'PublishedFiguresRecorded', data: { areas: [area('852', 340, 1)], restated: 1 } });
  });

  it('leaves the first value readable, and what it has no column for as it was', () => {
    const later: PublishedFiguresEvent = {
      type: 'PublishedFiguresRecorded',
      occurredOn: calendarDate('2026-11-01'),
      data: { file, dataset: 'assessments', year: 2024, columns: ['assess_issued'], areas: [area('852', null)], restated: 1 }, // prettier-ignore
    };
    const table = given(recorded(2024, [area('852', 338, 7)]), later)
      .state()
      .tables.get(tableKey('assessments', 2024));
    const row = table?.areas.get('852');
    if (table === undefined || row === undefined) throw new Error('Nothing stands');
    expect([valueOf(table, row, 'assess_issued'), valueOf(table, row, 'assess_not_issued')]).toEqual([null, 7]);
    expect(table.restated).toEqual([{ code: '852', column: 'assess_issued', value: 338, until: '2026-11-01' }]);
  });

  it.each<[string, RecordPublishedFigures, string]>([
    ['a year to come', read({ 2027: [area('852', 1, 1)] }), 'no-such-published-year'],
    ['a year before there were plans', read({ 2013: [area('852', 1, 1)] }), 'no-such-published-year'],
    ['an area twice', read({ 2024: [area('852', 1, 1), area('852', 1, 2)] }), 'published-area-twice'],
    ['part of a child', read({ 2024: [area('852', 1.5, 1)] }), 'published-value-impossible'],
    ['less than nothing', read({ 2024: [area('852', -1, 1)] }), 'published-value-impossible'],
    ['more than all', read({ 2024: [area('852', 101)] }, { columns: ['outcome_decision_within_time_pc'] }), 'published-value-impossible'],
    ['a code that is none', read({ 2024: [{ ...area('852', 1, 1), code: '85' }] }), 'published-area-code'],
    ['a column that is not kept', read({ 2024: [area('852', 1, 1)] }, { columns: ['assess_issued', '__proto__'] }), 'published-columns-unknown'],
    ['a value too few', read({ 2024: [area('852', 1)] }), 'published-columns-unknown'],
    ['another file', read({}, { dataset: 'schools' }), 'no-such-published-file'],
    ['more than a store takes in one piece', read({ 2024: Array.from({ length: 900 }, (_, at) => ({ ...area(String(at + 100), 1, 1), name: 'x'.repeat(600) })) }), 'published-file-too-large'],
    ['an edition without end', read({ 2024: [area('852', 1, 1)] }, { file: { ...file, edition: 'x'.repeat(121) } }), 'edition-too-long'],
  ])('with %s is refused', (_, command, code) => {
    given().when(command).thenRejected(code);
  }); // prettier-ignore

  it('is never corrected: another edition restates it', () => {
    given(recorded(2024, [area('852', 1, 1)]))
      .when({ type: 'CorrectFact', revision: 0, reason: 'mistyped', struck: true })
      .thenRejected('cannot-be-corrected');
  });
});

describe('neighbours', () => {
  const lists = [
    { name: 'Southampton', code: '852', nearest: ['Coventry', 'Derby'] },
    { name: 'Nowhere', code: null, nearest: [] },
  ];
  const wish = { type: 'RecordStatisticalNeighbours', data: { file, lists } } as const;

  it('are recorded, and nothing the second time', () => {
    given().when(wish).then({ type: 'StatisticalNeighboursRecorded' });
    const stands = { type: 'StatisticalNeighboursRecorded', occurredOn: calendarDate('2026-10-01'), data: wish.data } as const; // prettier-ignore
    given(stands).when(wish).then();
    given(stands).when({ ...wish, data: { file, lists: lists.slice(0, 1) } }).then({ type: 'StatisticalNeighboursRecorded' }); // prettier-ignore
  });

  it('are refused where there are none, or an authority has two lists', () => {
    given().when({ ...wish, data: { file, lists: [] } }).thenRejected('no-neighbours'); // prettier-ignore
    given().when({ ...wish, data: { file, lists: [...lists, { name: 'Soton', code: '852', nearest: [] }] } }).thenRejected('neighbours-twice'); // prettier-ignore
  });

  it('are chosen by an authority that has none, with a reason, until it chooses none', () => {
    const choose = (more: object) => given().when({ type: 'ChooseComparators', data: { region: 'E12000008', neighbours: ['851', '831'], reason: 'New', ...more } }); // prettier-ignore
    choose({}).then({ type: 'ComparatorsChosen' });
    choose({ region: 'South East' }).thenRejected('no-such-region');
    choose({ neighbours: ['Portsmouth'] }).thenRejected('no-such-neighbour');
    choose({ neighbours: ['851', '851'] }).thenRejected('neighbour-twice');
    choose({ neighbours: Array.from({ length: 21 }, (_, at) => String(200 + at)) }).thenRejected('too-many-neighbours');
    choose({ reason: ' ' }).thenRejected('choice-needs-a-reason');
    const chose = (neighbours: readonly string[], region: string | null): PublishedFiguresEvent =>
      ({ type: 'ComparatorsChosen', occurredOn: calendarDate('2026-10-01'), data: { region, neighbours, reason: 'New' } }); // prettier-ignore
    expect(given(chose(['851'], null)).state().chosen).toMatchObject({ neighbours: ['851'] });
    expect(given(chose(['851'], null), chose([], null)).state().chosen).toBeNull();
  });
});

describe('over any editions of a file', () => {
  const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
  const edition = fc.record({ '852': fc.tuple(value, value), '851': fc.tuple(value, value) }, { requiredKeys: [] });

  it('the last says what stands, every value before it stays, and the same again is nothing new', () => {
    fc.assert(
      fc.property(fc.array(edition, { maxLength: 12 }), (editions) => {
        let state: PublishedFiguresHeld = publishedFiguresDecider.initialState;
        let revision = 0;
        const stands = new Map<string, (number | null)[]>();
        const replaced = new Map<string, number[]>();
        const record = (command: RecordPublishedFigures): number => {
          const events = publishedFiguresDecider.decide(command, state, specBasis);
          for (const event of events) state = publishedFiguresDecider.evolve(state, { ...event, revision: revision++ });
          return events.length;
        };
        for (const one of editions) {
          const rows = Object.entries(one).map(([code, values]) => area(code, ...values));
          const command = read({ 2024: rows });
          const isNew = rows.some(({ code, values }) => JSON.stringify(stands.get(code)) !== JSON.stringify(values));
          expect(record(command)).toBe(isNew ? 1 : 0);
          expect(record(command)).toBe(0);
          for (const { code, values } of rows) {
            for (const [at, before] of (stands.get(code) ?? []).entries()) {
              const key = `${code} ${columns[at] ?? ''}`;
              if (before !== null && before !== values[at]) replaced.set(key, [...(replaced.get(key) ?? []), before]);
            }
            stands.set(code, [...values]);
          }
        }
        const table = state.tables.get(tableKey('assessments', 2024));
        for (const [code, values] of stands) {
          const row = table?.areas.get(code);
          expect(columns.map((column) => (table === undefined || row === undefined ? -1 : valueOf(table, row, column)))).toEqual(values); // prettier-ignore
        }
        for (const code of ['852', '851']) {
          for (const column of columns) {
            const kept = table?.restated.filter((one) => one.code === code && one.column === column) ?? [];
            expect(kept.map((one) => one.value)).toEqual(replaced.get(`${code} ${column}`) ?? []);
          }
        }
      }),
    );
  });
});
