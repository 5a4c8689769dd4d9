import type { FieldError } from '../forms/answers.js';

/** What an error says to a person, and to a program under `/api`. */
export interface ErrorPage {
  readonly status: number;
  /** For programs: kebab-case, stable. */
  readonly code: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Fills an error summary where what was sent can be put right. */
  readonly errors?: readonly FieldError[];
  readonly details?: Readonly<Record<string, unknown>>;
  /** When trying again makes sense. */
  readonly retryAfterSeconds?: number;
  /** Offers the search and the first page rather than only the first page. */
  readonly offerFind?: boolean;
}

const typed = 'If you typed the address, check it. If you followed a link, the case may have been moved to another';

/** Pages for errors that carry nothing but their status. */
export const statusPages: Readonly<Record<number, ErrorPage>> = {
  400: {
    status: 400,
    code: 'not-readable',
    title: 'We could not read that',
    paragraphs: [
      'Something in the address or in what was sent is not in a form we can read.',
      'Go back and try again.',
    ],
  },
  403: {
    status: 403,
    code: 'not-allowed',
    title: 'We could not accept that',
    paragraphs: [
      'What you sent did not come from a page of this system that is still open. Nothing was recorded.',
      'Open the page again, then repeat what you did.',
    ],
  },
  404: {
    status: 404,
    code: 'not-found',
    title: 'Page not found',
    paragraphs: [
      `${typed} authority or be one you cannot open.`,
      'We do not say which, so that nobody can learn that a child is known to us.',
    ],
    offerFind: true,
  },
  413: {
    status: 413,
    code: 'too-large',
    title: 'That was too much at once',
    paragraphs: ['What was sent is larger than this page takes. Nothing was recorded. Send less, or use Import.'],
  },
  429: {
    status: 429,
    code: 'too-many-tries',
    title: 'Too many tries',
    paragraphs: ['Wait a minute.'],
    retryAfterSeconds: 60,
  },
  500: {
    status: 500,
    code: 'our-fault',
    title: 'Sorry, there is a problem',
    paragraphs: ['The fault is ours and has been noted. Try again in a few minutes.'],
  },
  503: {
    status: 503,
    code: 'cannot-record-now',
    title: 'Recording is not possible just now',
    paragraphs: [
      'Nothing was recorded. Reload this page in a few minutes to send the same answers again: they will not be recorded twice.',
    ],
    retryAfterSeconds: 60,
  },
};
