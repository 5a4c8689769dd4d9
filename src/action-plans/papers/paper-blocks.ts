import type { RatingCell } from './paper.js';

/** One line of a cell or list. */
export interface Line {
  readonly text: string;
  readonly strong?: true;
  /** Said beside something, in smaller letters. */
  readonly quiet?: true;
  /** The code by which the line is coloured beside its words; colour alone says nothing. */
  readonly rating?: string;
}
export type Cell = readonly Line[];

export interface Column {
  readonly head: string;
  /** Its share of the width against the other columns. */
  readonly wide: number;
  readonly numeric?: true;
}

/** What a paper is laid out as, on the screen and on paper alike. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly text: string;
      readonly id: string;
      /** Begins a page, upright or across. */
      readonly page: 'portrait' | 'landscape';
    }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly title: string; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** The first column names its row. */
      readonly rowHeads: boolean;
    };

export interface PaperLayout {
  readonly title: string;
  /** The plan, and the part of it. */
  readonly lead: readonly string[];
  /** "For the board: not for publication". */
  readonly marking: string;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly blocks: readonly Block[];
  /** At the foot of each page. */
  readonly foot: string;
}

export const line = (text: string): Line => ({ text });
export const strong = (text: string): Line => ({ text, strong: true });
export const quiet = (text: string): Line => ({ text, quiet: true });
export const cell = (text: string): Cell => [line(text)];
export const lines = (texts: readonly string[], none = '–'): Cell => (texts.length === 0 ? [line(none)] : texts.map(line)); // prettier-ignore

/** "Jun 18: Amber"; the meaning stands in the key of the paper. */
export function ratingLine(rating: RatingCell | null, label: string | null = null, none = 'none recorded'): Line {
  const before = label === null ? '' : `${label}: `;
  return rating === null ? quiet(`${before}${none}`) : { text: `${before}${rating.word}`, rating: rating.code };
}
