import { FieldFaults } from './dto-parser.js';

interface Place {
  readonly score: number;
  readonly member: string;
}

/** Where a list is to be carried on, as text for a query string: it holds through changes before that place. */
export function cursorAfter({ score, member }: Place): string {
  return Buffer.from(JSON.stringify([score, member])).toString('base64url');
}

/** @throws FieldFaults if the text was not made by `cursorAfter`. */
export function readCursor(text: string): Place {
  const place = parsed(Buffer.from(text, 'base64url').toString());
  if (Array.isArray(place)) {
    const [score, member] = place as unknown[];
    if (Number.isSafeInteger(score) && typeof member === 'string') return { score: score as number, member };
  }
  throw new FieldFaults([{ field: 'after', message: 'after must be the next of an earlier page' }]);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
