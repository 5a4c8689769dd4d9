import { Injectable } from '@nestjs/common';
import { dayScore } from '../../projections/case-view/case-view.projection.js';
import { workListProjection } from '../../projections/work-list/work-list.projection.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { instantWords } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import { FrameFacts } from '../web/web-options.js';
import type { Notice, SystemLine } from '../web/web-options.js';

/** Read models this many events behind the log are worth a warning on every page. */
const farBehind = 500;

/** What the frame of every page shows of the records. */
@Injectable()
export class WorkFrameFacts extends FrameFacts {
  constructor(
    private readonly readModels: ReadModelStore,
    private readonly events: EventStore,
    private readonly projector: ProjectorService,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {
    super();
  }

  override overdueOf({ id }: Person): Promise<number> {
    return this.overdueIn(`${this.home.code}:worker:${id}`);
  }

  override async noticesFor(): Promise<readonly Notice[]> {
    const behind = (await this.events.head()) - this.projector.position;
    if (behind < farBehind) return [];
    return [
      {
        variant: 'warning',
        title: 'Lists and figures are catching up',
        text: `Lists and figures are catching up: ${count(behind)} events are still to be added.`,
      },
    ];
  }

  override async systemLines(): Promise<readonly SystemLine[]> {
    const head = await this.events.head();
    const [last] = head === 0 ? [] : await this.events.readPage({ after: head - 1, limit: 1 });
    const { position } = this.projector;
    const upToDate = position >= head;
    return [
      { key: 'Last event', value: last === undefined ? 'None yet' : instantWords(last.recordedAt) },
      { key: 'Events', value: count(head) },
      upToDate
        ? { key: 'Lists and figures', value: 'Up to date', tag: 'green' }
        : { key: 'Lists and figures', value: `${count(head - position)} events behind`, tag: 'red' },
    ];
  }

  override async firstSightOf({ id, roles }: Person): Promise<string | null> {
    const { code } = this.home;
    if (roles.includes('caseworker')) {
      const cases = await this.casesIn(`${code}:worker:${id}`);
      return cases === 0 ? null : `Work due for ${count(cases)} open ${cases === 1 ? 'case' : 'cases'}, by legal date`;
    }
    if (roles.includes('manager')) {
      const overdue = await this.overdueIn(code);
      return `Everyone’s work: ${count(overdue)} legal ${overdue === 1 ? 'date' : 'dates'} overdue`;
    }
    if (roles.includes('auditor'))
      return `Any case as it was known on any date: ${count(await this.events.head())} events`;
    return null;
  }

  private overdueIn(group: string): Promise<number> {
    const max = dayScore(addDays(this.basis.today, -1));
    return this.readModels.count(workListProjection.name, { index: 'due', group, max });
  }

  private async casesIn(group: string): Promise<number> {
    const both = await Promise.all(
      ['due', 'disapplied'].map((index) => this.readModels.range(workListProjection.name, { index, group })),
    );
    return new Set(both.flat().map(({ key }) => key)).size;
  }
}
