import { mostOutcomesMet } from '../../projections/measures/impact.measures.js';
import type { Measure, Population, Populations, Scope } from '../../projections/measures/measure.js';
import { within } from '../../projections/measures/measure.js';
import { standingAudits } from '../../projections/measures/quality.measures.js';
import { latest } from '../../workflows/timetable/calendar-date.js';
import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { areaWords, partWords, resultWords } from '../web/words/quality-words.js';
import { nOfN } from '../web/words/number-words.js';
import type { DateHeads, Seen } from './seen.js';

type OfQuality = 'planQuality' | 'reviewQuality' | 'provisionItem' | 'reviewedOutcome' | 'auditedAdvice';
type Show<P extends Population> = (item: Populations[P], measure: Measure, scope: Scope) => Seen;

const foundWords = { delivered: 'Delivered', partly: 'Delivered in part', notDelivered: 'Not delivered' } as const;

/** How what stands behind figures of quality is shown: what was found, and the two days. */
export const qualitySeen: { readonly [P in OfQuality]: Show<P> } = {
  planQuality: ({ childId, audits, outcomes, madeOn }, { id }, scope) => {
    if (id === mostOutcomesMet.id) {
      const looked = outcomes.filter(({ on }) => within(on, scope));
      const met = looked.filter(({ result }) => result === 'met').length;
      return { childId, what: `${nOfN(met, looked.length)} met`, from: madeOn, to: latest(looked.map(({ on }) => on)) };
    }
    const counted = audits.filter(({ on }) =>
      id === 'ehc.qa.goodOrBetterOfIssued' ? on <= scope.asAt : within(on, scope),
    );
    const standing = standingAudits(counted);
    const what = standing
      .map(({ part, gradeTitle }) => (part === 'whole' ? gradeTitle : `${partWords[part]}: ${lowerFirst(gradeTitle)}`))
      .join('; ');
    return { childId, what: what === '' ? null : what, from: madeOn, to: standing.at(-1)?.on ?? null };
  },
  reviewQuality: ({ row, item: { meetingOn, decidedOn, closedOn, audits } }, { id }, scope) => {
    const last = audits.findLast(({ on }) =>
      id === 'ehc.qa.reviewGoodOrBetter' ? within(on, scope) : on <= scope.asAt,
    );
    const ofAudit = id.startsWith('ehc.qa.');
    return {
      childId: row.childId,
      what: ofAudit ? (last?.gradeTitle ?? null) : null,
      from: ofAudit ? (decidedOn ?? meetingOn) : meetingOn,
      to: ofAudit ? (last?.on ?? null) : closedOn,
    };
  },
  provisionItem: ({ row, item: { found, on } }) => ({
    childId: row.childId,
    what: foundWords[found],
    from: row.madeOn,
    to: on,
  }),
  reviewedOutcome: ({ row, item: { area, result, on } }) => ({
    childId: row.childId,
    what: area === null ? resultWords[result] : `${areaWords[area]}: ${lowerFirst(resultWords[result])}`,
    from: row.madeOn,
    to: on,
  }),
  auditedAdvice: ({ row, item: { body, receivedOn, audits } }, _, scope) => {
    const last = audits.findLast(({ on }) => within(on, scope));
    const what = `${capital(bodyWords(body))}${last === undefined ? '' : `: ${lowerFirst(last.gradeTitle)}`}`;
    return { childId: row.childId, what, from: receivedOn, to: last?.on ?? null };
  },
};

export const qualityHeads: { readonly [P in OfQuality]: (measure: Measure) => DateHeads } = {
  planQuality: ({ id }) => ({ from: 'Plan made', to: id === mostOutcomesMet.id ? 'Last looked at' : 'Last audited' }),
  reviewQuality: ({ id }) =>
    id.startsWith('ehc.qa.')
      ? { from: 'Decision', to: 'Last audited' }
      : { from: 'Review meeting', to: 'Review closed' },
  provisionItem: () => ({ from: 'Plan made', to: 'Looked at' }),
  reviewedOutcome: () => ({ from: 'Plan made', to: 'Looked at' }),
  auditedAdvice: () => ({ from: 'Received', to: 'Last audited' }),
};
