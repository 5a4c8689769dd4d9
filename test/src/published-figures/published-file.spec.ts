import fc from 'fast-check';
import { yearsBeside, companyOf, figureIn } from '../../../projections/published-figures/comparators.js';
import { publishedSeries, seriesBeside } from '../../../projections/published-figures/published-series.js';
import { publishedFiguresDecider } from '../../../workflows/published-figures/published-figures.decider.js';
import type { PublishedFiguresHeld } from '../../../workflows/published-figures/published-figures.state.js';
import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { tableLines, textOfFile } from '../../../src/held-figures/csv-table.js';
import { publishedFileFrom } from '../../../src/published-figures/published-file.js';
import { authorityNames, authorityNamed } from '../../../src/sen2/authorities.js';
import { specBasis } from '../../support/given-when-then.js';
import { describeWithPublished, publishedBytes, timelinessFile, timelinessRow } from '../../support/published-files.js';

const today = calendarDate('2026-11-23');
const read = (content: string | Buffer) => publishedFileFrom(Buffer.from(content), { name: 'a file.csv', edition: null }, today); // prettier-ignore
const words = (content: string | Buffer): readonly string[] =>
  read(content).faults.map(({ row, column, text }) => `${String(row ?? '')} ${column ?? ''}: ${text}`.trim());
const southampton = timelinessRow('Southampton', 2024, [336, 320, 314, 312, 93.5, 97.5]);
const england = timelinessRow('England', 2024, [90392, 84866, 41448, 39407, 45.9, 46.4]);

/** Files read and recorded, one after the other. */
function recorded(...contents: readonly (string | Buffer)[]): PublishedFiguresHeld {
  let state = publishedFiguresDecider.initialState;
  let revision = 0;
  for (const content of contents) {
    const { command, faults } = read(content);
    if (command === null) throw new Error(JSON.stringify(faults.slice(0, 3)));
    for (const event of publishedFiguresDecider.decide(command, state, specBasis))
      state = publishedFiguresDecider.evolve(state, { ...event, revision: revision++ });
  }
  return state;
}

