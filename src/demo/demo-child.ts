import type { ChildDetails, NeedDetails, ParentDetails } from '../../workflows/child/child.events.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { checkLetterOf } from '../sen2/upn.js';
import { boysNames, girlsNames, parentsNames, schools, streetKinds, streets, surnames } from './demo-names.js';
import type { DemoSchool, SchoolPhase } from './demo-names.js';
import type { SeededRandom } from './seeded-random.js';

/** An invented child with family, need and school, as first met on a day. */
export interface DemoChild {
  readonly details: ChildDetails & {
    readonly surname: string;
    readonly forename: string;
    readonly birthDate: CalendarDate;
  };
  readonly parents: readonly ParentDetails[];
  readonly need: NeedDetails;
  readonly school: DemoSchool;
  readonly lookedAfter: boolean;
}

/** What a showcase child has for certain; the rest is left to chance. */
export type FixedChild = Partial<Pick<DemoChild, 'school' | 'need'>> & {
  readonly forename: string;
  readonly surname: string;
  readonly birthDate: CalendarDate;
  readonly sex: 'F' | 'M';
  readonly parent: string;
  readonly relation: string;
  /** What nobody has recorded. */
  readonly without?: readonly ('ethnicity' | 'postcode')[];
};

const ages: readonly (readonly [readonly [youngest: number, oldest: number], number])[] = [
  [[2, 4], 22],
  [[5, 7], 27],
  [[8, 10], 22],
  [[11, 13], 16],
  [[14, 15], 8],
  [[16, 19], 5],
];
const needs: readonly (readonly [string, number])[] = [
  ['ASD', 33], ['SLCN', 22], ['SEMH', 20], ['MLD', 8], ['SPLD', 5], ['SLD', 4], ['PD', 3], ['HI', 2], ['OTH', 2],
  ['VI', 1], ['PMLD', 2], ['MSI', 0.4],
]; // prettier-ignore
const ethnicities: readonly (readonly [string, number])[] = [
  ['WBRI', 61], ['WOTH', 7], ['APKN', 5], ['AIND', 4], ['ABAN', 2], ['AOTH', 2], ['BAFR', 5], ['BCRB', 2], ['MWBC', 2],
  ['MWAS', 2], ['MOTH', 3], ['CHNE', 1], ['OOTH', 2], ['NOBT', 2],
]; // prettier-ignore
const relations: readonly (readonly [string, number])[] = [
  ['mother', 62],
  ['father', 27],
  ['grandmother', 4],
  ['foster carer', 5],
  ['aunt', 2],
];

/** Invents a child; `number` is the child's own in the whole authority and makes the pupil number unlike any other. */
export function inventChild(random: SeededRandom, number: number, metOn: CalendarDate, fixed?: FixedChild): DemoChild {
  const girl = fixed === undefined ? random.chance(0.3) : fixed.sex === 'F';
  const birthDate = inventBirthDate(random, metOn);
  const forename = random.pick(girl ? girlsNames : boysNames);
  const surname = inventSurname(random);
  const details = {
    forename: fixed?.forename ?? forename,
    surname: fixed?.surname ?? surname,
    birthDate: fixed?.birthDate ?? birthDate,
    sex: girl ? 'F' : 'M',
    ethnicity: random.weighted(ethnicities),
    postcode: inventPostcode(random),
  };
  const age = ageOn(metOn, details.birthDate);
  const school = random.pick(schoolsAt(random.chance(0.09) ? 'special' : phaseAt(age)));
  const primary = random.weighted(needs);
  const secondary = random.chance(0.55) ? random.weighted(needs) : null;
  return {
    details: {
      ...known(details, fixed?.without ?? []),
      ...(age < 4 ? { upnUnknown: 'UN1' } : { upn: inventUpn(number, details.birthDate) }),
    },
    parents: inventParents(random, details, fixed),
    need: fixed?.need ?? { primary, secondary: secondary === primary ? null : secondary },
    school: fixed?.school ?? school,
    lookedAfter: fixed === undefined && random.chance(0.04),
  };
}

/** Details without those that nobody has recorded. */
function known<Details extends object>(details: Details, without: readonly string[]): Details {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !without.includes(name))) as Details;
}

/** Whole years of age on a day. */
export function ageOn(day: CalendarDate, birthDate: CalendarDate): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** National curriculum year of a school year that begins in September of `year`: 0 is Reception. */
export function curriculumYear(birthDate: CalendarDate, year: number): number {
  return year - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) >= '09-01' ? 5 : 4);
}

export function schoolNamed(name: string): DemoSchool {
  const school = schools.find((candidate) => candidate.name === name);
  if (school === undefined) throw new Error(`No school of the demonstration is called ${name}`);
  return school;
}

function schoolsAt(phase: SchoolPhase): readonly DemoSchool[] {
  return schools.filter((school) => school.phase === phase);
}

function phaseAt(age: number): SchoolPhase {
  if (age < 4) return 'earlyYears';
  if (age < 11) return 'primary';
  return age < 16 ? 'secondary' : 'college';
}

function inventBirthDate(random: SeededRandom, metOn: CalendarDate): CalendarDate {
  const [youngest, oldest] = random.weighted(ages);
  return addDays(metOn, -random.int(Math.round(youngest * 365.25) + 1, Math.round((oldest + 1) * 365.25) - 2));
}

function inventSurname(random: SeededRandom): string {
  const surname = random.pick(surnames);
  if (surname.includes('-') || !random.chance(0.08)) return surname;
  const second = random.pick(surnames);
  return second.includes('-') || second === surname ? surname : `${surname}-${second}`;
}

const inwardLetters = 'ABDEFGHJLNPQRSTUWXYZ'.split('');

/** ZZ is no postcode area. */
function inventPostcode(random: SeededRandom): string {
  const letter = (): string => random.pick(inwardLetters);
  return `ZZ${random.int(1, 28)} ${random.int(1, 9)}${letter()}${letter()}`;
}

/** A number in due form, of an authority and schools that do not exist. */
function inventUpn(number: number, birthDate: CalendarDate): string {
  const school = 2_000 + (number % 900);
  const entered = String(Number(birthDate.slice(0, 4)) + 4).slice(2);
  const place = String(Math.floor(number / 900) % 1_000).padStart(3, '0');
  const rest = `999${school}${entered}${place}`;
  return `${checkLetterOf(`A${rest}`)}${rest}`;
}

function inventParents(
  random: SeededRandom,
  child: { readonly surname: string; readonly postcode: string },
  fixed?: FixedChild,
): readonly ParentDetails[] {
  const address = `${random.int(1, 140)} ${random.pick(streets)} ${random.pick(streetKinds)}, Northmere, ${child.postcode}`;
  const count = fixed === undefined && random.chance(0.45) ? 2 : 1;
  const first = random.weighted(relations);
  return Array.from({ length: count }, (_, index): ParentDetails => {
    const surname = index === 0 || random.chance(0.7) ? child.surname : random.pick(surnames);
    const forename = random.pick(parentsNames);
    const name = fixed?.parent ?? `${forename} ${surname}`;
    return {
      name,
      relation: fixed?.relation ?? (index === 0 ? first : first === 'father' ? 'mother' : 'father'),
      email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@post.example`,
      telephone: inventTelephone(random),
      address,
    };
  });
}

/** Ofcom keeps these numbers free for drama: they reach nobody. */
function inventTelephone(random: SeededRandom): string {
  const last = String(random.int(0, 999)).padStart(3, '0');
  return random.chance(0.8) ? `07700 900${last}` : `01632 960${last}`;
}
