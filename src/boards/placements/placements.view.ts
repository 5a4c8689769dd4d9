import { yearGroupAt } from '../../../projections/measures/placement-facts.js';
import type { PlacementSpell } from '../../../projections/placements/placement-lines.js';
import type { Boarding, Provision } from '../../../workflows/plan/placement.events.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import { caseHref } from '../../cases/acts.js';
import { childWords } from '../../cases/case-list.view.js';
import { factActAt, factActHref } from '../../cases/fact-acts.js';
import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { staffName } from '../../cases/staff-names.service.js';
import { authorityNames } from '../../sen2/authorities.js';
import { shortDate } from '../../web/words/date-words.js';
import { dueDate, tag } from '../../web/words/deadline-tag.js';
import type { DueDate, Tag } from '../../web/words/deadline-tag.js';
import { boardingWords, endReasonWords, provisionWords, returnAimWords } from '../../web/words/placement-words.js';
import { idOf } from '../../../projections/projection.js';
import type { Names } from '../board-names.service.js';
import type { SettingIndex } from '../setting-index.service.js';
import type { NextAct } from '../plan-forms.js';
import { readWhose, usualWhose } from '../whose.js';
import type { Whose } from '../whose.js';
import { missingOf, placementShows, runningTerms } from './placement-list.js';
import type { KindCount, Missing, PlacedChild, PlacementChoice, PlacementShow } from './placement-list.js';

export const provisions = Object.keys(provisionWords) as readonly Provision[];
const boardings = Object.keys(boardingWords) as readonly Boarding[];

export const showWords: Readonly<Record<PlacementShow, string>> = {
  visitLate: 'Visit overdue',
  outOfArea: 'Placed out of area',
  year10: 'Year 10, out of area',
  unexplained: 'Out of area, record not complete',
  residential: 'Residential',
  keyStageEnd: 'End of key stage, no review yet',
  outsideDesignation: 'Outside designation',
  brokeDown: 'Broke down in the last 12 months',
};

const missingWords: Readonly<Record<Missing, string>> = {
  reason: 'No reason recorded',
  localOptions: 'Local options not considered',
  funding: 'Funding not considered',
  returnPlan: 'No plan for the return',
};

/** What the address asks for. */
export interface PlacementFilters extends PlacementChoice {
  readonly who: Whose;
  readonly page: number;
}

export function readPlacementFilters(query: Query, person: Person): PlacementFilters {
  return {
    who: readWhose(query, person),
    show: placementShows.find((one) => one === textOf(query, 'show')) ?? null,
    provision: provisions.find((one) => one === textOf(query, 'kind')) ?? null,
    boarding: boardings.find((one) => one === textOf(query, 'stay')) ?? null,
    page: pageOf(query),
  };
}

export function isFiltered({ who, show, provision, boarding }: PlacementFilters, person: Person): boolean {
  return who !== usualWhose(person) || show !== null || provision !== null || boarding !== null;
}

/** The address of the same board with some filters changed; pages begin anew. */
export function placementsHref(
  filters: PlacementFilters,
  changes: Partial<PlacementFilters> = {},
  path = '/placements',
): string {
  const { who, show, provision, boarding, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ['show', show],
    ['kind', provision],
    ['stay', boarding],
    ['page', page === 1 ? null : String(page)],
  ]);
}

export interface KindRow {
  readonly kind: string;
  readonly href: string;
  readonly cells: readonly { readonly label: string; readonly number: number }[];
  readonly total: number;
}

export function kindRow(
  { provision, inArea, outOfArea, byBoarding, total }: KindCount,
  filters: PlacementFilters,
): KindRow {
  return {
    kind: provisionWords[provision],
    href: placementsHref(filters, { provision, show: null, boarding: null }),
    cells: [
      { label: 'Our area', number: inArea },
      { label: 'Out of area', number: outOfArea },
      { label: 'By day', number: byBoarding.day },
      { label: '38 weeks', number: byBoarding.residential38 },
      { label: '52 weeks', number: byBoarding.residential52 },
    ],
    total,
  };
}

/** One placement of the list, ready to draw. */
export interface PlacementRow {
  readonly name: string;
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  readonly setting: string;
  readonly kind: string;
  readonly area: string;
  readonly days: string;
  readonly visit: DueDate | null;
  readonly lastVisit: string | null;
  readonly also: readonly Tag[];
  readonly worker: string;
  readonly next: NextAct | null;
}

export function placementRow(
  placed: PlacedChild,
  names: Names,
  index: Pick<SettingIndex, 'of'>,
  today: CalendarDate,
): PlacementRow {
  const { item } = placed;
  const child = names.children.get(placed.childId) ?? null;
  const terms = runningTerms(placed, today) ?? item.spells.at(-1) ?? null;
  const last = item.visits.at(-1);
  return {
    ...childWords(child),
    setting: settingOf(placed, index) ?? child?.setting ?? 'Not recorded',
    kind: terms?.provision == null ? 'Kind not recorded' : provisionWords[terms.provision],
    area: areaWords(terms),
    days: daysWords(placed),
    visit: visitDue(placed, today),
    lastVisit: last === undefined ? null : shortDate(last),
    also: tagsOf(placed, terms, today),
    worker: staffName(names.staff, placed.worker),
    next: child?.reference == null ? null : nextAct(placed, child.reference),
  };
}

