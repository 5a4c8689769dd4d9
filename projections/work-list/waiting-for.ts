import type { RuleId } from '../../workflows/timetable/rule.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';

/** Who has to act next for a limit to be met. */
export interface WaitingFor {
  readonly who: 'us' | 'psychology' | 'health' | 'school' | 'family' | 'socialCare' | 'other';
  /** What for, as a code the pages put into words. */
  readonly what: AssessmentWork | PlanWork | DisputeWork;
  /** How many answers are out, where there may be several. */
  readonly count: number;
}

type AssessmentWork = 'decision' | 'advice' | 'drafting' | 'familyComments' | 'settingReply' | 'sending' | 'recipients';
type PlanWork =
  | ReviewWork
  | 'amendmentNotice'
  | 'amendmentComments'
  | 'amendedPlan'
  | 'newSetting'
  | 'planToNewAuthority'
  | 'transferLetter'
  | 'newHealthBody'
  | 'reassessmentDecision'
  | 'planToContinue'
  | 'planToEnd'
  | 'paymentReview'
  | 'placementVisit';
type ReviewWork =
  'reviewToArrange' | 'reviewMeeting' | 'invitations' | 'adviceForMeeting' | 'reviewReport' | 'reviewDecision';
type DisputeWork = 'healthBodyTold' | 'mediationDate' | 'agreement' | 'appealResponse' | 'recommendation';

const sectorOfBody: Readonly<Record<string, WaitingFor['who']>> = {
  parentOrYoungPerson: 'family',
  education: 'school',
  educationalPsychology: 'psychology',
  health: 'health',
  paediatrics: 'health',
  speechAndLanguage: 'health',
  occupationalTherapy: 'health',
  physiotherapy: 'health',
  camhs: 'health',
  socialCare: 'socialCare',
  sensoryService: 'school',
  preparingForAdulthood: 'us',
  other: 'other',
};

/** Whose turn it is, read from the stage and from what is still out. "Us" where the next act is the authority's. */
export function waitingFor(state: NeedsAssessment, rule: RuleId, subject: string | null): WaitingFor {
  if (rule === 'B1') {
    const body = state.advice.find(({ adviceId }) => adviceId === subject)?.body ?? 'other';
    return { who: sectorOfBody[body] ?? 'other', what: 'advice', count: 1 };
  }
  switch (state.stage) {
    case 'assessing':
      return waitingForAdvice(state);
    case 'drafting':
      return { who: 'us', what: 'drafting', count: 0 };
    case 'draftWithFamily':
      return waitingOnDraft(state);
    case 'planSent':
      return { who: 'us', what: 'recipients', count: 0 };
    case 'notBegun':
    case 'consideringRequest':
    case 'refusedToAssess':
    case 'refusedToIssue':
    case 'withdrawn':
    case 'movedOut':
    case 'childDied':
      return { who: 'us', what: 'decision', count: 0 };
  }
}

function waitingForAdvice({ advice }: NeedsAssessment): WaitingFor {
  const out = advice.filter(({ requested, receivedOn }) => requested !== null && receivedOn === null);
  const [first] = out;
  if (first === undefined) return { who: 'us', what: 'decision', count: 0 };
  const sectors = new Set(out.map(({ body }) => sectorOfBody[body] ?? 'other'));
  return {
    who: sectors.size === 1 ? (sectorOfBody[first.body] ?? 'other') : 'other',
    what: 'advice',
    count: out.length,
  };
}

function waitingOnDraft({ drafts, consultations }: NeedsAssessment): WaitingFor {
  const settings = consultations.filter(({ repliedOn }) => repliedOn === null).length;
  if (settings > 0) return { who: 'school', what: 'settingReply', count: settings };
  if (drafts.at(-1)?.finishedOn === null) return { who: 'family', what: 'familyComments', count: 0 };
  return { who: 'us', what: 'sending', count: 0 };
}
