import { hash } from 'node:crypto';
import { datasetOf, datasets } from '../../workflows/published-figures/datasets.js';
import type { Dataset } from '../../workflows/published-figures/datasets.js';
import type { PublishedFiguresCommand } from '../../workflows/published-figures/published-figures.commands.js';
import type { PublishedArea } from '../../workflows/published-figures/published-figures.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { manager } from './demo-people.js';
import type { DemoOptions, DemoStep } from './demo-plan.js';
import { commandIdOf } from './history-writer.js';
import { londonInstant, whenOpen } from './office-hours.js';
import { publishedSample, sampleAreas, sampleNeighbours } from './published-sample.js';

/** How long ago the files were read. */
const daysAgo = 150;
const halfPastNine = 9 * 60 + 30;
const region = 'E12000008';

/**
 * Real published figures of England, a region and ten authorities. Nothing is published of an invented authority, which has no
 * neighbours either: it chose those of a real one, and says so, that comparisons can be looked at.
 */
export function publishedFigureSteps(
  label: string,
  startsOn: CalendarDate,
  { today, now }: DemoOptions,
): readonly DemoStep[] {
  // prettier-ignore
  const asked = addDays(today, -daysAgo);
  const day = asked < startsOn ? startsOn : asked;
  const wishes = [...datasets.map((dataset) => fileOf(dataset, day)), chosen];
  return wishes
    .map((command, at): DemoStep => {
      const desk = whenOpen({ day, minute: halfPastNine + at * 4 });
      const actor = { id: manager.id, role: 'manager' } as const;
      return { workflow: 'publishedFigures', id: '999', command, commandId: commandIdOf(`${label}|published figures`, at), actor, source: 'user', recordedAt: londonInstant(desk.day, desk.minute), recordedOn: desk.day }; // prettier-ignore
    })
    .filter(({ recordedAt }) => recordedAt <= now.getTime());
}

const chosen: PublishedFiguresCommand = {
  type: 'ChooseComparators',
  data: {
    region,
    neighbours: sampleNeighbours,
    reason: 'Northmere is invented and has none. Those of Southampton stand in, so that comparisons can be looked at',
  },
};

/** What a published file says of the sample, as far as it can have been out by the day. */
function fileOf({ id, file }: Dataset, day: CalendarDate): PublishedFiguresCommand {
  const text = publishedSample[id];
  const byYear = new Map<number, PublishedArea[]>();
  for (const line of text.trim().split('\n')) {
    const [year = '', code = '', ...values] = line.split(' ');
    if (Number(year) >= Number(day.slice(0, 4))) continue;
    byYear.set(Number(year), [...(byYear.get(Number(year)) ?? []), areaOf(code, values)]);
  }
  const years = [...byYear].map(([year, areas]) => ({ year, areas }));
  const said = { name: file, sha256: hash('sha256', text, 'hex'), bytes: text.length, edition: 'Part of the release, for the demonstration' }; // prettier-ignore
  const columns = datasetOf(id).columns.map(({ name }) => name);
  return { type: 'RecordPublishedFigures', data: { file: said, dataset: id, columns, years } };
}

function areaOf(code: string, values: readonly string[]): PublishedArea {
  const [name, around] = sampleAreas[code] ?? [code, null];
  const level = code === 'E92000001' ? 'england' : code.startsWith('E') ? 'region' : 'authority';
  return { level, code, name, region: around, values: values.map((value) => (value === 'x' ? null : Number(value))) };
}