describeWithPublished('the files as they are published (needs ../shared/data/dfe-ehc-plans)', () => {
  const names = ['timeliness_20_week', 'requests', 'assessments', 'annual_reviews', 'statistical_neighbours'];
  const rowsOf = (name: string): readonly Readonly<Record<string, string>>[] => {
    const [head, ...lines] = tableLines(textOfFile(publishedBytes(name)));
    return lines.map(({ cells }) => Object.fromEntries(cells.map((cell, at) => [(head?.cells[at] ?? '').toLowerCase(), cell]))); // prettier-ignore
  };

  it.each([
    ['timeliness_20_week', { rows: 970, years: [2019, 2020, 2021, 2022, 2023, 2024], authorities: 155, contradicted: 0 }],
    ['requests', { rows: 972, years: [2019, 2020, 2021, 2022, 2023, 2024], authorities: 155, contradicted: 27 }],
    ['assessments', { rows: 972, years: [2019, 2020, 2021, 2022, 2023, 2024], authorities: 155, contradicted: 0 }],
    ['annual_reviews', { rows: 163, years: [2024], authorities: 153, contradicted: 0 }],
    ['statistical_neighbours', { rows: 10, authorities: 153 }],
  ])('%s is taken whole: nothing is unknown, missing or left out', (name, expected) => {
    const { summary, faults } = read(publishedBytes(name));
    expect(faults).toEqual([]);
    expect(summary).toMatchObject({ file: `${name}.csv`, ...expected, skipped: 0, repeated: 0, columnsUnknown: [], columnsMissing: [], namesUnknown: [] }); // prettier-ignore
  }); // prettier-ignore

  it.each(names)('%s is recorded below what a store takes in one piece, and again adds nothing', (name) => {
    const { command } = read(publishedBytes(name));
    if (command === null) throw new Error('refused');
    const events = publishedFiguresDecider.decide(command, publishedFiguresDecider.initialState, specBasis);
    expect(JSON.stringify(events).length).toBeLessThan(250_000);
    expect(publishedFiguresDecider.decide(command, recorded(publishedBytes(name)), specBasis)).toEqual([]);
  });

  let held: PublishedFiguresHeld;
  beforeAll(() => {
    held = recorded(...names.map(publishedBytes));
  });

  it('give Southampton’s 20 weeks from 2019 to 2024 as printed', () => {
    const of = (measure: string) => {
      const series = seriesBeside(measure);
      return series === null ? [] : yearsBeside(held, series, '852').map(({ own }) => own?.value);
    };
    expect(of('dfe.plan.within20w')).toEqual([54.5, 100, 99.6, 88, 90.2, 93.5]);
    expect(of('dfe.plan.within20wExcludingExceptions')).toEqual([52.7, 100, 99.5, 98.8, 100, 97.5]);
    expect(of('dfe.requests.decidedWithin6w')).toEqual([76.5, 89.7]);
    expect(of('dfe.reviews.decidedWithin4w')).toEqual([11]);
    expect(of('dfe.requests.received')).toEqual([380, 416, 342, 519, 609, 569]);
  });

  it('give every percentage of every row as it is printed', () => {
    let seen = 0;
    for (const series of publishedSeries.filter(({ printed }) => printed !== null)) {
      const name = { timeliness: 'timeliness_20_week', requests: 'requests', assessments: 'assessments', annualReviews: 'annual_reviews' }[series.dataset]; // prettier-ignore
      for (const row of rowsOf(name)) {
        const table = held.tables.get(`${series.dataset} ${row['time_period'] ?? ''}`);
        const code = row['old_la_code'] || row['region_code'] || 'E92000001';
        const printed = Number(row[series.printed ?? '']);
        if (Number.isNaN(printed) || table === undefined) continue;
        seen += 1;
        expect(figureIn(table, series, code)?.value).toBe(printed);
      }
    }
    expect(seen).toBeGreaterThan(3_000);
  });

  it('give ten neighbours to every authority that is in both files, and name the one that is in one alone', () => {
    const authorities = [...new Set(rowsOf('timeliness_20_week').map((row) => row['old_la_code'] ?? ''))].filter((code) => code !== ''); // prettier-ignore
    const without = authorities.filter((code) => companyOf(held, code).neighbours.length === 0);
    // Abolished before the neighbours were drawn up, and two too small to have any.
    expect(without.map((code) => authorityNames.get(code))).toEqual(expect.arrayContaining(['Cumbria', 'Northamptonshire'])); // prettier-ignore
    for (const code of authorities.filter((one) => !without.includes(one))) {
      const { neighbours } = companyOf(held, code);
      expect([code, neighbours.length, neighbours.filter((one) => one.code === null)]).toEqual([code, 10, []]);
    }
    expect(companyOf(held, '810').neighbours.length).toBe(10);
  });

  it('pool the neighbours of Southampton from their counts', () => {
    const rows = rowsOf('timeliness_20_week').filter((row) => row['time_period'] === '2024');
    const nearest = rowsOf('statistical_neighbours').map((row) => row['southampton']).filter((name) => name !== ''); // prettier-ignore
    const theirs = rows.filter((row) => nearest.includes(row['la_name']));
    const sum = (column: string): number => theirs.reduce((total, row) => total + Number(row[column]), 0);
    const series = seriesBeside('dfe.plan.within20w');
    const last = series === null ? undefined : yearsBeside(held, series, '852').at(-1);
    expect([theirs.length, last?.neighboursCounted, last?.neighboursFrom]).toEqual([10, 10, 'counts']);
    expect(last?.neighbours).toMatchObject({ numerator: sum('plans_issued_within_20_weeks'), denominator: sum('plans_issued_den') }); // prettier-ignore
    expect(Math.abs((last?.neighbours?.value ?? 0) - (100 * sum('plans_issued_within_20_weeks')) / sum('plans_issued_den'))).toBeLessThanOrEqual(0.051); // prettier-ignore
  });
});

