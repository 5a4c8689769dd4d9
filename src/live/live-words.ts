import { factClause, hasFactWords } from '../web/words/fact-words.js';
import { listed } from '../web/words/list-words.js';
import { count } from '../web/words/number-words.js';

/** What is told of one event: its type and whether the person recorded it themself. Never of whom or with what words. */
export interface ToldEvent {
  readonly type: string;
  readonly own: boolean;
}

const mostNamed = 3;

/** What happened on a case since a page of it was opened. */
export function caseWords(events: readonly ToldEvent[]): string {
  const types = [...new Set(events.map(({ type }) => type))];
  if (types.length > mostNamed || !types.every(hasFactWords)) return listWords(events.length);
  const who = events.every(({ own }) => own) ? 'you recorded elsewhere' : 'somebody recorded';
  return `Since you opened this page, ${who} that ${listed(types.map(factClause))}.`;
}

/** "3 changes since you opened this page." */
export function listWords(changes: number): string {
  return `${count(changes)} ${changes === 1 ? 'change' : 'changes'} since you opened this page.`;
}
