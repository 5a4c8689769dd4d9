import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { DateQuestion } from './date-answer.js';
import { readDate } from './date-answer.js';

/** One thing that is wrong with a form, in words, and the field it belongs to (null: the form as a whole). */
export interface FieldError {
  readonly field: string | null;
  readonly text: string;
  /** Id of the box that the error summary leads to. */
  readonly target: string | null;
}

/** The answers cannot be taken as they are; the form is drawn again with these errors. */
export class AnswersInvalid extends Error {
  override readonly name = 'AnswersInvalid';

  constructor(readonly errors: readonly FieldError[]) {
    super(`Answers invalid: ${errors.map(({ field }) => field ?? 'form').join(', ')}`);
  }
}

export type RawAnswers = Readonly<Record<string, unknown>>;

/**
 * Reads a posted form question by question. What is wrong is collected in the order asked; `finish` throws it. Until
 * then a wrong answer reads as null (or an empty list), so that all questions are judged at once.
 */
export class AnswerReader {
  private readonly errors: FieldError[] = [];

  constructor(private readonly answers: RawAnswers) {}

  date(name: string, question: DateQuestion): CalendarDate | null {
    const answer = readDate(this.answers, name, question);
    if ('date' in answer) return answer.date;
    this.wrong(name, answer.error, `${name}-${answer.part}`);
    return null;
  }

  /** A date typed into one box: where it is wrong the summary leads to that box. */
  typedDate(name: string, question: DateQuestion): CalendarDate | null {
    const answer = readDate({ [name]: this.answers[name] }, name, question);
    if ('date' in answer) return answer.date;
    this.wrong(name, answer.error);
    return null;
  }

  /** A date that may be left out. */
  optionalDate(name: string, question: DateQuestion): CalendarDate | null {
    const parts = [name, `${name}-day`, `${name}-month`, `${name}-year`];
    return parts.every((part) => textOf(this.answers[part]) === '') ? null : this.date(name, question);
  }

  /** Radios or a select: one of the choices. */
  oneOf<Choice extends string>(name: string, choices: readonly Choice[], missing: string): Choice | null {
    const given = textOf(this.answers[name]);
    const choice = choices.find((one) => one === given);
    if (choice === undefined) this.wrong(name, missing);
    return choice ?? null;
  }

  /** Checkboxes: the choices ticked, at least one unless `missing` is null. */
  someOf<Choice extends string>(name: string, choices: readonly Choice[], missing: string | null): readonly Choice[] {
    const raw = this.answers[name];
    const given = (Array.isArray(raw) ? raw : [raw]).map(textOf);
    const chosen = choices.filter((choice) => given.includes(choice));
    if (chosen.length === 0 && missing !== null) this.wrong(name, missing);
    return chosen;
  }

  /** Text without surrounding space; `missing` null where it may be left out (then null). At most `max` characters. */
  text(name: string, label: string, missing: string | null, max = 2000): string | null {
    const given = textOf(this.answers[name]).replaceAll('\r\n', '\n');
    if (given === '') {
      if (missing !== null) this.wrong(name, missing);
      return null;
    }
    if (given.length > max) {
      this.wrong(name, `${label} must be ${max.toLocaleString('en-GB')} characters or fewer`);
      return null;
    }
    return given;
  }

  /** How much is wrong so far. */
  get faults(): number {
    return this.errors.length;
  }

  /** Notes an error that only the caller can see. */
  wrong(field: string | null, text: string, target: string | null = field): void {
    this.errors.push({ field, text, target });
  }

  /** @throws AnswersInvalid where anything was wrong. */
  finish(): void {
    if (this.errors.length > 0) throw new AnswersInvalid(this.errors);
  }

  /**
   * The required answers, known to be there; leave those that may be left out outside.
   * @throws AnswersInvalid where anything was wrong.
   */
  finished<Read extends Record<string, unknown>>(read: Read): { [Key in keyof Read]: NonNullable<Read[Key]> } {
    this.finish();
    const absent = Object.entries(read).filter(([, value]) => value === null || value === undefined);
    if (absent.length > 0)
      throw new Error(`Read as required but never asked for: ${absent.map(([key]) => key).join()}`);
    return read as { [Key in keyof Read]: NonNullable<Read[Key]> };
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
