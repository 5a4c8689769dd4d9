import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { envelopeOf } from '../api/command-envelope.js';
import { dtoFrom } from '../api/dto-parser.js';
import { CaseRecordService } from '../children/case-record.service.js';
import type { CaseQuestion } from '../children/case-record.service.js';
import type { CaseRecord } from '../children/case-record.js';
import { ChildrenModule } from '../children/children.module.js';
import { NewRequestDto } from '../children/new-request.dto.js';
import { newRequestFrom } from '../children/new-request.mapping.js';
import { RequestIntake } from '../children/request-intake.service.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { StoreLocked } from '../event-store/event-store-errors.js';
import { EventStore } from '../event-store/event-store.js';
import type { Config } from '../config.js';
import { KeyStore } from '../keys/key-store.js';
import { NeedsAssessmentsModule } from '../needs-assessments/needs-assessments.module.js';
import { NeedsAssessmentRecorder } from '../needs-assessments/needs-assessment-recorder.service.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { authorityFrom, dateFrom, wholeNumberFrom } from './arguments.js';
import { cliActor, withServices } from './cli-context.js';
import type { Session } from './cli-context.js';
import { CliFault, exitCodes } from './exit-codes.js';
import { fieldsCommand } from './fields.command.js';
import type { Output } from './output.js';
import { refusalsInWords } from './refusals.js';

interface ShowOptions {
  readonly asAt?: string;
  readonly knownOn?: string;
  readonly authority?: string;
  readonly history?: true;
  readonly json?: true;
}
interface RecordOptions {
  readonly data: string;
  readonly commandId?: string;
  readonly authority?: string;
  readonly json?: true;
}

/** `ehc case`: one case as it stands or stood, the list of cases, and recording on them. */
export function caseCommand(program: Command, output: Output): void {
  const cases = program.command('case').description('cases: show, list, record');
  cases
    .command('show')
    .description('everything about one child: every process and every clock')
    .argument('<id>', 'id of the child, or the case reference')
    .option('--as-at <date>', 'as it stood on this day of the world')
    .option('--known-on <date>', 'from what had been recorded by the end of this day')
    .option('--history', 'with every event')
    .option('--authority <code>', 'whose reference it is (default: the one in EHC_AUTHORITY)')
    .option('--json', 'print one JSON object')
    .action((id: string, options: ShowOptions) => show(id, options, output));
  fieldsCommand(cases, output);
  cases
    .command('list')
    .description('assessments, oldest request first')
    .option('--authority <code>', 'three-figure code (default: the one in EHC_AUTHORITY)')
    .option('--stage <stage>', 'only those at this stage, for example assessing')
    .option('--limit <n>', 'how many', '100')
    .option('--json', 'print JSON')
    .action((options: ListOptions) => list(options, output));
  cases
    .command('new')
    .description('record a new request, and the child if need be (fields: case fields new)')
    .requiredOption('--data <json>', 'the fields as JSON, or @FILE')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--json', 'print one JSON object')
    .action((options: RecordOptions) => recordNew(options, output));
  cases
    .command('record')
    .description('record something on a needs assessment (commands and their fields: case fields)')
    .argument('<assessment>', 'id of the needs assessment')
    .argument('<command>', 'for example NotifyDecisionToAssess, or CorrectFact')
    .requiredOption('--data <json>', 'the fields as JSON, or @FILE')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--authority <code>', 'whose case it is (default: the one in EHC_AUTHORITY)')
    .option('--json', 'print one JSON object')
    .action((id: string, type: string, options: RecordOptions) => record(id, type, options, output));
}

async function show(id: string, options: ShowOptions, output: Output): Promise<void> {
  const question: CaseQuestion = {
    ...(options.asAt === undefined ? {} : { asAt: dateFrom('--as-at', options.asAt) }),
    ...(options.knownOn === undefined ? {} : { knownOn: dateFrom('--known-on', options.knownOn) }),
    ...(options.history === true ? { history: true } : {}),
  };
  const found = await refusalsInWords(() =>
    withReadModels(async (session) => {
      const authority = options.authority === undefined ? null : authorityFrom(options.authority);
      const code = authority ?? (await authorityOf(id, session)) ?? session.config.authority;
      return (await caseRecords(session, code)).caseRecord(id, question);
    }),
  );
  if (options.json === true) output.json(found);
  else print(found, output);
}

/** A child's id says by itself whose case it is; a reference does not. */
async function authorityOf(id: string, { get }: Session): Promise<string | null> {
  const [first] = await get<EventStore>(EventStore).readStream(`child-${id.trim().toLowerCase()}`, { to: 0 });
  return first?.authority ?? null;
}

async function caseRecords({ get }: Session, code: string): Promise<CaseRecordService> {
  return new CaseRecordService(
    get<CommandHandler>(CommandHandler),
    get<ReadModelStore>(ReadModelStore),
    get<KeyStore>(KeyStore),
    // A case is read under its own authority's settings, whichever is configured.
    await BasisService.load({ now: () => new Date(), authority: code }, get<EventStore>(EventStore)),
    { code },
  );
}

