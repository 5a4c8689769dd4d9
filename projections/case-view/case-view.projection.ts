import type { Child } from '../../workflows/child/child.state.js';
import type { Complaint } from '../../workflows/complaint/complaint.state.js';
import type { Contact } from '../../workflows/contact/contact.state.js';
import type { Dispute } from '../../workflows/dispute/dispute.state.js';
import type { Escalation } from '../../workflows/escalation/escalation.state.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import {
  childFold,
  complaintFold,
  contactFold,
  disputeFold,
  escalationFold,
  needsAssessmentFold,
  planFold,
} from '../folds.js';
import type { Projection, RowContext } from '../projection.js';

/** The folded state of a stream as it stands, and where it stands. */
export interface CaseViewRow<State> {
  readonly state: State;
  readonly context: RowContext;
}

/**
 * Assessments by child, by stage and by worker, and those under way without a visit, a person-centred meeting or the child’s views: what a case
 * page and the case list read.
 */
export const needsAssessmentView: Projection<NeedsAssessment, CaseViewRow<NeedsAssessment>> = {
  name: 'needs-assessment-view',
  version: 4,
  of: needsAssessmentFold,
  usesBasis: false,
  row: (state, context) => (state.begun === null ? null : { state, context }),
  entries: ({ state, context: { stream, authority } }) => {
    const score = dayScore(state.begun?.on ?? null);
    return [
      { index: 'child', group: state.childId ?? '', score, member: stream },
      { index: 'authority', group: authority, score, member: stream },
      { index: 'stage', group: `${authority}:${state.stage}`, score, member: stream },
      { index: 'worker', group: `${authority}:${state.worker ?? ''}`, score, member: stream },
      { index: 'team', group: `${authority}:${state.team ?? ''}`, score, member: stream },
      ...missingIn(state).map((missing) => ({
        index: 'missing',
        group: `${authority}:${missing}`,
        score,
        member: stream,
      })),
    ];
  },
};

/** What an assessment that goes ahead may still lack on its way to a plan. */
export const openingGaps = ['visit', 'meeting', 'views'] as const;
export type OpeningGap = (typeof openingGaps)[number];

/** From the decision to assess until the plan has gone: nobody looks for it afterwards. */
export function missingIn({
  stage,
  visits,
  personCentredMeetings,
  childViews,
}: Pick<NeedsAssessment, 'stage' | 'visits' | 'personCentredMeetings' | 'childViews'>): readonly OpeningGap[] {
  if (!underWay.includes(stage)) return [];
  const done = { visit: visits, meeting: personCentredMeetings, views: childViews };
  return openingGaps.filter((gap) => done[gap].length === 0);
}

const underWay: readonly NeedsAssessment['stage'][] = ['assessing', 'drafting', 'draftWithFamily'];

export const planView: Projection<Plan, CaseViewRow<Plan>> = {
  name: 'plan-view',
  version: 3,
  of: planFold,
  usesBasis: false,
  row: (state, context) => (state.childId === null ? null : { state, context }),
  entries: ({ state, context: { stream } }) => [
    { index: 'child', group: state.childId ?? '', score: dayScore(state.made?.on ?? null), member: stream },
  ],
};

export const disputeView: Projection<Dispute, CaseViewRow<Dispute>> = {
  name: 'dispute-view',
  version: 1,
  of: disputeFold,
  usesBasis: false,
  row: (state, context) => (state.childId === null ? null : { state, context }),
  entries: ({ state, context: { stream } }) => [
    { index: 'child', group: state.childId ?? '', score: dayScore(state.opened?.on ?? null), member: stream },
  ],
};

/** Complaints about a child's case; those off a case stand in the list of complaints alone. */
export const complaintView: Projection<Complaint, CaseViewRow<Complaint>> = {
  name: 'complaint-view',
  version: 1,
  of: complaintFold,
  usesBasis: false,
  row: (state, context) => (state.childId === null ? null : { state, context }),
  entries: ({ state, context: { stream } }) => [
    { index: 'child', group: state.childId ?? '', score: dayScore(state.received?.on ?? null), member: stream },
  ],
};

export const contactView: Projection<Contact, CaseViewRow<Contact>> = {
  name: 'contact-view',
  version: 1,
  of: contactFold,
  usesBasis: false,
  row: (state, context) => (state.childId === null ? null : { state, context }),
  entries: ({ state, context: { stream } }) => [
    { index: 'child', group: state.childId ?? '', score: dayScore(state.received?.on ?? null), member: stream },
  ],
};

export const escalationView: Projection<Escalation, CaseViewRow<Escalation>> = {
  name: 'escalation-view',
  version: 1,
  of: escalationFold,
  usesBasis: false,
  row: (state, context) => (state.childId === null ? null : { state, context }),
  entries: ({ state, context: { stream } }) => [
    { index: 'child', group: state.childId ?? '', score: dayScore(state.raised?.on ?? null), member: stream },
  ],
};

/** Clear facts about a child; names and details are opened from the log with the child's key when they are read. */
export const childView: Projection<Child, CaseViewRow<Child>> = {
  name: 'child-view',
  version: 2,
  of: childFold,
  usesBasis: false,
  row: (state, context) => (state.recordedOn === null ? null : { state, context }),
  entries: ({ state, context: { stream, authority } }) => [
    { index: 'authority', group: authority, score: dayScore(state.recordedOn), member: stream },
    ...(state.reference === null ? [] : [{ index: 'reference', group: state.reference, score: 0, member: stream }]),
    // Few children: what tells every process whose case not everybody may open, and whose was opened all the same.
    ...(state.restriction === null && state.breakGlass.length === 0
      ? []
      : [{ index: 'access', group: authority, score: 0, member: stream }]),
  ],
};

/** Dates sort as numbers of the form 20260817; 0 where there is no date. */
export function dayScore(date: string | null): number {
  return date === null
    ? 0
    : Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
}
