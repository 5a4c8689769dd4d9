import type { Command } from '../../workflows/kernel/decider.js';
import { isReadable } from '../../workflows/held-figures/figure-faults.js';
import type { AnswerReader, RawAnswers } from '../web/forms/answers.js';
import type { CheckPage, FieldOfCode } from '../web/forms/form-page.js';
import type { Question } from './questions.js';

/** What somebody wishes for, with what is shown before it is recorded. */
export interface RecordIntention<C extends Command> {
  readonly command: C;
  readonly rows: CheckPage['rows'];
  /** What stands and what would, where something takes the place of something. */
  readonly effects?: CheckPage['effects'];
  readonly effectsNote?: string;
  /** Said once it is recorded. */
  readonly said: string;
  /** Where it leads to afterwards; back where the form came from where left out. */
  readonly leadsTo?: string;
}

/** A form that records something which is about no case: figures held elsewhere, an action plan. */
export interface RecordForm<C extends Command> {
  readonly title: string;
  readonly action: string;
  readonly back: { readonly text: string; readonly href: string };
  readonly questions: readonly Question[];
  readonly defaults: RawAnswers;
  readonly side: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly button: string;
  readonly fieldOfCode: FieldOfCode;
  /** Reads the answers; what is wrong is noted with the reader. Null where it cannot go on. */
  read(asked: AnswerReader): RecordIntention<C> | null;
}

/** A line that anybody can read as it was typed. */
export function plainLine(
  asked: AnswerReader,
  name: string,
  label: string,
  missing: string | null,
  most: number,
): string | null {
  const text = asked.text(name, label, missing, most);
  if (text === null || isReadable(text.replaceAll('\n', ' '))) return text;
  asked.wrong(name, `${label} must not contain control characters. Type it again instead of pasting it`);
  return null;
}
