import { Injectable } from '@nestjs/common';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { StoreUnavailable } from '../event-store/event-store-errors.js';
import { ProjectorService } from '../projector/projector.service.js';
import { londonDateOf } from '../commands/london-time.js';
import { instantWords, time } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';

/** Says how far figures are behind the log, while they are. */
@Injectable()
export class CatchingUp {
  constructor(
    private readonly events: EventStore,
    private readonly projector: ProjectorService,
    private readonly basis: BasisService,
  ) {}

  /** "Worked out to 8:41am; 212 events still to add"; null where everything recorded has been counted, or nobody can say. */
  async words(): Promise<string | null> {
    try {
      const head = await this.events.head();
      const { position } = this.projector;
      if (position >= head) return null;
      const last = position === 0 ? null : await this.events.eventAt(position);
      const to = last === null ? 'Nothing has been worked out yet' : `Worked out to ${this.when(last.recordedAt)}`;
      // Where positions have gaps their difference says nothing of how many events there are.
      const left = head - position;
      const many = this.events.contiguousPositions
        ? `${count(left)} ${left === 1 ? 'event' : 'events'}`
        : 'some events';
      return `${to}; ${many} still to add`;
    } catch (error) {
      // Pages of figures stand on read models: they are shown whatever the log does.
      if (error instanceof StoreUnavailable) return null;
      throw error;
    }
  }

  private when(recordedAt: string): string {
    return londonDateOf(new Date(recordedAt)) === this.basis.today ? time(recordedAt) : instantWords(recordedAt);
  }
}
