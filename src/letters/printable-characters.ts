import { readFileSync } from 'node:fs';
import type { PrintedLetter } from './printed-letter.js';

/** Which characters a font has, as ranges in order, from its own table (format 4 or 12 of `cmap`). */
export class FontCharacters {
  private readonly ranges: readonly (readonly [first: number, last: number])[];

  constructor(path: string) {
    this.ranges = rangesOf(readFileSync(path));
  }

  has(code: number): boolean {
    return this.ranges.some(([first, last]) => code >= first && code <= last);
  }
}

/** The characters of a letter that a font cannot print, each once; new lines and joiners print as nothing. */
export function unprintable(letter: PrintedLetter, font: FontCharacters): readonly string[] {
  const found = new Set<string>();
  for (const character of JSON.stringify({ ...letter, dated: '' })) {
    if (!font.has(character.codePointAt(0) ?? 0)) found.add(character);
  }
  return [...found];
}

function rangesOf(file: Buffer): readonly (readonly [number, number])[] {
  const tables = file.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const at = 12 + index * 16;
    if (file.toString('latin1', at, at + 4) === 'cmap') return mapped(file, file.readUInt32BE(at + 8));
  }
  throw new Error('The font has no table of characters');
}

function mapped(file: Buffer, cmap: number): readonly (readonly [number, number])[] {
  const subtables = Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, index) => {
    const offset = cmap + file.readUInt32BE(cmap + 4 + index * 8 + 4);
    return { offset, format: file.readUInt16BE(offset) };
  });
  const whole = subtables.find(({ format }) => format === 12) ?? subtables.find(({ format }) => format === 4);
  if (whole === undefined) throw new Error('The font’s table of characters is of a form we do not read');
  return whole.format === 12 ? groups(file, whole.offset) : segments(file, whole.offset);
}

function groups(file: Buffer, at: number): readonly (readonly [number, number])[] {
  return Array.from({ length: file.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12;
    return [file.readUInt32BE(group), file.readUInt32BE(group + 4)] as const;
  });
}

function segments(file: Buffer, at: number): readonly (readonly [number, number])[] {
  const count = file.readUInt16BE(at + 6) / 2;
  return Array.from({ length: count }, (_, index) => {
    const last = file.readUInt16BE(at + 14 + index * 2);
    const first = file.readUInt16BE(at + 16 + count * 2 + index * 2);
    return [first, last] as const;
  }).filter(([first]) => first !== 0xffff);
}
