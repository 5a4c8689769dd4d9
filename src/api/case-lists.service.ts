import { Injectable } from '@nestjs/common';
import { dayScore, needsAssessmentView } from '../../projections/case-view/case-view.projection.js';
import type { CaseViewRow } from '../../projections/case-view/case-view.projection.js';
import { idOf } from '../../projections/projection.js';
import { memberOf } from '../../projections/work-list/due-items.js';
import { workListNames } from '../../projections/work-list/work-lists.js';
import type { DueItem, WorkListRow } from '../../projections/work-list/due-items.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { daysBetween } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { HiddenCases } from '../case-access/hidden-cases.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import type { ChildCard } from '../children/child-card.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import type { RangeMember, RangeQuery } from '../projector/read-model-store.js';
import { cursorAfter, readCursor } from './list-cursor.js';

export const casesAPage = 50;
export const dueAPage = 200;

export interface CaseFilter {
  readonly stage?: string;
  readonly worker?: string;
  readonly team?: string;
  readonly after?: string;
}

/** One needs assessment with the child it is about. */
export interface ListedCase {
  readonly case: string;
  readonly child: ChildCard | null;
  readonly needsAssessmentId: string;
  readonly stage: string;
  readonly stageSince: CalendarDate | null;
  readonly receivedOn: CalendarDate | null;
  readonly team: string | null;
  readonly worker: string | null;
}

export interface DueFilter {
  /** `everyone`, `team:<name>`, or the id of a worker. */
  readonly who: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly after?: string;
}

export interface DueWork extends DueItem {
  readonly case: string;
  readonly child: ChildCard | null;
  readonly process: WorkListRow['process'];
  /** The assessment, plan or dispute, by its id. */
  readonly id: string;
  /** The same for an assessment; null for the others. */
  readonly needsAssessmentId: string | null;
  readonly stage: string;
  readonly team: string | null;
  readonly worker: string | null;
  /** Days past the legal date today; 0 where it has not passed. */
  readonly daysOver: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Hand this in as `after` for the next page; null at the end. */
  readonly next: string | null;
}

interface Found<Row> {
  readonly rows: readonly { readonly row: Row; readonly score: number; readonly member: string }[];
  readonly next: string | null;
}

/** Lists of cases and of due work, read from the read models and given their children's names. */
@Injectable()
export class CaseLists {
  constructor(
    private readonly readModels: ReadModelStore,
    private readonly directory: ChildDirectory,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  /** Needs assessments by the day they began, the oldest first. @throws FieldFaults for a cursor not given out here. */
  async cases(filter: CaseFilter, hidden: HiddenCases): Promise<Page<ListedCase>> {
    const { stage, worker, team } = filter;
    // The narrowest index is walked; what else was asked for is held against the rows.
    const [index, value] =
      worker !== undefined
        ? ['worker', worker]
        : team !== undefined
          ? ['team', team]
          : stage !== undefined
            ? ['stage', stage]
            : ['authority', null];
    const group = value === null ? this.home.code : `${this.home.code}:${value}`;
    const fits = ({ state }: CaseViewRow<NeedsAssessment>): boolean =>
      (stage === undefined || state.stage === stage) &&
      (team === undefined || state.team === team) &&
      !hidden.hides(state.childId);
    const page = await this.page(needsAssessmentView.name, { index, group }, casesAPage, filter.after, fits);
    const cards = await this.directory.namesOf(page.rows.flatMap(({ row }) => row.state.childId ?? []));
    const items = page.rows.map(({ row: { state, context } }): ListedCase => ({
      case: state.childId ?? '',
      child: cards.get(state.childId ?? '') ?? null,
      needsAssessmentId: idOf(context.stream),
      stage: state.stage,
      stageSince: state.stageSince,
      receivedOn: state.begun?.by === 'reassessment' ? null : (state.begun?.on ?? null),
      team: state.team,
      worker: state.worker,
    }));
    return { items, next: page.next };
  }

  /** Open legal limits by their date; limits lifted by an exception have none and are left out. @throws FieldFaults */
  async dueWork({ who, from, to, after }: DueFilter, hidden: HiddenCases): Promise<Page<DueWork>> {
    const { today } = this.basis;
    const group =
      who === 'everyone'
        ? this.home.code
        : who.startsWith('team:')
          ? `${this.home.code}:${who}`
          : `${this.home.code}:worker:${who}`;
    const query = {
      index: 'due',
      group,
      ...(from === undefined ? {} : { min: dayScore(from) }),
      ...(to === undefined ? {} : { max: dayScore(to) }),
    };
    const shown = ({ childId }: WorkListRow): boolean => !hidden.hides(childId);
    const page = await this.merged(workListNames, query, dueAPage, after, shown);
    const cards = await this.directory.namesOf(page.rows.map(({ row }) => row.childId));
    const items = page.rows.flatMap(({ row, member }): DueWork[] => {
      const item = row.items.find((one) => memberOf(row, one) === member);
      if (item === undefined) return [];
      const { process, childId, stream, stage, team, worker } = row;
      const id = idOf(stream);
      const needsAssessmentId = process === 'assessment' ? id : null;
      const daysOver = Math.max(daysBetween(item.due, today), 0);
      const child = cards.get(childId) ?? null;
      return [{ ...item, case: childId, child, process, id, needsAssessmentId, stage, team, worker, daysOver }];
    });
    return { items, next: page.next };
  }

  /** A page of several projections as one list: each gives at most a page, and the first of all are taken. */
  private async merged<Row>(
    projections: readonly string[],
    query: Pick<RangeQuery, 'index' | 'group' | 'min' | 'max'>,
    size: number,
    after: string | undefined,
    fits: (row: Row) => boolean,
  ): Promise<Found<Row>> {
    const pages = await Promise.all(projections.map((name) => this.page<Row>(name, query, size, after, fits)));
    const all = pages.flatMap(({ rows }) => rows).sort((a, b) => a.score - b.score || (a.member < b.member ? -1 : 1));
    const rows = all.slice(0, size);
    const last = rows.at(-1);
    const more = all.length > size || pages.some(({ next }) => next !== null);
    return { rows, next: more && last !== undefined ? cursorAfter(last) : null };
  }

  private async page<Row>(
    projection: string,
    query: Pick<RangeQuery, 'index' | 'group' | 'min' | 'max'>,
    size: number,
    after: string | undefined,
    fits: (row: Row) => boolean,
  ): Promise<Found<Row>> {
    const start = after === undefined ? null : readCursor(after);
    const min = Math.max(query.min ?? Number.MIN_SAFE_INTEGER, start?.score ?? Number.MIN_SAFE_INTEGER);
    const rows: { row: Row; score: number; member: string }[] = [];
    let last: RangeMember | null = null;
    for (let offset = 0; ; offset += size) {
      const members = await this.readModels.range(projection, { ...query, min, limit: size, offset });
      const found = await this.readModels.getMany(
        projection,
        members.map(({ key }) => key),
      );
      for (const member of members) {
        if (start !== null && member.score === start.score && member.member <= start.member) continue;
        const json = found.get(member.key);
        const row = json === undefined ? undefined : (JSON.parse(json) as Row);
        if (row === undefined || !fits(row)) continue;
        // One more than the page holds was found: there is a next page, and it begins after the last of this one.
        if (rows.length === size) return { rows, next: last === null ? null : cursorAfter(last) };
        rows.push({ row, score: member.score, member: member.member });
        last = member;
      }
      if (members.length < size) return { rows, next: null };
    }
  }
}
