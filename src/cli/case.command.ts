import type { Command } from 'commander';
import { needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { CaseRecordService } from '../children/case-record.service.js';
import type { CaseQuestion } from '../children/case-record.service.js';
import type { CaseRecord } from '../children/case-record.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import { StoreLocked } from '../event-store/event-store-errors.js';
import { EventStore } from '../event-store/event-store.js';
import { KeyStore } from '../keys/key-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { authorityFrom, dateFrom, wholeNumberFrom } from './arguments.js';
import { withServices } from './cli-context.js';
import type { Session } from './cli-context.js';
import { recordingCommands } from './case-recording.commands.js';
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
  recordingCommands(cases, output);
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