/** As the writer where nobody else is, so that read models catch up; beside the running application otherwise. */
async function withReadModels<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
  try {
    return await withServices({ access: 'write' }, async (session) => {
      await session.get<ProjectorService>(ProjectorService).start();
      return work(session);
    });
  } catch (error) {
    if (!(error instanceof StoreLocked)) throw error;
    return withServices({ access: 'read', readModels: true }, work);
  }
}

function print(found: CaseRecord, output: Output): void {
  output.line(`${found.name}, ${found.reference ?? found.case}, as at ${found.asAt}`);
  for (const { stream, stage, stageSince, clocks } of found.processes) {
    output.line(`  ${stream}: ${stage}${stageSince === null ? '' : ` since ${stageSince}`}`);
    for (const { rule, subject, title, due, status, daysOver } of clocks) {
      const which = subject === null ? '' : ` (${subject})`;
      const over = daysOver > 0 ? `, ${daysOver} days over` : '';
      output.line(`    ${rule.padEnd(4)}${due ?? 'no date   '}  ${status}${over}  ${title}${which}`);
    }
  }
}

interface ListOptions {
  readonly authority?: string;
  readonly stage?: string;
  readonly limit: string;
  readonly json?: true;
}

async function list(options: ListOptions, output: Output): Promise<void> {
  const limit = wholeNumberFrom('--limit', options.limit, 1, 100_000);
  const rows = await withReadModels(async ({ config, get }) => {
    const authority = options.authority === undefined ? config.authority : authorityFrom(options.authority);
    const readModels = get<ReadModelStore>(ReadModelStore);
    const query =
      options.stage === undefined
        ? { index: 'authority', group: authority }
        : { index: 'stage', group: `${authority}:${options.stage}` };
    const members = await readModels.range(needsAssessmentView.name, { ...query, limit });
    const found = await readModels.getMany(
      needsAssessmentView.name,
      members.map(({ key }) => key),
    );
    const references = get<KeyStore>(KeyStore);
    return Promise.all(
      members.flatMap(({ key }) => {
        const json = found.get(key);
        return json === undefined ? [] : [listed(key, JSON.parse(json) as CaseViewRow<NeedsAssessment>, references)];
      }),
    );
  });
  if (options.json === true) output.json(rows);
  for (const { reference, case: childId, stage, receivedOn } of options.json === true ? [] : rows) {
    output.line(`${reference ?? childId}  ${receivedOn ?? 'not known '}  ${stage}`);
  }
}

async function listed(stream: string, { state }: CaseViewRow<NeedsAssessment>, keys: KeyStore) {
  const childId = state.childId ?? '';
  return {
    case: childId,
    reference: await keys.referenceOf(childId),
    stream,
    stage: state.stage,
    receivedOn: state.begun?.on ?? null,
  };
}

async function recordNew(options: RecordOptions, output: Output): Promise<void> {
  const answer = await refusalsInWords(async () => {
    const { fields, commandId } = envelopeOf(dataFrom(options.data), options.commandId);
    const request = newRequestFrom(dtoFrom(NewRequestDto, fields));
    return withRecorders(options, async ({ get }, authority) => {
      await get<ProjectorService>(ProjectorService).start();
      const context = { authority, actor: cliActor, commandId, source: 'user' } as const;
      return get<RequestIntake>(RequestIntake).recordNewRequest(request, context);
    });
  });
  if (options.json === true) output.json(answer);
  else output.line(`Recorded ${answer.reference ?? answer.childId}, ${answer.outcome.stream}`);
}

async function record(id: string, type: string, options: RecordOptions, output: Output): Promise<void> {
  const outcome = await refusalsInWords(async () => {
    const { fields, commandId, seenRevision } = envelopeOf(dataFrom(options.data), options.commandId);
    return withRecorders(options, ({ get }, authority) => {
      const recorder = get<NeedsAssessmentRecorder>(NeedsAssessmentRecorder);
      const seen = seenRevision === undefined ? {} : { seenRevision };
      const context = { authority, actor: cliActor, commandId, source: 'user', ...seen } as const;
      return type === 'CorrectFact'
        ? recorder.correct(id, fields, context)
        : recorder.record(id, type, fields, context);
    });
  });
  if (options.json === true) output.json(outcome);
  else output.line(`Recorded; ${outcome.stream} is at revision ${outcome.revision}`);
}

function withRecorders<Result>(
  options: RecordOptions,
  work: (session: Session, authority: string) => Promise<Result>,
): Promise<Result> {
  const codeIn = ({ authority }: Config): string =>
    options.authority === undefined ? authority : authorityFrom(options.authority);
  const imports = (config: Config) => [ChildrenModule.forRoot({ code: codeIn(config) }), NeedsAssessmentsModule];
  const asked = options.authority === undefined ? {} : { authority: authorityFrom(options.authority) };
  return withServices({ access: 'write', imports, ...asked }, (session) => work(session, codeIn(session.config)));
}

function dataFrom(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text);
  } catch (error) {
    throw new CliFault(`--data cannot be read as JSON: ${(error as Error).message}`, exitCodes.badUsage);
  }
}
