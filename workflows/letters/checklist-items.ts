import type { ChecklistItem } from './checklist.js';

const regs = 'SEND Regulations 2014 (SI 2014/1530)';
/** "SEND Regulations 2014 (SI 2014/1530) reg 5(3)". */
export const reg = (provision: string): string => `${regs} reg ${provision}`;
export const act = (provision: string): string => `Children and Families Act 2014 ${provision}`;

type Given = Pick<ChecklistItem, 'rule' | 'citation'> & Partial<Pick<ChecklistItem, 'standing' | 'for'>>;

/** Something that the letter says; required by law of the family's letter unless told otherwise. */
export function said(id: string, says: string, from: ChecklistItem['from'], given: Given): ChecklistItem {
  return { standing: 'law', for: 'family', in: 'text', id, says, from, ...given };
}

/** Something that goes with the letter. */
export function enclosed(id: string, says: string, given: Given): ChecklistItem {
  return { standing: 'law', for: 'everyone', in: 'enclosure', from: 'person', id, says, ...given };
}

/** The decision itself. */
export const decision = (says: string, given: Given): ChecklistItem => said('decision', says, 'facts', given);
export const reasons = (given: Given): ChecklistItem =>
  said('reasons', 'The reasons for the decision', 'person', given);

export const appealRight = (given: Given): ChecklistItem =>
  said('appealRight', 'The right to appeal to the Tribunal', 'template', given);
export const timeLimits = (given: Given): ChecklistItem =>
  said('timeLimits', 'The time limits for an appeal', 'template', given);
export const mediation = (given: Given): ChecklistItem =>
  said('mediation', 'Information about mediation', 'template', given);
export const disagreementResolution = (given: Given): ChecklistItem =>
  said('disagreementResolution', 'Disagreement resolution services', 'template', given);
export const adviceServices = (given: Given): ChecklistItem =>
  said('adviceServices', 'Information, advice and support services', 'template', given);

/**
 * All that belongs to a notice of a right to appeal where our source says "appeal information" without listing it: the right
 * is confirmed, what rule A4 lists beside it is not confirmed for this notice.
 */
export function appealInformation(given: Given): readonly ChecklistItem[] {
  const unlisted: Given = {
    ...given,
    standing: 'unverified',
    citation: `${given.citation}: “appeal information”; listed for rule A4 (reg 5(3)), not confirmed for this notice`,
  };
  return [
    appealRight(given),
    timeLimits(unlisted),
    mediation(unlisted),
    disagreementResolution(unlisted),
    adviceServices(unlisted),
  ];
}

/** What a notice says of the fifteen days with a draft or with proposed amendments. */
export function fifteenDays(given: Given): readonly ChecklistItem[] {
  return [
    said('comment', 'At least 15 days to comment, with the last day', 'facts', given),
    said('nameSetting', 'The right to ask that a particular school or college is named', 'template', given),
    said('meeting', 'The right to ask for a meeting', 'template', given),
  ];
}
