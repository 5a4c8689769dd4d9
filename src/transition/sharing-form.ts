import { localPath } from '../access/requests.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { consents } from '../plans/transition.dto.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { actDate } from '../web/words/date-words.js';
import { listed } from '../web/words/list-words.js';
import { consentWords, sharedItemWords } from '../web/words/transition-words.js';
import { sharedInLists } from './sharing.js';
import type { SharingTarget } from './sharing.js';

/** The list they were chosen from, to go back to. */
export function listOf(answers: RawAnswers): string {
  const path = localPath(answers['from']);
  return path !== null && /^\/transition(?:\?|$)/.test(path) ? path : '/transition';
}

/** @throws AnswersInvalid with what is wrong. */
export function readSharing(answers: RawAnswers, today: CalendarDate): SharingTarget {
  const asked = new AnswerReader(answers);
  const organisation = asked.text('organisation', 'Team or organisation', 'Enter the team or organisation', 200);
  const post = asked.text('post', 'Post', 'Enter the post that receives it', 200);
  const shared = asked.someOf('shared', sharedInLists, 'Choose at least one thing that is shared');
  const consent = asked.oneOf('consent', consents, 'Say on what basis it can be shared');
  const on = asked.date('on', { label: 'Date it is shared', missing: 'Enter the date it is shared', today });
  const read = asked.finished({ organisation, post, consent, on });
  return { ...read, shared };
}

/** What was answered, as the check page and the result tell it. */
export function sharingRows({
  organisation,
  post,
  shared,
  consent,
  on,
}: SharingTarget): readonly { readonly key: string; readonly value: string }[] {
  return [
    { key: 'With', value: `Adult social care: ${organisation}, ${post}` },
    { key: 'What', value: listed(shared.map((one) => sharedItemWords[one])) },
    { key: 'On what basis', value: consentWords[consent] },
    { key: 'When', value: actDate(on) },
  ];
}

/** The answers as hidden fields, for the step after. */
export function carriedSharing({
  organisation,
  post,
  shared,
  consent,
  on,
}: SharingTarget): readonly { readonly name: string; readonly value: string }[] {
  const [year = '', month = '', day = ''] = on.split('-');
  return [
    { name: 'organisation', value: organisation },
    { name: 'post', value: post },
    ...shared.map((value) => ({ name: 'shared', value })),
    { name: 'consent', value: consent },
    { name: 'on-day', value: day },
    { name: 'on-month', value: month },
    { name: 'on-year', value: year },
  ];
}
