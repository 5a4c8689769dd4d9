import type { SettingIndex } from '../setting-index.service.js';
import type { PlanRow } from '../plan-rows.service.js';

/** A school or college with the plans it has. */
export interface SettingPlans {
  readonly urn: string;
  readonly name: string;
  readonly rows: readonly PlanRow[];
}

type Index = Pick<SettingIndex, 'of' | 'nameOf'>;

/** The plans of one school or college, in the order they come in. */
export function plansOfSetting(rows: readonly PlanRow[], urn: string, index: Pick<Index, 'of'>): readonly PlanRow[] {
  return rows.filter(({ stream, childId }) => index.of(stream, childId)?.urn === urn);
}

/** Every school and college with a number, by name. */
export function settingsOf(rows: readonly PlanRow[], index: Index): readonly SettingPlans[] {
  const byUrn = new Map<string, PlanRow[]>();
  for (const row of rows) {
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
