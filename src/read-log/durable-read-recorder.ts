import { Inject, Injectable, Logger } from '@nestjs/common';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import type { EventStore } from '../event-store/event-store.js';
import { ReadLogStore } from './read-log-store.js';
import { ReadLogWriter } from './read-log-writer.js';
import { ReadRecorder } from './read-recorder.js';
import type { Read } from './read-recorder.js';
import { Relations } from './relations.service.js';

/** Records reads in the log of reads. */
@Injectable()
export class DurableReadRecorder extends ReadRecorder {
  private readonly log = new Logger('ReadLog');
  private readonly writer: ReadLogWriter;

  constructor(
    @Inject(ReadLogStore) reads: EventStore,
    private readonly relations: Relations,
    home: HomeAuthority,
    basis: BasisService,
  ) {
    super();
    this.writer = new ReadLogWriter(reads, home.code, () => basis.now);
  }

  override async record({ person, route, purpose, opened, asAt, correlationId }: Read): Promise<void> {
    const { children, classes } = opened;
    const relation = opened.opened === 0 ? null : await this.relations.of(person, children.slice(0, opened.opened));
    const { roles } = person;
    const data = { route, purpose, relation, classes, children, opened: opened.opened, asAt, roles };
    try {
      await this.writer.write({ person, correlationId, data });
    } catch (error) {
      // Neither route nor person: that reading is refused is the news.
      const { cause } = error as Error;
      this.log.error(`The read log cannot be written (${cause instanceof Error ? cause.name : 'no reason given'})`);
      throw error;
    }
  }
}
