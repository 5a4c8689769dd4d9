import { percentage } from '../../projections/measures/measure.js';
import { publishedSeries } from '../../projections/published-figures/published-series.js';
import type { Dataset, PublishedColumn } from '../../workflows/published-figures/datasets.js';
import type { PublishedYearOfFile } from '../../workflows/published-figures/published-figures.commands.js';
import { firstYear } from '../../workflows/published-figures/published-figures.decider.js';
import type { PublishedArea } from '../../workflows/published-figures/published-figures.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { FileFault, TableLine } from '../held-figures/csv-table.js';
import { numberFrom } from '../held-figures/figures-file.js';

/** What stands where a figure is not available, not applicable, held back, low or not to be relied on. */
const notAvailable = new Set(['', 'x', 'z', 'c', 'k', 'u', 'low', ':', '..', '~', '-']);
const levels: Readonly<Record<string, PublishedArea['level']>> = { national: 'england', regional: 'region', 'local authority': 'authority' }; // prettier-ignore
const england = 'E92000001';
/** Printed with one decimal: a tenth more or less is rounding. */
const rounding = 0.11;

interface PlacedColumn extends PublishedColumn {
  readonly at: number;
}

interface RowCounts {
  rows: number;
  authorities: number;
  skipped: number;
  repeated: number;
  contradicted: number;
}

/** The rows of a published file, taken one by one; what is wrong with one is said of its line. */
export class PublishedRows {
  private readonly byYear = new Map<number, Map<string, { readonly area: PublishedArea; readonly line: number }>>();
  private readonly faults: FileFault[] = [];
  private readonly counts: RowCounts = { rows: 0, authorities: 0, skipped: 0, repeated: 0, contradicted: 0 };
  private readonly thisYear: number;

  constructor(
    private readonly dataset: Dataset,
    private readonly columns: readonly PlacedColumn[],
    private readonly heads: readonly string[],
    today: CalendarDate,
  ) {
    this.thisYear = Number(today.slice(0, 4));
  }

  take(row: TableLine): void {
    const before = this.faults.length;
    if (row.cells.length !== this.heads.length) {
      this.wrong(row, null, `The row has ${row.cells.length} cells, the first row ${this.heads.length}. Download the file again`); // prettier-ignore
      return;
    }
    const level = this.levelOf(row);
    if (level === null) {
      this.counts.skipped += 1;
      return;
    }
    const [year, area] = [this.year(row), this.area(row, level)];
    if (this.faults.length > before || year === null || area === null) return;
    this.keep(row, year, area);
  }

  /** Everything that was taken, the earliest year first. */
  taken(): {
    readonly years: readonly PublishedYearOfFile[];
    readonly faults: readonly FileFault[];
    readonly counts: Readonly<RowCounts>;
  } {
    // prettier-ignore
    const years = [...this.byYear].toSorted(([a], [b]) => a - b);
    const codes = years.flatMap(([, areas]) => [...areas.values()].flatMap(({ area }) => (area.level === 'authority' ? [area.code] : []))); // prettier-ignore
    return {
      years: years.map(([year, areas]) => ({ year, areas: [...areas.values()].map(({ area }) => area) })),
      faults: this.faults,
      counts: { ...this.counts, authorities: new Set(codes).size },
    };
  }

  private cell({ cells }: TableLine, head: string): string {
    return (cells[this.heads.indexOf(head)] ?? '').trim();
  }

  private wrong({ line }: TableLine, column: string | null, text: string): null {
    this.faults.push({ row: line, column, text });
    return null;
  }

  /** Null for a row that tells totals apart, or is of an area of another kind. */
  private levelOf(row: TableLine): PublishedArea['level'] | null {
    for (const head of ['breakdown_topic', 'breakdown']) {
      if (this.heads.includes(head) && !/^(?:all|total)\b/i.test(this.cell(row, head))) return null;
    }
    const level = levels[this.cell(row, 'geographic_level').toLowerCase()] ?? null;
    if (level === 'england' && this.cell(row, 'country_code') !== england) return null;
    // Rows of authorities together, or of one that is not said.
    return level === 'authority' && notAvailable.has(this.cell(row, 'old_la_code')) ? null : level;
  }

