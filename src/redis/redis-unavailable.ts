/** Redis does not answer, or not in time, or takes nothing just now. Nothing in it is the only copy of anything. */
export class RedisUnavailable extends Error {
  override readonly name = 'RedisUnavailable';
}

/** The first word of what Redis said no with: OOM, LOADING, NOSCRIPT, WRONGPASS ...; null where the connection failed. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.name !== 'ReplyError') return null;
  const [word = 'ERR'] = error.message.split(' ', 1);
  return word === 'ERR' && error.message.includes('OOM command not allowed') ? 'OOM' : word;
}

/**
 * What happened, in words that may stand in a log. Neither the driver's error nor its message: they carry the command
 * with its arguments, which may be rows, sessions or a password.
 */
export function redisUnavailable(error: unknown): RedisUnavailable {
  return error instanceof RedisUnavailable ? error : new RedisUnavailable(wordsFor(error));
}

function wordsFor(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal !== null) return refusals[refusal] ?? `Redis answered with the error ${refusal}`;
  const { code, message }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  if (message.includes('timed out') || message.includes('Socket timeout')) return 'Redis did not answer in time';
  return `Redis cannot be reached${code === undefined ? '' : ` (${code})`}`;
}

const refusals: Readonly<Record<string, string>> = {
  OOM: 'Redis is full: it has reached its maxmemory and takes nothing more. Give it more memory',
  LOADING: 'Redis is still loading its data',
  BUSY: 'Redis is busy with a script',
  READONLY: 'Redis is a replica that takes no writes: REDIS_URL must name the primary',
  MISCONF: 'Redis takes no writes because it could not save its data to disk',
  NOAUTH: 'Redis asks for a password: put it into REDIS_URL',
  WRONGPASS: 'Redis does not take the user name or password of REDIS_URL',
  NOPERM: 'The user of REDIS_URL may not do this in Redis',
};
