import { reject } from '../kernel/command-rejected.js';
import type { Decider, Placed } from '../kernel/decider.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { datasetOf, datasets } from './datasets.js';
import type {
  ChooseComparators,
  PublishedFiguresCommand,
  PublishedYearOfFile,
  RecordPublishedFigures,
} from './published-figures.commands.js';
import type { NeighbourList, PublishedArea, PublishedFile, PublishedFiguresEvent, PublishedFiguresRecorded } from './published-figures.events.js'; // prettier-ignore
import { merged, nothingPublished, restatedBy, sameArea, tableKey } from './published-figures.state.js';
import type { PublishedFiguresHeld, PublishedTable } from './published-figures.state.js';

/** The department has counted plans since 2014. */
export const firstYear = 2014;
/** Characters of all events of a file at most: more would be more than a store takes in one piece. */
export const mostRecorded = 480_000;
export const longestEdition = 120;
export const mostNeighbours = 20;
const longestReason = 500;
const authorityCode = /^\d{3}$/;
const otherCode = /^[A-Z]\d{8}$/;

/** Figures that the Department for Education published. No stages: an edition may follow any other, and restates what differs. */
export const publishedFiguresDecider: Decider<PublishedFiguresHeld, PublishedFiguresCommand, PublishedFiguresEvent> = {
  name: 'published-figures',
  initialState: nothingPublished,
  schemas: {},
  neverCorrected: ['PublishedFiguresRecorded', 'StatisticalNeighboursRecorded', 'ComparatorsChosen'],
  decide(command, state, { today }) {
    switch (command.type) {
      case 'RecordPublishedFigures':
        judgeFile(command.data.file);
        return judgedSize(recorded(command.data, state, today));
      case 'RecordStatisticalNeighbours': {
        const { file, lists } = command.data;
        judgeFile(file);
        judgeLists(lists);
        if (JSON.stringify(lists) === JSON.stringify(state.neighbours?.lists)) return [];
        return judgedSize([{ type: 'StatisticalNeighboursRecorded', occurredOn: today, data: { file, lists } }]);
      }
      case 'ChooseComparators':
        judgeChoice(command.data);
        return [{ type: 'ComparatorsChosen', occurredOn: today, data: command.data }];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'PublishedFiguresRecorded': {
        const { dataset, year } = event.data;
        const key = tableKey(dataset, year);
        return { ...state, tables: new Map(state.tables).set(key, tableAfter(state.tables.get(key), event)) };
      }
      case 'StatisticalNeighboursRecorded':
        return { ...state, neighbours: { ...event.data, recordedOn: event.occurredOn } };
      case 'ComparatorsChosen': {
        const { region, neighbours } = event.data;
        const none = region === null && neighbours.length === 0;
        return { ...state, chosen: none ? null : { ...event.data, chosenOn: event.occurredOn } };
      }
    }
  },
  mayFollow: () => true,
  contradiction: () => null,
};

function tableAfter(before: PublishedTable | undefined, event: Placed<PublishedFiguresRecorded>): PublishedTable {
  const { data, occurredOn: recordedOn } = event;
  const areas = new Map(before?.areas);
  const restated = [...(before?.restated ?? [])];
  for (const given of data.areas) {
    const stood = areas.get(given.code);
    const after = merged(stood, given, data);
    for (const cell of restatedBy(stood, after, data.dataset))
      restated.push({ ...cell, code: given.code, until: recordedOn });
    areas.set(given.code, after);
  }
  return { dataset: data.dataset, year: data.year, areas, restated, file: data.file, recordedOn };
}

