import type { Scope } from '../../../projections/measures/measure.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { inside, noted } from './noted-facts.js';
import type { Data, Noted, Verdicts } from './noted-facts.js';

interface Spell {
  readonly on: string;
  readonly data: Data;
}
interface Place {
  readonly spells: readonly Spell[];
  readonly first: string;
  readonly last: string | null;
  readonly why: unknown;
  readonly visits: readonly string[];
  readonly fromReturn: boolean;
}

/** A plan read from its events alone. */
class PlacesFile {
  private readonly facts: readonly Noted[];

  constructor(story: readonly PlanEvent[]) {
    this.facts = noted(story);
  }

  private of(type: string): readonly Noted[] {
    return this.facts.filter((fact) => fact.type === type);
  }

  get over(): string | null {
    return [...this.of('PlanCeased'), ...this.of('PlanTransferredOut')].map(({ on }) => on).sort()[0] ?? null;
  }

  yearOn(day: string): number | null {
    const cohort = this.of('SchoolCohortRecorded').at(-1);
    if (cohort === undefined) return null;
    const september = `${day.slice(0, 4)}-09-01`;
    return Number(day.slice(0, 4)) - (day < september ? 1 : 0) - (cohort.data['receptionYear'] as number);
  }

  metBetween(from: string, to: string): boolean {
    return this.of('ReviewMeetingHeld').some(({ on, data }) => data['kind'] !== 'interim' && on >= from && on <= to);
  }

  get places(): readonly Place[] {
    const started = this.of('PlacementStarted');
    return started.length > 0 ? started.map((fact) => this.place(fact)) : this.returned();
  }

  private place({ on, data }: Noted): Place {
    const same = (fact: Noted): boolean => fact.data['placementId'] === data['placementId'];
    const changes = this.of('PlacementChanged').filter(same);
    const [end] = this.of('PlacementEnded').filter(same);
    return {
      // The later of two of one day holds: the change came after the beginning.
      spells: [{ on, data }, ...changes.map((fact) => ({ on: fact.on, data: fact.data }))],
      first: on,
      last: end?.on ?? null,
      why: end?.data['because'],
      visits: this.of('VisitRecorded')
        .filter(same)
        .map((visit) => visit.on),
      fromReturn: false,
    };
  }

  private returned(): readonly Place[] {
    const main = this.of('PlacementRecorded').filter(({ data }) => data['rank'] !== 2);
    const attended = main.filter(({ data }) => data['kind'] === 'attended');
    return (attended.length > 0 ? attended : main).flatMap(({ on, data }): Place[] => {
      if (data['senUnit'] !== true && data['resourcedProvision'] !== true) return [];
      const first =
        data['dateKnown'] === true ? on : ([...this.of('PlanMade'), ...this.of('PlanBroughtIn')][0]?.on ?? on);
      const spell = { on: first, data: { provision: 'senUnit' } };
      return [
        { spells: [spell], first, last: data['leftOn'] as string | null, why: null, visits: [], fromReturn: true },
      ];
    });
  }

  termsOn(place: Place, day: string): Data | null {
    const there = place.first <= day && (place.last === null || day <= place.last);
    const kept = this.over === null || day < this.over;
    return there && kept ? (place.spells.filter(({ on }) => on <= day).at(-1)?.data ?? null) : null;
  }
}

type Judge = (file: PlacesFile, place: Place, scope: Scope) => boolean | null;

const independent = ['independentSpecial', 'specialPost16'];
const paidByTheState = [
  'mainstreamMaintained',
  'academyMainstream',
  'resourcedProvision',
  'senUnit',
  'specialMaintained',
  'academySpecial',
];
const mainstream = ['mainstreamMaintained', 'academyMainstream', 'resourcedProvision', 'senUnit', 'independentOther'];
const special = ['specialMaintained', 'academySpecial', 'nonMaintainedSpecial', 'independentSpecial'];

function runs(fits: (terms: Data) => boolean): Judge {
  return (file, place, { asAt }) => {
    const terms = file.termsOn(place, asAt);
    return terms !== null && fits(terms) ? true : null;
  };
}

