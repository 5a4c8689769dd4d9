import { pooledWords } from './published-words.js';
import { listed } from '../web/words/list-words.js';
import { sentenceDate } from '../web/words/date-words.js';
import { valueWords } from '../web/words/held-figure-words.js';
import { licence } from './published-figures.service.js';
import type { PublishedSeries, PublishedYear } from './published-figures.service.js';

type Comparator = 'own' | 'neighbours' | 'region' | 'england';

/** A published figure by year as its small table shows it. */
export interface PublishedBeside {
  readonly title: string;
  readonly years: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly second: string | null;
    readonly cells: readonly string[];
  }[];
  readonly notes: readonly string[];
  readonly source: string;
}

/** "–": nothing is published. */
const none = '–';

export function publishedBeside(series: PublishedSeries, home: string): PublishedBeside {
  const { title, unit, years } = series;
  const row = (key: Comparator, name: string, second: string | null = null) => ({
    name,
    second,
    cells: years.map((year) => words(year[key], unit)),
  });
  const totals = unit === 'count' ? 'total, not to be held against one authority' : null;
  return {
    title,
    years: years.map(({ year }) => String(year)),
    rows: [
      ...(series.ownName === null ? [] : [row('own', series.ownName)]),
      ...(series.neighbourNames.length === 0 ? [] : [row('neighbours', 'Statistical neighbours', howPooled(years))]),
      ...(series.regionName === null ? [] : [row('region', series.regionName, totals)]),
      row('england', 'England', totals),
    ],
    notes: [...companyNotes(series, home), ...(series.differs === null ? [] : [series.differs])],
    source: `${series.source}, read ${sentenceDate(series.importedOn)}. ${licence}`,
  };
}

/** The last year in one line: "Published for 2024: Southampton 93.5% · neighbours 55.0% · England 45.9%". */
export function publishedLine({ years, unit, ownName, regionName }: PublishedSeries): string | null {
  const last = years.at(-1);
  if (last === undefined) return null;
  const said = [
    [ownName, last.own],
    [unit === 'count' ? 'mean of neighbours' : 'neighbours', last.neighbours],
    // Totals of a region and of England say nothing beside one authority.
    [unit === 'count' ? null : regionName, last.region],
    [unit === 'count' ? null : 'England', last.england],
  ] as const;
  const parts = said.flatMap(([name, value]) => (name === null || value === null ? [] : [`${name} ${words(value, unit)}`])); // prettier-ignore
  return parts.length === 0 ? null : `Published for ${last.year}: ${parts.join(' · ')}`;
}

const words = (value: number | null, unit: PublishedSeries['unit']): string => (value === null ? none : valueWords(value, unit)); // prettier-ignore

/** How the neighbours' figure was made, and of how many of them where that differs from year to year. */
function howPooled(years: readonly PublishedYear[]): string | null {
  const made = [...new Set(years.flatMap(({ neighboursFrom }) => (neighboursFrom === null ? [] : [pooledWords[neighboursFrom]])))]; // prettier-ignore
  return made.length === 0 ? null : listed(made);
}

/** What there is to say of whom the authority is compared with. */
function companyNotes(series: PublishedSeries, home: string): readonly string[] {
  const { ownName, years, neighbourNames, neighboursImported } = series;
  const unknown = `The department publishes nothing of authority ${home}`;
  const chosen =
    series.chosen === null
      ? []
      : [`Region and neighbours were chosen by the authority: ${series.chosen.replace(/\.$/, '')}.`];
  if (ownName === null && series.chosen === null) return [`${unknown}: it has no region and no neighbours there, so only England stands beside it.`]; // prettier-ignore
  const few = years.filter(({ neighboursCounted }) => neighboursCounted > 0 && neighboursCounted < neighbourNames.length); // prettier-ignore
  const fewNotes = few.map(({ year, neighboursCounted }) => `${year}: ${neighboursCounted} of the ${neighbourNames.length} neighbours have the figure.`); // prettier-ignore
  if (ownName === null) return [`${unknown}.`, ...chosen, ...neighbourNotes(home, neighbourNames, true), ...fewNotes];
  const last = years.findLast(({ own }) => own !== null);
  const ended = last === undefined ? [`Nothing of it is published of ${ownName}.`] : last.year < (years.at(-1)?.year ?? 0) ? [`Nothing of it is published of ${ownName} after ${last.year}.`] : []; // prettier-ignore
  return [...ended, ...chosen, ...neighbourNotes(ownName, neighbourNames, neighboursImported), ...fewNotes];
}

function neighbourNotes(own: string, names: readonly string[], imported: boolean): readonly string[] {
  if (names.length > 0) return [`Neighbours, the nearest first: ${listed(names)}.`];
  return [imported ? `The file of statistical neighbours does not name ${own}.` : 'No file of statistical neighbours was imported.']; // prettier-ignore
}
