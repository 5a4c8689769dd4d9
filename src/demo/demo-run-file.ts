import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { DemoRequest } from './demo-generator.service.js';

/** What a data folder's demonstration was begun with. */
export interface DemoRun {
  readonly children: number;
  readonly years: number;
  readonly seed: number;
  readonly today: CalendarDate;
  /** UTC instant, ISO 8601. */
  readonly now: string;
}

const fileName = 'demo-run.json';

/**
 * Remembers in the data folder which demonstration was begun and whether it is complete: a first start that was cut
 * short goes on with the same authority the next day, and a complete one is left alone for ever.
 */
export class DemoRunFile {
  private constructor(
    private readonly file: string,
    readonly run: DemoRun,
    private finished: boolean,
  ) {}

  /** Whether a demonstration was begun in the folder. */
  static exists(folder: string): boolean {
    return existsSync(join(folder, fileName));
  }

  /** The run begun in the folder or, where there is none, the one wanted. @throws Error if the file cannot be read as one. */
  static begin(folder: string, wanted: DemoRun): DemoRunFile {
    const file = join(folder, fileName);
    if (existsSync(file)) return DemoRunFile.read(file);
    const begun = new DemoRunFile(file, wanted, false);
    begun.write();
    return begun;
  }

  get complete(): boolean {
    return this.finished;
  }

  /** What to ask of the generator. */
  get request(): DemoRequest {
    return { ...this.run, now: new Date(this.run.now) };
  }

  markComplete(): void {
    this.finished = true;
    this.write();
  }

  private write(): void {
    // Written beside and renamed: a crash leaves the old file or the new one, never half of one.
    writeFileSync(`${this.file}.new`, JSON.stringify({ ...this.run, complete: this.finished }), {
      mode: 0o600,
      flush: true,
    });
    renameSync(`${this.file}.new`, this.file);
  }

  private static read(file: string): DemoRunFile {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRun(content)) throw new Error(`${file} does not describe a demonstration. Choose an empty data folder`);
    const { complete, ...run } = content;
    return new DemoRunFile(file, run, complete);
  }
}

function isRun(content: unknown): content is DemoRun & { readonly complete: boolean } {
  const run = content as Partial<Record<keyof DemoRun | 'complete', unknown>> | null;
  return (
    [run?.children, run?.years, run?.seed].every((figure) => typeof figure === 'number') &&
    isCalendarDate(run?.today) &&
    typeof run.now === 'string' &&
    !Number.isNaN(Date.parse(run.now)) &&
    typeof run.complete === 'boolean'
  );
}
