/** Where the council's own sign-in ends its session. Also its own injection token; absent where there is none. */
export abstract class CouncilSignOut {
  /** The address to go to; null where the council's sign-in has none, or does not say in time. Never fails. */
  abstract address(): Promise<string | null>;
}