describe('a published file', () => {
  it('is read as published: with its mark, quoted names, capitals, and figures that are held back', () => {
    const hull = timelinessRow('Kingston upon Hull, City of', 2024, ['x', 'z', 'c', 'low', '', ':']);
    const { command, faults } = read(timelinessFile(england, southampton, hull));
    expect(faults).toEqual([]);
    expect(command).toMatchObject({
      type: 'RecordPublishedFigures',
      data: {
        dataset: 'timeliness',
        file: { name: 'a file.csv' },
        years: [{ year: 2024, areas: [{ level: 'england', code: 'E92000001', name: 'England', region: null }, { level: 'authority', code: '852', region: 'E12000008', values: [336, 320, 314, 312, 93.5, 97.5] }, { name: 'Kingston upon Hull, City of', values: [null, null, null, null, null, null] }] }],
      },
    }); // prettier-ignore
  });

  it('of a later edition is read past columns that nobody knows, rows of breakdowns and other areas, and counts them', () => {
    const [head = '', ...rows] = timelinessFile(
      england,
      timelinessRow('Southampton', 2024, [1, 1, 1, 1, 100, 100], 'Girls'),
      timelinessRow('Local authority district,E92000001,England,E12000008,South East,E07000084,,Eastleigh', 2024, [1, 1, 1, 1, 100, 100]), // prettier-ignore
      timelinessRow('Local authority,E92000001,England,E12000008,South East,x,z,Two together', 2024, [1, 1, 1, 1, 100, 100]), // prettier-ignore
      england,
      timelinessRow('Southampton', 2025, [336, 320, 314, 312, 93.5, 97.5], 'Total'),
    ).split('\r\n');
    const later = [`${head},brand_new`, ...rows.filter((row) => row !== '').map((row) => `${row},7`)].join('\n');
    expect(read(later)).toMatchObject({
      faults: [],
      summary: { rows: 2, years: [2024, 2025], authorities: 1, skipped: 3, repeated: 1, columnsUnknown: ['brand_new'] },
    });
    expect(read(later).summary?.columnsMissing).toContain('plans_issued_gt_1_year');
  });

  it('keeps no name of a file that could hold anything', () => {
    const named = (name: string) => publishedFileFrom(Buffer.from(timelinessFile(england)), { name, edition: null }, today).command?.data.file.name; // prettier-ignore
    expect([named('timeliness_20_week (1).csv'), named('<b>x</b>.csv'), named('=cmd.csv'), named('x'.repeat(200))]).toEqual(['timeliness_20_week (1).csv', null, null, null]); // prettier-ignore
  });

  it.each([
    ['nothing', '', 'The file is empty'],
    ['its first row alone', timelinessFile(), 'The file holds nothing below its first row'],
    ['a workbook', Buffer.from('PK\u0003\u0004 and more', 'latin1'), 'The file is a workbook, not a CSV file'],
    ['a column twice', timelinessFile(england).replace('plans_issued_den_ex', 'plans_issued_den'), 'The column “plans_issued_den” stands twice'],
    ['a quotation mark left open', timelinessFile(england).replace('England', '"England'), 'A quotation mark in row 2'],
    ['breakdowns alone', timelinessFile(timelinessRow('England', 2024, [1, 1, 1, 1, 100, 100], 'Girls')), 'The file holds no totals'],
  ])('with %s is refused in one sentence', (_, content, said) => {
    expect(words(content)).toEqual([expect.stringContaining(said)]);
    expect(read(content).command).toBeNull();
  }); // prettier-ignore

  it('of another shape is refused with the columns that are wanted', () => {
    const [first, ...shapes] = words('name,age\nMaya,7');
    expect(first).toContain('The file is none of those that are read');
    expect(shapes.map((shape) => /^: (\S+) must name/.exec(shape)?.[1])).toEqual(['timeliness_20_week.csv', 'requests.csv', 'assessments.csv', 'annual_reviews.csv', 'statistical_neighbours.csv']); // prettier-ignore
    expect(shapes[1]).toContain('old_la_code, la_name, requests_received_in_year and requests_decided_not_to_assess');
    expect(words('name,age\nMaya,7').join()).not.toContain('Maya');
  });

  it('without some of its columns is refused with those that are missing and all that are wanted', () => {
    const without = timelinessFile(england).replace('old_la_code', 'code').replace('plans_issued_within_20_weeks', 'in_time'); // prettier-ignore
    expect(words(without.replace('PC_plans_issued_within', 'PC_issued_within'))).toEqual([
      expect.stringContaining('The file looks like timeliness_20_week.csv, but its first row does not name old_la_code and plans_issued_within_20_weeks. It must name time_period, geographic_level'), // prettier-ignore
    ]);
  });

  it.each([
    ['a broken number', ['336,320', '33b6,320'], '3 plans_issued_den: “33b6” is not a whole number, nor x, z, c or low'],
    ['part of a plan', ['336,320', '33.5,320'], '3 plans_issued_den: “33.5” is not a whole number'],
    ['less than nothing', ['336,320', '-1,320'], '3 plans_issued_den: “-1” is not a whole number'],
    ['more than all', ['93.5', '935'], '3 pc_plans_issued_within_20_weeks: “935” is not a percentage from 0 to 100'],
    ['a formula', ['336,320', '=1+1,320'], '3 plans_issued_den: “=1+1” is not a whole number'],
    ['a school year', ['2024,Cal', '202425,Cal'], '3 time_period: “202425” is not a calendar year from 2014 to 2026'],
    ['a year to come', ['2024,Cal', '2027,Cal'], '3 time_period: “2027” is not a calendar year'],
    ['a code that is none', [',852,', ',8S2,'], '3 old_la_code: “8S2” is not a code of three figures'],
    ['a region that is none', ['E12000008', 'South'], '3 region_code: “South” is not a code of a region'],
    ['no name', [',852,Southampton', ',852,'], '3 la_name: The name is missing or too long'],
    ['a cell too many', ['336,320', '336,320,1'], '3 : The row has 19 cells, the first row 18'],
    ['a cell too few', [',97.5', ''], '3 : The row has 17 cells, the first row 18'],
  ] as const)('with %s says so of its line', (_, [from, to], said) => {
    expect(words(timelinessFile(england, southampton.replace(from, to)))).toEqual([expect.stringContaining(said)]);
  }); // prettier-ignore

  it('says which rows disagree, and every fault of every row', () => {
    const other = southampton.replace('336', '337');
    expect(words(timelinessFile(southampton, other, england.replace('90392', 'many').replace('45.9', 'half')))).toEqual(
      [
        '3 : Southampton, 2024 stands in row 2 already with other figures. Leave the wrong one out',
        expect.stringContaining('4 plans_issued_den: “many”'),
        expect.stringContaining('4 pc_plans_issued_within_20_weeks: “half”'),
      ],
    );
  });

  it('never throws, whatever is in it', () => {
    const heads = timelinessFile(england).split('\r\n').slice(0, 2).join('\n');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.boolean(), (text, headed) => {
        const { command, faults } = read(headed ? `${heads}\n${text}` : text);
        expect(command !== null || faults.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file of neighbours', () => {
  it('is read column by column, names in either spelling, and lists those that nobody knows', () => {
    const { command, summary } = read('\uFEFFSouthampton,"Kingston Upon Hull, City of",Durham,Atlantis\nHull,County Durham,Southampton,Southampton\n"Kingston upon Hull, City of",,,\n,,,\n'); // prettier-ignore
    expect(summary).toMatchObject({ authorities: 4, namesUnknown: ['Hull', 'Atlantis'] });
    expect(command).toMatchObject({
      type: 'RecordStatisticalNeighbours',
      data: {
        lists: [
          { name: 'Southampton', code: '852', nearest: ['Hull', 'Kingston Upon Hull, City of'] },
          { name: 'Kingston Upon Hull, City of', code: '810', nearest: ['Durham'] },
          { name: 'Durham', code: '840', nearest: ['Southampton'] },
          { name: 'Atlantis', code: null, nearest: ['Southampton'] },
        ],
      },
    });
  });

  it('is refused where an authority has two columns, or a neighbour stands twice', () => {
    expect(words('Durham,County Durham\nLeeds,Leeds\nLeeds,Derby')).toEqual([
      '3 Durham: “Leeds” stands above already',
      '1 County Durham: The authority stands in the column “Durham” already. Leave one of the two out',
    ]);
    expect(words(`Leeds,Derby\n${'Derby,Leeds\n'.repeat(21)}`)[0]).toContain('The file holds 21 rows of neighbours');
  });
});

describe('the name of an authority', () => {
  it('is told from every other, however it is written', () => {
    for (const [code, name] of authorityNames) expect([name, authorityNamed(name)]).toEqual([name, code]);
    expect(['Bedford Borough', 'Durham', 'Herefordshire', 'Kingston Upon Hull, City of', 'St Helens', 'ST. HELENS', 'Bristol'].map(authorityNamed)).toEqual(['822', '840', '884', '810', '342', '342', '801']); // prettier-ignore
    expect([authorityNamed('England'), authorityNamed(''), authorityNamed('constructor')]).toEqual([null, null, null]);
  });
});