const kindOf = (terms: Data): string => terms['provision'] as string;
const stays = (boarding: string) =>
  runs((terms) => independent.includes(kindOf(terms)) && terms['boarding'] === boarding);

/** Six months on, the last day of a month that is too short. */
function halfAYearOn(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 5, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

const visited: Judge = (file, place, { asAt }) => {
  if (file.termsOn(place, asAt)?.['outOfArea'] !== true) return null;
  let since = '';
  for (const { on, data } of place.spells.filter((spell) => spell.on <= asAt)) {
    if (data['outOfArea'] !== true) since = '';
    else if (since === '') since = on;
  }
  return [since, ...place.visits].some((on) => on <= asAt && halfAYearOn(on) >= asAt);
};

function leavers(schools: readonly string[]): Judge {
  return (file, place, { asAt }) => {
    const year = file.yearOn(asAt);
    if (year === null || year < 15 || (file.over !== null && file.over <= asAt) || place.fromReturn) return null;
    const school = (one: Place): string | null => {
      const until = one.last !== null && one.last < asAt ? one.last : asAt;
      const kind = one.spells.filter(({ on }) => on <= until).at(-1)?.data['provision'] as string | undefined;
      return kind !== undefined && [...mainstream, ...special].includes(kind) ? kind : null;
    };
    const attended = file.places.filter((one) => one.first <= asAt && school(one) !== null);
    const latest = attended
      .map(({ first }) => first)
      .sort()
      .at(-1);
    const [last] = attended.filter(({ first }) => first === latest).slice(-1);
    if (last?.first !== place.first || last.spells[0]?.data !== place.spells[0]?.data) return null;
    if (place.last === null || place.last >= asAt || !schools.includes(school(place) ?? '')) return null;
    return file.places.some((one) => file.termsOn(one, asAt)?.['outOfArea'] === true);
  };
}

const judges: Readonly<Record<string, Judge>> = {
  'ehc.placement.outOfArea': runs((terms) => terms['outOfArea'] === true && paidByTheState.includes(kindOf(terms))),
  'ehc.placement.outOfAreaYear10': (file, place, scope) =>
    file.yearOn(scope.asAt) === 10 ? runs((terms) => terms['outOfArea'] === true)(file, place, scope) : null,
  'ehc.placement.independent': runs((terms) => independent.includes(kindOf(terms))),
  'ehc.placement.independent.day': stays('day'),
  'ehc.placement.independent.residential38': stays('residential38'),
  'ehc.placement.independent.residential52': stays('residential52'),
  'ehc.placement.outsideDesignation': runs((terms) => terms['outsideDesignation'] === true),
  'ehc.placement.breakdownYear7': (file, { last, why }, scope) =>
    why === 'breakdown' && last !== null && inside(last, scope) && file.yearOn(last) === 7 ? true : null,
  'ehc.visits.outOfArea6m': visited,
  'ehc.placement.outOfAreaPost19': leavers([...mainstream, ...special]),
  'ehc.placement.outOfAreaPost19.mainstream': leavers(mainstream),
  'ehc.placement.outOfAreaPost19.special': leavers(special),
  'ehc.review.keyStageEnd': (file, place, { asAt }) => {
    const kind = file.termsOn(place, asAt)?.['provision'];
    if (kind !== 'senUnit' && kind !== 'resourcedProvision') return null;
    if (![2, 6, 9, 11].includes(file.yearOn(asAt) ?? -1)) return null;
    const year = Number(asAt.slice(0, 4)) - (asAt.slice(5) < '09-01' ? 1 : 0);
    return file.metBetween(`${year}-09-01`, asAt);
  },
};

/** Whether this recount knows the figure. */
export function isAboutPlacements(id: string): boolean {
  return id in judges;
}

/** Numerator and denominator from the events alone; a count has no denominator. */
export function recountPlacements(
  id: string,
  kind: string,
  plans: readonly (readonly PlanEvent[])[],
  scope: Scope,
): readonly [number, number | null] {
  const verdicts: Verdicts = plans.flatMap((story) => {
    const file = new PlacesFile(story);
    return file.places.flatMap((place) => judges[id]?.(file, place, scope) ?? []);
  });
  return [verdicts.filter(Boolean).length, kind === 'count' ? null : verdicts.length];
}
