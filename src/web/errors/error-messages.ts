import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { factClause, stageWords } from '../words/fact-words.js';
import { listed } from '../words/list-words.js';
import { actionPlanMessages } from './action-plan-messages.js';
import { complaintMessages } from './complaint-messages.js';
import { caseworkMessages } from './casework-messages.js';
import { disputeMessages } from './dispute-messages.js';
import { feedbackMessages } from './feedback-messages.js';
import { heldFigureMessages } from './held-figure-messages.js';
import { letterMessages } from './letter-messages.js';
import { count, date, text, texts } from './message-parts.js';
import type { Details, Words } from './message-parts.js';
import { planMessages } from './plan-messages.js';
import { qualityMessages } from './quality-messages.js';
import { staffMessages } from './staff-messages.js';

/** What the rules say no to, and how to put it right. One line a code; details fill the gaps. */
const messages: Readonly<Record<string, Words>> = {
  // Any workflow
  'not-allowed-at-this-stage': ({ stage }) =>
    `This cannot be recorded while the case is at “${stageWords(text(stage))}”. Open the case to see what can be recorded now`,
  'no-such-command': 'There is no such command. Choose one of those that the interface lists',
  'dated-in-the-future': 'The date must be today or earlier',
  'before-an-earlier-fact': ({ earlierOn, earlierFact }) =>
    `The date must be on or after ${date(earlierOn)}, when ${factClause(text(earlierFact))}`,
  'already-happened-needs-a-reason': 'Say why this is recorded although a step before it is missing',
  'case-not-begun':
    'Nothing can be recorded before it has begun. First record the request, the plan, or that the family disagrees',

  // Corrections
  'no-such-fact': 'What you want to correct is not in this case’s history. Open the history and choose it there',
  'no-such-field': 'What you want to correct is not part of that record. Open the history and choose again',
  'field-of-another-kind': 'The corrected value must be of the same kind as the recorded one',
  'identity-cannot-be-corrected':
    'This ties records together and cannot be corrected. Strike the record out and record it again',
  'correction-changes-nothing': 'Change the date or one of the answers, or say that it did not happen',
  'correction-contradicts-later-fact': ({ fact, on }) =>
    `This cannot stand beside a later record: ${factClause(text(fact))} on ${date(on)}. Correct that first`,

  // Needs assessment
  'advice-already-asked': 'This advice has already been asked for. Chase it, or ask another body',
  'advice-already-received': 'This advice has already been received. If it was sent back, record that first',
  'advice-not-received': 'This advice has not been received yet. Record that it came first',
  'no-such-advice': 'This case has no such advice. Open Advice and choose from the list',
  'assessment-not-agreed': 'First record the decision to assess',
  'refusal-needs-reasons': 'Choose at least one reason for the decision',
  'refusal-needs-signposting': 'Say what other support the family was told of',
  'refusal-needs-appeal-wording':
    'The notice must tell the family of mediation and their right to appeal. Confirm that it did',
  'plan-not-agreed': 'First record that there will be a plan',
  'draft-already-served': 'This draft has already been sent. Send a new draft instead',
  'draft-not-served': 'First record that the draft plan was sent',
  'no-such-draft': 'This case has no such draft plan. Open Plan and choose from the list',
  'no-such-consultation': 'This school or college has not been consulted. Record the consultation first',
  'setting-already-replied':
    'This school or college has already replied. To change the reply, correct it in the history',
  'outcome-already-recorded': 'This outcome has already been recorded. To change it, correct it in the history',
  'outcome-belongs-elsewhere':
    'This assessment is not where that has to be done. Record it on the plan, or on the assessment the dispute was about',
  'nothing-to-overturn': ({ requires }) => nothingToOverturn(requires),
  'fifteen-days-not-over': ({ earliest }) =>
    `The family must first have had 15 days with what was sent to it, or have replied. The final plan can go from ${date(earliest)}`,
  'final-plan-needs-appeal-wording':
    'The final plan must tell the family of mediation and their right to appeal. Confirm that it did',
  'already-sent-to-recipient': 'The final plan has already been sent to them. Choose who else it was sent to',
  'sign-off-missing': ({ missing }) => `The plan cannot go yet: ${sector(missing)} has not signed it off`,
  'sign-off-out-of-order': ({ missing }) => `Record first that ${sector(missing)} signed the plan off`,
  'sign-off-needs-a-post': 'Enter the post of the person who signed it off',
  'notification-already-recorded': 'This notification is already recorded. To change it, correct it in the history',
  'panel-decision-already-recorded': 'This decision of the panel is already recorded. Open the case to see it',
  'already-signed-off': ({ sector: who }) => `${sector(who, true)} has already signed this plan off`,

  // Exceptions
  'no-such-exception': 'This case has no such exception. Open the case and choose from the list',
  'no-such-limit': 'This case has no such limit running. Choose from the limits shown',
  'exception-already-claimed': 'This exception has already been recorded. Open it to add evidence or end it',
  'exception-needs-a-limit': 'Choose at least one limit that could not be met because of this',
  'exception-cannot-excuse': ({ reason }) => text(reason),
  'exception-names-another-limb':
    'The law reaches this limit by another provision. Choose the limit again from the list',
  'ends-before-it-begins': ({ from }) => `The last day must be on or after ${date(from)}, the first day`,

  // Plan and dispute
  ...planMessages,
  ...qualityMessages,
  ...disputeMessages,
  ...complaintMessages,
  ...feedbackMessages,
  ...actionPlanMessages,
  ...heldFigureMessages,
  ...caseworkMessages,
  'time-to-appeal-not-over': ({ earliest, last }) =>
    earliest === undefined
      ? `The family can still appeal until ${date(last)}. Close the dispute after that day`
      : `The plan must be kept while the family can still appeal. It can end from ${date(earliest)}`,

  // Letters
  ...letterMessages,

  // Child
  'no-such-child': 'First record who the child is',
  'no-such-parent': 'That parent or carer is not on the child’s record: record them first',
  'child-already-recorded': 'This child is already recorded. Open the record instead',
  'birth-date-not-a-date': 'Date of birth must be a real date',
  'birth-date-in-the-future': 'Date of birth must be today or earlier',
  'before-birth': ({ on }) => `Date of birth must be on or before ${date(on)}, when the child was first recorded`,

  // Who may open a case
  'access-needs-a-reason': 'Say why, for those who look at this later',
  'case-already-restricted': 'This case is already restricted. Change who may open it instead',
  'case-not-restricted': 'This case is not restricted, or no longer. Open the case to see who may open it',
  'restriction-leaves-out-its-manager':
    'The manager who answers for the restriction must be among those who may open the case',
  'break-glass-ends-with-the-day': 'A restricted case is opened to the end of the day and no longer',
  'break-glass-already-recorded': 'This has already been recorded. Open the case',
  'no-such-break-glass': 'There is no such use of break-glass. Choose from the list',
  'break-glass-already-reviewed': 'Somebody else has already reviewed this use. Open the list to see what they said',
  'own-break-glass': 'You cannot review your own use of break-glass. Another manager or an auditor can',
  'cannot-be-corrected': 'A record of who could open the case stands as it was made. Record what holds from now on',

  // Authority
  'no-such-policy-option': ({ option, allowed }) =>
    `There is no policy option “${text(option)}”. Choose one of ${listed(texts(allowed))}`,
  'policy-option-has-no-such-value': ({ option, value, allowed }) =>
    `${text(option)} cannot be “${text(value)}”. It can be ${texts(allowed).join(' or ')}`,
  'setting-needs-a-reason': 'Say why, for those who read a figure later',
  'setting-already-so': 'This is already set so from that day. Nothing needs to be recorded',
  'no-such-sector': ({ sector: named }) =>
    `There is no sector “${text(named)}”. The sectors are education, health and social care`,
  'sector-named-twice': 'Name each sector once',
  'no-such-milestone': ({ milestone, allowed }) =>
    `There is no local milestone “${text(milestone)}”. The milestones are ${listed(texts(allowed))}`,
  'milestone-week-out-of-range': ({ milestone, most }) =>
    `The week of ${text(milestone)} must be a whole number from 1 to ${count(most)}`,
  'academic-year-out-of-range': ({ from, to }) =>
    `The academic year must be the calendar year in which it begins, from ${count(from)} to ${count(to)}`,
  'closures-need-a-period': 'Enter at least one closure. To keep none for the year, withdraw its closures',
  'closure-needs-a-name': ({ firstClosedOn }) =>
    `Enter what the closure from ${date(firstClosedOn)} is called, for example Summer holiday`,
  'closure-reversed': ({ name, firstClosedOn }) =>
    `${text(name)} must reopen after ${date(firstClosedOn)}, its first day closed`,
  'closure-too-long': ({ name, days, most }) =>
    `${text(name)} would last ${count(days)} days. A closure lasts at most ${count(most)}: check the dates`,
  'closure-outside-its-year': ({ name, first, last }) =>
    `${text(name)} must begin within the academic year, from ${date(first)} to ${date(last)}`,
  'closures-overlap': ({ name, reopensOn, other, otherFirstClosedOn }) =>
    `${text(name)} reopens on ${date(reopensOn)}, and ${text(other)} begins on ${date(otherFirstClosedOn)}. Closures must not overlap`,
  'calendar-feed-malformed': 'This feed cannot be opened. Choose whose dates it is to hold and open it again',
  'too-many-calendar-feeds': ({ most }) => `There are already ${text(most)} feeds of these dates. Revoke one first`,
  'no-such-calendar-feed': 'There is no such calendar feed. Choose from the list',
  'calendar-feed-already-revoked': 'This calendar feed has already been revoked',
  ...staffMessages,
  'letterhead-needs-a-name': 'Enter the name of the authority as letters carry it',
  'letterhead-needs-an-address': 'Enter the address that letters carry',
  'no-such-closures': ({ academicYear }) =>
    `No closures of the academic year that begins in ${count(academicYear)} are recorded for these settings`,
};

