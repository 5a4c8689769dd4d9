import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { escalationsProjection } from '../../../projections/escalations/escalations.projection.js';
import type { EscalationRow } from '../../../projections/escalations/escalations.projection.js';
import { stuckAssessmentsProjection, stuckPlansProjection } from '../../../projections/stuck/stuck.projection.js';
import type { StuckRow } from '../../../projections/stuck/stuck.projection.js';
import { rulesMet, stuckSince } from '../../../workflows/casework/stuck-reasons.js';
import type { RuleMet } from '../../../workflows/casework/stuck-reasons.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { ProjectorService } from '../../projector/projector.service.js';
import { ReadModelStore } from '../../projector/read-model-store.js';
import { LiveRows } from '../live-rows.js';

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

/** Cases that can be stuck and escalations that are open, held in memory for their list. */
@Injectable()
export class StuckRows implements OnModuleDestroy {
  private readonly stuck: readonly LiveRows<StuckRow>[];
  private readonly escalations: LiveRows<EscalationRow>;

  constructor(readModels: ReadModelStore, projector: ProjectorService, { code }: HomeAuthority) {
    this.stuck = [stuckAssessmentsProjection, stuckPlansProjection].map(
      ({ name }) =>
        new LiveRows(readModels, projector, name, (json) => {
          const row = JSON.parse(json) as StuckRow;
          return row.authority === code ? row : null;
        }),
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
    const escalations = [...(await this.escalations.all()).values()].toSorted(byRaising);
    const rows: StuckRow[] = [];
    for (const part of this.stuck) rows.push(...(await part.all()).values());
    return entriesOf(rows, escalations, today);
  }
}

const byRaising = (a: EscalationRow, b: EscalationRow): number => (a.raisedOn < b.raisedOn ? -1 : 1);

/** Puts each open escalation beside what it is about; one whose case is stuck no more stands by itself. */
export function entriesOf(
  rows: readonly StuckRow[],
  escalations: readonly EscalationRow[],
  today: CalendarDate,
): readonly StuckEntry[] {
  const told = new Set<EscalationRow>();
  const ofChild = new Map<string, EscalationRow[]>();
  for (const one of escalations) ofChild.set(one.childId, [...(ofChild.get(one.childId) ?? []), one]);
  const entries: StuckEntry[] = [];
  for (const { childId, team, worker, process, stage, stream, reasons } of rows) {
    const met = rulesMet(reasons, today);
    const since = stuckSince(met);
    if (since === null) continue;
    const about = (ofChild.get(childId) ?? []).filter((one) => one.aboutStream === null || one.aboutStream === stream);
    for (const one of about) told.add(one);
    entries.push({ childId, team, worker, process, stage, met, since, escalation: about.at(-1) ?? null });
  }
  const holders = new Map(rows.map(({ childId, worker }) => [childId, worker]));
  for (const one of escalations) {
    if (told.has(one)) continue;
    const { childId, team, raisedOn } = one;
    const worker = holders.get(childId) ?? null;
    entries.push({ childId, team, worker, process: null, stage: null, met: [], since: raisedOn, escalation: one });
  }
  return entries.sort((a, b) => (a.since === b.since ? (a.childId < b.childId ? -1 : 1) : a.since < b.since ? -1 : 1));
}
