import { addDays, earliest } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { openingVisitDays } from '../../workflows/timetable/policy-options.js';
import type { NeedsAssessment, ReturnFlags } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { planSentOn } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { NeedsAssessmentStage } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import type { EarlyNotification } from '../../workflows/needs-assessment/early-notification.js';
import type { PanelDecision, RequestEvaluation } from '../../workflows/needs-assessment/request-evaluation.js';
import { needsAssessmentFold } from '../folds.js';
import type { Projection } from '../projection.js';

export interface DatedDecision {
  readonly on: CalendarDate;
  readonly positive: boolean;
  readonly afterDispute: boolean;
  /** A refusal that gives reasons and says where else the family can turn. */
  readonly signposted: boolean;
}

/** The dates and codes of one first assessment that timeliness is counted from. No personal data. */
export interface TimelinessRow {
  readonly stream: string;
  readonly authority: string;
  readonly childId: string;
  /** Day 0; null where a return does not state it. */
  readonly receivedOn: CalendarDate | null;
  /** False where the authority became responsible without a request. */
  readonly byRequest: boolean;
  readonly requestedBy: string;
  readonly stage: NeedsAssessmentStage;
  readonly assessDecisions: readonly DatedDecision[];
  readonly issueDecisions: readonly DatedDecision[];
  /** From which day an order, a concession or an agreement governs in the place of the first limits. */
  readonly firstOutcomeOn: CalendarDate | null;
  readonly firstAdviceAskedOn: CalendarDate | null;
  /** Last advice in, once everything asked for is in. */
  readonly adviceCompleteOn: CalendarDate | null;
  readonly firstDraftOn: CalendarDate | null;
  /** To the parent or young person: the day of SEN2 item 3.2. */
  readonly planSentToFamilyOn: CalendarDate | null;
  /** To the last required recipient: the day that meets reg 13(2) under the default of policy option P12. */
  readonly planSentToAllOn: CalendarDate | null;
  /** The first day on which somebody of the authority saw the family; null while nobody has. */
  readonly visitedOn: CalendarDate | null;
  /** The last day on which that is an opening visit, by policy option P15; null without a decision to assess. */
  readonly visitBy: CalendarDate | null;
  readonly personCentredOn: CalendarDate | null;
  /** The first day on which the child’s views for section A were learnt. */
  readonly viewsOn: CalendarDate | null;
  readonly ended: { readonly on: CalendarDate; readonly reason: string; readonly dateKnown: boolean } | null;
  /** Limits excused by an exception with evidence that was not struck out. */
  readonly evidencedExceptions: readonly string[];
  /** Dateless flags as returns stated them, oldest first. */
  readonly returnFlags: readonly ReturnFlags[];
  readonly evaluations: readonly RequestEvaluation[];
  readonly panels: readonly PanelDecision[];
  readonly notifications: readonly EarlyNotification[];
  readonly team: string | null;
  readonly worker: string | null;
}

export const timelinessProjection: Projection<NeedsAssessment, TimelinessRow> = {
  name: 'timeliness',
  version: 4,
  of: needsAssessmentFold,
  usesBasis: true,
  row(state, { stream, authority }, { policy }) {
    if (state.begun === null || state.childId === null) return null;
    // A re-assessment answers no request and makes no new plan: the published figures and their local twins leave it out.
    if (state.begun.by === 'reassessment') return null;
    return {
      stream,
      authority,
      childId: state.childId,
      receivedOn: state.begun.by === 'broughtIn' ? null : state.begun.on,
      byRequest: state.begun.by === 'request',
      requestedBy: state.begun.requestedBy,
      stage: state.stage,
      assessDecisions: state.assessDecisions.map(dated),
      issueDecisions: state.issueDecisions.map(dated),
      firstOutcomeOn: earliest(state.outcomes.map(({ on }) => on)),
      firstAdviceAskedOn: state.advice.find(({ requested }) => requested !== null)?.requested?.on ?? null,
      adviceCompleteOn: adviceCompleteOn(state),
      firstDraftOn: state.drafts[0]?.served.on ?? null,
      planSentToFamilyOn: planSentOn(state, 'parent'),
      planSentToAllOn: planSentOn(state, 'lastRecipient'),
      visitedOn: earliest(state.visits),
      visitBy: visitBy(state, openingVisitDays(policy)),
      personCentredOn: earliest(state.personCentredMeetings),
      viewsOn: earliest(state.childViews.map(({ on }) => on)),
      ended:
        state.ended === null
          ? null
          : { on: state.ended.on, reason: state.ended.reason, dateKnown: state.ended.dateKnown },
      evidencedExceptions: evidencedExceptions(state),
      returnFlags: state.returnFlags,
      evaluations: state.requestEvaluations,
      panels: state.panelDecisions,
      notifications: state.notifications,
      team: state.team,
      worker: state.worker,
    };
  },
};

function dated({ on, positive, overturns, signposted }: NeedsAssessment['assessDecisions'][number]): DatedDecision {
  return { on, positive, afterDispute: overturns !== null && overturns !== 'ownReview', signposted };
}

function visitBy({ assessDecisions }: NeedsAssessment, days: number): CalendarDate | null {
  const agreed = assessDecisions.find(({ positive }) => positive);
  return agreed === undefined ? null : addDays(agreed.on, days);
}

function adviceCompleteOn({ advice }: NeedsAssessment): CalendarDate | null {
  let last: CalendarDate | null = null;
  for (const { receivedOn } of advice) {
    if (receivedOn === null) return null;
    if (last === null || receivedOn > last) last = receivedOn;
  }
  return last;
}

function evidencedExceptions({ exceptions }: NeedsAssessment): readonly string[] {
  const limbs = exceptions
    .filter(({ evidenced, struckOutOn }) => evidenced && struckOutOn === null)
    .flatMap(({ limits }) => limits.map(({ limb }) => limb));
  return [...new Set(limbs)];
}
