import type { Recorded } from '../../workflows/kernel/fact.js';
import type { SomeoneElseChanged } from '../web/errors/conflict.js';
import { isRejection, rejectionWords } from '../web/errors/error-messages.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import { actDate, time } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';
import { extrasAsked, readAndJudge } from './extras.js';
import type { AnyForm, CaseSituation, Row } from './recording-form.js';

type Conflict = SomeoneElseChanged['conflict'];

/** Events of the other person that the page lists at most. */
const mostShown = 5;

/** Both sides of a conflict: `seen` is the case as the form had it, `now` as it stands. `who` recorded meanwhile. */
export function conflictOf(form: AnyForm, seen: CaseSituation, now: CaseSituation, who: string): Conflict {
  const since = now.history.slice(seen.revision + 1);
  return {
    who,
    theirs: { heading: theirHeading(since, who), rows: since.slice(-mostShown).flatMap(rowsOf) },
    yours: {
      heading: 'Yours, not saved',
      rows: [{ key: 'What', value: now.act.words }, ...yourRows(form, seen)],
    },
    verdict: verdictOn(form, now),
    caseHref: now.act.back,
    formHref: now.act.href,
    answers: now.answers,
  };
}

function theirHeading(since: readonly Recorded[], who: string): string {
  const last = since.at(-1);
  return last === undefined ? 'Recorded' : `Recorded at ${time(last.recordedAt)} by ${who}`;
}

function rowsOf({ type, occurredOn }: Recorded): readonly Row[] {
  return [
    { key: 'What', value: capital(factClause(type)) },
    { key: 'Date', value: actDate(occurredOn) },
  ];
}

function yourRows(form: AnyForm, seen: CaseSituation): readonly Row[] {
  try {
    return readAndJudge(form, seen, extrasAsked(seen)).rows;
  } catch (error) {
    if (error instanceof AnswersInvalid || isRejection(error)) return [];
    throw error;
  }
}

/** Whether the act still makes sense on the case as it stands; null where the answers cannot be read yet. */
function verdictOn(form: AnyForm, now: CaseSituation): string | null {
  const overtaken = form.overtaken?.(now as never) ?? null;
  if (overtaken !== null) return overtaken;
  try {
    readAndJudge(form, now, extrasAsked(now));
    return 'Yours can still be recorded. Go back to your form, look at it again and continue.';
  } catch (error) {
    if (isRejection(error)) return `${rejectionWords(error.code, error.details)}.`;
    if (error instanceof AnswersInvalid) return null;
    throw error;
  }
}
