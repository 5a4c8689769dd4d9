import { Injectable } from '@nestjs/common';
import type { RecordReturn } from '../../workflows/return/return.decider.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { RecordHistory } from '../commands/command-handler.js';
import { KeyStore, PersonConflict } from '../keys/key-store.js';
import { about } from './checks/return-check.js';
import type { CheckContext } from './checks/return-check.js';
import { assertIsOf, factsIn, refusalOf } from './import-judging.js';
import type { ImportOptions, ImportResult } from './import-options.js';
import { ImportTally } from './import-tally.js';
import { unknownPerson } from './known-person.js';
import { nothingRead, readPerson } from './known-reader.js';
import type { ReadPerson } from './known-reader.js';
import { PersonMatcher } from './person-matcher.js';
import type { MatchedPerson } from './person-matcher.js';
import { reconcilePerson } from './reconcile.js';
import type { StreamFacts } from './reconcile.js';
import { resolveStreams } from './resolve-streams.js';
import { findingsOf } from './return-checks.js';
import { readReturn, surveyReturn } from './return-reader.js';
import type { ReturnSurvey } from './return-reader.js';
import type { PersonRecord, ReturnHeader } from './return-record.js';
import { factsOf } from './return-to-facts.js';
import type { NamedRequest } from './return-to-facts.js';
import { ReturnUnreadable } from './return-unreadable.js';
import { keysOf } from './stream-keys.js';
import type { RequestKeys } from './stream-keys.js';

/**
 * Records in hand at once. Each waits for the disk three times or so; this many waits share one sync of the log, and
 * more would only hold more memory.
 */
const usuallyAtOnce = 64;

interface Run {
  readonly options: ImportOptions;
  readonly header: ReturnHeader;
  readonly matcher: PersonMatcher;
  readonly tally: ImportTally;
  /** Line of the record that each person was met in: a second record of the same person is refused. */
  readonly met: Map<string, number>;
}
interface Checked {
  readonly record: PersonRecord;
  readonly queried: boolean;
}

/** Takes a SEN2 return into the log: every fact an event with its date in the world. */
@Injectable()
export class Sen2ImportService {
  constructor(
    private readonly commands: CommandHandler,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
  ) {}

  /**
   * Imports a return, plain or gzipped. Importing it again adds nothing; an import that was cut short is completed.
   * @throws ReturnUnreadable before anything is recorded, where the file is malformed, hostile or no SEN2 return.
   */
  async importReturn(file: string, options: ImportOptions): Promise<ImportResult> {
    const started = performance.now();
    const survey = this.#dated(await surveyReturn(file));
    assertIsOf(options.onlyAuthority, survey);
    const { header, shared } = survey;
    const context: CheckContext = { header, shared, urnOpen: options.urnOpen };
    const tally = new ImportTally(survey, options.onRow);
    const matcher = new PersonMatcher(this.keys, this.commands, header, options.trial);
    const run: Run = { options, header, matcher, tally, met: new Map() };
    let batch: Checked[] = [];
    let read = 0;
    const { recordsAtOnce = usuallyAtOnce } = options;
    const flush = async (): Promise<void> => {
      await this.#take(batch, run);
      batch = [];
      options.onProgress?.(tally.progress);
      await options.betweenBatches?.();
    };
    for await (const { person: record } of readReturn(file)) {
      if (options.signal?.aborted === true) break;
      const findings = findingsOf(record, context);
      for (const level of ['error', 'query'] as const) {
        const listed = findings.filter((finding) => finding.level === level);
        tally.list(record, level, listed);
      }
      if (findings.some(({ level }) => level === 'error')) tally.finish(record, 'rejected', [], false);
      else batch.push({ record, queried: findings.length > 0 });
      // Counted by what was read: a long row of rejected records is progress, and may be stopped, all the same.
      if ((read += 1) % recordsAtOnce === 0) await flush();
    }
    await flush();
    const result = tally.result(performance.now() - started, tally.done < survey.persons);
    if (!result.stopped && options.trial !== true) await this.#recordReturn(result, options);
    return result;
  }

