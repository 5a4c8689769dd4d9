import { capital } from './distance-words.js';

/** How a field of a fact is called, and how its codes are told. */
export interface FieldWords {
  readonly label: string;
  readonly value?: ((value: string) => string) & {
    /** The codes that have words, where the field holds codes. */
    readonly words?: Readonly<Record<string, string>>;
  };
}

export type FieldTable = Readonly<Record<string, FieldWords>>;

/** Tells a code in words; one without words is taken apart. */
export function codes(words: Readonly<Record<string, string>>): NonNullable<FieldWords['value']> {
  return Object.assign((value: string): string => words[value] ?? plainWords(value), { words });
}

/** A name of the code as words: "settingPreferred" gives "Setting preferred". */
export function plainWords(name: string): string {
  return capital(name.replaceAll(/([A-Z])/g, ' $1').toLowerCase());
}
