import type { AuthorityEvent } from '../../workflows/authority/authority.events.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { theirSide, yourSide } from '../recording/meanwhile.js';
import type { SomeoneElseChanged } from '../web/errors/conflict.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { actDate } from '../web/words/date-words.js';
import type { Row, SettingForm } from './setting-form.js';
import { isSettingFact, settingWords } from './setting-words.js';

/** Changes of the other person that the page lists at most. */
const mostShown = 3;

/** Both sides of two people changing settings at once. `since` is what the other recorded, `rows` what was typed here. */
export function settingConflict(parts: {
  readonly form: SettingForm;
  readonly answers: RawAnswers;
  readonly since: readonly Recorded<AuthorityEvent>[];
  readonly who: string;
  readonly rows: readonly Row[];
  readonly verdict: string | null;
}): SomeoneElseChanged['conflict'] {
  const { form, answers, since, who, rows, verdict } = parts;
  return {
    who,
    theirs: theirSide(since, who, rowsOf, mostShown),
    yours: yourSide(form.title, rows),
    verdict,
    caseHref: form.back.href,
    formHref: form.action,
    answers,
    about: { title: 'Someone else changed the settings', section: 'settings', leave: 'Leave it: see the settings' },
  };
}

function rowsOf(event: Recorded<AuthorityEvent>): readonly Row[] {
  if (!isSettingFact(event)) return [{ key: 'What', value: 'Corrected an earlier setting' }];
  const { title, detail, reason } = settingWords(event);
  return [
    { key: 'What', value: title },
    { key: 'Now', value: detail },
    { key: 'Holds from', value: actDate(event.occurredOn) },
    ...(reason === null ? [] : [{ key: 'Why', value: reason }]),
  ];
}