function settingOf({ stream, childId, item }: PlacedChild, index: Pick<SettingIndex, 'of'>): string | null {
  // Of a placement that has ended the list does not say which school it was: the case does.
  if (item.endedOn !== null) return 'See the case';
  const setting = index.of(stream, childId);
  return setting?.name ?? (setting?.urn == null ? null : `URN ${setting.urn}`);
}

export function areaWords(terms: Pick<PlacementSpell, 'outOfArea' | 'authority' | 'boarding'> | null): string {
  if (terms?.outOfArea == null) return 'Area not recorded';
  const where = terms.outOfArea ? authorityWords(terms.authority) : 'Our area';
  return terms.boarding === null ? where : `${where}, ${boardingWords[terms.boarding].toLowerCase()}`;
}

export function authorityWords(code: string | null): string {
  return code === null ? 'Another authority' : (authorityNames.get(code) ?? `Authority ${code}`);
}

function daysWords({ item: { from, endedOn, endReason } }: PlacedChild): string {
  if (endedOn === null) return `Since ${shortDate(from)}`;
  const why = endReason === null ? '' : `: ${endReasonWords[endReason].toLowerCase()}`;
  return `${shortDate(from)} to ${shortDate(endedOn)}${why}`;
}

function visitDue({ item: { nextVisit } }: PlacedChild, today: CalendarDate): DueDate | null {
  if (nextVisit === null) return null;
  const { on: due, actBy } = nextVisit;
  const status = due < today ? 'overdue' : 'running';
  // A limit of the authority’s own: past, never overdue in law.
  return dueDate({ status, due, actBy, completedOn: null, binding: false }, today);
}

function tagsOf(placed: PlacedChild, terms: PlacementSpell | null, today: CalendarDate): readonly Tag[] {
  const { item } = placed;
  const residential = terms?.boarding !== 'day' && terms?.boarding != null;
  const missing = terms?.outOfArea === true && item.endedOn === null ? missingOf(item) : [];
  return [
    ...(residential ? [tag('Residential', 'purple')] : []),
    ...(terms?.outOfArea === true && yearGroupAt(placed, today) === 10 ? [tag('Year 10', 'yellow')] : []),
    ...(terms?.outsideDesignation === true ? [tag('Outside designation', 'orange')] : []),
    ...missing.map((one) => tag(missingWords[one], 'grey')),
  ];
}

function nextAct({ item, stream }: PlacedChild, reference: string): NextAct {
  const plan = { text: 'Open plan', href: `${caseHref(reference)}/plan` };
  if (item.source === 'return' || item.endedOn !== null || item.nextVisit === null) return plan;
  const visit = factActAt('plan', 'RecordVisit');
  return visit === null
    ? plan
    : { text: 'Record visit', href: factActHref(visit, reference, idOf(stream), item.placementId) };
}

/** Rows of the download, with a head. */
export function placementCsvRows(
  all: readonly PlacedChild[],
  names: Names,
  index: Pick<SettingIndex, 'of'>,
  today: CalendarDate,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', 'Year group', 'School or college', 'Kind', 'Area', 'By day or residential', 'Began', 'Ended', 'Why it ended', 'Outside designation', 'Last visit', 'Next visit by', 'Next visit arranged for', 'Record not complete', 'Return', 'Back by', 'Pounds a year', 'Outcomes met', 'Met in part', 'Not met', 'Caseworker', 'Team']; // prettier-ignore
  return [
    head,
    ...all.map((placed) => {
      const { item, row } = placed;
      const child = names.children.get(placed.childId);
      const terms = runningTerms(placed, today) ?? item.spells.at(-1) ?? null;
      const out = terms?.outOfArea === true;
      return [
        child?.name ?? null,
        child?.reference ?? null,
        child?.yearGroup ?? null,
        settingOf(placed, index) ?? child?.setting ?? null,
        terms?.provision == null ? null : provisionWords[terms.provision],
        terms?.outOfArea == null ? null : out ? authorityWords(terms.authority) : 'Our area',
        terms?.boarding == null ? null : boardingWords[terms.boarding],
        item.from,
        item.endedOn,
        item.endReason === null ? null : endReasonWords[item.endReason],
        terms?.outsideDesignation == null ? null : terms.outsideDesignation ? 'Yes' : 'No',
        item.visits.at(-1) ?? null,
        item.nextVisit?.on ?? null,
        item.nextVisit?.arrangedFor ?? null,
        out
          ? missingOf(item)
              .map((one) => missingWords[one])
              .join('; ')
          : null,
        item.returnPlan === null ? null : returnAimWords[item.returnPlan.aim],
        item.returnPlan?.returnBy ?? null,
        item.poundsAYear,
        row.outcomes?.met ?? null,
        row.outcomes?.partlyMet ?? null,
        row.outcomes?.notMet ?? null,
        staffName(names.staff, placed.worker),
        placed.team,
      ];
    }),
  ];
}
