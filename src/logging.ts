import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { LogLevel } from './config.js';

/**
 * Logs as JSON lines on standard error: a level, an instant, the part of the application and its message. Never a body, an
 * address with a query, or anything about a person.
 */
export function nestLogger(level: LogLevel): LoggerService {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  const write =
    (as: 'info' | 'error' | 'warn' | 'debug' | 'fatal') =>
    (message: unknown, ...rest: readonly unknown[]): void => {
      const part = rest.findLast((value): value is string => typeof value === 'string');
      const [stack] = as === 'error' ? rest.filter((value) => typeof value === 'string' && value.includes('\n')) : [];
      log[as](
        { part, ...(stack === undefined ? {} : { stack }) },
        message instanceof Error ? message.message : String(message),
      );
    };
  // Nest's start-up chatter about modules and routes is for those who look for it.
  return {
    log: write('debug'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('debug'),
    fatal: write('fatal'),
  };
}