  /** What the return says about itself, once all of its people are in; the same return is recorded once. */
  async #recordReturn({ header, persons }: ImportResult, options: ImportOptions): Promise<void> {
    const values = Object.fromEntries([...header.values].sort(([one], [other]) => (one < other ? -1 : 1)));
    const data = { year: header.period, header: values, persons };
    const command: RecordReturn = { type: 'RecordReturn', on: header.referenceDate, data };
    await this.commands.execute('return', `${header.authority}-${header.year}`, command, {
      authority: header.authority,
      actor: options.actor,
      commandId: this.keys.keyedId('sen2-return', JSON.stringify([header.authority, data])),
      source: 'import',
    });
  }

  /** Nothing in a file can have happened after today, whatever day the file gives itself. */
  #dated(survey: ReturnSurvey): ReturnSurvey {
    const { today } = this.basis;
    const { referenceDate, writtenOn } = survey.header;
    if (referenceDate > today) {
      const explanation = `The return's reference date, ${referenceDate}, lies in the future`;
      throw new ReturnUnreadable('dated-in-the-future', explanation, null, survey.persons);
    }
    return { ...survey, header: { ...survey.header, writtenOn: writtenOn > today ? today : writtenOn } };
  }

  async #take(batch: readonly Checked[], run: Run): Promise<void> {
    if (batch.length === 0) return;
    const persons = await run.matcher.match(batch.map(({ record }) => record));
    // All come to rest before a fault goes up: whoever catches it may close the store at once.
    const ends = await Promise.allSettled(
      batch.map(async (checked, index) => {
        const person = persons[index];
        if (person !== undefined) await this.#takeOne(checked, person, run);
      }),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  async #takeOne({ record, queried: found }: Checked, person: MatchedPerson | PersonConflict, run: Run): Promise<void> {
    const { tally, met } = run;
    const doubtful = 'doubtful' in person && person.doubtful;
    const queried = found || doubtful;
    if (doubtful)
      tally.list(record, 'query', [about(record.group, 'Surname', 'May be a child already known under this name')]);
    if (person instanceof PersonConflict) {
      tally.list(record, 'contradiction', [
        about(record.group, 'UPN', `The identifiers do not agree: ${person.reason}`),
      ]);
      tally.finish(record, 'contradicted', [], queried);
      return;
    }
    const earlier = met.get(person.personId);
    if (earlier !== undefined) {
      tally.list(record, 'error', [about(record.group, 'Surname', `The same person as on line ${earlier}`)]);
      tally.finish(record, 'rejected', [], queried);
      return;
    }
    met.set(person.personId, record.line);
    const before = await this.#read(record, person, run);
    const { streams, contradictions, alreadyHere } = this.#newFacts(record, person, before, run);
    tally.list(record, 'contradiction', contradictions);
    tally.knew(alreadyHere);
    const refusal = refusalOf(streams, before, this.basis.decisionBasis());
    if (refusal !== null) {
      // Every stream is judged before the first is written: a person goes in whole or not at all.
      const reason = `Not possible beside what is recorded or stated: ${refusal.code}`;
      tally.list(record, 'error', [about(record.group, 'Requests', reason)]);
      tally.finish(record, 'rejected', [], queried);
      return;
    }
    const appended: number[] = [];
    for (const stream of streams) {
      appended.push(run.options.trial === true ? stream.facts.length : await this.#append(stream, before, run));
    }
    const fate = appended.length > 0 ? 'taken' : contradictions.length > 0 ? 'contradicted' : 'alreadyHere';
    tally.finish(record, fate, appended, queried);
  }

  /** What the log has: streams the read model names, and those this record would have begun before a crash. */
  async #read(record: PersonRecord, { personId, fresh }: MatchedPerson, { header, options }: Run): Promise<ReadPerson> {
    if (fresh) return nothingRead(personId);
    const own = this.#named(record, personId, header).flatMap(({ needsAssessmentId, planId }) => [
      ...(needsAssessmentId === null ? [] : [`needsAssessment-${needsAssessmentId}`]),
      ...(planId === null ? [] : [`plan-${planId}`]),
    ]);
    return readPerson(this.commands, personId, [...own, ...(await options.streamsOf(personId))]);
  }

  #newFacts(record: PersonRecord, person: MatchedPerson, { known }: ReadPerson, { header }: Run) {
    const { personId, reference, fresh } = person;
    const resolved = resolveStreams(this.#named(record, personId, header), known, header);
    const placementId = (text: string): string => this.keys.keyedId('sen2-placement', text);
    const desired = factsOf(record, header, { personId, requests: resolved.requests, placementId });
    const source = { record, header, reference };
    const { streams, contradictions } = reconcilePerson(desired, known, source);
    const stated = fresh ? 0 : factsIn(reconcilePerson(desired, unknownPerson(personId), source).streams);
    return {
      streams,
      contradictions: [...resolved.contradictions, ...contradictions],
      // Of somebody new nothing is here; what is contradicted is neither here nor new.
      alreadyHere: fresh || contradictions.length > 0 ? 0 : Math.max(0, stated - factsIn(streams)),
    };
  }

  #named(record: PersonRecord, personId: string, header: ReturnHeader): readonly NamedRequest[] {
    const id = (key: string | null): string | null =>
      key === null ? null : this.keys.keyedId('sen2-stream', `${personId}|${key}`);
    return keysOf(record, header).map((keys: RequestKeys) => ({
      ...keys,
      needsAssessmentId: id(keys.assessmentKey),
      planId: id(keys.planKey),
    }));
  }

  async #append({ workflow, id, facts }: StreamFacts, before: ReadPerson, { options, header }: Run): Promise<number> {
    const command: RecordHistory = { type: 'RecordHistory', facts };
    const revision = before.streams.get(`${workflow}-${id}`)?.revision ?? -1;
    // The same append after a crash has the same id, so that the store answers it instead of writing it twice.
    const identity = JSON.stringify([workflow, id, header.year, header.serialNo, revision, facts]);
    const outcome = await this.commands.execute(workflow, id, command, {
      authority: header.authority,
      actor: options.actor,
      commandId: this.keys.keyedId('sen2-command', identity),
      source: 'import',
      ...(options.correlationId === undefined ? {} : { correlationId: options.correlationId }),
    });
    return outcome.replayed ? 0 : outcome.events.length;
  }
}