  private year(row: TableLine): number | null {
    const text = this.cell(row, 'time_period');
    const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
    if (year >= firstYear && year <= this.thisYear) return year;
    return this.wrong(row, 'time_period', `“${text.slice(0, 20)}” is not a calendar year from ${firstYear} to ${this.thisYear}`); // prettier-ignore
  }

  private area(row: TableLine, level: PublishedArea['level']): PublishedArea | null {
    const region = this.cell(row, 'region_code');
    const named = {
      england: [england, 'England', null],
      region: [region, this.cell(row, 'region_name'), null],
      authority: [this.cell(row, 'old_la_code'), this.cell(row, 'la_name'), region === '' ? null : region],
    } as const;
    const [code, name, around] = named[level];
    if (level === 'authority' && !/^\d{3}$/.test(code)) return this.wrong(row, 'old_la_code', `“${code.slice(0, 20)}” is not a code of three figures`); // prettier-ignore
    if (level !== 'england' && region !== '' && !/^[A-Z]\d{8}$/.test(region)) return this.wrong(row, 'region_code', `“${region.slice(0, 20)}” is not a code of a region`); // prettier-ignore
    if (level === 'region' && region === '') return this.wrong(row, 'region_code', 'The code of the region is missing');
    if (name === '' || name.length > 60) return this.wrong(row, level === 'region' ? 'region_name' : 'la_name', 'The name is missing or too long'); // prettier-ignore
    return { level, code, name, region: around, values: this.columns.map((column) => this.value(row, column)) };
  }

  private value(row: TableLine, { at, kind }: PlacedColumn): number | null {
    const text = (row.cells[at] ?? '').trim();
    if (notAvailable.has(text.toLowerCase())) return null;
    const value = numberFrom(text, kind);
    const sound = value !== null && value >= 0 && (kind === 'percent' ? value <= 100 : Number.isInteger(value));
    if (sound) return value;
    const wanted = kind === 'percent' ? 'a percentage from 0 to 100' : 'a whole number';
    return this.wrong(row, this.heads[at] ?? null, `“${text.slice(0, 20)}” is not ${wanted}, nor x, z, c or low`);
  }

  private keep(row: TableLine, year: number, area: PublishedArea): void {
    const areas = this.byYear.get(year) ?? new Map<string, { area: PublishedArea; line: number }>();
    const before = areas.get(area.code);
    if (before !== undefined) {
      const same = JSON.stringify(before.area) === JSON.stringify(area);
      if (same) this.counts.repeated += 1;
      else this.wrong(row, null, `${area.name}, ${year} stands in row ${before.line} already with other figures. Leave the wrong one out`); // prettier-ignore
      return;
    }
    this.byYear.set(year, areas.set(area.code, { area, line: row.line }));
    this.counts.rows += 1;
    if (this.contradicts(area)) this.counts.contradicted += 1;
  }

  /** Whether a percentage is printed that its counts do not give. */
  private contradicts({ values }: PublishedArea): boolean {
    const of = (name: string): number | null =>
      values[this.columns.findIndex((column) => column.name === name)] ?? null;
    return publishedSeries.some(({ dataset, printed, numerator, denominator }) => {
      if (dataset !== this.dataset.id || printed === null) return false;
      const [part, says] = [of(numerator), of(printed)];
      const whole = denominator.map(of);
      if (part === null || says === null || whole.some((one) => one === null)) return false;
      const worked = percentage(
        part,
        whole.reduce<number>((sum, one) => sum + (one ?? 0), 0),
      );
      return worked !== null && Math.abs(worked - says) > rounding;
    });
  }
}
