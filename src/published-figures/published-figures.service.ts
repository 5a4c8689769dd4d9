import { Injectable } from '@nestjs/common';
import { companyOf, yearsBeside } from '../../projections/published-figures/comparators.js';
import type { Company, YearBeside } from '../../projections/published-figures/comparators.js';
import { differenceFrom, seriesBeside } from '../../projections/published-figures/published-series.js';
import type { SeriesOfFile } from '../../projections/published-figures/published-series.js';
import { datasetOf } from '../../workflows/published-figures/datasets.js';
import type { PublishedFiguresCommand } from '../../workflows/published-figures/published-figures.commands.js';
import { publishedFiguresDecider } from '../../workflows/published-figures/published-figures.decider.js';
import type { PublishedFiguresEvent } from '../../workflows/published-figures/published-figures.events.js';
import { tablesOf } from '../../workflows/published-figures/published-figures.state.js';
import type { PublishedFiguresHeld } from '../../workflows/published-figures/published-figures.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../children/home-authority.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { StreamRecord } from '../commands/stream-record.js';
import type { RecordOfStream } from '../commands/stream-record.js';
import { EventStore } from '../event-store/event-store.js';

/** Published figures with everything that was recorded of them, oldest first. */
export type PublishedRecord = RecordOfStream<PublishedFiguresHeld, PublishedFiguresEvent>;

/** The published figures of one year; null where there is none. */
export interface PublishedYear {
  readonly year: number;
  readonly own: number | null;
  readonly region: number | null;
  readonly england: number | null;
  /** Of the neighbours that have the figure: see `neighboursFrom`. */
  readonly neighbours: number | null;
  /** All their cases together, the mean of their percentages, or (of a count) the mean of their counts. */
  readonly neighboursFrom: YearBeside['neighboursFrom'];
  readonly neighboursCounted: number;
}

/** What is published beside a measure, by year, the earliest first. */
export interface PublishedSeries {
  readonly measure: string;
  readonly dataset: string;
  readonly title: string;
  /** Counts of England and of a region are totals: only a share, and the mean of neighbours, can be held against one authority. */
  readonly unit: SeriesOfFile['unit'];
  readonly years: readonly PublishedYear[];
  /** Null where the file does not know the authority. */
  readonly ownName: string | null;
  readonly regionName: string | null;
  /** The nearest first; empty where none are on record. */
  readonly neighbourNames: readonly string[];
  /** Whether a file of neighbours was imported, be the authority in it or not. */
  readonly neighboursImported: boolean;
  /** Why the authority chose region and neighbours itself; null where they are the files'. */
  readonly chosen: string | null;
  /** How it is counted otherwise than the measure; null where it is counted alike. */
  readonly differs: string | null;
  readonly source: string;
  readonly importedOn: CalendarDate;
}

export const publisher = 'Department for Education, Education, health and care plans';
export const licence = 'Open Government Licence v3.0';

/** Reads and records what the Department for Education published. What was read stays in memory. */
@Injectable()
export class PublishedFigures {
  private readonly stream: StreamRecord<PublishedFiguresHeld, PublishedFiguresEvent>;

  constructor(
    events: EventStore,
    private readonly commands: CommandHandler,
    private readonly home: HomeAuthority,
  ) {
    this.stream = new StreamRecord(events, `publishedFigures-${home.code}`, publishedFiguresDecider);
  }

  /** Everything, as it stands or as it was known at the end of a day. */
  known(asKnownOn?: CalendarDate): Promise<PublishedRecord> {
    return asKnownOn === undefined ? this.stream.now() : this.stream.knownOn(asKnownOn);
  }

  /** What is published beside a measure, by year; null where nothing is published of it, or nothing was imported. */
  async besides(measure: string, asKnownOn?: CalendarDate): Promise<PublishedSeries | null> {
    return seriesBeside(measure) === null ? null : this.besideIn((await this.known(asKnownOn)).state, measure);
  }

  /** The same, of a record that was read. */
  besideIn(state: PublishedFiguresHeld, measure: string): PublishedSeries | null {
    const series = seriesBeside(measure);
    return series === null ? null : seriesOf(state, series, this.home.code, measure);
  }

  /** The last year of it that has a figure. */
  async latest(measure: string, asKnownOn?: CalendarDate): Promise<PublishedYear | null> {
    return (await this.besides(measure, asKnownOn))?.years.at(-1) ?? null;
  }

  /** @throws CommandRejected and what the command handler throws. */
  record(command: PublishedFiguresCommand, context: CommandContext): Promise<CommandOutcome> {
    return this.commands.execute('publishedFigures', this.home.code, command, context);
  }

  /** The authority, its region and its neighbours. */
  companyIn(state: PublishedFiguresHeld): Company {
    return companyOf(state, this.home.code);
  }
}

/** A published figure beside a measure; null where no year of it is on record. */
export function seriesOf(
  state: PublishedFiguresHeld,
  series: SeriesOfFile,
  home: string,
  measure: string,
): PublishedSeries | null {
  const years = yearsBeside(state, series, home);
  const last = tablesOf(state, series.dataset)
    .toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : 1))
    .at(-1);
  if (years.length === 0 || last === undefined) return null;
  const { own, region, neighbours } = companyOf(state, home);
  return {
    measure,
    dataset: datasetOf(series.dataset).file,
    title: series.title,
    unit: series.unit,
    years: years.map((year) => ({ ...year, own: year.own?.value ?? null, region: year.region?.value ?? null, england: year.england?.value ?? null, neighbours: year.neighbours?.value ?? null })), // prettier-ignore
    ownName: own?.name ?? null,
    regionName: region?.name ?? null,
    neighbourNames: neighbours.map(({ name }) => name),
    neighboursImported: state.neighbours !== null,
    chosen: state.chosen?.reason ?? null,
    differs: differenceFrom(series, measure),
    source: [publisher, last.file.edition, last.file.name].filter((part) => part !== null).join(', '),
    importedOn: last.recordedOn,
  };
}
