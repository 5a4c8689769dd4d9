import type { SettingDetails } from '../../workflows/child/child.events.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import { effectiveHistory } from '../../workflows/kernel/replay.js';
import type { PlacementDetails } from '../../workflows/plan/plan.events.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { idOf, prefixOf } from '../../projections/projection.js';

/** A school or college as far as it is known: a return gives its number alone, a letter at times its name alone. */
export interface Setting {
  readonly urn: string | null;
  readonly name: string | null;
}

/** Where a child is, or is to be, from a day on. */
export interface SettingSince extends Setting {
  readonly on: CalendarDate;
  /** The placement that says so; null where a record of the child, or a return, does. */
  readonly placementId: string | null;
}

/** A setting that was asked whether it could be named for the next phase. */
export interface AskedSetting extends Setting {
  readonly consultationId: string;
}

/** What the events of one stream say about settings. */
export interface SettingFacts {
  /** Null where the stream names none now. */
  readonly current: SettingSince | null;
  readonly asked: readonly AskedSetting[];
}

export const noSettings: SettingFacts = { current: null, asked: [] };

/** The only events that say which school or college, and those that may correct them. */
export const settingTypes = [
  'SettingRecorded',
  'PlacementRecorded',
  'PlacementStarted',
  'PlacementEnded',
  'TransferSettingConsulted',
  'FactCorrected',
] as const;

interface Placement {
  readonly kind: 'named' | 'attended';
  readonly leftOn: CalendarDate | null;
}
type Said = SettingDetails & PlacementDetails & { readonly setting?: string };

/** What a stream says about settings, corrections applied. Takes its events of `settingTypes`, opened with keys. */
export function settingFacts(history: readonly Placed[]): SettingFacts {
  let facts = noSettings;
  for (const event of effectiveHistory(history)) facts = withFact(facts, event);
  return facts;
}

/** The facts with one more; a placement that has ended says nothing of where the child is. */
export function withFact(facts: SettingFacts, event: Placed): SettingFacts {
  const { placementId = null } = event.data as { readonly placementId?: string };
  if (event.type === 'PlacementEnded') {
    return facts.current?.placementId === placementId ? { ...facts, current: null } : facts;
  }
  const [said] = Object.values(event.personal ?? {}) as (Said | undefined)[];
  if (said === undefined) return facts;
  const setting = { urn: said.urn ?? null, name: said.name ?? said.setting ?? null };
  if (event.type === 'TransferSettingConsulted') {
    const { consultationId } = event.data as { readonly consultationId: string };
    return { ...facts, asked: [...facts.asked, { consultationId, ...setting }] };
  }
  if (event.type === 'PlacementRecorded' && (event.data as Placement).leftOn !== null) return facts;
  if (facts.current !== null && facts.current.on > event.occurredOn) return facts;
  return { ...facts, current: { on: event.occurredOn, placementId, ...setting } };
}

/** Child or plan of a stream; null where settings are not told there. */
export function settingStream(stream: string): { readonly of: 'child' | 'plan'; readonly id: string } | null {
  const of = prefixOf(stream);
  return of === 'child' || of === 'plan' ? { of, id: idOf(stream) } : null;
}
