import { appendingContract } from './appending.contract.js';
import { followingContract } from './following.contract.js';
import type { StoreUnderTest } from './log-under-test.js';
import { LogUnderTest } from './log-under-test.js';
import { readingContract } from './reading.contract.js';
import { repeatingContract } from './repeating.contract.js';

/** The promises of the port, run unchanged against each adapter. A store may be shared: nothing here assumes it is empty. */
export function eventStoreContract(adapter: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${adapter} keeps the event store contract`, () => {
    const log = new LogUnderTest(open);
    beforeAll(() => log.open());
    afterAll(() => log.destroy());

    appendingContract(log);
    repeatingContract(log);
    readingContract(log);
    followingContract(log);
  });
}
