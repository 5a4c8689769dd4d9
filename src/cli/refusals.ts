import { CommandRejected } from '../../workflows/kernel/command-rejected.js';
import { FieldFaults } from '../api/dto-parser.js';
import { CaseNotFound } from '../children/case-record.service.js';
import { MalformedId } from '../commands/command-errors.js';
import { CommandIdReused, StreamNotFound } from '../event-store/event-store-errors.js';
import { rejectionWords } from '../web/errors/error-messages.js';
import { CliFault, exitCodes } from './exit-codes.js';

/**
 * Runs work, and puts what the rules and the record say no to in the words of the pages.
 * @throws CliFault: bad usage where what was typed is at fault.
 */
export async function refusalsInWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandRejected) {
      const { code, details } = error as CommandRejected;
      throw new CliFault(`${rejectionWords(code, details)} (${code})`);
    }
    if (error instanceof FieldFaults) {
      throw new CliFault(
        error.faults.map(({ field, message }) => `${field}: ${message}`).join('\n'),
        exitCodes.badUsage,
      );
    }
    if (error instanceof CaseNotFound || error instanceof StreamNotFound || error instanceof CommandIdReused) {
      throw new CliFault(error.message);
    }
    if (error instanceof MalformedId) throw new CliFault(`${error.message}: ${error.id}`, exitCodes.badUsage);
    throw error;
  }
}
