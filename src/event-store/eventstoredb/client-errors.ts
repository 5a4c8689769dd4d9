import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  UnknownError,
} from '@eventstore/db-client';
import { isNativeError } from 'node:util/types';
import {
  AppendTooLarge,
  OutcomeUnknown,
  StoreAccessDenied,
  StoreDamaged,
  StoreTimedOut,
  StoreUnavailable,
} from '../event-store-errors.js';

/** The log has no record where the reading was to begin: positions beyond its end or inside a record. */
export class NoRecordThere extends StoreUnavailable {
  override readonly name = 'NoRecordThere';
}

/** What the client raised while reading, as an error of the port. Nothing but errors of the port comes out. */
export function readingError(error: unknown): Error {
  if (isOfThePort(error)) return error;
  const known = eitherWay(error);
  if (known !== null) return known;
  if (error instanceof DeadlineExceededError || error instanceof TimeoutError) {
    return new StoreTimedOut('The event store did not answer in time', { cause: error });
  }
  if (error instanceof UnknownError && Number(error.code) === statusUnknown) {
    return new NoRecordThere(`The event store has nothing to read there: ${firstLine(error)}`, { cause: error });
  }
  return new StoreUnavailable(`The event store cannot be read: ${firstLine(error)}`, { cause: error });
}

/**
 * What the client raised while appending. Only where it is certain that nothing was sent does it say so; anything else
 * may have been written all the same.
 */
export function appendingError(error: unknown, commandId: string): Error {
  if (isOfThePort(error)) return error;
  const known = eitherWay(error);
  if (known !== null) return known;
  if (error instanceof MaxAppendSizeExceededError) return new AppendTooLarge(error.maxAppendSize);
  if (neverSent(error)) {
    return new StoreUnavailable(`The event store does not answer: ${firstLine(error)}`, { cause: error });
  }
  return new OutcomeUnknown(commandId, { cause: error });
}

/** gRPC's UNKNOWN: what the server answers to a position that is not the beginning of a record. */
const statusUnknown = 2;

/** The server dropped a subscription because more happened at once than it keeps for a follower: read on from there. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof TimeoutError && error.message.includes('Consumer too slow');
}

/** True where trying again later may help: the server is away, slow, or has another leader now. */
export function mayPass(error: unknown): boolean {
  return (
    error instanceof StoreUnavailable && !(error instanceof StoreAccessDenied) && !(error instanceof NoRecordThere)
  );
}

/** The server answered that another one leads: nothing was written, and the client goes there next time. */
export function isNotLeader(error: unknown): boolean {
  return error instanceof NotLeaderError;
}

function eitherWay(error: unknown): Error | null {
  if (error instanceof AccessDeniedError) {
    return new StoreAccessDenied(
      'The event store does not accept the user name and password: check EVENTSTOREDB_URL and the user’s rights',
      { cause: error },
    );
  }
  if (error instanceof StreamDeletedError) {
    return new StoreDamaged(`Stream ${error.streamName} was deleted in the event store`, null, { cause: error });
  }
  if (error instanceof NotLeaderError) {
    return new StoreUnavailable('The event store is choosing a new leader', { cause: error });
  }
  return null;
}

function isOfThePort(error: unknown): error is Error {
  return [StoreUnavailable, StoreDamaged, OutcomeUnknown, AppendTooLarge].some((kind) => error instanceof kind);
}

/**
 * No connection was there to send anything over: refused, no such host, a certificate that is not trusted, or no node
 * found in the cluster. Some of these the client passes on as they come, not as errors of its own.
 */
function neverSent(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  return /^Failed to discover|No connection established|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|Name resolution failed/.test(
    error.message,
  );
}

function firstLine(error: unknown): string {
  const text = isNativeError(error) ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
