import type { Day } from '../kernel/day.js';
import type { Contradiction, Placed } from '../kernel/decider.js';
import type { Order } from '../kernel/facts-in-order.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import { independentSpecialists, inDayOrder, resourcedPlaces, specialSchools } from './placement-terms.js';
import type { Provision } from './placement.events.js';
import type { StartedPlacement } from './placement.state.js';
import type {
  PreferenceAnswered,
  PreferenceEvent,
  PreferenceRecorded,
  PreferenceStepPlanned,
  SpecialPlaceAgreed,
  SpecialPlaceWithdrawn,
} from './preference.events.js';

type On<Data> = Data & { readonly on: CalendarDate };

/** A school or other institution that the family asked for, with what became of it. */
export interface Preference extends Omit<PreferenceRecorded['data'], 'preferenceId'> {
  readonly preferenceId: string;
  readonly asked: Day;
  /** Absent where read without keys. */
  readonly setting: { readonly setting: string; readonly urn?: string } | null;
  /** Both in the order of the days. */
  readonly answers: readonly On<Omit<PreferenceAnswered['data'], 'preferenceId'>>[];
  readonly steps: readonly On<Omit<PreferenceStepPlanned['data'], 'preferenceId'>>[];
}
/** A specialist place that was agreed. */
export interface SpecialPlaceWait extends Omit<SpecialPlaceAgreed['data'], 'waitId'> {
  readonly waitId: string;
  readonly agreed: Day;
  readonly setting: string | null;
  readonly withdrawn: On<Pick<SpecialPlaceWithdrawn['data'], 'because'>> | null;
}
/** What the family asked for and what the child waits for, each in the order of recording. */
export interface Preferences {
  readonly asked: readonly Preference[];
  readonly waits: readonly SpecialPlaceWait[];
}
export const noPreferences: Preferences = { asked: [], waits: [] };

/** The same after one more fact; a fact about something that nobody knows changes nothing. */
export function foldPreferences(before: Preferences, event: Placed<PreferenceEvent>): Preferences {
  const { occurredOn: on, revision } = event;
  switch (event.type) {
    case 'PreferenceRecorded': {
      const setting = Object.values(event.personal ?? {})[0] ?? null;
      const one = { ...event.data, asked: { on, revision }, setting, answers: [], steps: [] };
      return { ...before, asked: [...before.asked, one] };
    }
    case 'PreferenceAnswered': {
      const { preferenceId, ...answer } = event.data;
      return changed(before, preferenceId, ({ answers }) => ({ answers: inDayOrder([...answers, { ...answer, on }]) }));
    }
    case 'PreferenceStepPlanned': {
      const { preferenceId, ...step } = event.data;
      return changed(before, preferenceId, ({ steps }) => ({ steps: inDayOrder([...steps, { ...step, on }]) }));
    }
    case 'SpecialPlaceAgreed': {
      const setting = Object.values(event.personal ?? {})[0]?.setting ?? null;
      const wait = { ...event.data, agreed: { on, revision }, setting, withdrawn: null };
      return { ...before, waits: [...before.waits, wait] };
    }
    case 'SpecialPlaceWithdrawn': {
      const { waitId, because } = event.data;
      const withdrawn = { on, because };
      return { ...before, waits: before.waits.map((one) => (one.waitId === waitId ? { ...one, withdrawn } : one)) };
    }
  }
}

function changed(before: Preferences, id: string, change: (one: Preference) => Partial<Preference>): Preferences {
  return { ...before, asked: before.asked.map((one) => (one.preferenceId === id ? { ...one, ...change(one) } : one)) };
}

/** The day on which the family asked for something else instead; null where this is what it asked for last. */
export function changedOn({ asked }: Preferences, one: Preference): CalendarDate | null {
  const later = asked.filter(
    (other) =>
      other.asked.on > one.asked.on || (other.asked.on === one.asked.on && other.asked.revision > one.asked.revision),
  );
  return later.reduce<CalendarDate | null>((first, { asked: { on } }) => (first === null || on < first ? on : first), null); // prettier-ignore
}

