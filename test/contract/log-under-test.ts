import { randomUUID } from 'node:crypto';
import type { AppendResult, EventStore } from '../../src/event-store/event-store.js';
import { sampleEvents } from './sample-events.js';

/** A store under test. `reopen` closes it and opens the same data again. */
export interface StoreUnderTest {
  readonly store: EventStore;
  reopen(): Promise<StoreUnderTest>;
  destroy(): Promise<void>;
}

/** The store that a contract test works on, which a test may close and open again. */
export class LogUnderTest {
  private subject: StoreUnderTest | null = null;

  constructor(private readonly openSubject: () => Promise<StoreUnderTest>) {}

  get store(): EventStore {
    return this.current().store;
  }

  async open(): Promise<void> {
    this.subject = await this.openSubject();
  }

  async reopen(): Promise<void> {
    this.subject = await this.current().reopen();
  }

  async destroy(): Promise<void> {
    await this.subject?.destroy();
  }

  /** Name of a stream that no other test uses. */
  fresh(kind = 'needsAssessment'): string {
    return `${kind}-${randomUUID()}`;
  }

  async append(stream: string, expected: number, count = 1, commandId: string = randomUUID()): Promise<AppendResult> {
    return this.store.append(stream, expected, sampleEvents(commandId, count), { commandId });
  }

  private current(): StoreUnderTest {
    if (this.subject === null) throw new Error('The store under test is not open');
    return this.subject;
  }
}
