import type { FigureCase } from '../../projections/measures/figures.js';
import type { Populations } from '../../projections/measures/measure.js';
import { schoolYearOf } from '../../workflows/plan/school-cohort.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { ageOn } from '../children/child-facets.js';
import type { FacetSetting, Facets } from '../children/child-facets.js';
import type { FacetClass } from '../children/child-facets.service.js';
import { academicYear } from '../settings/setting-words.js';
import { needWords } from '../web/words/code-words.js';
import { panelOutcomeWords, provisionSignWords } from '../web/words/request-evaluation-words.js';

/** One part of a breakdown. Keys are codes that may stand in an address; they name no child. */
export interface Group {
  readonly key: string;
  readonly title: string;
  /** For a chart, where the title is long. */
  readonly short: string;
}

/** How names of schools are told and made keys of. */
export interface SettingNames {
  name(setting: FacetSetting): string;
  key(setting: FacetSetting): string;
}

export interface Grouping {
  readonly title: string;
  /** Head of its column. */
  readonly head: string;
  /** What a list of one group's children shows of each of them. */
  readonly classes: readonly FacetClass[];
  /** Groups that always stand there, in their order; others follow by size. */
  readonly fixed: readonly Group[];
  groupOf(facets: Facets, day: CalendarDate, settings: SettingNames, found: FigureCase): Group;
}

export const notKnown: Group = { key: 'none', title: 'Not known', short: 'Not known' };

/** Age groups of the SEN2 statistics: EHC plans run from birth to 25. */
export const ageBands = [
  { key: 'under5', title: 'Under 5', short: 'Under 5', from: 0, to: 4 },
  { key: '5to10', title: '5 to 10', short: '5 to 10', from: 5, to: 10 },
  { key: '11to15', title: '11 to 15', short: '11 to 15', from: 11, to: 15 },
  { key: '16to19', title: '16 to 19', short: '16 to 19', from: 16, to: 19 },
  { key: '20to25', title: '20 to 25', short: '20 to 25', from: 20, to: 25 },
] as const;

const group = (key: string, title: string, short = title): Group => ({ key, title, short });
const older = group('over25', 'Over 25');

const ethnicGroups = [
  group('white', 'White'),
  group('mixed', 'Mixed or multiple ethnic groups', 'Mixed'),
  group('asian', 'Asian or Asian British', 'Asian'),
  group('black', 'Black or Black British', 'Black'),
  group('chinese', 'Chinese'),
  group('other', 'Any other ethnic group', 'Other group'),
  group('refused', 'Not obtained or not told', 'Not obtained'),
] as const;
const [white, mixed, asian, black, chinese, other, refused] = ethnicGroups;
/** Main and extended codes of the school census begin with the letter of their group. */
const ethnicLetters: Readonly<Record<string, Group>> = { W: white, M: mixed, A: asian, B: black, C: chinese, O: other };

const genders = [group('F', 'Girls and young women', 'Girls'), group('M', 'Boys and young men', 'Boys')] as const;
const needs: readonly Group[] = Object.entries(needWords).map(([code, words]) => group(code, words, code));

const groupsOf = (words: Readonly<Record<string, string>>): readonly Group[] =>
  Object.entries(words).map(([key, title]) => group(key, title));
const outcomes = groupsOf(panelOutcomeWords);
const nothingShown = group('nothing', 'Nothing');
const several = group('several', 'Several of these');
const signs = [...groupsOf(provisionSignWords), several, nothingShown];

/** The school year of a day. */
export function schoolYear(on: CalendarDate): Group {
  const year = schoolYearOf(on);
  return group(String(year), academicYear(year));
}

/** The panel's decision that a case is; null where it is another thing. */
export function panelOf({ of, item }: FigureCase): Populations['panelDecision']['item'] | null {
  return of === 'panelDecision' ? (item as Populations['panelDecision']).item : null;
}

export const groupings = {
  age: {
    title: 'Age band',
    head: 'Age',
    classes: ['identity'],
    fixed: ageBands,
    groupOf({ birthDate }, day) {
      const age = ageOn(birthDate, day);
      if (age === null) return notKnown;
      return ageBands.find(({ to }) => age <= to) ?? older;
    },
  },
  ethnicity: {
    title: 'Ethnicity',
    head: 'Ethnic group',
    classes: ['background'],
    fixed: ethnicGroups,
    groupOf({ ethnicity }) {
      if (ethnicity === null) return notKnown;
      if (ethnicity === 'REFU' || ethnicity === 'NOBT') return refused;
      return ethnicLetters[ethnicity.slice(0, 1)] ?? notKnown;
    },
  },
  gender: {
    title: 'Gender',
    head: 'Gender',
    classes: ['identity'],
    fixed: genders,
    groupOf: ({ sex }) => genders.find(({ key }) => key === sex) ?? notKnown,
  },
  need: {
    title: 'Primary need',
    head: 'Primary need',
    classes: ['needs'],
    fixed: needs,
    groupOf: ({ need }) => needs.find(({ key }) => key === need?.value.primary) ?? notKnown,
  },
  school: {
    title: 'School or college',
    head: 'School or college',
    classes: ['setting'],
    fixed: [],
    groupOf({ setting }, _day, settings) {
      return setting === null ? notKnown : group(settings.key(setting), settings.name(setting));
    },
  },
  year: {
    title: 'School year',
    head: 'School year',
    classes: [],
    fixed: [],
    groupOf: (_facets, day) => schoolYear(day),
  },
  outcome: {
    title: 'Panel’s decision',
    head: 'Decision',
    classes: [],
    fixed: outcomes,
    groupOf: (_facets, _day, _settings, found) =>
      outcomes.find(({ key }) => key === panelOf(found)?.outcome) ?? notKnown,
  },
  sign: {
    title: 'What it shows of local provision',
    head: 'Local provision',
    classes: [],
    fixed: signs,
    groupOf(_facets, _day, _settings, found) {
      const [first, second] = panelOf(found)?.missing ?? [];
      if (first === undefined) return nothingShown;
      return second === undefined ? (signs.find(({ key }) => key === first) ?? notKnown) : several;
    },
  },
} as const satisfies Readonly<Record<string, Grouping>>;

export type GroupingName = keyof typeof groupings;

/** What a page can be grouped by: one thing, or one in rows and another in columns. */
export const ways = {
  age: { title: 'Age band', rows: 'age', columns: null },
  ethnicity: { title: 'Ethnicity', rows: 'ethnicity', columns: null },
  gender: { title: 'Gender', rows: 'gender', columns: null },
  need: { title: 'Primary need', rows: 'need', columns: null },
  school: { title: 'School or college', rows: 'school', columns: null },
  'age-and-need': { title: 'Age band and primary need', rows: 'need', columns: 'age' },
  'school-and-need': { title: 'School and primary need', rows: 'school', columns: 'need' },
  year: { title: 'School year', rows: 'year', columns: null },
  'need-and-outcome': { title: 'Primary need and panel’s decision', rows: 'need', columns: 'outcome' },
  'need-and-sign': { title: 'Primary need and what it shows of local provision', rows: 'need', columns: 'sign' },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly rows: GroupingName; readonly columns: GroupingName | null }>
>;

export type Way = keyof typeof ways;

/** Ways of grouping that only decisions of panels have. */
export const waysOfPanels: readonly Way[] = ['need-and-outcome', 'need-and-sign'];
