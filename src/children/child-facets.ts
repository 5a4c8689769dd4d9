import type { ChildDetails, NeedDetails, SettingDetails } from '../../workflows/child/child.events.js';
import type { Since } from '../../workflows/child/child.state.js';
import type { Placed } from '../../workflows/kernel/decider.js';
import { effectiveHistory } from '../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';

/** What counts are broken down by, as held on one day. Codes are those of the SEN2 return; null is "not recorded". */
export interface Facets {
  /** The birth date as it is known: it does not change with the day. */
  readonly birthDate: CalendarDate | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  /** The need that held; where none had been found by that day, the first that was found after it. */
  readonly need: Since<NeedDetails> | null;
  /** Where the child was on that day; null where nobody has said so. */
  readonly setting: FacetSetting | null;
  /** Whether a pupil or learner number is on record, or why there is none. The number itself is not held. */
  readonly identified: boolean;
  /** Whether a postcode is on record; it is not held either. */
  readonly hasPostcode: boolean;
}
export interface FacetSetting {
  readonly urn: string | null;
  readonly name: string | null;
}

export const noFacets: Facets = {
  birthDate: null,
  sex: null,
  ethnicity: null,
  need: null,
  setting: null,
  identified: false,
  hasPostcode: false,
};

/** The only events that say any of this, and those that may correct them: of the child, the plan and the assessment. */
export const facetTypes = [
  'ChildRecorded',
  'ChildDetailsChanged',
  'NeedRecorded',
  'SettingRecorded',
  'PlacementRecorded',
  'PanelDecisionRecorded',
  'FactCorrected',
] as const;

/** One such event, cut down to what it says about facets: there are several of every child, so it names nobody. */
export interface FacetFact {
  readonly type: string;
  readonly occurredOn: CalendarDate;
  readonly revision: number;
  /** UTC, in milliseconds. */
  readonly knownAt: number;
  readonly data: object;
  /** What is sealed about the child; of a correction what it changes of that. */
  readonly said: object | null;
}

const facetFields = [
  'birthDate',
  'sex',
  'ethnicity',
  'primary',
  'secondary',
  'need',
  'urn',
  'name',
  'settingCode',
] as const;
/** Of these it is enough to know that they are there. */
const presentFields = ['upn', 'uln', 'upnUnknown', 'postcode'] as const;
const onRecord = 'on record';
const clearFields = ['panelId', 'leftOn', 'correctsRevision', 'occurredOn', 'struck', 'changes'] as const;
const nothing = Object.freeze({});

/** Keeps of an opened event what facets need: names, addresses and free text do not stay in memory. */
export function facetFact(event: Placed & { readonly recordedAt: string }): FacetFact {
  const [content = null] = Object.values(event.personal ?? {}) as ({ readonly changes?: object } | null)[];
  const said = event.type === 'FactCorrected' ? (content?.changes ?? null) : content;
  return {
    type: event.type,
    occurredOn: event.occurredOn,
    revision: event.revision,
    knownAt: Date.parse(event.recordedAt),
    data: picked(event.data, clearFields),
    said: said && picked(said, facetFields, presentFields),
  };
}

function picked(from: object, fields: readonly string[], present: readonly string[] = []): object {
  const kept: Record<string, unknown> = {};
  let some = false;
  for (const field of present) {
    const value = (from as Readonly<Record<string, unknown>>)[field];
    if (typeof value !== 'string') continue;
    some = true;
    kept[field] = value === '' ? '' : onRecord;
  }
  for (const field of fields) {
    const value = (from as Readonly<Record<string, unknown>>)[field];
    if (value === undefined) continue;
    some = true;
    kept[field] = value;
  }
  return some ? kept : nothing;
}

/** A stream is about one child: whose name stands in for it here is all the same. */
function placed({ type, occurredOn, revision, data, said }: FacetFact): Placed {
  const personal = said === null ? {} : { child: type === 'FactCorrected' ? { changes: said } : said };
  return { type, occurredOn, revision, data, personal };
}

