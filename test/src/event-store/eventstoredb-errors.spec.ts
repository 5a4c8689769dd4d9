import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import {
  AppendTooLarge,
  OutcomeUnknown,
  StoreAccessDenied,
  StoreDamaged,
  StoreTimedOut,
  StoreUnavailable,
} from '../../../src/event-store/event-store-errors.js';
import { waitBefore } from '../../../src/event-store/eventstoredb/backoff.js';
import {
  appendingError,
  isTooSlow,
  mayPass,
  readingError,
} from '../../../src/event-store/eventstoredb/client-errors.js';

const refused = '14 UNAVAILABLE: No connection established. Last error: Error: connect ECONNREFUSED 127.0.0.1:2113';
/** As the client makes them, with a gRPC error beneath. */
const client = <Raised extends Error>(Kind: new (error?: never) => Raised, message: string, code?: number): Raised =>
  Object.assign(new Kind(), { message, code });

describe('what the EventStoreDB client raises', () => {
  it.each([
    ['a refused connection', client(UnavailableError, refused), StoreUnavailable],
    ['a refused connection that the client passes on as it came', new Error(refused), StoreUnavailable],
    [
      'a certificate that is not trusted',
      client(
        UnavailableError,
        '14 UNAVAILABLE: No connection established. Last error: unable to verify the first certificate',
      ),
      StoreUnavailable,
    ],
    ['a cluster without a node', new Error('Failed to discover after 10 attempts.'), StoreUnavailable],
    ['a connection that broke', client(UnavailableError, '14 UNAVAILABLE: read ECONNRESET'), OutcomeUnknown],
    [
      'a server that went away while answering',
      client(UnknownError, '13 INTERNAL: Received RST_STREAM with code 0', 13),
      OutcomeUnknown,
    ],
    ['a write that timed out in the cluster', client(TimeoutError, '10 ABORTED: Operation timed out'), OutcomeUnknown],
    ['a deadline', client(DeadlineExceededError, '4 DEADLINE_EXCEEDED'), OutcomeUnknown],
    ['wrong credentials', client(AccessDeniedError, '16 UNAUTHENTICATED: Unauthenticated'), StoreAccessDenied],
    ['too much at once', new MaxAppendSizeExceededError(undefined, 1_048_576), AppendTooLarge],
    ['a deleted stream', StreamDeletedError.fromStreamName('ehc.plan-1'), StoreDamaged],
  ])('is, of an append, for %s: %p', (_, error, kind) => {
    expect(appendingError(error, 'command-1')).toBeInstanceOf(kind);
    // A subclass of "nothing was written" must not stand for "not known".
    expect(appendingError(error, 'command-1') instanceof OutcomeUnknown).toBe(kind === OutcomeUnknown);
  });

  it.each([
    ['a broken connection', client(UnavailableError, '14 UNAVAILABLE: read ECONNRESET'), StoreUnavailable, true],
    ['a deadline', client(DeadlineExceededError, '4 DEADLINE_EXCEEDED'), StoreTimedOut, true],
    ['wrong credentials', client(AccessDeniedError, '7 PERMISSION_DENIED'), StoreAccessDenied, false],
    [
      'a place without a record',
      client(UnknownError, '2 UNKNOWN: Unexpected ReadAllResult: Error', 2),
      StoreUnavailable,
      false,
    ],
  ])('is, of a reading, for %s an error of the port that says whether waiting helps', (_, error, kind, passes) => {
    expect(readingError(error)).toBeInstanceOf(kind);
    expect(mayPass(readingError(error))).toBe(passes);
  });

  it('keeps errors of the port as they are', () => {
    const damaged = new StoreDamaged('bad', 7);
    expect(readingError(damaged)).toBe(damaged);
    expect(appendingError(damaged, 'c')).toBe(damaged);
  });

  it('tells a follower that was dropped for being slow from a server that is', () => {
    expect(
      isTooSlow(client(TimeoutError, '10 ABORTED: Operation timed out: Consumer too slow to handle event while live.')),
    ).toBe(true);
    expect(isTooSlow(client(TimeoutError, '10 ABORTED: Operation timed out'))).toBe(false);
  });

  it('never repeats an address, which may hold a password', () => {
    for (const error of [new Error('esdb://admin:secret@host')]) {
      expect(appendingError(error, 'c').message).not.toContain('secret');
    }
  });
});

describe('the pause before trying again', () => {
  it('grows to five seconds and differs from process to process', () => {
    const waits = (attempt: number): readonly number[] => Array.from({ length: 200 }, () => waitBefore(attempt));
    for (const attempt of [1, 3, 30]) {
      const most = Math.min(5_000, 50 * 2 ** attempt);
      for (const wait of waits(attempt)) {
        expect(wait).toBeGreaterThanOrEqual(most / 2);
        expect(wait).toBeLessThanOrEqual(most);
      }
      expect(new Set(waits(attempt)).size).toBeGreaterThan(10);
    }
  });
});
