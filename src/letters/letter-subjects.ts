import { shortDate } from '../web/words/date-words.js';
import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';
import { subjectName } from '../cases/fact-acts.view.js';
import { settingConsulted } from '../cases/consultation-words.js';
import type { LetterProcess } from './letters-on-file.js';

/** What a letter or a notice is about: "Educational psychology", "Draft of 30 Oct 2026"; null where it is about nothing of its own. */
export function aboutWords(process: LetterProcess, about: string | null): string | null {
  if (about === null) return null;
  if (process.workflow === 'plan') return subjectName(process.state, about) ?? settingConsulted(process.history, about);
  const { advice, drafts } = process.state;
  const asked = advice.find(({ adviceId }) => adviceId === about);
  if (asked !== undefined) return capital(bodyWords(asked.body));
  const draft = drafts.find(({ draftId }) => draftId === about);
  if (draft !== undefined) return `Draft of ${shortDate(draft.served.on)}`;
  return settingConsulted(process.history, about);
}
