import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import { daysToDecision, requestOutcome, standingDecision } from './assessment-facts.js';
import type { RequestOutcome } from './assessment-facts.js';
import type { CountMeasure, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const sinceReform = calendarDate('2014-09-01');

const received: Omit<CountMeasure<'assessment'>, 'id' | 'title' | 'definition' | 'numerator' | 'counts'> = {
  version: 1,
  kind: 'count',
  of: 'assessment',
  denominator: 'None: a count',
  dateBasis: 'The day the request was received',
  leavesOut: 'Assessments that began without a request',
  source: 'dfe',
  provision: 'CFA 2014 s.36(1)',
  inForceFrom: sinceReform,
  seeAlso: [],
};

export const requestsReceived: CountMeasure<'assessment'> = {
  ...received,
  id: 'dfe.requests.received',
  title: 'Requests received',
  definition: 'Requests for an EHC needs assessment that arrived in the period.',
  numerator: 'Requests received in the period',
  counts: (row, scope) => row.byRequest && within(row.receivedOn, scope),
};

function receivedWithOutcome(outcome: RequestOutcome, words: string): CountMeasure<'assessment'> {
  return {
    ...received,
    id: `dfe.requests.${outcome}`,
    title: `Requests received: ${words}`,
    definition: `Requests that arrived in the period and were ${words} by the day the figure speaks of.`,
    numerator: `Requests received in the period and ${words}`,
    counts: (row, scope) => requestsReceived.counts(row, scope) && requestOutcome(row, scope.asAt) === outcome,
  };
}

export const requestsAgreed = receivedWithOutcome('agreed', 'agreed to assessment');
export const requestsRefused = receivedWithOutcome('refused', 'refused an assessment');
export const requestsUndecided = receivedWithOutcome('undecided', 'not decided yet');
export const requestsWithdrawn = receivedWithOutcome('withdrawn', 'withdrawn or ended before a decision');

export const decidedWithin6Weeks: ShareMeasure<'assessment'> = {
  id: 'dfe.requests.decidedWithin6w',
  version: 1,
  kind: 'share',
  of: 'assessment',
  title: 'Told within 6 weeks whether to assess',
  definition:
    'Of the decisions whether to assess that families were told of in the period, those told at most 42 days after the request was received.',
  numerator: 'Decisions notified at most 42 days after receipt',
  denominator: 'Decisions to assess or not to assess notified in the period',
  dateBasis: 'The day the family was told (decisions made)',
  leavesOut: 'Requests without a decision, and those whose day of receipt is not known',
  source: 'dfe',
  provision: 'SEND Regulations 2014 reg 5(1)',
  inForceFrom: sinceReform,
  seeAlso: ['ehc.decision.within6w'],
  counted(row, scope) {
    const days = daysToDecision(row, scope);
    if (days === null) return 'out';
    return days <= 42 ? 'inNumerator' : 'inDenominator';
  },
};

/** The same limit by the day it fell due, so that requests still undecided count against the authority. */
export const decisionsFallingDue: ShareMeasure<'assessment'> = {
  id: 'ehc.decision.within6w',
  version: 1,
  kind: 'share',
  of: 'assessment',
  title: 'Decisions to assess that fell due and were told in time',
  definition:
    'Of the requests whose 6 weeks ended in the period, those whose family was told by then whether there will be an assessment.',
  numerator: 'Decisions notified at most 42 days after receipt',
  denominator: 'Requests whose 42nd day lies in the period',
  dateBasis: 'The day the limit fell due, so that undecided requests count',
  leavesOut: 'Requests withdrawn before the limit fell due; those with an evidenced exception are shown apart',
  source: 'plan',
  provision: 'SEND Regulations 2014 reg 5(1), exceptions reg 5(4)',
  inForceFrom: sinceReform,
  seeAlso: ['dfe.requests.decidedWithin6w'],
  counted(row, scope) {
    if (row.receivedOn === null) return 'out';
    const due = addDays(row.receivedOn, 42);
    if (!within(due, scope)) return 'out';
    const [first] = row.assessDecisions;
    if (first !== undefined && first.on <= due) return 'inNumerator';
    if (row.ended !== null && row.ended.on <= due) return 'out';
    return row.evidencedExceptions.some((limb) => limb.startsWith('X5')) ? 'out' : 'inDenominator';
  },
};

export const requestsRefusedRate: ShareMeasure<'assessment'> = {
  id: 'ehc.request.refused',
  version: 1,
  kind: 'share',
  of: 'assessment',
  title: 'Requests refused, of all decisions',
  definition: 'Of the decisions whether to assess that families were told of in the period, the refusals.',
  numerator: 'Decisions not to assess notified in the period',
  denominator: 'Decisions to assess or not to assess notified in the period',
  dateBasis: 'The day the family was told (decisions made)',
  leavesOut: 'Requests without a decision',
  source: 'plan',
  provision: 'CFA 2014 s.36(5)',
  inForceFrom: sinceReform,
  seeAlso: ['dfe.requests.refused'],
  counted(row, scope) {
    const decision = standingDecision(row.assessDecisions, scope.asAt);
    if (decision === null || !within(decision.on, scope)) return 'out';
    return decision.positive ? 'inDenominator' : 'inNumerator';
  },
};

/** Every refusal, also one that was overturned later: what the family was told on that day is what counts. */
export const refusalsSignposted: ShareMeasure<'assessment'> = {
  id: 'ehc.request.refusalSignposted',
  version: 1,
  kind: 'share',
  of: 'assessment',
  title: 'Refusals that say why and where else to turn',
  definition:
    'Of the decisions not to assess that families were told of in the period, those whose record gives reasons and names other support the family was told of.',
  numerator: 'Refusals whose record gives at least one reason and at least one next step for the family',
  denominator: 'Decisions not to assess notified in the period; the last one where an assessment was refused twice',
  dateBasis: 'The day the family was told (decisions made)',
  leavesOut: 'Refusals to issue a plan after an assessment',
  source: 'plan',
  provision: 'None: good practice beside SEND Regulations 2014 reg 5(3)',
  inForceFrom: sinceReform,
  seeAlso: ['ehc.request.refused'],
  counted({ assessDecisions }, scope) {
    const refusal = assessDecisions.findLast(({ on, positive }) => !positive && within(on, scope));
    if (refusal === undefined) return 'out';
    return refusal.signposted ? 'inNumerator' : 'inDenominator';
  },
};
