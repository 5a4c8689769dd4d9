import type { Person } from '../access/people.js';
import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import { maintainedStages } from '../../workflows/plan/plan.machine.js';
import { stageWords } from '../web/words/fact-words.js';
import { dueHref, usualWho, waitedFor, workOf } from './due-filters.js';
import type { DueFilters } from './due-filters.js';
import type { DueLook } from './due-index.js';
import { dueKinds, kindWords } from './due-item.js';
import { waitedForWords } from './due-words.js';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly count: number;
  readonly checked: boolean;
}

/** The filter form and what is chosen. */
export interface FilterView {
  readonly who: readonly Choice[];
  readonly kind: readonly Choice[];
  readonly waiting: readonly Choice[];
  readonly stage: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  readonly chosen: readonly { readonly text: string; readonly href: string }[];
  /** Takes every filter away; null where none is set. */
  readonly clear: string | null;
}

/** Stages at which something can fall due, in the order of a case. What a dispute has come to is told by its limits. */
const stagesOfWork = [...openStages, 'planSent', ...maintainedStages];

/** The filter as it stands. Counts are of the chosen people's work, whatever else is chosen. */
export function filterView(all: DueLook, filters: DueFilters, person: Person, workerName: string | null): FilterView {
  const own = all.of(workOf(filters.who, person));
  const { waiting, stage, kind } = filters;
  return {
    who: whoChoices(all, filters.who, person, workerName),
    kind: dueKinds.map((value) => ({
      value,
      text: kindWords[value],
      count: own.count((facet) => facet.kind === value),
      checked: kind.includes(value),
    })),
    waiting: waitedFor.map((value) => ({
      value,
      text: waitedForWords[value],
      count: own.count((facet) => facet.waiting === value),
      checked: waiting.includes(value),
    })),
    stage: [
      { value: '', text: 'All stages', selected: stage === null },
      ...stagesOfWork.map((value) => ({ value, text: stageWords(value), selected: value === stage })),
    ],
    chosen: [
      ...kind.map((one) => ({ text: kindWords[one], href: dueHref(filters, { kind: kind.filter((k) => k !== one) }) })),
      ...waiting.map((one) => ({
        text: `Waiting for: ${waitedForWords[one]}`,
        href: dueHref(filters, { waiting: waiting.filter((w) => w !== one) }),
      })),
      ...(stage === null ? [] : [{ text: stageWords(stage), href: dueHref(filters, { stage: null }) }]),
      ...(filters.who === usualWho(person)
        ? []
        : [{ text: whoWords(filters.who, workerName), href: dueHref(filters, { who: usualWho(person) }) }]),
    ],
    clear:
      kind.length + waiting.length > 0 || stage !== null || filters.who !== usualWho(person)
        ? dueHref({ who: usualWho(person), waiting: [], stage: null, kind: [], show: filters.show, page: 1 })
        : null,
  };
}

/** "Mine", "East team", "Everyone", or the name of one caseworker. */
export function whoWords(who: string, workerName: string | null): string {
  if (who === 'me') return 'Mine';
  if (who === 'everyone') return 'Everyone';
  if (who === 'nobody') return 'Not allocated';
  return who.startsWith('team:') ? who.slice('team:'.length) : (workerName ?? 'One caseworker');
}

function whoChoices(all: DueLook, who: string, person: Person, workerName: string | null): readonly Choice[] {
  const teams = person.roles.includes('manager') ? all.teams() : person.team === null ? [] : [person.team];
  const values = [
    ...(person.roles.includes('caseworker') ? ['me'] : []),
    ...teams.map((team) => `team:${team}`),
    ...(person.roles.includes('manager') ? ['nobody'] : []),
    'everyone',
  ];
  // One caseworker's list can be reached by a link; it then stands among the choices.
  if (!values.includes(who)) values.push(who);
  return values.map((value) => ({
    value,
    text: whoWords(value, workerName),
    count: all.of(workOf(value, person)).count(),
    checked: value === who,
  }));
}
