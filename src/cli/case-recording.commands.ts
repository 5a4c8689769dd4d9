import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { envelopeOf } from '../api/command-envelope.js';
import type { CommandEnvelope } from '../api/command-envelope.js';
import { dtoFrom } from '../api/dto-parser.js';
import { FactRecorder } from '../api/fact-recorder.service.js';
import { FactRecordingModule } from '../api/fact-recording.module.js';
import { ChildrenModule } from '../children/children.module.js';
import { NewRequestDto } from '../children/new-request.dto.js';
import { newRequestFrom } from '../children/new-request.mapping.js';
import { RequestIntake } from '../children/request-intake.service.js';
import type { CommandContext } from '../commands/command-handler.js';
import type { Config } from '../config.js';
import { EventStore } from '../event-store/event-store.js';
import { ProcessManagers } from '../process-managers/process-managers.service.js';
import { ProjectorService } from '../projector/projector.service.js';
import { authorityFrom } from './arguments.js';
import { cliActor, withServices } from './cli-context.js';
import type { Session } from './cli-context.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';
import { processOf } from './process-of.js';
import { refusalsInWords } from './refusals.js';

interface RecordOptions {
  readonly data: string;
  readonly commandId?: string;
  readonly authority?: string;
  readonly json?: true;
}

/** `ehc case new` and `ehc case record`: what can be recorded on cases. */
export function recordingCommands(cases: Command, output: Output): void {
  cases
    .command('new')
    .description('record a new request, and the child if need be (fields: case fields new)')
    .requiredOption('--data <json>', 'the fields as JSON, or @FILE')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--json', 'print one JSON object')
    .action((options: RecordOptions) => recordNew(options, output));
  cases
    .command('record')
    .description('record something on a needs assessment, a plan or a dispute (commands and their fields: case fields)')
    .argument('<id>', 'id of the assessment, plan or dispute; the name of its stream will do, such as plan-<id>')
    .argument('<command>', 'for example NotifyDecisionToAssess, ArrangeReview, RecordAppeal or CorrectFact')
    .requiredOption('--data <json>', 'the fields as JSON, or @FILE')
    .option('--command-id <id>', 'makes a retry safe')
    .option('--authority <code>', 'whose case it is (default: the one in EHC_AUTHORITY)')
    .option('--json', 'print one JSON object')
    .action((id: string, type: string, options: RecordOptions) => record(id, type, options, output));
}

async function recordNew(options: RecordOptions, output: Output): Promise<void> {
  const answer = await refusalsInWords(async () => {
    const { fields, ...envelope } = envelopeOf(dataFrom(options.data), options.commandId);
    const request = newRequestFrom(dtoFrom(NewRequestDto, fields));
    return withRecorders(options, async ({ get }, authority) => {
      await get<ProjectorService>(ProjectorService).start();
      return get<RequestIntake>(RequestIntake).recordNewRequest(request, contextOf(envelope, authority));
    });
  });
  if (options.json === true) output.json(answer);
  else output.line(`Recorded ${answer.reference ?? answer.childId}, ${answer.outcome.stream}`);
}

async function record(id: string, type: string, options: RecordOptions, output: Output): Promise<void> {
  const outcome = await refusalsInWords(async () => {
    const { fields, ...envelope } = envelopeOf(dataFrom(options.data), options.commandId);
    return withRecorders(options, async ({ get }, authority) => {
      const recorder = get<FactRecorder>(FactRecorder);
      const process = await processOf(id, type, get<EventStore>(EventStore));
      const context = contextOf(envelope, authority);
      return type === 'CorrectFact'
        ? recorder.correct(process.workflow, process.id, fields, context)
        : recorder.record(process.workflow, process.id, type, fields, context);
    });
  });
  if (options.json === true) output.json(outcome);
  else output.line(`Recorded; ${outcome.stream} is at revision ${outcome.revision}`);
}

function contextOf(envelope: Omit<CommandEnvelope, 'fields'>, authority: string): CommandContext {
  return { authority, actor: cliActor, source: 'user', ...envelope };
}

function withRecorders<Result>(
  options: RecordOptions,
  work: (session: Session, authority: string) => Promise<Result>,
): Promise<Result> {
  const codeIn = ({ authority }: Config): string =>
    options.authority === undefined ? authority : authorityFrom(options.authority);
  const imports = (config: Config) => [ChildrenModule.forRoot({ code: codeIn(config) }), FactRecordingModule];
  const asked = options.authority === undefined ? {} : { authority: authorityFrom(options.authority) };
  return withServices({ access: 'write', imports, ...asked }, async (session) => {
    const result = await work(session, codeIn(session.config));
    await whatFollows(session);
    return result;
  });
}

/** What was recorded stands whether or not what follows from it can be recorded now: the application makes up for it. */
async function whatFollows({ get }: Session): Promise<void> {
  try {
    await get<ProjectorService>(ProjectorService).start();
    await get<ProcessManagers>(ProcessManagers).catchUp();
  } catch (error) {
    process.stderr.write(
      `Recorded. What follows from it waits for the application to start: ${(error as Error).message}\n`,
    );
  }
}

function dataFrom(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text);
  } catch (error) {
    throw new CliFault(`--data cannot be read as JSON: ${(error as Error).message}`, exitCodes.badUsage);
  }
}
