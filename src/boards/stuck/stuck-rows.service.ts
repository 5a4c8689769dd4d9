import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { escalationsProjection } from '../../../projections/escalations/escalations.projection.js';
import type { EscalationRow } from '../../../projections/escalations/escalations.projection.js';
import { stuckAssessmentsProjection, stuckPlansProjection } from '../../../projections/stuck/stuck.projection.js';
import type { StuckRow } from '../../../projections/stuck/stuck.projection.js';
import type { RuleMet } from '../../../workflows/casework/stuck-reasons.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { ProjectorService } from '../../projector/projector.service.js';
import { ReadModelStore } from '../../projector/read-model-store.js';
import { LiveRows } from '../live-rows.js';
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

/** Rows by their streams, of assessments and of plans. */
type RowsByStream = readonly ReadonlyMap<string, StuckRow>[];

/** Cases that can be stuck and escalations that are open, held in memory for their list. */
@Injectable()
export class StuckRows implements OnModuleDestroy {
  private readonly stuck: readonly LiveRows<StuckRow>[];
  private readonly escalations: LiveRows<EscalationRow>;
  private today: { readonly of: RowsByStream; readonly stuck: StuckOfDay } | null = null;
  private entries: {
    readonly of: readonly StuckOn[];
    readonly version: string;
    readonly all: readonly StuckEntry[];
  } | null = null;

  constructor(readModels: ReadModelStore, projector: ProjectorService, { code }: HomeAuthority) {
    this.stuck = [stuckAssessmentsProjection, stuckPlansProjection].map(
      ({ name }) =>
        new LiveRows(
          readModels,
          projector,
          name,
          (json) => {
            const row = JSON.parse(json) as StuckRow;
            return row.authority === code ? row : null;
          },
          (before, after) => {
            this.today?.stuck.move(before, after);
          },
        ),
    );
    this.escalations = new LiveRows(readModels, projector, escalationsProjection.name, (json) => {
      const row = JSON.parse(json) as EscalationRow;
      return row.authority !== code || row.settledOn !== null ? null : row;
    });
  }

  onModuleDestroy(): void {
    for (const rows of [...this.stuck, this.escalations]) rows.stop();
  }

  /** Those that are stuck on the day, and those with an open escalation; the longest stuck first. */
  async all(today: CalendarDate): Promise<readonly StuckEntry[]> {
    const escalations = await this.escalations.all();
    const rows: ReadonlyMap<string, StuckRow>[] = [];
    for (const part of this.stuck) rows.push(await part.all());
    const stuck = this.stuckOn(today, rows).all();
    const version = [this.escalations, ...this.stuck].map((part) => part.version).join(' ');
    if (this.entries?.of !== stuck || this.entries.version !== version) {
      this.entries = { of: stuck, version, all: entriesOf(stuck, [...escalations.values()], holdersIn(rows)) };
    }
    return this.entries.all;
  }

  private stuckOn(day: CalendarDate, of: RowsByStream): StuckOfDay {
    const known = this.today;
    if (known?.stuck.day === day && known.of.every((rows, part) => rows === of[part])) return known.stuck;
    const stuck = new StuckOfDay(
      of.flatMap((rows) => [...rows.values()]),
      day,
    );
    this.today = { of, stuck };
    return stuck;
  }
}

type Holders = (children: ReadonlySet<string>) => ReadonlyMap<string, string | null>;

/** Who holds the cases of children. Asked only for escalations whose case is stuck no more: a look at every row. */
function holdersIn(of: RowsByStream): Holders {
  return (children) => {
    const holders = new Map<string, string | null>();
    if (children.size === 0) return holders;
    for (const rows of of) {
      for (const { childId, worker } of rows.values()) if (children.has(childId)) holders.set(childId, worker);
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
