/** What an installation lets in. Also its own injection token. */
export abstract class ImportSettings {
  /** Largest file that is taken, as it comes. */
  abstract readonly limitBytes: number;
}
