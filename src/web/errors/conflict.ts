import type { RawAnswers } from '../forms/answers.js';

export interface ConflictSide {
  readonly heading: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
}

/** The case moved on while a form was being filled in. Nothing of the form was recorded, and its answers are kept. */
export class SomeoneElseChanged extends Error {
  override readonly name = 'SomeoneElseChanged';

  constructor(
    readonly conflict: {
      /** "Dan Ellery". */
      readonly who: string;
      readonly theirs: ConflictSide;
      readonly yours: ConflictSide;
      /** Whether the act still makes sense, from the stages; null where nothing can be said. */
      readonly verdict: string | null;
      readonly caseHref: string;
      readonly formHref: string;
      readonly answers: RawAnswers;
      /** Where it is no case that changed: what the page is called, whose it is and what its way out says. */
      readonly about?: { readonly title: string; readonly section: string; readonly leave: string };
    },
  ) {
    super('The case changed while the form was being filled in');
  }
}
