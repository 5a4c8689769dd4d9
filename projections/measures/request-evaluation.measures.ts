import { evaluatedBy } from '../../workflows/needs-assessment/request-evaluation.js';
import type { RequestEvaluation } from '../../workflows/needs-assessment/request-evaluation.js';
import { addDays, calendarDate } from '../../workflows/timetable/calendar-date.js';
import { afterDispute, standingDecision } from './assessment-facts.js';
import type { CountMeasure, ShareMeasure } from './measure.js';
import { within } from './measure.js';

const inForceFrom = calendarDate('2014-09-01');

/** Of the requests decided in a period those that were evaluated for something by the day of the decision. */
function evaluatedBeforeDecision(
  id: string,
  what: RequestEvaluation['what'],
  title: string,
  words: string,
): ShareMeasure<'assessment'> {
  return {
    id,
    version: 1,
    kind: 'share',
    of: 'assessment',
    title,
    definition: `Of the requests whose families were told in the period whether there will be an assessment, those for which it had been recorded by then that ${words}.`,
    numerator: `Requests for which ${words} on or before the day of the decision`,
    denominator: 'Decisions to assess or not to assess notified in the period',
    dateBasis: 'The day the family was told (decisions made)',
    leavesOut: 'Requests without a decision; re-assessments. A record that it was not evaluated does not count',
    source: 'plan',
    provision: 'None: local practice that action plans ask for',
    inForceFrom,
    seeAlso: ['ehc.request.refused'],
    counted(row, scope) {
      const decision = standingDecision(row.assessDecisions, scope.asAt);
      if (decision === null || !within(decision.on, scope)) return 'out';
      return evaluatedBy(row.evaluations, what, decision.on) ? 'inNumerator' : 'inDenominator';
    },
  };
}

export const ordinaryProvisionEvaluated = evaluatedBeforeDecision(
  'ehc.request.oapEvaluated',
  'ordinaryProvision',
  'Requests with ordinarily available provision evaluated',
  'ordinarily available provision was evaluated',
);
export const therapyPackEvaluated = evaluatedBeforeDecision(
  'ehc.request.therapyPackEvaluated',
  'therapyPack',
  'Requests with use of the therapy pack evaluated',
  'the use of the therapy pack was evaluated',
);
export const needWeighed = evaluatedBeforeDecision(
  'ehc.request.needWeighed',
  'need',
  'Requests with the need weighed against the local threshold',
  'severity, length and complexity of the need were weighed against the local threshold',
);

export const decisionToDraftWithin12Weeks: ShareMeasure<'assessment'> = {
  id: 'ehc.draftDecision.within12w',
  version: 1,
  kind: 'share',
  of: 'assessment',
  title: 'Decision to draft within 12 weeks',
  definition:
    'Of the assessments whose 12 weeks ended in the period, those whose family had been told by then that there will be a plan.',
  numerator: 'Decisions to issue a plan notified at most 84 days after the request',
  denominator: 'Assessments whose 84th day lies in the period and that had not ended without a plan by then',
  dateBasis: 'The day the 12 weeks ended, so that undecided assessments count',
  leavesOut:
    'Refusals to assess or to issue, withdrawals, moves and deaths by that day; plans after an appeal or mediation; plans sent later whose decision is not recorded',
  source: 'plan',
  provision: 'Local milestone; a refusal to issue is due within 16 weeks (SEND Regulations 2014 reg 10)',
  inForceFrom,
  seeAlso: ['dfe.assessment.refusedToIssueWithin16w'],
  counted(row, scope) {
    if (row.receivedOn === null || afterDispute(row, scope)) return 'out';
    const due = addDays(row.receivedOn, 84);
    if (!within(due, scope)) return 'out';
    // A return may state the plan without the decision before it: sent by then, it had been agreed by then.
    const agreedOn = row.issueDecisions.find(({ positive }) => positive)?.on ?? row.planSentToFamilyOn;
    if (agreedOn !== null && agreedOn <= due) return 'inNumerator';
    if (row.planSentToFamilyOn !== null && row.issueDecisions.length === 0) return 'out';
    if (standingDecision(row.assessDecisions, due)?.positive === false) return 'out';
    if (standingDecision(row.issueDecisions, due)?.positive === false) return 'out';
    return row.ended !== null && row.ended.on <= due ? 'out' : 'inDenominator';
  },
};

export const panelDecisions: CountMeasure<'panelDecision'> = {
  id: 'ehc.panel.decisionsByNeed',
  version: 1,
  kind: 'count',
  of: 'panelDecision',
  title: 'Panel decisions by need and outcome',
  definition:
    'Decisions of panels about requests, plans, placements and resources, each counted once under the primary need that the panel took, and what it decided. Where the panel’s need was not recorded, the need that the child had on the day counts.',
  numerator: 'Decisions of panels in the period',
  denominator: 'None: a count',
  dateBasis: 'The day of the panel',
  leavesOut: 'Panels about re-assessments',
  source: 'plan',
  provision: 'None: local practice that action plans ask for',
  inForceFrom,
  seeAlso: [],
  counts: ({ item }, scope) => within(item.on, scope),
};
