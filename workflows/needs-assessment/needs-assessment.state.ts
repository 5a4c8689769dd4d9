import type { DisputeOutcome } from '../dispute/outcome-clocks.js';
import type { Plain } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { ExceptionClaim } from '../exceptions/exception-claims.js';
import { noFeedback } from '../feedback/feedback.state.js';
import type { Feedback } from '../feedback/feedback.state.js';
import type { Day } from '../kernel/day.js';
import type { Letter } from '../letters/letter.state.js';
import { recipientsStillToHave, sentToThoseWhoCount } from '../kernel/sent-plan.js';
import type { Audit } from '../quality/audits.js';
import type { Recipient, SentPlan } from '../kernel/sent-plan.js';
import type {
  AdviceBody,
  ChildViewsRecorded,
  ReassessmentBegan,
  Requester,
  ResponsibilityBegan,
  Sector,
} from './needs-assessment.events.js';
import type { EarlyNotification } from './early-notification.js';
import type { PanelDecision, RequestEvaluation } from './request-evaluation.js';
import type { NeedsAssessmentStage } from './needs-assessment.machine.js';

export interface Beginning extends Day {
  /** Which fact day 0 comes from; `broughtIn` has no day 0. */
  readonly by: 'request' | 'responsibility' | 'reassessment' | 'broughtIn';
  readonly requestedBy: Requester;
  /** How the authority became responsible; null where it began otherwise. */
  readonly how: ResponsibilityBegan['data']['how'] | null;
  /** Of which plan it is a re-assessment and why; null where it is none. */
  readonly reassessment: Reassessment | null;
}
export type Reassessment = Omit<ReassessmentBegan['data'], 'childId'>;
export interface Decision extends Day {
  readonly positive: boolean;
  readonly overturns: 'order' | 'mediation' | 'concession' | 'ownReview' | null;
  readonly appealWordingSent: boolean;
  /** A refusal to assess whose record gives reasons and says where else the family can turn. */
  readonly signposted: boolean;
}
export interface Advice {
  readonly adviceId: string;
  readonly body: AdviceBody;
  readonly organisation: string | null;
  /** Null where existing advice was adopted: no clock ran. */
  readonly requested: Day | null;
  readonly receivedOn: CalendarDate | null;
  /** Last time it went back as inadequate, while nothing better has come. */
  readonly returnedOn: CalendarDate | null;
  readonly acceptedOn: CalendarDate | null;
  readonly chasedOn: CalendarDate | null;
  readonly appointmentMissedOn: CalendarDate | null;
}
export interface AdviceAudit extends Audit {
  readonly adviceId: string;
  /** When what was audited had come in; it may have gone back since, and come again. */
  readonly adviceReceivedOn: CalendarDate | null;
}
export interface Draft {
  readonly draftId: string;
  readonly served: Day;
  readonly repliedOn: CalendarDate | null;
  /** The family said it has nothing more to say: only then may the plan be finalised before the fifteen days are over. */
  readonly finishedOn: CalendarDate | null;
  readonly meetingRequestedOn: CalendarDate | null;
  readonly meetingHeldOn: CalendarDate | null;
}
export interface Consultation {
  readonly consultationId: string;
  readonly sent: Day;
  readonly repliedOn: CalendarDate | null;
  readonly view: string | null;
}
export interface SignOff extends Day {
  readonly sector: Sector;
  readonly post: string;
}
export interface Ending extends Day {
  readonly reason: 'withdrawn' | 'movedOut' | 'childDied';
  readonly dateKnown: boolean;
}
export interface ReturnFlags {
  /** Reference date of the return. */
  readonly on: CalendarDate;
  readonly year: number;
  readonly flags: Readonly<Record<string, Plain>>;
}

/** Everything the record says about one needs assessment; dates are days of the world. */
export interface NeedsAssessment {
  readonly stage: NeedsAssessmentStage;
  readonly stageSince: CalendarDate | null;
  readonly childId: string | null;
  readonly begun: Beginning | null;
  readonly consideredOn: CalendarDate | null;
  readonly assessDecisions: readonly Decision[];
  readonly advice: readonly Advice[];
  readonly exceptions: readonly ExceptionClaim[];
  readonly issueDecisions: readonly Decision[];
  readonly drafts: readonly Draft[];
  readonly consultations: readonly Consultation[];
  readonly signOffs: readonly SignOff[];
  readonly sent: readonly SentPlan[];
  /** How disputes about this assessment ended, as they were recorded. */
  readonly outcomes: readonly DisputeOutcome[];
  readonly adviceAudits: readonly AdviceAudit[];
  readonly letters: readonly Letter[];
  readonly feedback: Feedback;
  /** What the request was evaluated for, in the order of recording. */
  readonly requestEvaluations: readonly RequestEvaluation[];
  readonly panelDecisions: readonly PanelDecision[];
  readonly notifications: readonly EarlyNotification[];
  /** Days on which somebody of the authority saw the family, and on which a person-centred meeting was held. */
  readonly visits: readonly CalendarDate[];
  readonly personCentredMeetings: readonly CalendarDate[];
  /** What the child thinks and wants for section A, in the order of recording: how it was learnt and by which post. */
  readonly childViews: readonly ChildViews[];
  readonly ended: Ending | null;
  readonly team: string | null;
  readonly worker: string | null;
  /** As every return stated them, oldest first. */
  readonly returnFlags: readonly ReturnFlags[];
}

export type ChildViews = ChildViewsRecorded['data'] & { readonly on: CalendarDate };

export const notBegun: NeedsAssessment = {
  stage: 'notBegun',
  stageSince: null,
  childId: null,
  begun: null,
  consideredOn: null,
  assessDecisions: [],
  advice: [],
  exceptions: [],
  issueDecisions: [],
  drafts: [],
  consultations: [],
  signOffs: [],
  sent: [],
  outcomes: [],
  adviceAudits: [],
  letters: [],
  feedback: noFeedback,
  requestEvaluations: [],
  panelDecisions: [],
  notifications: [],
  visits: [],
  personCentredMeetings: [],
  childViews: [],
  ended: null,
  team: null,
  worker: null,
  returnFlags: [],
};

/** Reg 13(2): to whom the final plan must still be sent. */
export function recipientsMissing({ sent }: NeedsAssessment): readonly Recipient[] {
  return recipientsStillToHave(sent);
}

/** The day on which the final plan reached the recipient that counts, by policy option P12; null while it has not. */
export function planSentOn({ sent }: NeedsAssessment, policy: 'lastRecipient' | 'parent'): CalendarDate | null {
  return sentToThoseWhoCount(sent, policy);
}
