import type { LetterRecipient } from '../../../workflows/letters/letter.events.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { listed, lowerFirst } from '../../web/words/list-words.js';
import type { Letterhead } from '../letterhead.js';

/** What a template is filled from: recorded facts, as far as there are any. */
export interface LetterFacts {
  readonly child: string;
  readonly recipient: LetterRecipient;
  readonly letterhead: Letterhead;
  readonly receivedOn: CalendarDate | null;
  /** Last of the fifteen days, or of the six weeks, counted from the date of the letter. */
  readonly lastDay: CalendarDate | null;
  readonly reasons: readonly string[];
  readonly support: readonly string[];
  /** Which advice: "educational psychology". */
  readonly adviceBody: string | null;
  /** The school or college consulted, or attended. */
  readonly setting: string | null;
  readonly meetingOn: CalendarDate | null;
  readonly willAssess: boolean | null;
  readonly reviewBy: CalendarDate | null;
  readonly fromAuthority: string | null;
}

/** One part of a template: by the item of the checklist that it meets. */
export interface TemplatePart {
  readonly part: string;
  readonly heading?: string;
  readonly text: string;
}

export type LetterTemplate = (facts: LetterFacts) => readonly TemplatePart[];

/** What stands where a fact is not on record: the person who writes puts it in. */
export const gapFor = (what: string): string => `[[${what}]]`;

export const dateOr = (date: CalendarDate | null, what: string): string =>
  date === null ? gapFor(what) : sentenceDate(date);

/** Reasons as a sentence each, or the gap in which they are to be given. */
export function reasonsText(reasons: readonly string[]): string {
  const given = reasons.map((reason) => `${reason}.`).join('\n');
  return `${given === '' ? '' : `${given}\n`}${gapFor('say in plain words why, for this child')}`;
}

export function supportText(support: readonly string[]): string {
  return support.length === 0
    ? `Other support that may help: ${gapFor('say what, and whom to ask')}.`
    : `Other support that may help: ${listed(support)}.`;
}

/** The right to appeal and everything that belongs to it, in the authority's words. */
export function appealParts({ letterhead }: LetterFacts): readonly TemplatePart[] {
  return [
    { part: 'appealRight', heading: 'Your right to appeal', text: letterhead.appeal },
    {
      part: 'timeLimits',
      heading: 'Time limits',
      text: 'Before you appeal you contact a mediation adviser, within two months of the day on which we send you this letter. You need not do so if your appeal is only about the school or college named in the plan.\nThe Tribunal must receive your appeal within two months of the day on which we send you this letter, or within one month of the day on which a mediation certificate is issued, whichever is later.',
    },
    { part: 'mediation', heading: 'Mediation', text: letterhead.mediation },
    { part: 'disagreementResolution', heading: 'If we disagree', text: letterhead.disagreementResolution },
    { part: 'adviceServices', heading: 'Information, advice and support', text: letterhead.adviceServices },
  ];
}

/** What the family can do in the fifteen days. */
export function fifteenDaysParts({ lastDay }: LetterFacts, what: string): readonly TemplatePart[] {
  return [
    {
      part: 'comment',
      heading: 'What you can do now',
      text: `You can tell us what you think of the ${what}. You have at least 15 days, of which the day on which you get it is the first: until ${dateOr(lastDay, 'last day')}.`,
    },
    { part: 'nameSetting', text: 'You can ask us to name a particular school or college in the plan.' },
    { part: 'meeting', text: `You can ask for a meeting with us about the ${what}.` },
  ];
}

export const toFamily = ({ recipient }: LetterFacts): boolean => recipient === 'parentOrYoungPerson';

/** "the child" in a sentence about the authority that asks: the name, as everywhere in a letter. */
export const decisionPart = (text: string): TemplatePart => ({
  part: 'decision',
  heading: 'What we have decided',
  text,
});

export const opening = (text: string): TemplatePart => ({ part: 'opening', text });
export const next = (text: string): TemplatePart => ({ part: 'next', heading: 'What happens next', text });
export { lowerFirst };
