import { Injectable } from '@nestjs/common';
import { publishedSeries } from '../../projections/published-figures/published-series.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../children/home-authority.js';
import { publishedBeside, publishedLine } from './published-beside.view.js';
import type { PublishedBeside } from './published-beside.view.js';
import { PublishedFigures } from './published-figures.service.js';

/** What pages of figures say of published ones. */
export interface PublishedLines {
  /** By measure: its last published year in one line. */
  readonly lines: Readonly<Record<string, string>>;
  /** Whether anything was imported at all. */
  readonly any: boolean;
}

/** Published figures in words, beside figures of ours. */
@Injectable()
export class PublishedWords {
  constructor(
    private readonly published: PublishedFigures,
    private readonly home: HomeAuthority,
  ) {}

  /** Of every measure that has a published counterpart. */
  async lines(asKnownOn: CalendarDate | null): Promise<PublishedLines> {
    const record = await this.published.known(asKnownOn ?? undefined);
    const lines = publishedSeries
      .flatMap(({ measures }) => measures)
      .flatMap((measure) => {
        const series = this.published.besideIn(record.state, measure);
        const line = series === null ? null : publishedLine(series);
        return line === null ? [] : [[measure, line] as const];
      });
    return { lines: Object.fromEntries(lines), any: record.state.tables.size > 0 };
  }

  /** The small table beside a measure; null where nothing is published of it, or nothing was imported. */
  async beside(measure: string): Promise<PublishedBeside | null> {
    const series = await this.published.besides(measure);
    return series === null ? null : publishedBeside(series, this.home.code);
  }
}
