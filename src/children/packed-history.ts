import type { ChildDetails, SettingDetails } from '../../workflows/child/child.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { FacetHistory } from './child-facets.js';

type Cell = string | number | null;

/**
 * A `FacetHistory` in one flat list: one object where the history itself is fourteen, of a hundred thousand children, each of
 * which every great collection of memory would visit. Read several times faster than text.
 */
export type PackedHistory = readonly Cell[];

/** Names of schools stand in the histories of hundreds of children: each is kept once. */
const names = new Map<string, string>();
const mostNames = 50_000;

const detailFields = ['birthDate', 'sex', 'ethnicity', 'postcode', 'upn', 'uln', 'upnUnknown'] as const;
const settingFields = ['urn', 'name', 'settingCode'] as const;

export function packed({ details, needs, stays, needsOfPanels, birthDate }: FacetHistory): PackedHistory {
  return [
    birthDate,
    ...[details.length, needs.length, stays.length],
    ...details.flatMap(({ on, value }): Cell[] => [on, ...detailFields.map((field) => value[field] ?? null)]),
    ...needs.flatMap(({ on, value }): Cell[] => [on, value.primary, value.secondary]),
    ...stays.flatMap(({ on, leftOn, value }): Cell[] => [
      on,
      leftOn,
      ...settingFields.map((field) => once(value[field] ?? null)),
    ]),
    ...needsOfPanels.flat(),
  ];
}

/** The birth date of a history, which is asked for most. */
export const birthDateIn = ([birthDate]: PackedHistory): CalendarDate | null => birthDate as CalendarDate | null;

export function unpacked(cells: PackedHistory): FacetHistory {
  let at = 0;
  const next = (): Cell => cells[at++] ?? null;
  const list = <Item>(length: Cell, item: () => Item): Item[] => {
    const items: Item[] = [];
    for (let left = Number(length); left > 0; left -= 1) items.push(item());
    return items;
  };
  const fields = <Value extends object>(names: readonly (keyof Value)[]): Value => {
    const value: Partial<Record<keyof Value, Cell>> = {};
    for (const name of names) {
      const cell = next();
      if (cell !== null) value[name] = cell;
    }
    return value as Value;
  };
  const birthDate = next() as CalendarDate | null;
  const [ofDetails, ofNeeds, ofStays] = [next(), next(), next()];
  return {
    birthDate,
    details: list(ofDetails, () => ({ on: next() as CalendarDate, value: fields<ChildDetails>(detailFields) })),
    needs: list(ofNeeds, () => ({
      on: next() as CalendarDate,
      value: { primary: next() as string, secondary: next() as string | null },
    })),
    stays: list(ofStays, () => ({
      on: next() as CalendarDate,
      leftOn: next() as CalendarDate | null,
      value: fields<SettingDetails>(settingFields),
    })),
    needsOfPanels: list((cells.length - at) / 2, () => [next() as string, next() as string] as const),
  };
}

function once(text: string | null): string | null {
  if (text === null) return null;
  const known = names.get(text);
  if (known === undefined && names.size < mostNames) names.set(text, text);
  return known ?? text;
}
