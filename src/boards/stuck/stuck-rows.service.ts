import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { escalationsProjection } from '../../../projections/escalations/escalations.projection.js';
import type { EscalationRow } from '../../../projections/escalations/escalations.projection.js';
import { stuckAssessmentsProjection, stuckPlansProjection } from '../../../projections/stuck/stuck.projection.js';
import type { StuckRow } from '../../../projections/stuck/stuck.projection.js';
import type { RuleMet } from '../../../workflows/casework/stuck-reasons.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { HeldRows } from '../../projector/held-rows.js';
import { BesideRows } from '../beside-rows.js';
import { StuckOfDay } from './stuck-of-day.js';
import type { StuckOn } from './stuck-of-day.js';

/** An assessment or a plan that is stuck by a rule, or a case that was escalated; or both. */
export interface StuckEntry {
  readonly childId: string;
  readonly team: string | null;
  readonly worker: string | null;
  /** Null where only an escalation brings the case here. */
  readonly process: StuckRow['process'] | null;
  readonly stage: string | null;
  readonly met: readonly RuleMet[];
  /** Days of the rule that has held longest, or since it was escalated. */
  readonly since: CalendarDate;
  /** The open escalation of the case. */
  readonly escalation: EscalationRow | null;
}

const stuckProjections = [stuckAssessmentsProjection, stuckPlansProjection];

/** Cases that can be stuck and escalations that are open, held in memory for their list. */
@Injectable()
export class StuckRows implements OnModuleDestroy {
  private readonly stuck: BesideRows<StuckRow, StuckOfDay, CalendarDate>;
  private entries: {
    readonly of: readonly unknown[];
    readonly all: readonly StuckEntry[];
  } | null = null;

  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
  ) {
    const onDay = (rows: readonly StuckRow[], day: CalendarDate) => new StuckOfDay(rows, day);
    this.stuck = new BesideRows(held, stuckProjections, home.code, onDay);
  }

  onModuleDestroy(): void {
    this.stuck.stop();
  }

  /** Those that are stuck on the day, and those with an open escalation; the longest stuck first. */
  async all(today: CalendarDate): Promise<readonly StuckEntry[]> {
    const ofDay = await this.stuck.of(today);
    const tables = await this.held.tables([...stuckProjections, escalationsProjection], this.home.code);
    const stuck = ofDay.all();
    const [assessments, plans, escalations] = tables.map((table) => table.all()) as unknown as [
      readonly StuckRow[],
      readonly StuckRow[],
      readonly EscalationRow[],
    ];
    const of = [stuck, assessments, plans, escalations];
    if (this.entries?.of.every((rows, place) => rows === of[place]) !== true) {
      const open = escalations.filter(({ settledOn }) => settledOn === null);
      this.entries = { of, all: entriesOf(stuck, open, holdersIn([assessments, plans])) };
    }
    return this.entries.all;
  }
}

type Holders = (children: ReadonlySet<string>) => ReadonlyMap<string, string | null>;

/** Who holds the cases of children. Asked only for escalations whose case is stuck no more: a look at every row. */
function holdersIn(of: readonly (readonly StuckRow[])[]): Holders {
  return (children) => {
    const holders = new Map<string, string | null>();
    if (children.size === 0) return holders;
    for (const rows of of) {
      for (const { childId, worker } of rows) if (children.has(childId)) holders.set(childId, worker);
    }
    return holders;
  };
}

/** Puts each open escalation beside what it is about; one whose case is stuck no more stands by itself. */
export function entriesOf(
  stuck: readonly StuckOn[],
  escalations: readonly EscalationRow[],
  holdersOf: Holders,
): readonly StuckEntry[] {
  const told = new Set<EscalationRow>();
  const ofChild = new Map<string, EscalationRow[]>();
  for (const one of escalations.toSorted(byRaising)) {
    ofChild.set(one.childId, [...(ofChild.get(one.childId) ?? []), one]);
  }
  const entries: StuckEntry[] = [];
  for (const { row, met, since } of stuck) {
    const { childId, team, worker, process, stage, stream } = row;
    const about = (ofChild.get(childId) ?? []).filter((one) => one.aboutStream === null || one.aboutStream === stream);
    for (const one of about) told.add(one);
    entries.push({ childId, team, worker, process, stage, met, since, escalation: about.at(-1) ?? null });
  }
  const alone = escalations.filter((one) => !told.has(one));
  const holders = holdersOf(new Set(alone.map(({ childId }) => childId)));
  for (const one of alone) {
    const { childId, team, raisedOn } = one;
    const worker = holders.get(childId) ?? null;
    entries.push({ childId, team, worker, process: null, stage: null, met: [], since: raisedOn, escalation: one });
  }
  return entries.sort((a, b) => (a.since === b.since ? compare(a.childId, b.childId) : compare(a.since, b.since)));
}

const byRaising = (a: EscalationRow, b: EscalationRow): number =>
  compare(a.raisedOn, b.raisedOn) || compare(a.stream, b.stream);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
