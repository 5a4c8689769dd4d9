import { factOfExceptionCommand } from '../exceptions/exception.events.js';
import type { CorrectFact } from '../kernel/correction.js';
import type { FactCommands, RecordFacts } from '../kernel/fact-decider.js';
import type { DisputeEvent } from './dispute.events.js';

/** Every command that records one fact about a dispute, with the fact it wishes for. */
export const factOfDisputeCommand = {
  OpenDispute: 'DisputeOpened',
  RecordAdviserContact: 'MediationAdviserContacted',
  DeclineMediation: 'MediationDeclined',
  RequestMediation: 'MediationRequested',
  TellHealthBody: 'HealthBodyToldOfMediation',
  ArrangeMediation: 'MediationArranged',
  ReportNoMediation: 'MediationNotArranged',
  RecordMediation: 'MediationHeld',
  RecordCertificate: 'MediationCertificateIssued',
  RecordAgreement: 'AgreementReached',
  CarryOutOtherMatters: 'OtherMattersCarriedOut',
  RecordAppeal: 'AppealReceived',
  RecordAppealSent: 'AppealSentToAuthority',
  FileResponse: 'AppealResponseFiled',
  ConcedeAppeal: 'AppealConceded',
  WithdrawAppeal: 'AppealWithdrawn',
  ArrangeHearing: 'HearingArranged',
  RecordHearing: 'HearingHeld',
  RecordOrder: 'TribunalOrderMade',
  RecordRecommendation: 'RecommendationMade',
  AnswerRecommendation: 'RecommendationAnswered',
  CloseDispute: 'DisputeClosed',
  ...factOfExceptionCommand,
  AllocateCase: 'CaseAllocated',
  AddNote: 'NoteAdded',
} as const satisfies Readonly<Record<string, DisputeEvent['type']>>;

export type DisputeCommandType = keyof typeof factOfDisputeCommand;
export type DisputeFactCommand = FactCommands<typeof factOfDisputeCommand, DisputeEvent>;
/** A dispute that happened, in part or in whole, before it reached this system. */
export type RecordDisputeHistory = RecordFacts<DisputeEvent>;
export type DisputeCommand = DisputeFactCommand | RecordDisputeHistory;
/** What the command handler takes: corrections are judged by the kernel, for every workflow alike. */
export type AnyDisputeCommand = DisputeCommand | CorrectFact;