/** What is new of a file, year by year. @throws CommandRejected for the first thing that cannot be recorded. */
function recorded(
  { file, dataset, columns, years }: RecordPublishedFigures['data'],
  state: PublishedFiguresHeld,
  today: CalendarDate,
): readonly PublishedFiguresRecorded[] {
  if (!datasets.some(({ id }) => id === dataset)) reject('no-such-published-file', { dataset });
  const known = datasetOf(dataset).columns.map(({ name }) => name);
  if (columns.some((column) => !known.includes(column)) || new Set(columns).size < columns.length) {
    reject('published-columns-unknown', { columns });
  }
  if (new Set(years.map(({ year }) => year)).size < years.length) reject('published-year-twice');
  return years
    .toSorted((a, b) => a.year - b.year)
    .flatMap(({ year, areas }) => {
      judgeYear({ year, areas }, today);
      const seen = new Set<string>();
      for (const area of areas) {
        if (seen.has(area.code)) reject('published-area-twice', { year, area: area.name });
        seen.add(area.code);
        judgeArea(area, dataset, columns);
      }
      const { fresh, restated } = differing(areas, state.tables.get(tableKey(dataset, year)), { dataset, columns });
      if (fresh.length === 0) return [];
      const data = { file, dataset, year, columns, areas: fresh, restated };
      return [{ type: 'PublishedFiguresRecorded', occurredOn: today, data } as const];
    });
}

/** The areas of a year that are new or say something else than what stands, and how many values take the place of another. */
export function differing(
  areas: readonly PublishedArea[],
  table: PublishedTable | undefined,
  told: Pick<PublishedFiguresRecorded['data'], 'dataset' | 'columns'>,
): { readonly fresh: readonly PublishedArea[]; readonly restated: number } {
  let restated = 0;
  const fresh = areas.filter((given) => {
    const before = table?.areas.get(given.code);
    const after = merged(before, given, told);
    if (before !== undefined && sameArea(before, after)) return false;
    restated += restatedBy(before, after, told.dataset).length;
    return true;
  });
  return { fresh, restated };
}

function judgeYear({ year }: PublishedYearOfFile, today: CalendarDate): void {
  if (!Number.isInteger(year) || year < firstYear || year > Number(today.slice(0, 4))) {
    reject('no-such-published-year', { year, from: firstYear, to: Number(today.slice(0, 4)) });
  }
}

function judgeArea(
  { level, code, name, values }: PublishedArea,
  dataset: RecordPublishedFigures['data']['dataset'],
  columns: readonly string[],
): void {
  // prettier-ignore
  if (!(level === 'authority' ? authorityCode : otherCode).test(code)) reject('published-area-code', { area: name, code });
  if (values.length !== columns.length) reject('published-columns-unknown', { columns });
  const kinds = new Map(datasetOf(dataset).columns.map((column) => [column.name, column.kind]));
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const column = columns[at] ?? '';
    const sound =
      kinds.get(column) === 'percent' ? value >= 0 && value <= 100 : Number.isSafeInteger(value) && value >= 0;
    if (!sound) reject('published-value-impossible', { area: name, column, value });
  }
}

function judgeLists(lists: readonly NeighbourList[]): void {
  const codes = lists.flatMap(({ code }) => (code === null ? [] : [code]));
  if (lists.length === 0) reject('no-neighbours');
  if (new Set(codes).size < codes.length || new Set(lists.map(({ name }) => name)).size < lists.length)
    reject('neighbours-twice');
}

function judgeChoice({ region, neighbours, reason }: ChooseComparators['data']): void {
  if (region !== null && !otherCode.test(region)) reject('no-such-region', { region });
  const wrong = neighbours.find((code) => !authorityCode.test(code));
  if (wrong !== undefined) reject('no-such-neighbour', { code: wrong });
  if (neighbours.length > mostNeighbours) reject('too-many-neighbours', { most: mostNeighbours });
  if (new Set(neighbours).size < neighbours.length) reject('neighbour-twice');
  if (reason.trim() === '') reject('choice-needs-a-reason');
  if (reason.length > longestReason) reject('reason-too-long', { most: longestReason });
}

function judgeFile({ edition }: PublishedFile): void {
  if (edition !== null && edition.length > longestEdition) reject('edition-too-long', { most: longestEdition });
}

function judgedSize<Event extends PublishedFiguresEvent>(events: readonly Event[]): readonly Event[] {
  if (JSON.stringify(events).length > mostRecorded) reject('published-file-too-large');
  return events;
}
