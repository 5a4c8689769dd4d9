import { BadRequestException } from '@nestjs/common';
import type { FigureCase } from '../../projections/measures/figures.js';
import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';
import { textOf } from './performance-query.js';
import type { RawQuery } from './performance-query.js';

/** Part of the cases behind a figure: those of one worker, or the advice of one body. */
export interface Narrowing {
  readonly fits: (found: FigureCase) => boolean;
  /** The part as an address carries it on; empty where nothing is left out. */
  readonly address: string;
  /** What part it is, for the page; null where nothing is left out. */
  readonly words: string | null;
}

/** @throws BadRequestException for a part that these cases do not have. */
export function narrowingOf(raw: RawQuery, of: FigureCase['of'], nameOf: (worker: string) => string): Narrowing {
  const body = textOf(raw, 'body');
  const worker = raw['worker'] === '' ? '' : textOf(raw, 'worker');
  if ((body !== undefined && of !== 'advice') || (worker !== undefined && of !== 'assessment')) {
    throw new BadRequestException('body narrows advice, worker narrows assessments');
  }
  const parts = new URLSearchParams();
  if (body !== undefined) parts.set('body', body);
  if (worker !== undefined) parts.set('worker', worker);
  return {
    fits: ({ item }) =>
      (body === undefined || ('item' in item && 'body' in item.item && item.item.body === body)) &&
      (worker === undefined || ('worker' in item && (item.worker ?? '') === worker)),
    address: parts.size === 0 ? '' : `&${parts.toString()}`,
    words: body !== undefined ? capital(bodyWords(body)) : worker === undefined ? null : nameOf(worker),
  };
}
