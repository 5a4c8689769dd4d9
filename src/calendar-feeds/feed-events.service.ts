import { Injectable } from '@nestjs/common';
import { disputeView, needsAssessmentView, planView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import type { RowContext } from '../../projections/projection.js';
import { memberOf } from '../../projections/work-list/due-items.js';
import type { DueProcess, WorkListRow } from '../../projections/work-list/due-items.js';
import { planWorkListProjection } from '../../projections/work-list/plan-work-list.projection.js';
import type { CalendarFeed } from '../../workflows/authority/calendar-feeds.js';
import { People } from '../access/people.js';
import { SettingLists } from '../boards/reviews/setting-lists.service.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { KeyStore } from '../keys/key-store.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { DueBoard } from '../work-list/due-board.service.js';
import { kindOf } from '../work-list/due-item.js';
import type { DueEntry } from '../work-list/due-item.js';
import { feedEvent } from './feed-event.js';
import type { AllDayEvent } from './icalendar.js';

type Limit = Pick<DueEntry, 'process' | 'stream' | 'childId' | 'item'>;

/** The nearest limits that a feed holds at most; what it costs is bounded by it. */
export const mostEvents = 2_000;

const views: Readonly<Record<DueProcess, string>> = {
  assessment: needsAssessmentView.name,
  plan: planView.name,
  dispute: disputeView.name,
};

/** What the feeds hold: open legal limits under the references of their cases. Opens no name. */
@Injectable()
export class FeedEvents {
  constructor(
    private readonly board: DueBoard,
    private readonly lists: SettingLists,
    private readonly readModels: ReadModelStore,
    private readonly keys: KeyStore,
    private readonly people: People,
    private readonly access: CaseAccess,
  ) {}

  /** By date. `origin` is where the application is reached; null leaves out the way to the case. */
  async of(feed: CalendarFeed, origin: string | null): Promise<readonly AllDayEvent[]> {
    const limits = feed.kind === 'worker' ? await this.limitsOfWorker(feed.of) : await this.limitsOfSetting(feed.of);
    const near = limits
      .filter(({ item }) => !item.disapplied)
      .toSorted((a, b) => (a.item.due < b.item.due ? -1 : a.item.due > b.item.due ? 1 : 0))
      .slice(0, mostEvents);
    const references = await this.referencesOf(near);
    const contexts = await this.contextsOf(near);
    return near.flatMap((limit): AllDayEvent[] => {
      const reference = references.get(limit.childId);
      if (reference === undefined) return [];
      const uid = `${this.keys.keyedId('calendar-event', memberOf(limit, limit.item))}@ehc-tracker`;
      return [feedEvent(limit.item, { uid, reference, origin, context: contexts.get(limit.stream) ?? null })];
    });
  }

  /** What the person may open and no more. */
  private async limitsOfWorker(worker: string): Promise<readonly Limit[]> {
    const person = await this.people.find(worker);
    const hidden = person === null ? await this.access.restrictedToSome() : await this.access.hiddenFrom(person);
    const index = await this.board.index();
    return index
      .without(hidden.streams)
      .of(`worker:${worker}`)
      .select(({ disapplied }) => !disapplied)
      .all();
  }

  /** Reviews and transfers: what a school has a part in. Whoever has its secret address is nobody who may open a restricted case. */
  private async limitsOfSetting(urn: string): Promise<readonly Limit[]> {
    const hidden = await this.access.restrictedToSome();
    const plans = (await this.lists.plansOf(urn, hidden)).map(({ stream }) => stream);
    const rows = await this.readModels.getMany(planWorkListProjection.name, plans);
    return [...rows.values()].flatMap((json) => {
      const { process, stream, childId, items } = JSON.parse(json) as WorkListRow;
      return items
        .filter((item) => kindOf(item) === 'review' || kindOf(item) === 'transfer')
        .map((item) => ({ process, stream, childId, item }));
    });
  }

  /** References by child; whoever has been erased has none any more. */
  private async referencesOf(limits: readonly Limit[]): Promise<ReadonlyMap<string, string>> {
    const childIds = [...new Set(limits.map(({ childId }) => childId))];
    const held = this.keys.keysHeld(childIds);
    const references = new Map<string, string>();
    for (const childId of childIds) {
      const reference = held.has(childId) ? await this.keys.referenceOf(childId) : null;
      if (reference !== null) references.set(childId, reference);
    }
    return references;
  }

  /** Where each stream stands: a limit has changed at most when its case last did. */
  private async contextsOf(limits: readonly Limit[]): Promise<ReadonlyMap<string, RowContext>> {
    const contexts = new Map<string, RowContext>();
    for (const [process, view] of Object.entries(views)) {
      const streams = new Set(limits.filter((limit) => limit.process === process).map(({ stream }) => stream));
      const rows = await this.readModels.getMany(view, [...streams]);
      for (const [key, json] of rows) contexts.set(key, (JSON.parse(json) as CaseViewRow<unknown>).context);
    }
    return contexts;
  }
}
