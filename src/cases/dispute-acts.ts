import type { DisputeCommandType } from '../../workflows/dispute/dispute.commands.js';
import { keepingActs } from './plan-acts.js';
import type { WrittenFactAct } from './plan-acts.js';

/** Acts on a dispute by command, in the order in which they come up. */
export const disputeActs: Readonly<Record<Exclude<DisputeCommandType, 'OpenDispute'>, WrittenFactAct>> = {
  RecordAdviserContact: { words: 'Record that the family contacted the mediation adviser', hint: 'Needed before an appeal about more than the school', group: 'mediation', step: true },
  DeclineMediation: { words: 'Record that the family wants no mediation', hint: 'The adviser then has 3 working days for the certificate', group: 'mediation' },
  RequestMediation: { words: 'Record that the family wants mediation', hint: '30 days to arrange it', group: 'mediation', step: true },
  TellHealthBody: { words: 'Record that the health body was told of the mediation', hint: 'Within 3 working days', group: 'mediation', step: true },
  ArrangeMediation: { words: 'Record the day of the mediation', hint: 'With somebody who may settle', group: 'mediation', step: true },
  ReportNoMediation: { words: 'Record that mediation cannot be arranged in time', hint: 'The adviser is told', group: 'mediation' },
  RecordMediation: { words: 'Record that mediation took place', hint: '3 working days for the certificate', group: 'mediation', step: true },
  RecordCertificate: { words: 'Record the mediation certificate', hint: 'One month to appeal from it', group: 'mediation', step: true },
  RecordAgreement: { words: 'Record what was agreed', hint: 'What it requires has the periods of an order', group: 'mediation' },
  CarryOutOtherMatters: { words: 'Record that the other matters agreed were done', hint: 'What could not have been appealed', group: 'mediation', step: true },

  RecordAppeal: { words: 'Record that the Tribunal received an appeal', hint: 'The day of receipt', group: 'appeal' },
  RecordAppealSent: { words: 'Record that the Tribunal sent us the appeal', hint: '30 working days to respond', group: 'appeal', step: true },
  FileResponse: { words: 'Record our response to the appeal', hint: 'Whether we oppose it', group: 'appeal', step: true },
  ConcedeAppeal: { words: 'Record that we do not oppose the appeal', hint: 'Before a response: reg 45 sets the periods', group: 'appeal' },
  WithdrawAppeal: { words: 'Record that the appeal was withdrawn', hint: 'Or struck out', group: 'appeal' },
  ArrangeHearing: { words: 'Record the day of the hearing', hint: 'As the Tribunal settled it', group: 'appeal' },
  RecordHearing: { words: 'Record that the hearing was held', hint: 'Its first day', group: 'appeal', step: true },
  RecordOrder: { words: 'Record the Tribunal’s order', hint: 'What it requires opens its own periods', group: 'appeal', step: true },
  RecordRecommendation: { words: 'Record a recommendation of the Tribunal', hint: 'On health or social care: 5 weeks to answer', group: 'appeal' },
  AnswerRecommendation: { words: 'Record the answer to a recommendation', hint: 'Whether it will be followed', group: 'appeal', about: 'recommendation', step: true },

  CloseDispute: { words: 'Close the dispute', hint: 'Nothing more is to come', group: 'closing' },
  ...keepingActs,
}; // prettier-ignore
