import { reject } from '../kernel/command-rejected.js';
import type { Judgements } from '../kernel/fact-decider.js';
import type { PlanEvent } from './plan.events.js';
import type { Plan } from './plan.state.js';
import { endOfWait } from './preference.state.js';
import type { Preference } from './preference.state.js';
import type { PreferenceEvent } from './preference.events.js';

/** Facts about preferences and places waited for must name one that is on record. */
export const preferenceReferences: Pick<Judgements<Plan, PlanEvent>, PreferenceEvent['type']> = {
  PreferenceRecorded: ({ data: { preferenceId } }, { preferences }) => {
    if (preferences.asked.some((one) => one.preferenceId === preferenceId)) reject('preference-already-recorded');
  },
  PreferenceAnswered: ({ data: { preferenceId } }, plan) => void preferenceOf(plan, preferenceId),
  PreferenceStepPlanned: ({ data: { preferenceId } }, plan) => {
    if (preferenceOf(plan, preferenceId).answers.at(-1)?.result !== 'notMet') reject('preference-not-refused');
  },
  SpecialPlaceAgreed: ({ data: { waitId } }, { preferences }) => {
    if (preferences.waits.some((one) => one.waitId === waitId)) reject('special-place-already-agreed');
  },
  SpecialPlaceWithdrawn: ({ data: { waitId } }, { preferences, startedPlacements }) => {
    const wait = preferences.waits.find((one) => one.waitId === waitId) ?? reject('no-such-wait');
    const ended = endOfWait(wait, startedPlacements);
    if (ended !== null) reject('wait-already-over', { on: ended.on });
  },
};

/** What cannot be meant; that grounds and next steps fit is held by `preferenceContradiction`, against corrections too. */
export const preferenceJudgements: Pick<Judgements<Plan, PlanEvent>, PreferenceEvent['type']> = {
  PreferenceAnswered: ({ data: { preferenceId, result } }, plan) => {
    const last = preferenceOf(plan, preferenceId).answers.at(-1);
    if (last !== undefined && last.result === result && result !== 'notMet') {
      reject('preference-already-answered', { on: last.on });
    }
  },
  SpecialPlaceAgreed: (_, { preferences, startedPlacements }) => {
    const open = preferences.waits.find((one) => endOfWait(one, startedPlacements) === null);
    if (open !== undefined) reject('special-place-still-waited-for', { on: open.agreed.on });
  },
};

function preferenceOf({ preferences }: Plan, id: string): Preference {
  return preferences.asked.find(({ preferenceId }) => preferenceId === id) ?? reject('no-such-preference');
}