interface Stay extends Since<SettingDetails> {
  readonly leftOn: CalendarDate | null;
}

/** How a child's facets went, each list by the day from which it holds. */
export interface FacetHistory {
  /** As it is known; null where it is not. */
  readonly birthDate: CalendarDate | null;
  readonly details: readonly Since<ChildDetails>[];
  readonly needs: readonly Since<NeedDetails>[];
  readonly stays: readonly Stay[];
  /** The need that each panel took, with the id of its decision. */
  readonly needsOfPanels: readonly (readonly [panelId: string, need: string])[];
}

type Said = ChildDetails & NeedDetails & SettingDetails & { readonly need?: string };

/** The history of each of a child's streams told as one, corrections applied. */
export function facetHistory(streams: readonly (readonly FacetFact[])[]): FacetHistory {
  const details: Since<ChildDetails>[] = [];
  const needs: Since<NeedDetails>[] = [];
  const stays: Stay[] = [];
  const needsOfPanels: [string, string][] = [];
  for (const event of streams.flatMap((stream) => effectiveHistory(stream.map(placed)))) {
    const [said] = Object.values(event.personal ?? {}) as Said[];
    if (said === undefined) continue;
    const on = event.occurredOn;
    if (event.type === 'ChildRecorded' || event.type === 'ChildDetailsChanged') details.push({ on, value: said });
    else if (event.type === 'NeedRecorded') needs.push({ on, value: said });
    else if (event.type === 'PanelDecisionRecorded') {
      if (said.need !== undefined) needsOfPanels.push([(event.data as { panelId: string }).panelId, said.need]);
    } else stays.push({ on, value: said, leftOn: (event.data as { leftOn?: CalendarDate | null }).leftOn ?? null });
  }
  const known = byDay(details);
  const birthDate = known.findLast(({ value }) => value.birthDate !== undefined)?.value.birthDate;
  return {
    birthDate: isCalendarDate(birthDate) ? birthDate : null,
    details: known,
    needs: byDay(needs),
    stays: byDay(stays),
    needsOfPanels,
  };
}

/** What held on a day. */
export function facetsOn({ birthDate, details, needs, stays }: FacetHistory, day: CalendarDate): Facets {
  return {
    birthDate,
    sex: heldOrFirst(details, day, ({ sex }) => sex),
    ethnicity: heldOrFirst(details, day, ({ ethnicity }) => ethnicity),
    need: needs.findLast(({ on }) => on <= day) ?? needs[0] ?? null,
    setting: settingOn(stays, day),
    identified: details.some(({ value: { upn, uln, upnUnknown } }) => [upn, uln, upnUnknown].includes(onRecord)),
    hasPostcode: details.some(({ value: { postcode } }) => postcode === onRecord),
  };
}

/** A detail learnt later was as true before; one that changed held only from its day. */
function heldOrFirst(
  details: readonly Since<ChildDetails>[],
  day: CalendarDate,
  of: (details: ChildDetails) => string | undefined,
): string | null {
  const stated = details.filter(({ value }) => of(value) !== undefined);
  const held = stated.findLast(({ on }) => on <= day) ?? stated[0];
  return (held && of(held.value)) ?? null;
}

function settingOn(stays: readonly Stay[], day: CalendarDate): FacetSetting | null {
  const stay = stays.findLast(({ on, leftOn }) => on <= day && (leftOn === null || leftOn > day));
  if (stay === undefined) return null;
  const { urn, name, settingCode } = stay.value;
  return urn === undefined && name === undefined && settingCode === undefined
    ? null
    : { urn: urn ?? null, name: name ?? settingCode ?? null };
}

/** Of equal days the one recorded later counts. */
function byDay<Value extends Since<unknown>>(values: readonly Value[]): readonly Value[] {
  return values.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Whole years of age on a day; null where the birth date is not known or comes after it. */
export function ageOn(birthDate: CalendarDate | null, day: CalendarDate): number | null {
  if (birthDate === null || birthDate > day) return null;
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
}