/** Refusals that come from where the case stands, not from what was typed: conflicts rather than faults of the form. */
const stageRefusals = new Set([
  'not-allowed-at-this-stage',
  'case-not-begun',
  'case-already-restricted',
  'case-not-restricted',
  'break-glass-already-reviewed',
]);

/** What to say for the code of a `CommandRejected`; a code without words gets a sentence that is true of all. */
export function rejectionWords(code: string, details: Details = {}): string {
  const words = messages[code];
  if (words === undefined)
    return 'The rules do not allow this. Check the dates and answers, and what is recorded on the case';
  return typeof words === 'string' ? words : words(details);
}

/** Tells whether the rules said no. */
export function isRejection(error: unknown): error is CommandRejected {
  return error instanceof CommandRejected;
}

export function isStageRefusal(code: string): boolean {
  return stageRefusals.has(code);
}

/** Tells whether a code has words of its own. */
export function hasRejectionWords(code: string): boolean {
  return code in messages;
}

function nothingToOverturn(requires: Plain | undefined): string {
  if (requires === undefined) {
    return 'Nothing on record by then requires a re-assessment. Record the order, concession or agreement first, or check the date';
  }
  const what = requires === 'assess' ? 'to assess' : 'to make a plan';
  return `There was no refusal ${what} by then. Record the refusal first, or check the date`;
}

const sectors: Readonly<Record<string, string>> = {
  education: 'education',
  health: 'health',
  socialCare: 'social care',
};

function sector(value: Plain | undefined, first = false): string {
  const words = sectors[text(value)] ?? 'another service';
  return first ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
