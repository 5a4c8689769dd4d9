import type { RawAnswers } from '../web/forms/answers.js';

/** One choice of radios or checkboxes; `reveals` is asked only of those who choose it. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly reveals?: readonly Question[];
}

/** One question of a recording form, as data. */
export type Question =
  | { readonly kind: 'date'; readonly name: string; readonly legend: string; readonly hint?: string }
  | {
      readonly kind: 'radios' | 'checkboxes';
      readonly name: string;
      readonly legend: string;
      readonly hint?: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'select';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'text' | 'longText';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      /** Characters the box shows, where less than the whole width. */
      readonly width?: 5 | 10 | 20;
    }
  | { readonly kind: 'heading'; readonly text: string; readonly hint?: string }
  | {
      readonly kind: 'answers';
      readonly rows: readonly { readonly key: string; readonly value: string }[];
      /** Step of the form in which these answers can be changed. */
      readonly back?: number;
    };

/** A question with what was answered so far, ready for its component. */
export type DrawnQuestion = Omit<Question, 'choices'> & {
  readonly value?: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly choices?: readonly DrawnChoice[];
};

export interface DrawnChoice extends Omit<Choice, 'reveals'> {
  readonly chosen: boolean;
  readonly reveals: readonly DrawnQuestion[];
}

/** Puts the kept answers to their questions. What was sent in a shape no form sends shows as empty. */
export function drawn(questions: readonly Question[], answers: RawAnswers): readonly DrawnQuestion[] {
  return questions.map((question): DrawnQuestion => {
    switch (question.kind) {
      case 'heading':
      case 'answers':
        return question;
      case 'date':
        return { ...question, parts: dateParts(question.name, answers) };
      case 'text':
      case 'longText':
        return { ...question, value: single(answers[question.name]) };
      case 'radios':
      case 'checkboxes':
      case 'select': {
        const given = listed(answers[question.name]);
        const choices = question.choices.map((choice) => ({
          ...choice,
          chosen: given.includes(choice.value) && choice.disabled !== true,
          reveals: drawn(choice.reveals ?? [], answers),
        }));
        return { ...question, choices };
      }
    }
  });
}

/** Names of the boxes that the questions ask in, revealed ones included. */
export function fieldNames(questions: readonly Question[]): readonly string[] {
  return questions.flatMap((question) => {
    switch (question.kind) {
      case 'heading':
      case 'answers':
        return [];
      case 'date':
        return dateBoxes.map((box) => `${question.name}-${box}`);
      case 'text':
      case 'longText':
        return [question.name];
      case 'radios':
      case 'checkboxes':
      case 'select':
        return [question.name, ...question.choices.flatMap(({ reveals = [] }) => fieldNames(reveals))];
    }
  });
}

const dateBoxes = ['day', 'month', 'year'] as const;

function dateParts(name: string, answers: RawAnswers): Readonly<Record<string, string>> {
  return Object.fromEntries(dateBoxes.map((box) => [`${name}-${box}`, single(answers[`${name}-${box}`])]));
}

const single = (value: unknown): string => (typeof value === 'string' ? value : '');

function listed(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map(single).filter((one) => one !== '');
}

/** The boxes of a date question, filled with a day. */
export function dateAnswer(name: string, date: string): RawAnswers {
  const [year = '', month = '', day = ''] = date.split('-').map((part) => String(Number(part)));
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** The choices of a question, from a table of words. */
export function choicesFrom(words: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(words).map(([value, text]) => ({ value, text }));
}

/** The keys of a table of words, with their type. */
export function keysOf<Key extends string>(words: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(words) as Key[];
}

/** A table of words without some of its codes: those that nobody should choose. */
export function wordsWithout<Key extends string, Left extends Key>(
  words: Readonly<Record<Key, string>>,
  ...left: readonly Left[]
): Readonly<Record<Exclude<Key, Left>, string>> {
  return Object.fromEntries(
    Object.entries(words).filter(([key]) => !(left as readonly string[]).includes(key)),
  ) as Readonly<Record<Exclude<Key, Left>, string>>;
}
