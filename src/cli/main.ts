#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ConfigFault } from '../config.js';
import { CliFault, exitCodes } from './exit-codes.js';
import { familiesFor } from './families.js';
import { flushed, terminalOutput } from './output.js';

/** Errors of the ports whose message already says what to do. */
const speaking = new Set([
  'StoreLocked',
  'StoreUnavailable',
  'StoreTimedOut',
  'StoreAccessDenied',
  'AppendTooLarge',
  'OutcomeUnknown',
  'StoreTooNew',
  'DirectoryTooNew',
  'StoreFull',
  'StoreDamaged',
  'LogWentBackwards',
  'KeyEncryptionKeyWrong',
  'KeyStoreUnavailable',
  'ReadModelsUnavailable',
]);

process.exitCode = await run(process.argv);
await flushed();
// A subscription or a socket left open must not keep a finished command alive.
process.exit();

async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('ehc')
    .description('EHC tracker: needs assessments and plans, from the command line')
    .showHelpAfterError('Add --help for how to use it.')
    .exitOverride();
  for (const { load } of familiesFor(argv[2])) (await load())(program, terminalOutput);
  overrideExits(program);
  try {
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    return codeOf(error);
  }
}

/** Sub-commands take over the parent's exit handling only if told to. */
function overrideExits(command: Command): void {
  for (const child of command.commands) {
    child.exitOverride();
    overrideExits(child);
  }
}

function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.badUsage;
  if (error instanceof CliFault) {
    terminalOutput.note(error.message);
    return error.exitCode;
  }
  if (error instanceof ConfigFault || (error instanceof Error && speaking.has(error.name))) {
    terminalOutput.note(error.message);
    return error instanceof ConfigFault ? exitCodes.badUsage : exitCodes.failed;
  }
  terminalOutput.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.failed;
}
