import type { SomeoneElseChanged } from '../web/errors/conflict.js';
import { isRejection } from '../web/errors/error-messages.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import { extrasAsked, readAndJudge } from './extras.js';
import { canStill, theirSide, whyNoLonger, yourSide } from './meanwhile.js';
import type { AnyForm, CaseSituation, Row } from './recording-form.js';

type Conflict = SomeoneElseChanged['conflict'];

/** Both sides of a conflict: `seen` is the case as the form had it, `now` as it stands. `who` recorded meanwhile. */
export function conflictOf(form: AnyForm, seen: CaseSituation, now: CaseSituation, who: string): Conflict {
  const since = now.history.slice(seen.revision + 1);
  return {
    who,
    theirs: theirSide(since, who),
    yours: yourSide(now.act.words, yourRows(form, seen)),
    verdict: verdictOn(form, now),
    caseHref: now.act.back,
    formHref: now.act.href,
    answers: now.answers,
  };
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
    return canStill;
  } catch (error) {
    return whyNoLonger(error);
  }
}
