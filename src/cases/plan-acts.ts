import type { factOfLetterCommand } from '../../workflows/letters/letter.events.js';
import type { PlanCommandType } from '../../workflows/plan/plan.commands.js';

/** What an act is about, where a plan or a dispute has several of it. */
export type FactSubject =
  | 'review'
  | 'notice'
  | 'transfer'
  | 'consultation'
  | 'reassessment'
  | 'payment'
  | 'healthMove'
  | 'exception'
  | 'recommendation'
  | 'placement'
  | 'outcome';

export type FactGroup =
  | 'reviews'
  | 'placements'
  | 'amendment'
  | 'transfer'
  | 'adulthood'
  | 'moves'
  | 'reassessment'
  | 'ending'
  | 'mediation'
  | 'appeal'
  | 'closing'
  | 'complaint'
  | 'feedback'
  | 'quality'
  | 'replying'
  | 'keeping';

/** How an act on a plan or dispute is written down; `fact-acts.ts` makes acts of it. */
export interface WrittenFactAct {
  readonly words: string;
  /** One line that helps to choose. */
  readonly hint: string;
  readonly group: FactGroup;
  readonly about?: FactSubject;
  /** It can also be recorded without saying which one. */
  readonly alsoWithout?: true;
  /** Sent together with the command itself. */
  readonly also?: readonly string[];
  /** Takes the case on: it comes first where it can be done. */
  readonly step?: true;
  /** While the rules refuse it, the page says why. */
  readonly explained?: true;
  readonly managersOnly?: true;
}

/** Commands about a plan that no form of its page sends: processes that follow others do, and the tab Documents. */
type SentByProcesses =
  | 'OpenPlan'
  | 'BringInPlan'
  | 'EndReassessment'
  | 'RecordDisputeProgress'
  | 'RecordDisputeOutcome'
  | keyof typeof factOfLetterCommand;

const exceptions = {
  ClaimException: { words: 'Record an exception', hint: 'Only for the reasons the regulations list; it adds no days', group: 'keeping' },
  EvidenceException: { words: 'Add evidence for an exception', hint: 'Without it, an exception excuses nothing in figures', group: 'keeping', about: 'exception' },
  AgreeException: { words: 'Agree an exception', hint: 'In your own name, as a manager', group: 'keeping', about: 'exception', managersOnly: true },
  EndException: { words: 'Record that an exception ended', hint: 'The last day of what got in the way', group: 'keeping', about: 'exception' },
  StrikeOutException: { words: 'Strike an exception out', hint: 'It was not accepted: its limits stand again', group: 'keeping', about: 'exception' },
  TellFamilyOfException: { words: 'Record that the family was told of the delay', hint: 'Code 9.42', group: 'keeping', about: 'exception' },
} as const satisfies Readonly<Record<string, WrittenFactAct>>; // prettier-ignore

/** Keeping any case: the same words for plans and disputes. */
export const keepingActs = {
  AddNote: {
    words: 'Add a call, email or visit',
    hint: 'It stands in the history; no limit changes',
    group: 'keeping',
  },
  AllocateCase: {
    words: 'Say who works on it',
    hint: 'It moves to that person’s due work',
    group: 'keeping',
    managersOnly: true,
  },
  ...exceptions,
} as const satisfies Readonly<Record<string, WrittenFactAct>>;

