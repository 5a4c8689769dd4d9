import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { ChildCard } from '../children/child-card.js';
import { caseHref } from '../cases/acts.js';
import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { choicesFrom, drawn } from '../recording/questions.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { breakGlassCategoryShort, breakGlassCategoryWords, breakGlassOutcomeWords } from '../web/words/access-words.js';
import { instantWords, sentenceDate } from '../web/words/date-words.js';
import type { UseInWords } from './break-glass.service.js';
import type { UseToReview } from './break-glass-uses.service.js';

export const breakGlassHref = '/break-glass';
export const openHref = `${breakGlassHref}/new`;
export const reviewHref = (breakGlassId: string): string => `${breakGlassHref}/${breakGlassId}`;

export const shortestReason = 20;
export const longestReason = 2_000;

/** The form on which somebody says why they must open a restricted case. */
export function openPage(answers: RawAnswers): object {
  return {
    title: 'Open a restricted case',
    section: 'cases',
    action: openHref,
    button: 'Record the reason and open the case',
    cancel: '/cases',
    questions: drawn(
      [
        {
          kind: 'text',
          name: 'reference',
          label: 'Reference of the case',
          hint: 'The whole reference, such as EHC-2026-0412',
          width: 20,
        },
        {
          kind: 'radios',
          name: 'category',
          legend: 'What kind of reason is it?',
          choices: choicesFrom(breakGlassCategoryWords),
        },
        {
          kind: 'longText',
          name: 'text',
          label: 'Why must you open the case today?',
          hint: 'At least 20 characters. A manager and the auditors read this; so do those who may open the case',
        },
      ],
      answers,
    ),
  };
}

/** One use in the list of those who review. */
export interface UseRow {
  readonly when: string;
  /** Null where the person who looks may not open the case: then the reference alone is shown. */
  readonly name: string | null;
  readonly reference: string;
  readonly href: string | null;
  readonly who: string;
  readonly category: string;
  readonly reason: string;
  readonly tag: { readonly text: string; readonly colour: 'green' | 'yellow' | 'red' | 'orange' };
  readonly said: string | null;
  readonly reviewHref: string | null;
}

interface Known {
  readonly names: StaffNames;
  readonly children: ReadonlyMap<string, ChildCard>;
  readonly words: ReadonlyMap<string, UseInWords>;
  readonly personId: string;
  readonly today: CalendarDate;
}

export function useRow(use: UseToReview, { names, children, words, personId, today }: Known): UseRow {
  const child = children.get(use.childId);
  const said = words.get(use.breakGlassId);
  const reference = child?.reference ?? 'Not known';
  return {
    when: said === undefined ? sentenceDate(use.openedOn) : instantWords(said.openedAt),
    name: use.opens ? (child?.name ?? null) : null,
    reference,
    href: use.opens && child?.reference != null ? caseHref(child.reference) : null,
    who: staffName(names, use.personId),
    category: breakGlassCategoryShort[use.category],
    reason: said?.reason ?? 'Removed with the personal data of the child',
    tag: tagOf(use, today),
    said: use.review === null ? null : reviewWords(use.review, names, said?.review ?? null),
    reviewHref: use.review === null && use.personId !== personId ? reviewHref(use.breakGlassId) : null,
  };
}

/** Unreviewed ones first, the oldest first of them; then the reviewed, the latest first. */
export function inOrder(a: UseToReview, b: UseToReview): number {
  if ((a.review === null) !== (b.review === null)) return a.review === null ? -1 : 1;
  const older = a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0;
  return a.review === null ? older : -older;
}

/** The form on which somebody else says whether it was right. */
export function reviewPage(row: UseRow, breakGlassId: string, answers: RawAnswers): object {
  return {
    title: 'Review a use of break-glass',
    section: 'cases',
    action: reviewHref(breakGlassId),
    button: 'Record the review',
    cancel: breakGlassHref,
    breadcrumbs: [{ text: 'Break-glass', href: breakGlassHref }, { text: `${row.reference}, ${row.who}` }],
    row,
    questions: drawn(
      [
        {
          kind: 'radios',
          name: 'outcome',
          legend: 'Was it right to open the case?',
          choices: choicesFrom(breakGlassOutcomeWords),
        },
        {
          kind: 'longText',
          name: 'text',
          label: 'What did you find?',
          hint: 'Say whom you spoke to, and what is to be done if anything is. The person who opened the case does not see this unless they may open it',
        },
      ],
      answers,
    ),
  };
}

function tagOf({ review, openedOn }: UseToReview, today: CalendarDate): UseRow['tag'] {
  if (review === null) {
    return openedOn < today ? { text: 'Review due', colour: 'red' } : { text: 'To review tomorrow', colour: 'yellow' };
  }
  if (review.outcome === 'justified') return { text: 'Right', colour: 'green' };
  return review.outcome === 'followUp'
    ? { text: 'Right, to follow up', colour: 'orange' }
    : { text: 'Not right', colour: 'red' };
}

function reviewWords(
  { reviewerId, on }: NonNullable<UseToReview['review']>,
  names: StaffNames,
  text: string | null,
): string {
  const by = `Reviewed by ${staffName(names, reviewerId)} on ${sentenceDate(on)}`;
  return text === null ? by : `${by}: ${text}`;
}
