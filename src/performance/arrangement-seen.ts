import { answerOn, liveAgreement } from '../../projections/arrangements/arrangements.projection.js';
import type { Measure, Population, Populations, Scope } from '../../projections/measures/measure.js';
import {
  budgetOccasionWords,
  preferenceResultWords,
  preferenceStepWords,
  sharesWords,
} from '../web/words/arrangement-words.js';
import { provisionWords } from '../web/words/placement-words.js';
import type { DateHeads, Seen } from './seen.js';

type OfArrangements = 'fundingAgreement' | 'budgetRequest' | 'preference' | 'specialPlaceWait';
type Show<P extends Population> = (item: Populations[P], measure: Measure, scope: Scope) => Seen;

/** How what stands behind figures of joint funding, preferences and places waited for is shown, with its two days. */
export const arrangementSeen: { readonly [P in OfArrangements]: Show<P> } = {
  fundingAgreement: ({ row, item }, _, { asAt }) => {
    const terms = liveAgreement(row, item, asAt) ?? item.spells[0];
    const what = terms === undefined ? null : sharesWords(terms);
    return { childId: row.childId, what, from: item.from, to: terms?.reviewOn ?? null };
  },
  budgetRequest: ({ row, item: { asked, answer } }) => ({
    childId: row.childId,
    what: budgetOccasionWords[asked.during],
    from: asked.on,
    to: answer?.on ?? null,
  }),
  preference: ({ row, item }, { id }, { asAt }) => {
    const answer = answerOn(item, asAt);
    const step = id === 'ehc.placement.preferenceUnsettled' ? (answer?.nextStep ?? null) : null;
    const became = answer === null ? '' : `: ${preferenceResultWords[answer.result].toLowerCase()}`;
    const what = step === null ? `${provisionWords[item.provision]}${became}` : preferenceStepWords[step];
    return { childId: row.childId, what, from: item.on, to: answer?.on ?? null };
  },
  specialPlaceWait: ({ row, item: { provision, on, endedOn } }) => ({
    childId: row.childId,
    what: provisionWords[provision],
    from: on,
    to: endedOn,
  }),
};

export const arrangementHeads: { readonly [P in OfArrangements]: (measure: Measure) => DateHeads } = {
  fundingAgreement: () => ({ from: 'Agreed from', to: 'To be looked at again' }),
  budgetRequest: () => ({ from: 'Asked for', to: 'Answered' }),
  preference: () => ({ from: 'Asked for', to: 'Family told' }),
  specialPlaceWait: () => ({ from: 'Agreed', to: 'Ended' }),
};
