import { calendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AdviceBody, NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';

export const childId = '00000000-0000-4000-8000-000000000001';

type Made<Type extends NeedsAssessmentEvent['type']> = Extract<NeedsAssessmentEvent, { type: Type }>;

function made<Type extends NeedsAssessmentEvent['type']>(type: Type, on: string, data: Made<Type>['data']): Made<Type> {
  return { type, occurredOn: calendarDate(on), data } as Made<Type>;
}

export const day = (text: string): CalendarDate => calendarDate(text);

export const requestReceived = (on: string): Made<'RequestReceived'> =>
  made('RequestReceived', on, { childId, requestedBy: 'school', channel: 'email', inYouthAccommodation: false });
export const responsibilityBegan = (
  on: string,
  how: Made<'ResponsibilityBegan'>['data']['how'] = 'movedIn',
): Made<'ResponsibilityBegan'> => made('ResponsibilityBegan', on, { childId, how });
export const reassessmentBegan = (on: string): Made<'ReassessmentBegan'> =>
  made('ReassessmentBegan', on, { childId, planId: 'plan', reassessmentId: 'reassessment', because: 'requested' });
export const disputeEnded = (
  on: string,
  requires: Made<'DisputeOutcomeRecorded'>['data']['requires'],
  by: Made<'DisputeOutcomeRecorded'>['data']['by'] = 'order',
  disputeId = 'dispute',
): Made<'DisputeOutcomeRecorded'> => made('DisputeOutcomeRecorded', on, { disputeId, by, requires, directedOn: null });
export const decidedToAssess = (on: string): Made<'DecisionToAssessNotified'> =>
  made('DecisionToAssessNotified', on, { overturns: null });
export const decidedNotToAssess = (on: string): Made<'DecisionNotToAssessNotified'> =>
  made('DecisionNotToAssessNotified', on, {
    reasons: ['needsMetFromOrdinaryProvision'],
    signposted: ['SENDIASS'],
    appealWordingSent: true,
  });
export const adviceRequested = (on: string, adviceId = 'ep', body: AdviceBody = 'educationalPsychology') =>
  made('AdviceRequested', on, { adviceId, body, organisation: null });
export const adviceReceived = (on: string, adviceId = 'ep'): Made<'AdviceReceived'> =>
  made('AdviceReceived', on, { adviceId });
export const adviceReturned = (on: string, adviceId = 'ep'): Made<'AdviceReturned'> =>
  made('AdviceReturned', on, { adviceId });
export const decidedToIssue = (on: string): Made<'DecisionToIssueNotified'> =>
  made('DecisionToIssueNotified', on, { overturns: null });
export const decidedNotToIssue = (on: string): Made<'DecisionNotToIssueNotified'> =>
  made('DecisionNotToIssueNotified', on, { reasons: ['needsMetFromOrdinaryProvision'], appealWordingSent: true });
export const draftServed = (on: string, draftId = 'draft-1'): Made<'DraftPlanServed'> =>
  made('DraftPlanServed', on, { draftId, method: 'email' });
export const representations = (on: string, finished = true, draftId = 'draft-1'): Made<'RepresentationsReceived'> =>
  made('RepresentationsReceived', on, { draftId, settingPreferred: false, finished });
export const finalPlanSent = (
  on: string,
  recipient: Made<'FinalPlanSent'>['data']['recipient'] = 'parentOrYoungPerson',
  outOfTurn: Made<'FinalPlanSent'>['data']['outOfTurn'] = null,
): Made<'FinalPlanSent'> =>
  made('FinalPlanSent', on, { recipient, namesSetting: true, appealWordingSent: true, outOfTurn });
export const withdrawn = (on: string): Made<'RequestWithdrawn'> =>
  made('RequestWithdrawn', on, { by: 'family', dateKnown: true });
export const exceptionClaimed = (
  from: string,
  to: string | null,
  limits: Made<'ExceptionClaimed'>['data']['limits'],
  changes: Partial<Made<'ExceptionClaimed'>['data']> = {},
): Made<'ExceptionClaimed'> =>
  made('ExceptionClaimed', from, {
    exceptionId: 'x1',
    ground: 'absentFromArea',
    from: day(from),
    to: to === null ? null : day(to),
    limits,
    evidenced: true,
    ...changes,
  });

export const familyVisited = (on: string): NeedsAssessmentEvent => ({
  type: 'FamilyVisitRecorded',
  occurredOn: day(on),
  data: { place: 'home', visitorPost: 'SEND officer' },
});
export const childViewsLearnt = (on: string): NeedsAssessmentEvent => ({
  type: 'ChildViewsRecorded',
  occurredOn: day(on),
  data: { learntHow: ['conversation'], learntBy: 'Class teacher' },
});

export const personCentredMeeting = (on: string): NeedsAssessmentEvent => ({
  type: 'PersonCentredMeetingHeld',
  occurredOn: day(on),
  data: { childAttended: true, outcomesAgreed: true },
});
