import { itemsMet } from '../../workflows/letters/checklist.js';
import { checklistOf, letterKinds } from '../../workflows/letters/letter-kinds.js';
import type { LetterProduced } from '../../workflows/letters/letter.events.js';
import type { FieldFault } from '../api/dto-parser.js';
import type { FactCommand, NewId } from '../api/fact-workflow.js';
import type { WorkedOutOfLetters } from './letter.dtos.js';
import { contentHashOf } from './letter-hash.js';
import type { SealedLetter } from './letter-hash.js';

type Data = LetterProduced['data'];
type Given = Omit<Data, WorkedOutOfLetters<'ProduceLetter'>> & Partial<Data>;

/** What follows from what a letter says: template, checklist and hash. Other commands stay as they are. */
export function completedLetter(
  command: FactCommand,
  { childId, newId }: { readonly childId: string; readonly newId: NewId },
): { readonly command: FactCommand } | { readonly faults: readonly FieldFault[] } {
  if (command.type !== 'ProduceLetter') return { command };
  const personal = plain({ ...command.personal });
  const salt = personal[childId]?.salt ?? newId('salt');
  personal[childId] = { ...personal[childId], salt };
  const letter = Object.assign({}, ...Object.values(personal)) as SealedLetter;
  const data = command.data as unknown as Given;
  const contentHash = contentHashOf(letter);
  if (data.contentHash !== undefined && data.contentHash !== contentHash) {
    const message = 'contentHash must be the SHA-256 of what the letter says, or be left out';
    return { faults: [{ field: 'contentHash', message }] };
  }
  const { template } = letterKinds[data.kind];
  const met = itemsMet(checklistOf(data.kind, data.recipient), letter);
  // Whoever says what it meets is judged by what it says.
  const completed = { template, met, ...data, contentHash };
  return { command: { ...command, data: completed, personal } };
}

/** Parts of a body are instances of their DTO; what is sealed and hashed is plain. */
function plain(personal: object): Record<string, SealedLetter> {
  return JSON.parse(JSON.stringify(personal)) as Record<string, SealedLetter>;
}
