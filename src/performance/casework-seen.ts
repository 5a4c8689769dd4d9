import type { Measure, Population, Populations, Scope } from '../../projections/measures/measure.js';
import { rulesMet, stuckSince } from '../../workflows/casework/stuck-reasons.js';
import { contactKindWords, escalatedForWords } from '../web/words/casework-words.js';
import { shortDate } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import type { DateHeads, Seen } from './seen.js';

type OfCasework = 'stuck' | 'escalation' | 'contact';
type Show<P extends Population> = (item: Populations[P], measure: Measure, scope: Scope) => Seen;

/** How stuck cases, escalations and contacts behind figures are shown. */
export const caseworkSeen: { readonly [P in OfCasework]: Show<P> } = {
  stuck: ({ childId, process, reasons }, _, { asAt }) => ({
    childId,
    what: capital(process),
    from: stuckSince(rulesMet(reasons, asAt)),
    to: null,
  }),
  escalation: ({ childId, rule, raisedOn, repliedOn, settledOn }, { id }) => ({
    childId,
    what: escalatedForWords[rule],
    from: raisedOn,
    to: id === 'ehc.escalation.repliedInTime' ? repliedOn : settledOn,
  }),
  contact: ({ childId, kind, receivedOn, replyBy, answeredOn }) => ({
    childId,
    what: `${contactKindWords[kind]}, reply by ${shortDate(replyBy)}`,
    from: receivedOn,
    to: answeredOn,
  }),
};

export const caseworkHeads: { readonly [P in OfCasework]: (measure: Measure) => DateHeads } = {
  stuck: () => ({ from: 'Stuck since', to: 'Ended' }),
  escalation: ({ id }) => ({ from: 'Raised', to: id === 'ehc.escalation.repliedInTime' ? 'Replied' : 'Settled' }),
  contact: () => ({ from: 'Received', to: 'Answered' }),
};
