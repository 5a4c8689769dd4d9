import type { Recorded } from '../../workflows/kernel/fact.js';
import type { People, Person } from '../access/people.js';
import type { ConflictSide } from '../web/errors/conflict.js';
import { isRejection, rejectionWords } from '../web/errors/error-messages.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import { actDate, time } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { factClause } from '../web/words/fact-words.js';

/** Facts of the other person that the page of a conflict lists at most. */
const mostShown = 5;

/** What is said where the answers still fit what stands now. */
export const canStill = 'Yours can still be recorded. Go back to your form, look at it again and continue.';

/** Who recorded last: the person themself too, in another window. */
export async function whoRecorded(
  since: readonly Recorded[],
  person: Person | null,
  people: Pick<People, 'find'>,
): Promise<string> {
  const actor = since.at(-1)?.actor.id ?? '';
  return actor === person?.id ? 'You' : ((await people.find(actor))?.name ?? 'Someone else');
}

/** The side of the other person: the newest facts, as `rowsOf` tells each. */
export function theirSide<Event extends Recorded>(
  since: readonly Event[],
  who: string,
  rowsOf: (event: Event) => ConflictSide['rows'] = factRows,
  most = mostShown,
): ConflictSide {
  const last = since.at(-1);
  return {
    heading: last === undefined ? 'Recorded' : `Recorded at ${time(last.recordedAt)} by ${who}`,
    rows: since.slice(-most).flatMap(rowsOf),
  };
}

/** The person's own side: what they wanted to do, and what they had answered. */
export function yourSide(what: string, rows: ConflictSide['rows']): ConflictSide {
  return { heading: 'Yours, not saved', rows: [{ key: 'What', value: what }, ...rows] };
}

/** Why it makes sense no longer; null where the answers cannot be read yet. @throws every other error. */
export function whyNoLonger(error: unknown): string | null {
  if (isRejection(error)) return `${rejectionWords(error.code, error.details)}.`;
  if (error instanceof AnswersInvalid) return null;
  throw error;
}

function factRows({ type, occurredOn }: Recorded): ConflictSide['rows'] {
  return [
    { key: 'What', value: capital(factClause(type)) },
    { key: 'Date', value: actDate(occurredOn) },
  ];
}
