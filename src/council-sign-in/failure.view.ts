import type { FailureKind } from './sign-in-failed.js';

interface FailurePage {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const pages: Readonly<Record<FailureKind, FailurePage>> = {
  notBegun: {
    status: 400,
    title: 'That sign-in is over',
    paragraphs: ['It was begun too long ago, in another browser, or has been used already.'],
  },
  notFinished: {
    status: 400,
    title: 'Signing in was not finished',
    paragraphs: ['It was broken off at the council’s sign-in page.'],
  },
  noAnswer: {
    status: 502,
    title: 'The council’s sign-in page did not answer',
    paragraphs: ['The council’s sign-in page did not answer. Try again.'],
  },
  notTrusted: {
    status: 400,
    title: 'We could not sign you in',
    paragraphs: [
      'What came back from the council’s sign-in page could not be trusted.',
      'Try again. If it happens again, tell whoever looks after this system.',
    ],
  },
};

/** What a person is told of a sign-in that failed, and with which status. */
export function failurePage(kind: FailureKind): FailurePage {
  return pages[kind];
}
