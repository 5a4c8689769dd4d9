/**
 * Why nobody was signed in. `notBegun`: what came back does not belong to a sign-in begun in this browser; `notFinished`: the
 * person or the council's sign-in broke it off; `noAnswer`: it did not answer; `notTrusted`: its answer cannot be believed.
 */
export type FailureKind = 'notBegun' | 'notFinished' | 'noAnswer' | 'notTrusted';

/** Signing in with a council account failed. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';

  /** `code` is for the log: never anything that the provider wrote. */
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`Sign-in failed: ${kind}, ${code}`, options);
  }
}
