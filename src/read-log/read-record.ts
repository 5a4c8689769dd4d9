import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { Role } from '../access/roles.js';
import { dataClasses } from './data-classes.js';
import type { DataClass } from './data-classes.js';

/** How somebody came to see the data. */
export const purposes = ['case', 'list', 'search', 'figure', 'export', 'program', 'breakGlass', 'readLog'] as const;
export type Purpose = (typeof purposes)[number];

/** How the person stands to the cases that were opened beyond a name. */
export const relations = ['ownCase', 'ownTeam', 'otherTeam', 'noTeam'] as const;
export type Relation = (typeof relations)[number];

export const purposeWords: Readonly<Record<Purpose, string>> = {
  case: 'Case',
  list: 'List',
  search: 'Search',
  figure: 'Figure',
  export: 'Export',
  program: 'Interface for programs',
  breakGlass: 'Break-glass',
  readLog: 'Read log',
};

export const relationWords: Readonly<Record<Relation, string>> = {
  ownCase: 'Own case',
  ownTeam: 'Own team',
  otherTeam: 'Other team',
  noTeam: 'No team in common',
};

/** What a record says besides who and when: never what was read, nor a name, nor what was searched for. */
export interface ReadData {
  /** As declared, `GET /cases/:reference`: the address itself is not kept. */
  readonly route: string;
  readonly purpose: Purpose;
  /** Null where no case was opened beyond its name, or where it could not be told. */
  readonly relation: Relation | null;
  readonly classes: readonly DataClass[];
  /** Ids, those opened beyond a name first. */
  readonly children: readonly string[];
  /** How many of the children were opened beyond a name. */
  readonly opened: number;
  /** The day looked back to. */
  readonly asAt: CalendarDate | null;
  readonly roles: readonly Role[];
}

export const readType = 'PersonalDataRead';

/** The data of a record as the log has them; what a later release may have added is left alone. */
export function readDataFrom(data: object): ReadData {
  const { route, purpose, relation, classes, children, opened, asAt, roles } = data as Partial<ReadData>;
  return {
    route: route ?? '',
    purpose: purposes.find((one) => one === purpose) ?? 'list',
    relation: relations.find((one) => one === relation) ?? null,
    classes: dataClasses.filter((one) => classes?.includes(one) === true),
    children: children ?? [],
    opened: opened ?? 0,
    asAt: asAt ?? null,
    roles: roles ?? [],
  };
}
