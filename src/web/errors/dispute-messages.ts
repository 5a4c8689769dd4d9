import { stageWords } from '../words/fact-words.js';
import { requirementWords } from '../words/code-words.js';
import { lowerFirst } from '../words/list-words.js';
import { date, text } from './message-parts.js';
import type { Words } from './message-parts.js';

const inHistory = 'To change it, correct it in the history';

/** What the rules about a dispute say no to, and how to put it right. */
export const disputeMessages: Readonly<Record<string, Words>> = {
  'no-such-decision': 'Say in which assessment or plan the decision was taken that the family disagrees with',
  'before-the-decision-notice': ({ on, noticeSentOn }) =>
    `${date(on)} is before ${date(noticeSentOn)}, when the notice of the decision was sent. Check both dates`,
  'arranged-for-a-day-before': ({ heldOn, on }) =>
    `A day is arranged ahead: ${date(heldOn)} is before ${date(on)}, when it was settled. Check both dates`,
  'directed-for-a-day-before': ({ directedOn, on }) =>
    `${date(directedOn)}, the day by which it has to be done, is before ${date(on)}, when that was decided. Check both dates`,

  // Mediation
  'adviser-not-contacted': 'First record that the family contacted the mediation adviser',
  'mediation-not-requested': 'First record that the family asked for mediation',
  'mediation-needs-an-issue': 'Choose at least one thing that the family wants to talk about',
  'mediation-already-declined':
    'The family has declined mediation already. Record that it asked for it if it thought again',
  'mediation-already-requested': ({ on }) => `The family asked for mediation already, on ${date(on)}. ${inHistory}`,
  'health-not-an-issue': 'The family does not want to talk about health, so no health body needs to be told',
  'health-body-already-told': ({ on }) => `The health body was told already, on ${date(on)}. ${inHistory}`,
  'no-mediation-already-reported': ({ on }) =>
    `The adviser was told already, on ${date(on)}, that mediation cannot be arranged. ${inHistory}`,
  'mediation-already-held': ({ on }) => `Mediation is on record already, on ${date(on)}. ${inHistory}`,
  'mediation-not-held': 'First record that mediation took place: an agreement comes out of it',
  'certificate-already-issued': ({ on }) =>
    `A certificate for the same reason was issued already, on ${date(on)}. ${inHistory}`,
  'certificate-reason-does-not-fit': ({ held }) =>
    held === true
      ? 'Mediation has taken place, so the certificate says that it ended'
      : 'Choose the reason that fits what is on record: no mediation was wanted, or it was asked for and could not be arranged',
  'agreement-requires-nothing': 'Say what the authority has to do, or that the agreement holds other matters',
  'agreed-date-without-its-matter':
    'A date was entered for something that the agreement does not hold. Remove the date, or say what it is for',
  'no-other-matters-agreed': 'No agreement on other matters is on record. Record the agreement first',
  'other-matters-already-carried-out': ({ on }) => `This was done already, on ${date(on)}. ${inHistory}`,

  // Appeal
  'no-appeal-received': 'First record that the Tribunal received the appeal',
  'appeal-not-about-a-setting':
    'This decision names no school or college, so the appeal cannot be about that alone. Change the answer',
  'appeal-already-sent': ({ on }) => `The Tribunal sent us the appeal already, on ${date(on)}. ${inHistory}`,
  'already-responded': ({ on }) => `Our response was filed already, on ${date(on)}. ${inHistory}`,
  'response-already-filed': ({ filedOn }) =>
    `A response was filed on ${date(filedOn)}: from then on the Tribunal ends the appeal by an order. Record the order`,
  'appeal-not-ended': ({ stage }) =>
    `The appeal is at “${stageWords(text(stage))}”. Record how it ended before you close the dispute`,
  'order-already-recorded': ({ on }) => `An order of ${date(on)} is on record already. ${inHistory}`,
  'requirement-does-not-fit': ({ requires }) =>
    `“${requirement(requires)}” cannot follow from a dispute about this decision. Choose another requirement, or correct what the dispute is about`,
  'requirement-only-by-order': ({ requires }) =>
    `“${requirement(requires)}” can only be ordered by the Tribunal. Choose what was agreed or conceded`,
  'requirement-contradicts-result': ({ result }) =>
    result === 'dismissed'
      ? 'The appeal was dismissed: nothing has to be done then, except that a plan ends where the appeal was against that'
      : 'The appeal was allowed: say what the authority has to do because of it',
  'recommendation-already-recorded': `This recommendation is on record already. ${inHistory}`,
  'no-such-recommendation': 'This dispute has no such recommendation. Record first that the Tribunal made it',
  'recommendation-already-answered': ({ on }) => `It was answered already, on ${date(on)}. ${inHistory}`,
};

function requirement(code: unknown): string {
  const words = (requirementWords as Readonly<Record<string, string>>)[typeof code === 'string' ? code : ''];
  return lowerFirst(words ?? 'this');
}
