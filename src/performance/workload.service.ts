import { Injectable } from '@nestjs/common';
import { dayScore } from '../../projections/case-view/case-view.projection.js';
import type { FigureRows } from '../../projections/measures/figures.js';
import { quantile } from '../../projections/measures/figures.js';
import { openOn } from '../../projections/measures/open-case.measures.js';
import { workListNames } from '../../projections/work-list/work-lists.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';

export interface WorkloadRow {
  readonly title: string;
  readonly open: number;
  /** Legal limits, those of advising bodies included. */
  readonly due: number;
  readonly overdue: number;
}

const daysAhead = 28;

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

  private async rowOf(worker: string, open: ReadonlyMap<string, number>): Promise<WorkloadRow & { worker: string }> {
    const { today } = this.basis;
    const query = { index: 'due', group: `${this.home.code}:worker:${worker}` };
    const counted = async (days: { readonly min?: number; readonly max: number }): Promise<number> => {
      const counts = workListNames.map((name) => this.readModels.count(name, { ...query, ...days }));
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    };
    const [due, overdue, found] = await Promise.all([
      counted({ min: dayScore(today), max: dayScore(addDays(today, daysAhead)) }),
      counted({ max: dayScore(addDays(today, -1)) }),
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
    open: median(({ open }) => open),
    due: median(({ due }) => due),
    overdue: median(({ overdue }) => overdue),
  };
}
