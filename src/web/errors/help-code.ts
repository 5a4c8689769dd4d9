import { randomInt } from 'node:crypto';

// Letters and figures that cannot be mistaken for one another over the telephone.
const letters = 'CFHJKLMNPRTVWXY';
const figures = '234679';

/** A short code that the page shows and the log keeps, so that a call for help can be matched to its fault: "K7-204". */
export function helpCode(): string {
  const letter = letters[randomInt(letters.length)] ?? 'K';
  const figure = figures[randomInt(figures.length)] ?? '7';
  return `${letter}${figure}-${String(randomInt(1000)).padStart(3, '0')}`;
}
