import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { dayScore, missingIn, needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow, OpeningGap } from '../../projections/case-view/case-view.projection.js';
import { workListProjection } from '../../projections/work-list/work-list.projection.js';
import type { DueItem, WorkListRow } from '../../projections/work-list/due-items.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { nothingHidden } from '../case-access/hidden-cases.js';
import type { HiddenCases } from '../case-access/hidden-cases.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import type { ChildCard } from '../children/child-card.js';
import { HomeAuthority } from '../children/home-authority.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { RangeMember } from '../projector/read-model-store.js';

export interface CaseFilters {
  readonly stage: string | null;
  readonly worker: string | null;
  readonly team: string | null;
  /** Those under way without a visit to the family, or without a person-centred meeting. */
  readonly missing: OpeningGap | null;
}

/** One assessment of the list. */
export interface ListedCase {
  readonly stream: string;
  readonly childId: string;
  readonly child: ChildCard | null;
  readonly state: NeedsAssessment;
  /** The open limit that falls first; null where none runs. */
  readonly next: DueItem | null;
}

export interface CaseListPage {
  readonly cases: readonly ListedCase[];
  readonly total: number;
  /** Only the newest were looked at: the filters together leave too many to go through. */
  readonly cut: boolean;
}

type Row = CaseViewRow<NeedsAssessment>;

/** In place of a worker: cases that nobody works on. */
export const nobodys = 'nobody';

/** Rows gone through at most where several filters are put together. */
export const mostScanned = 5_000;

/** Groups whose size is remembered at most. */
const mostSizes = 1_000;

interface Group {
  readonly index: string;
  readonly group: string;
}

/** Assessments of the authority, newest first, a page at a time. */
@Injectable()
export class CaseList implements OnModuleDestroy {
  /** Until a case changes: counting a group goes through it, and one of them is the whole authority. */
  private readonly sizes = new Map<string, Promise<number>>();
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly readModels: ReadModelStore,
    private readonly directory: ChildDirectory,
    private readonly home: HomeAuthority,
    projector: ProjectorService,
  ) {
    this.stopListening = [
      projector.onRowsSaved((changes) => {
        if (changes.some(({ projection }) => projection === needsAssessmentView.name)) this.sizes.clear();
      }),
      projector.onRowsReplaced(() => {
        this.sizes.clear();
      }),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stopListening) stop();
  }

  /** `offset` and `limit` count assessments that fit the filters; hidden ones are as good as not there. */
  async page(
    filters: CaseFilters,
    offset: number,
    limit: number,
    hidden: HiddenCases = nothingHidden,
  ): Promise<CaseListPage> {
    const indexes = Object.entries(filters).flatMap(([index, value]: [string, string | null]) =>
      value === null
        ? []
        : [{ index, group: `${this.home.code}:${index === 'worker' && value === nobodys ? '' : value}` }],
    );
    const all = { index: 'authority', group: this.home.code };
    if (indexes.length < 2) {
      const query = indexes[0] ?? all;
      const left =
        hidden.size === 0 ? [] : (await this.rowsOf(hidden.streams)).filter(({ state }) => fits(state, filters));
      const total = (await this.sizeOf(query)) - left.length;
      const keys = await this.keysWithout(left.map(placeOf), query, offset, limit);
      return { cases: await this.listed(await this.rowsOf(keys)), total, cut: false };
    }
    // The smallest group is gone through, and the other filters are held against its rows.
    const sizes = await Promise.all(indexes.map((query) => this.sizeOf(query)));
    const smallest = sizes.indexOf(Math.min(...sizes));
    const keys = await this.keysOf({ ...(indexes[smallest] ?? all), offset: 0, limit: mostScanned });
    const rows = (await this.rowsOf(keys)).filter(({ state }) => fits(state, filters) && !hidden.hides(state.childId));
    const cut = (sizes[smallest] ?? 0) > mostScanned;
    return { cases: await this.listed(rows.slice(offset, offset + limit)), total: rows.length, cut };
  }

  private async sizeOf({ index, group }: Group): Promise<number> {
    const key = `${index} ${group}`;
    let size = this.sizes.get(key);
    if (size === undefined) {
      if (this.sizes.size >= mostSizes) this.sizes.clear();
      size = this.readModels.count(needsAssessmentView.name, { index, group });
      this.sizes.set(key, size);
    }
    try {
      return await size;
    } catch (error) {
      // The next page counts again.
      if (this.sizes.get(key) === size) this.sizes.delete(key);
      throw error;
    }
  }

  private async keysOf(query: Group & { offset: number; limit: number }): Promise<readonly string[]> {
    return (await this.membersOf(query)).map(({ key }) => key);
  }

  private membersOf(query: Group & { offset: number; limit: number }): Promise<readonly RangeMember[]> {
    return this.readModels.range(needsAssessmentView.name, { ...query, reverse: true });
  }

  /** A page of a group in which some members do not count: as many more are read, and those before the page are made up for. */
  private async keysWithout(
    left: readonly Place[],
    query: Group,
    offset: number,
    limit: number,
  ): Promise<readonly string[]> {
    const members = await this.membersOf({ ...query, offset, limit: limit + left.length });
    const [first] = members;
    if (first === undefined || left.length === 0) return members.map(({ key }) => key);
    const before = left.filter((place) => comesBefore(place, first)).length;
    const away = new Set(left.map(({ member }) => member));
    const shown = members.filter(({ member }) => !away.has(member));
    return shown.slice(before, before + limit).map(({ key }) => key);
  }

  private async rowsOf(keys: readonly string[]): Promise<readonly Row[]> {
    const found = await this.readModels.getMany(needsAssessmentView.name, keys);
    return keys.flatMap((key) => {
      const json = found.get(key);
      return json === undefined ? [] : [JSON.parse(json) as Row];
    });
  }

  private async listed(rows: readonly Row[]): Promise<readonly ListedCase[]> {
    const cards = await this.directory.namesOf(rows.flatMap(({ state }) => state.childId ?? []));
    const due = await this.readModels.getMany(
      workListProjection.name,
      rows.map(({ context }) => context.stream),
    );
    return rows.map(({ state, context }) => {
      const json = due.get(context.stream);
      const items = json === undefined ? [] : (JSON.parse(json) as WorkListRow).items;
      const childId = state.childId ?? '';
      return { stream: context.stream, childId, child: cards.get(childId) ?? null, state, next: firstOf(items) };
    });
  }
}

type Place = Pick<RangeMember, 'score' | 'member'>;

/** Where an assessment stands in each index. */
function placeOf({ state, context }: Row): Place {
  return { score: dayScore(state.begun?.on ?? null), member: context.stream };
}

/** In the order of the list, the newest first. */
function comesBefore(a: Place, b: Place): boolean {
  return a.score === b.score ? a.member > b.member : a.score > b.score;
}

function fits(state: NeedsAssessment, wanted: CaseFilters): boolean {
  const { stage, worker, team } = state;
  return (
    (wanted.missing === null || missingIn(state).includes(wanted.missing)) &&
    (wanted.stage === null || stage === wanted.stage) &&
    (wanted.worker === null || (worker ?? nobodys) === wanted.worker) &&
    (wanted.team === null || team === wanted.team)
  );
}

/** Limits that still stand come before lifted ones. */
function firstOf(items: readonly DueItem[]): DueItem | null {
  const standing = items.filter(({ disapplied }) => !disapplied);
  return (standing.length > 0 ? standing : items).toSorted((a, b) => (a.due < b.due ? -1 : 1))[0] ?? null;
}