/** Acts on a plan by command, in the order in which they come up. */
export const planActs: Readonly<Record<Exclude<PlanCommandType, SentByProcesses>, WrittenFactAct>> = {
  ArrangeReview: { words: 'Arrange a review', hint: 'The family must be told of the decision within the 12 months', group: 'reviews', about: 'review', alsoWithout: true },
  SendReviewInvitations: { words: 'Record who was invited to the review', hint: 'At least 2 weeks before the meeting', group: 'reviews', about: 'review' },
  CirculateReviewAdvice: { words: 'Record that advice was sent round', hint: 'At least 2 weeks before the meeting', group: 'reviews', about: 'review' },
  RecordReviewContribution: { words: 'Record a contribution to the review', hint: 'Who wrote or spoke, and who came', group: 'reviews', about: 'review' },
  RecordReviewMeeting: { words: 'Record the review meeting', hint: 'The 2 weeks for the report and the 4 weeks for the decision start', group: 'reviews', about: 'review', alsoWithout: true, also: ['RecordReviewContribution'], step: true },
  SendReviewReport: { words: 'Record the report of the review', hint: 'Due 2 weeks after the meeting, from whoever held it', group: 'reviews', about: 'review', step: true },
  NotifyReviewDecision: { words: 'Record the decision of the review', hint: 'Keep, amend or end the plan: due 4 weeks after the meeting', group: 'reviews', about: 'review', also: ['SendAmendmentNotice'], step: true },
  CloseReview: { words: 'Close the review', hint: 'Our own check that it was whole', group: 'reviews', about: 'review', step: true, explained: true },
  RecordReviewAttendance: { words: 'Record who was at the review', hint: 'Our officer, the child or young person, and whether it was person-centred', group: 'reviews', about: 'review' },
  RecordAdulthoodNeeds: { words: 'Record what adulthood will ask for', hint: 'Care, housing and the carer, looked at in a review from year 9', group: 'reviews', about: 'review' },
  ExplainHospitalPassport: { words: 'Record the hospital passport and health checklist', hint: 'Whether the family was told of it in the review', group: 'reviews', about: 'review' },
  CallOffReview: { words: 'Call the review off', hint: 'It will not be held on that day', group: 'reviews', about: 'review' },

  SendAmendmentNotice: { words: 'Send a notice of amendment', hint: 'The family then has at least 15 days; the amended plan is due in 8 weeks', group: 'amendment' },
  RecordAmendmentRepresentations: { words: 'Record the family’s comments on the amendments', hint: 'What they said, and whether they have finished', group: 'amendment', about: 'notice', step: true },
  SendAmendedPlan: { words: 'Send the amended plan', hint: 'To the family, the school or college and the health body', group: 'amendment', about: 'notice', alsoWithout: true, step: true, explained: true },
  NotifyDecisionNotToAmend: { words: 'Record that the plan will not be amended after all', hint: 'The family must be told within the 8 weeks, with the right to appeal', group: 'amendment', about: 'notice' },

  ConsultTransferSetting: { words: 'Consult a school or college for the new phase', hint: 'Before it can be named', group: 'transfer', about: 'transfer' },
  RecordTransferSettingReply: { words: 'Record a reply for the new phase', hint: 'Whether the school or college can meet need', group: 'transfer', about: 'consultation', step: true },
  ReplanPhaseTransfer: { words: 'Move a phase transfer', hint: 'Another kind or another day; the limit moves with it', group: 'transfer', about: 'transfer' },
  CallOffPhaseTransfer: { words: 'Call a phase transfer off', hint: 'It will not take place', group: 'transfer', about: 'transfer' },
  PlanPhaseTransfer: { words: 'Plan a phase transfer', hint: 'One that does not follow from the year group', group: 'transfer' },
  RecordSchoolCohort: { words: 'Say which year group the child belongs to', hint: 'Out of the usual year, or through other kinds of school', group: 'transfer' },
  FlagBreakdownRisk: { words: 'Flag a risk that the placement breaks down', hint: 'Around the move to the next phase: why, and the post that answers for it', group: 'transfer' },
  LiftBreakdownRisk: { words: 'Take the flag of risk off', hint: 'Why it no longer stands', group: 'transfer', step: true },

  JudgeAdultServicesNeed: { words: 'Say whether adult services will be needed', hint: 'What is expected today; it can be said anew', group: 'adulthood' },
  ShareInformation: { words: 'Record what was shared, and with whom', hint: 'With adult care or another body: what, when and on what basis', group: 'adulthood' },
  RequestTransitionAssessment: { words: 'Record that a transition assessment was asked for', hint: 'It is to be done before the age of 17 and a half', group: 'adulthood' },
  CompleteTransitionAssessment: { words: 'Record the transition assessment', hint: 'The day it ended, and what it found', group: 'adulthood', step: true },
  RequestCareActAssessment: { words: 'Record that a Care Act assessment was asked for', hint: 'With the day agreed for it', group: 'adulthood' },
  CompleteCareActAssessment: { words: 'Record the Care Act assessment', hint: 'The day it ended, and what it found', group: 'adulthood', step: true },
  AgreeTransitionPlan: { words: 'Record the transition plan', hint: 'The day it was agreed, and the post that answers for it', group: 'adulthood' },
  RecordDestination: { words: 'Record a destination', hint: 'After 16 or after 19', group: 'adulthood' },
  ConfirmPostSixteenPlan: { words: 'Confirm that the post-16 plan is in place', hint: 'By the group that looks after moves', group: 'adulthood' },
  RecordAdulthoodFormat: { words: 'Record the adulthood format of a plan', hint: 'Which plan sent was written in it, with which of the four areas', group: 'adulthood' },

  RecordMove: { words: 'Record a move to another area', hint: 'The day we learned of it, and the day of the move', group: 'moves' },
  TransferPlanOut: { words: 'Record that the plan went to the new authority', hint: 'It is in their care from that day', group: 'moves', step: true },
  CallOffMove: { words: 'Record that the move did not take place', hint: 'We keep the plan', group: 'moves' },
  ReceivePlanTransfer: { words: 'Record that another authority sent us the plan', hint: 'Six weeks to write to the family', group: 'moves' },
  SendTransferLetter: { words: 'Record the letter to the family about the transfer', hint: 'Whether there will be an assessment, and when the review is', group: 'moves', step: true },
  RecordHealthMove: { words: 'Record a change of health body', hint: 'Another one is responsible from a day on', group: 'moves' },
  NotifyHealthBody: { words: 'Record that the new health body was told', hint: 'By the old one, within 15 working days', group: 'moves', about: 'healthMove', step: true },
  RecordCustody: { words: 'Record that detention began', hint: 'The plan is kept, not maintained', group: 'moves' },
  RecordRelease: { words: 'Record the release', hint: 'The plan must be maintained again', group: 'moves', step: true },
  ResumeMaintenance: { words: 'Record that the plan is maintained again', hint: 'After release', group: 'moves', step: true },

  RequestReassessment: { words: 'Record that somebody asked for a re-assessment', hint: '15 days to answer', group: 'reassessment' },
  NotifyDecisionToReassess: { words: 'Decide to assess again', hint: 'Opens an assessment with 14 weeks to the plan', group: 'reassessment', about: 'reassessment', alsoWithout: true, step: true },
  NotifyDecisionNotToReassess: { words: 'Decide not to assess again', hint: 'With the right to appeal', group: 'reassessment', about: 'reassessment', step: true },
  AgreePersonalBudget: { words: 'Record a personal budget', hint: 'Who holds the money', group: 'reassessment' },
  BeginDirectPayment: { words: 'Record that direct payments began', hint: 'How they are used is looked at within 3 months', group: 'reassessment' },
  ReviewDirectPayment: { words: 'Record a look at direct payments', hint: 'How they were made and used', group: 'reassessment', about: 'payment' },
  EndDirectPayment: { words: 'Record that direct payments ended', hint: 'The day of the last payment', group: 'reassessment', about: 'payment' },

  StartPlacement: { words: 'Record that a placement began', hint: 'Kind of school, our area or another, by day or residential', group: 'placements' },
  RecordVisit: { words: 'Record a visit to a placement', hint: 'Seen in class, progress, whether section F is delivered', group: 'placements', about: 'placement' },
  RecordOutOfAreaReason: { words: 'Say why the child is placed out of area', hint: 'Why need could not be met here, and what was considered first', group: 'placements', about: 'placement' },
  PlanReturn: { words: 'Record the plan for the child’s return', hint: 'How and by when the child comes back to our area', group: 'placements', about: 'placement' },
  ChangePlacement: { words: 'Record that a placement changed', hint: 'From a day on: now residential, for example', group: 'placements', about: 'placement' },
  RecordPlacementCost: { words: 'Record what a placement costs', hint: 'In a whole year, from a day on', group: 'placements', about: 'placement' },
  EndPlacement: { words: 'Record that a placement ended', hint: 'Its last day, and why', group: 'placements', about: 'placement' },
  RecordPlacement: { words: 'Record a placement as the return says it', hint: 'As the plan names it, or as it is attended', group: 'placements' },

  ConsiderCeasing: { words: 'Record that we are considering ending the plan', hint: 'The family is told first', group: 'ending' },
  ConsultOnCeasing: { words: 'Record the consultation about ending the plan', hint: 'The family, and the school or college', group: 'ending', step: true },
  DecideToCease: { words: 'Record the decision to end the plan', hint: 'The family must be told as soon as practicable', group: 'ending' },
  SendCeaseNotice: { words: 'Send the notice that the plan ends', hint: 'With the right to appeal; the plan is kept meanwhile', group: 'ending', step: true, explained: true },
  ContinuePlan: { words: 'Record that the plan goes on after all', hint: 'We thought again, or had to', group: 'ending' },
  KeepPlanToYearEnd: { words: 'Keep the plan to the end of the school year', hint: 'After the 25th birthday', group: 'ending' },
  CeasePlan: { words: 'End the plan', hint: 'Once the time to appeal is over, or where the law ends it', group: 'ending' },

  InviteFeedback: { words: 'Record that the family was asked how it went', hint: 'The questionnaire about a review or a phase transfer', group: 'feedback' },
  RecordFeedback: { words: 'Record the family’s answers', hint: 'The questionnaire came back', group: 'feedback' },

  AuditPlan: { words: 'Record an audit of the plan', hint: 'The whole plan, or its education, health or care part, with a grade', group: 'quality' },
  AuditReview: { words: 'Record a quality check of a review', hint: 'How good the review was, with a grade', group: 'quality', about: 'review' },
  CheckProvision: { words: 'Record whether Section F is delivered', hint: 'Provision by provision, at a visit or a review', group: 'quality' },
  SetOutcome: { words: 'Record an outcome of the plan', hint: 'What is sought, and the target by which one can tell', group: 'quality' },
  ReviewOutcome: { words: 'Record how far an outcome was reached', hint: 'With the evidence', group: 'quality', about: 'outcome' },

  ...keepingActs,
}; // prettier-ignore
