import type { Scope } from '../../../projections/measures/measure.js';
import { hit, inside, noted } from './noted-facts.js';
import type { Verdicts } from './noted-facts.js';
import type { DisputeStory } from '../../support/plan-stories.js';

/** The course of one dispute, its mediation and its appeal: when each began and ended, and how. */
function courses(story: DisputeStory) {
  const facts = noted(story);
  const days = (...types: readonly string[]) => facts.filter(({ type }) => types.includes(type)).map(({ on }) => on);
  const first = (found: readonly string[]): string | null => found.toSorted()[0] ?? null;
  const last = (type: string) => facts.findLast((fact) => fact.type === type);
  // Another appeal opens the dispute again.
  const appealAt = facts.findLastIndex(({ type }) => type === 'AppealReceived');
  const closing = facts.findLast(({ type }, at) => type === 'DisputeClosed' && at > appealAt);
  const received = last('AppealReceived')?.on ?? null;
  const appealSteps = ['AppealResponseFiled', 'AppealConceded', 'AppealWithdrawn', 'TribunalOrderMade'];
  // What is recorded twice holds as it was recorded last, orders alone being several.
  const lasts = appealSteps.flatMap((type) =>
    type === 'TribunalOrderMade' ? days(type).slice(0, 1) : (last(type)?.on ?? []),
  );
  const appealed = received ?? first(lasts);
  const order = days('TribunalOrderMade')[0] ?? null;
  const conceded = last('AppealConceded')?.on ?? null;
  const responded = last('AppealResponseFiled')?.on ?? null;
  const unopposed = conceded !== null && (responded === null || responded > conceded) ? conceded : null;
  const withdrawn = last('AppealWithdrawn')?.on ?? null;
  const decided = first([order, unopposed, withdrawn].filter((on) => on !== null));
  const agreed = last('AgreementReached')?.on ?? null;
  const over = first([closing?.on, decided, appealed === null ? agreed : null].filter((on) => on != null));
  const arrangedFirst = days('MediationArranged')[0] ?? null;
  const heldLast = last('MediationHeld')?.on ?? null;
  const asked = last('MediationRequested')?.on ?? first([arrangedFirst, heldLast, agreed].filter((on) => on !== null));
  const ends = [
    ...['MediationDeclined', 'MediationNotArranged'].flatMap((type) => last(type)?.on ?? []),
    ...days('MediationCertificateIssued'),
    ...[heldLast, agreed].filter((on) => on !== null),
  ].filter((on) => asked !== null && on >= asked);
  const result =
    decided === null
      ? null
      : order === decided
        ? last('TribunalOrderMade')?.data['result']
        : withdrawn === decided
          ? 'withdrawn'
          : 'conceded';
  return {
    mistaken: closing?.data['because'] === 'openedByMistake',
    dispute: { began: facts[0]?.on ?? null, ended: over },
    mediation: { began: asked, ended: asked === null ? null : first([...ends, ...(over === null ? [] : [over])]) },
    tribunal: { began: appealed, ended: first([decided, closing?.on].filter((on) => on != null)) },
    result,
  };
}

/** A figure about disputes, counted one story after the other. */
export function ofDisputes(id: string, stories: readonly DisputeStory[], scope: Scope): Verdicts {
  const known = stories.map(courses).filter(({ mistaken }) => !mistaken);
  const [, of = '', what = '', result] = id.split('.');
  if (what === 'outcome') {
    return known
      .filter((one) => one.result !== null && inside(one.tribunal.ended, scope))
      .map((one) => one.result === result);
  }
  const lines = known
    .map((one) => one[of as 'dispute' | 'mediation' | 'tribunal'])
    .filter(({ began }) => began !== null);
  const { asAt } = scope;
  if (what === 'open')
    return hit(...lines.map(({ began, ended }) => (began ?? '') <= asAt && (ended === null || ended > asAt)));
  return hit(...lines.map(({ began, ended }) => inside(what === 'closed' ? ended : began, scope)));
}
