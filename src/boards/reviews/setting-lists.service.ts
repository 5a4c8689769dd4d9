import { Injectable } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { nothingHidden } from '../../case-access/hidden-cases.js';
import type { HiddenCases } from '../../case-access/hidden-cases.js';
import { PlanRows } from '../plan-rows.service.js';
import type { PlanRow } from '../plan-rows.service.js';
import { SettingIndex } from '../setting-index.service.js';

/** A school or college with the plans it has. */
export interface SettingPlans {
  readonly urn: string;
  readonly name: string;
  readonly rows: readonly PlanRow[];
}

type Index = Pick<SettingIndex, 'of' | 'nameOf'>;

/** Plans looked at in one turn of the event loop: some ten milliseconds of work. */
const atOnce = 4_000;

/** Every school and college with a number, by name. */
export async function settingsOf(rows: readonly PlanRow[], index: Index): Promise<readonly SettingPlans[]> {
  const byUrn = new Map<string, PlanRow[]>();
  for (const [at, row] of rows.entries()) {
    if (at % atOnce === atOnce - 1) await turnOfTheLoop();
    const urn = index.of(row.stream, row.childId)?.urn ?? null;
    if (urn === null) continue;
    const found = byUrn.get(urn);
    if (found === undefined) byUrn.set(urn, [row]);
    else found.push(row);
  }
  return [...byUrn]
    .map(([urn, found]) => ({ urn, name: index.nameOf(urn), rows: found }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.urn < b.urn ? -1 : 1));
}

/** Plans that are kept, by school or college: worked out once for as long as nothing changes. */
@Injectable()
export class SettingLists {
  private known: {
    readonly rows: readonly PlanRow[];
    readonly version: number;
    readonly lists: Promise<readonly SettingPlans[]>;
  } | null = null;

  constructor(
    private readonly plans: PlanRows,
    private readonly index: SettingIndex,
  ) {}

  /** False while schools are still being read; asking begins the reading. */
  get isComplete(): boolean {
    return this.index.isComplete;
  }

  /** Every school and college with the plans it has, by name; waits until all are known. Those of hidden cases are left out. */
  async all(hidden: HiddenCases = nothingHidden): Promise<readonly SettingPlans[]> {
    await this.index.ready();
    const rows = await this.plans.kept();
    const { version } = this.index;
    if (this.known?.rows !== rows || this.known.version !== version) {
      // Whoever asks meanwhile waits for the same.
      this.known = { rows, version, lists: settingsOf(rows, this.index) };
    }
    const lists = await this.known.lists;
    if (hidden.size === 0) return lists;
    const seen = lists.map((setting) => ({ ...setting, rows: hidden.without(setting.rows) }));
    return seen.filter(({ rows: left }) => left.length > 0);
  }

  /** The plans of one school or college, by the day of their next review. */
  async plansOf(urn: string, hidden: HiddenCases = nothingHidden): Promise<readonly PlanRow[]> {
    // Looked up before anything is left out, so that the plans of other schools are not gone through for one.
    return hidden.without((await this.all()).find((setting) => setting.urn === urn)?.rows ?? []);
  }
}
