import { ConfigFault, configFrom } from './config.js';
import { startApplication } from './start-application.js';

/** Errors whose message already says what to do; anything else is a fault of ours and shows its stack. */
const speaking = new Set([
  'StoreLocked',
  'StoreUnavailable',
  'StoreTimedOut',
  'StoreAccessDenied',
  'StoreTooNew',
  'DirectoryTooNew',
  'StoreDamaged',
  'LogWentBackwards',
  'KeyEncryptionKeyWrong',
  'KeyStoreUnavailable',
  'ReadModelsUnavailable',
]);

try {
  const config = configFrom(process.env);
  const app = await startApplication(config, {
    say: (words) => {
      process.stderr.write(`${words}\n`);
    },
  });
  process.stdout.write(`EHC tracker is ready: ${(await app.getUrl()).replace('127.0.0.1', 'localhost')}\n`);
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = error instanceof ConfigFault ? 2 : 1;
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigFault || speaking.has(error.name)) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return 'The port is already taken: stop what listens there, or set PORT to another';
  }
  return error.stack ?? error.message;
}