/** What is to be done next for a child whose preference was not met: as the answer said it, or as it was settled since. */
export function nextStepOf({ answers, steps }: Pick<Preference, 'answers' | 'steps'>): On<Omit<PreferenceStepPlanned['data'], 'preferenceId'>> | null {
  const answer = answers.at(-1);
  if (answer?.result !== 'notMet' || answer.nextStep === null) return null;
  const { on, nextStep, nextStepOn } = answer;
  return steps.findLast((step) => step.on >= on) ?? { on, nextStep, nextStepOn };
} // prettier-ignore

/** How a wait ended, and when; null while the child waits. */
export function endOfWait(
  { provision, agreed, withdrawn }: SpecialPlaceWait,
  placements: readonly StartedPlacement[],
): { readonly on: CalendarDate; readonly by: 'placed' | 'withdrawn' } | null {
  const begun = placements
    .flatMap(({ spells }) => spells)
    .filter((spell) => spell.on >= agreed.on && isSuchAPlace(spell.provision, provision))
    .map(({ on }) => on)
    .sort()[0];
  if (begun !== undefined && (withdrawn === null || begun <= withdrawn.on)) return { on: begun, by: 'placed' };
  return withdrawn === null ? null : { on: withdrawn.on, by: 'withdrawn' };
}

const families: readonly (readonly Provision[])[] = [
  specialSchools,
  resourcedPlaces,
  independentSpecialists.filter((one) => !specialSchools.includes(one)),
];

/** Whether a placement is of the kind that was waited for: any special school will do for one, never a unit for a school. */
function isSuchAPlace(begun: Provision, sought: Provision): boolean {
  return families.some((family) => family.includes(begun) && family.includes(sought));
}

/** Nothing became of a request, or of an agreed place, before there was one. */
export function ordersOfPreferences({ asked, waits }: Preferences): readonly Order[] {
  return [
    ...asked.flatMap(({ asked: { on }, answers, steps }): Order[] => [
      ...answers.map((answer): Order => ['PreferenceRecorded', on, 'PreferenceAnswered', answer.on]),
      ...steps.map((step): Order => ['PreferenceRecorded', on, 'PreferenceStepPlanned', step.on]),
    ]),
    ...waits.map(({ agreed, withdrawn }): Order => [
      'SpecialPlaceAgreed',
      agreed.on,
      'SpecialPlaceWithdrawn',
      withdrawn?.on,
    ]),
  ];
}

/** Why what is recorded of the family's preferences cannot be; held against corrections too. */
export function preferenceContradiction({ asked }: Preferences): Contradiction | null {
  for (const { answers, steps } of asked) {
    for (const answer of answers) {
      const fault = faultOfAnswer(answer) ?? faultOfStep(answer);
      if (fault !== null) return fault;
    }
    for (const step of steps) {
      const fault = faultOfStep(step);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function faultOfAnswer({ result, grounds, nextStep }: Preference['answers'][number]): Contradiction | null {
  if (result === 'notMet') {
    if (grounds.length === 0) return { code: 'preference-needs-a-ground', details: {} };
    return nextStep === null ? { code: 'preference-needs-a-next-step', details: {} } : null;
  }
  return grounds.length > 0 || nextStep !== null ? { code: 'preference-ground-does-not-fit', details: {} } : null;
}

function faultOfStep({ on, nextStep, nextStepOn }: Pick<Preference['answers'][number], 'on' | 'nextStep' | 'nextStepOn'>): Contradiction | null {
  const wanted = nextStep !== null && nextStep !== 'accepted';
  if (wanted && nextStepOn === null) return { code: 'next-step-needs-a-day', details: {} };
  if (!wanted && nextStepOn !== null) return { code: 'no-step-has-a-day', details: {} };
  return nextStepOn !== null && nextStepOn < on ? { code: 'next-step-before-its-plan', details: { on } } : null;
} // prettier-ignore
