import { authorityName } from './authorities.js';
import type { ImportProgress, ImportResult } from './import-options.js';
import { ReportRows } from './import-report.js';
import type { ReportRow } from './import-report.js';
import { exceptionShareFinding, tallyExceptions } from './return-checks.js';
import type { ReturnSurvey } from './return-reader.js';
import { textOf } from './return-record.js';
import type { PersonRecord } from './return-record.js';
import type { Finding } from './checks/return-check.js';

type Fate = 'taken' | 'alreadyHere' | 'contradicted' | 'rejected';

/** Counts what becomes of the records, and keeps the rows of the report. */
export class ImportTally {
  readonly #report: ReportRows;
  readonly #fates: Record<Fate, number> = { taken: 0, alreadyHere: 0, contradicted: 0, rejected: 0 };
  #queried = 0;
  #contradictions = 0;
  #events = 0;
  #streams = 0;
  #factsAlreadyHere = 0;
  #exceptions = { outcomes: 0, excepted: 0 };

  constructor(
    private readonly survey: ReturnSurvey,
    onRow?: (row: ReportRow) => void,
  ) {
    this.#report = new ReportRows(onRow);
    const { header, unknownOutside } = survey;
    if (authorityName(header.authority) === null) {
      const reason = 'No English authority of 2019 or later has this code';
      this.#report.add({ line: 1, person: '', field: 'LEA', value: header.authority, level: 'query', reason });
    }
    const seen = new Set<string>();
    for (const { path, value, line } of unknownOutside) {
      if (seen.has(path)) continue;
      seen.add(path);
      this.#report.add({ line, person: '', field: path, value, level: 'query', reason: 'Not part of any SEN2 return' });
    }
  }

  get done(): number {
    return Object.values(this.#fates).reduce((sum, count) => sum + count, 0);
  }

  get progress(): ImportProgress {
    return { done: this.done, total: this.survey.persons, ...this.#fates, queried: this.#queried };
  }

  /** Facts stated of somebody that the log has already. */
  knew(facts: number): void {
    this.#factsAlreadyHere += facts;
  }

  list(record: PersonRecord, level: ReportRow['level'], findings: readonly Finding[]): void {
    const person =
      textOf(record.group, 'UPN') ?? textOf(record.group, 'UniqueLearnerNumber') ?? `person ${record.number}`;
    for (const { line, field, value, reason } of findings)
      this.#report.add({ line, person, field, value, level, reason });
    if (level === 'contradiction') this.#contradictions += findings.length;
  }

  /** What became of a record, with the sizes of the appends that it led to. */
  finish(record: PersonRecord, fate: Fate, appended: readonly number[], queried: boolean): void {
    this.#fates[fate] += 1;
    if (queried && fate !== 'rejected') this.#queried += 1;
    this.#streams += appended.length;
    this.#events += appended.reduce((sum, count) => sum + count, 0);
    if (fate !== 'rejected') this.#exceptions = tallyExceptions(this.#exceptions, record);
  }

  result(durationMs: number, stopped: boolean): ImportResult {
    const share = exceptionShareFinding(this.#exceptions);
    if (share !== null) {
      const { line, field, value, reason } = share;
      this.#report.add({ line, person: '', field, value, level: 'query', reason });
    }
    return {
      header: this.survey.header,
      persons: this.survey.persons,
      ...this.#fates,
      queried: this.#queried,
      contradictions: this.#contradictions,
      events: this.#events,
      factsAlreadyHere: this.#factsAlreadyHere,
      streams: this.#streams,
      durationMs,
      stopped,
      rows: this.#report.rows,
      rowsLeftOut: this.#report.leftOut,
    };
  }
}
