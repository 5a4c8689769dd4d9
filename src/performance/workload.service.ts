import { Injectable } from '@nestjs/common';
import { dayScore } from '../../projections/case-view/case-view.projection.js';
import type { FigureRows } from '../../projections/measures/figures.js';
import { quantile } from '../../projections/measures/figures.js';
import { openOn } from '../../projections/measures/open-case.measures.js';
import { memberOf } from '../../projections/work-list/due-items.js';
import type { DueItem, WorkListRow } from '../../projections/work-list/due-items.js';
import { workListNames } from '../../projections/work-list/work-lists.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';

export interface WorkloadRow {
  readonly title: string;
  /** Whose row it is, empty for nobody's; null for a row of no one person. */
  readonly worker: string | null;
  readonly open: number;
  /** Legal limits, those of advising bodies included. */
  readonly due: number;
  readonly overdue: number;
}

const daysAhead = 28;

/** Limits that fall from today on, or whose day has passed. */
export type Span = 'due' | 'overdue';

/** One legal limit of somebody's work. */
export interface WorkloadLimit extends Pick<DueItem, 'rule' | 'body' | 'stage' | 'due'> {
  readonly childId: string;
}

/** Who has how much open: everyone for managers, one's own and the team's median for others. */
@Injectable()
export class WorkloadService {
  constructor(
    private readonly readModels: ReadModelStore,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  /** Nobody's cases last; null for people without a row here. */
  async workload(rows: FigureRows, person: Person): Promise<readonly WorkloadRow[] | null> {
    const open = openByWorker(rows, this.basis.today);
    if (person.roles.includes('manager')) {
      const all = await Promise.all([...open.keys()].map((worker) => this.rowOf(worker, open)));
      return all.sort(
        (a, b) => Number(a.worker === '') - Number(b.worker === '') || b.overdue - a.overdue || b.open - a.open,
      );
    }
    if (!person.roles.includes('caseworker')) return null;
    const workers = [...open.keys()].filter((worker) => worker !== '');
    const team = await Promise.all(workers.map((worker) => this.rowOf(worker, open)));
    const own = { ...(await this.rowOf(person.id, open)), title: 'You' };
    return [own, medianRow(team)];
  }

  /** The limits behind a number of the table, the earliest first. */
  async limits(worker: string, span: Span): Promise<readonly WorkloadLimit[]> {
    const found = await Promise.all(
      workListNames.map(async (name) => {
        const members = await this.readModels.range(name, this.spanOf(worker, span));
        const streams = [...new Set(members.map(({ member }) => member.split('#')[0] ?? ''))];
        const rows = await this.readModels.getMany(name, streams);
        const wanted = new Set(members.map(({ member }) => member));
        return [...rows.values()].flatMap((json) => {
          const row = JSON.parse(json) as WorkListRow;
          return row.items
            .filter((item) => wanted.has(memberOf(row, item)))
            .map(({ rule, body, stage, due }) => ({ childId: row.childId, rule, body, stage, due }));
        });
      }),
    );
    return found.flat().toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  }

  private spanOf(worker: string, span: Span): { index: string; group: string; min?: number; max: number } {
    const { today } = this.basis;
    const group = `${this.home.code}:worker:${worker}`;
    return span === 'overdue'
      ? { index: 'due', group, max: dayScore(addDays(today, -1)) }
      : { index: 'due', group, min: dayScore(today), max: dayScore(addDays(today, daysAhead)) };
  }

  private async rowOf(worker: string, open: ReadonlyMap<string, number>): Promise<WorkloadRow> {
    const counted = async (span: Span): Promise<number> => {
      const counts = workListNames.map((name) => this.readModels.count(name, this.spanOf(worker, span)));
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    };
    const [due, overdue, found] = await Promise.all([
      counted('due'),
      counted('overdue'),
      worker === '' ? null : this.people.find(worker),
    ]);
    const title = worker === '' ? 'Not allocated' : (found?.name ?? 'Somebody who is not listed');
    return { worker, title, open: open.get(worker) ?? 0, due, overdue };
  }
}

function openByWorker({ assessment }: FigureRows, today: Parameters<typeof openOn>[1]): Map<string, number> {
  const open = new Map<string, number>();
  for (const row of assessment) {
    if (openOn(row, today)) open.set(row.worker ?? '', (open.get(row.worker ?? '') ?? 0) + 1);
  }
  return open;
}

function medianRow(rows: readonly WorkloadRow[]): WorkloadRow {
  const median = (of: (row: WorkloadRow) => number): number =>
    quantile(
      rows.map(of).sort((a, b) => a - b),
      0.5,
    ) ?? 0;
  return {
    title: 'Median of the team',
    worker: null,
    open: median(({ open }) => open),
    due: median(({ due }) => due),
    overdue: median(({ overdue }) => overdue),
  };
}
