import { Inject, Injectable, Optional } from '@nestjs/common';
import { dayScore } from '../../projections/case-view/case-view.projection.js';
import { workListNames } from '../../projections/work-list/work-lists.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { Person } from '../access/people.js';
import { verificationNotice } from '../audit/proofs/proofs.view.js';
import { Verifications } from '../audit/proofs/verifications.service.js';
import { BreakGlassUses } from '../case-access/break-glass-uses.service.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { StoreUnavailable } from '../event-store/event-store-errors.js';
import { EventStore } from '../event-store/event-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { instantWords } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import { stalledNotices } from './stalled-notices.view.js';
import { FrameFacts } from '../web/web-options.js';
import type { Notice, SystemLine } from '../web/web-options.js';

/** What the frame of every page shows of the records. */
@Injectable()
export class WorkFrameFacts extends FrameFacts {
  constructor(
    private readonly readModels: ReadModelStore,
    private readonly events: EventStore,
    private readonly projector: ProjectorService,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
    private readonly breakGlass: BreakGlassUses,
    @Optional() @Inject(Verifications) private readonly verifications: Verifications | null = null,
  ) {
    super();
  }

  override overdueOf({ id }: Person): Promise<number> {
    return this.overdueIn(`${this.home.code}:worker:${id}`);
  }

  override position(): number {
    return this.projector.position;
  }

  /** A page is drawn whatever the log and the read models do. */
  override async noticesFor(person: Person): Promise<readonly Notice[]> {
    return [
      ...this.failedVerification(person),
      ...stalledNotices(this.projector.state, this.events.contiguousPositions),
      ...(await this.usesToReview(person)),
    ];
  }

  /** To those who can do something about it. */
  private failedVerification({ roles }: Person): readonly Notice[] {
    if (!roles.some((role) => role !== 'caseworker')) return [];
    const notice = verificationNotice(this.verifications?.lastDone() ?? null);
    return notice === null ? [] : [notice];
  }

  private async usesToReview(person: Person): Promise<readonly Notice[]> {
    let waiting: number;
    try {
      waiting = await this.breakGlass.waitingFor(person);
    } catch {
      // Whatever keeps the read models away is said by what needs them.
      return [];
    }
    if (waiting === 0) return [];
    const text = `${count(waiting)} ${waiting === 1 ? 'restricted case was' : 'restricted cases were'} opened for a reason that nobody has looked at yet.`;
    const link = { text: 'Review', href: '/break-glass' };
    return [{ variant: 'information', title: 'Break-glass to review', text, link }];
  }

  override async systemLines(): Promise<readonly SystemLine[]> {
    try {
      return await this.linesOfTheLog();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return [{ key: 'Records', value: 'Cannot be reached just now', tag: 'red' }];
    }
  }

  private async linesOfTheLog(): Promise<readonly SystemLine[]> {
    const { contiguousPositions } = this.events;
    const head = await this.events.head();
    const last = await this.events.eventAt(head);
    const { position, error } = this.projector.state;
    const behind = contiguousPositions ? `${count(Math.max(0, head - position))} events behind` : 'Behind';
    return [
      { key: 'Last event', value: last === null ? 'None yet' : instantWords(last.recordedAt) },
      ...(contiguousPositions ? [{ key: 'Events', value: count(head) }] : []),
      position >= head && error === null
        ? { key: 'Lists and figures', value: 'Up to date', tag: 'green' }
        : { key: 'Lists and figures', value: behind, tag: 'red' },
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

  private async sumOf(count: (name: string) => Promise<number>): Promise<number> {
    return (await Promise.all(workListNames.map(count))).reduce((sum, one) => sum + one, 0);
  }

  private overdueIn(group: string): Promise<number> {
    const max = dayScore(addDays(this.basis.today, -1));
    return this.sumOf((name) => this.readModels.count(name, { index: 'due', group, max }));
  }

  private async casesIn(group: string): Promise<number> {
    const found = await Promise.all(
      workListNames.flatMap((name) =>
        ['due', 'disapplied'].map((index) => this.readModels.range(name, { index, group })),
      ),
    );
    return new Set(found.flat().map(({ key }) => key)).size;
  }
}
