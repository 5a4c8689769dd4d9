import { date, texts } from './message-parts.js';
import type { Words } from './message-parts.js';
import { bodyWords } from '../words/body-words.js';
import { reviewOutcomeWords } from '../words/plan-code-words.js';
import { requirementWords } from '../words/code-words.js';
import { listed, lowerFirst } from '../words/list-words.js';

/** What the rules about a maintained plan say no to, and how to put it right. */
export const planMessages: Readonly<Record<string, Words>> = {
  // Reviews
  'no-such-review': 'This plan has no such review. Record first that it was arranged, or that its meeting was held',
  'meeting-before-its-arrangement': ({ on }) =>
    `The day of the meeting must be on or after ${date(on)}, the day on which it was arranged`,
  'review-already-arranged': ({ on }) =>
    `A review of this kind is arranged already, for ${date(on)}. Arrange that one again, or call it off first`,
  'review-already-held': ({ on }) =>
    `A review meeting is on record already for ${date(on)}. If it was held on another day, correct that in the history`,
  'review-kind-missing': 'Say what kind of review it was: annual, early or interim',
  'review-holder-missing': 'Say who held the meeting: the school or college, or the authority',
  'review-meeting-not-held': 'First record that the review meeting was held',
  'review-already-decided': ({ on }) =>
    `The family was told of the decision already, on ${date(on)}. To change it, correct it in the history`,
  'review-outcome-missing': 'Say what the family was told: the plan stays as it is, is amended, or ends',
  'review-not-decided': 'First record that the family was told of the review decision',
  'review-decided-otherwise': ({ outcome }) =>
    `The review did not end in a decision to amend but in “${words(reviewOutcomeWords, outcome)}”. Send the notice outside a review, or correct the decision`,
  'outcomes-not-reviewed': 'Enter how many of the plan’s outcomes were met, met in part and not met',
  'review-contributions-missing': ({ missing }) => {
    const bodies = texts(missing).map(bodyWords);
    return bodies.length === 0
      ? 'Record what those invited put into the review before you close it'
      : `Record what these put into the review before you close it, even if it was nothing: ${listed(bodies)}`;
  },
  'preparing-for-adulthood-not-considered':
    'From year 9 a review must consider preparing for adulthood. Confirm that it did before you close it',
  'amendment-not-finished':
    'The plan is being amended because of this review. Record the amended plan, or the decision not to amend, before you close it',

  'before-the-review-meeting': ({ on }) =>
    `The date must be on or after ${date(on)}, the day of the review meeting in which it came up`,
  'officer-needs-a-post': 'Enter the post of the officer who was there, or say that nobody of ours was',

  // The way to adulthood
  'nothing-shared': 'Choose at least one thing that was shared',
  'transition-assessment-under-way': ({ on }) =>
    `A transition assessment was asked for on ${date(on)} and has not ended. Record its end first`,
  'transition-assessment-not-asked': 'First record that a transition assessment was asked for',
  'care-act-assessment-under-way': ({ on }) =>
    `A Care Act assessment was asked for on ${date(on)} and has not ended. Record its end first`,
  'care-act-assessment-not-asked': 'First record that a Care Act assessment was asked for, with the day agreed for it',
  'due-before-it-was-asked': ({ on }) =>
    `The day agreed for the assessment must be on or after ${date(on)}, the day it was asked for`,
  'breakdown-risk-already-flagged': ({ on }) =>
    `A risk is already flagged, since ${date(on)}. Take that flag off first`,
  'breakdown-risk-not-flagged': 'No risk of breakdown is flagged',
  'no-area-of-adulthood': 'Choose at least one area in which the plan has outcomes',
  'no-plan-sent-that-day': ({ on }) =>
    `No plan was sent to the family on ${date(on)}. Choose the day of the first plan or of an amended one`,
  'before-the-cohort-was-born': 'The date must be after the young person was born',

  // Amendments
  'no-such-notice': 'This plan has no such notice of amendment. Record first that it was sent',
  'amendment-already-proposed': ({ on }) =>
    `A notice of amendment was sent on ${date(on)} and is still open. Finish that one first, or send it again`,
  'notice-of-another-review':
    'This notice was sent because of another review. Send it again for that one, or leave its id out and send a new notice',
  'amendment-notice-not-sent':
    'Name the notice of amendment that this plan follows. Without one it can only follow an order, a concession or an agreement',

  // Phase transfers
  'transfer-already-planned':
    'This transfer is on record already. Change its day or kind instead, or call it off first',
  'transfer-unchanged': 'The transfer already has this kind and this day. Change one of them',
  'setting-already-consulted': 'This consultation is on record already. To change it, correct it in the history',

  // Re-assessment and direct payments
  'reassessment-already-open':
    'A re-assessment has been asked for already and is still open. Record its decision or its end first',
  'reassessment-not-requested':
    'Nobody has asked for this re-assessment. Record the request first, or say that it was our own decision',
  'direct-payment-already-begun': 'These direct payments have begun already. Record their review or their end',
  'no-such-direct-payment': 'This plan has no such direct payments. Record first that they began',

  // Moves
  'move-already-known': ({ on }) =>
    `A move is on record already, known since ${date(on)}. Call it off first if the family moves elsewhere`,
  'move-not-known': 'First record that the child moves, or has moved, to another area',
  'plan-made-here': 'This plan was made here, so no other authority transferred it to us',
  'transfer-already-received': ({ on }) =>
    `The transfer of this plan to us is on record already, on ${date(on)}. To change it, correct it in the history`,
  'plan-not-transferred-in': 'First record that another authority transferred the plan to us',
  'health-move-already-known': 'This change of health body is on record already',
  'no-such-health-move': 'First record that another health body is responsible from now on',
  'health-body-already-notified': 'The new health body has been told of this already',
  'not-released-from-custody': 'First record that the young person was released',

  // Placements
  'no-such-placement': 'This plan has no such placement. Record first that it began',
  'placement-already-started': 'This placement is on record already. To change it, correct it in the history',
  'placement-still-running': ({ on }) =>
    `A placement that began on ${date(on)} has not ended. Record its end first, or say that this is a second placement beside it`,
  'placement-already-ended': ({ on }) =>
    `This placement ended already, on ${date(on)}. If that day is wrong, correct it in the history`,
  'after-placement-ended': ({ on }) =>
    `The date must be on or before ${date(on)}, the last day of the placement. If it went on, correct its end in the history`,
  'placement-unchanged': 'The placement is all of this already. Change one of the answers',
  'placement-within-area':
    'This placement is in our own area. If it is not, correct the record of its beginning in the history',
  'authority-of-own-area':
    'Say that the placement is in the area of another authority, or leave out which authority it is',
  'visit-already-recorded': 'This visit is on record already. To change it, correct it in the history',
  'next-visit-not-after-this': ({ on }) => `The next visit must be after ${date(on)}, the day of this one`,
  'return-before-its-plan': ({ on }) => `The child must be back on or after ${date(on)}, the day of this plan`,

  // Ending the plan
  'ceasing-not-decided': 'First record the decision to end the plan, or a review that ended in it',
  'ceasing-not-consulted': 'First record that the family, and the school or college named, were consulted (reg 31(1))',
  'not-ceasing': 'Nobody is ending this plan, so there is nothing to go on with after all',
  'course-end-missing': 'Enter the day on which the course ends: outside further education the plan is kept until then',
  'cease-reason-missing': 'Choose why the plan ended, by the reasons of the return',
  'cease-notice-not-sent': 'First record that the family was told that the plan will end, and of the right to appeal',
  'plan-must-continue': ({ on }) =>
    `An outcome of ${date(on)} requires the plan to go on. Record that it goes on; to end it, tell the family anew`,
  'appeal-not-decided':
    'An appeal against ending the plan is not decided yet. The plan must be kept until it is. Record the decision first',
  'requirement-belongs-elsewhere': ({ requires }) =>
    `“${words(requirementWords, requires)}” is not done in a plan. Record it on the needs assessment that the dispute was about`,
};

function words(table: Readonly<Record<string, string>>, code: unknown): string {
  return lowerFirst((typeof code === 'string' ? table[code] : undefined) ?? 'something else');
}
