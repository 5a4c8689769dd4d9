/** A form as it is kept: nothing of it can be read here, not even whose it is or which. */
export interface KeptEntry {
  /** Keyed hash of the person. */
  readonly owner: string;
  /** Keyed hash of person and form. */
  readonly form: string;
  readonly keptAt: Date;
  readonly until: Date;
  readonly sealed: Buffer;
}

/** One person's forms at most; one more lets the one kept longest ago go. */
export const mostFormsEach = 20;

/** Where half-filled forms are kept until the end of the day. Also its own injection token. */
export abstract class KeptFormStore {
  /** Keeps the form in place of what was kept of it before. */
  abstract put(entry: KeptEntry): Promise<void>;

  /** Null where nothing is kept, or no longer. */
  abstract get(owner: string, form: string): Promise<Pick<KeptEntry, 'keptAt' | 'until' | 'sealed'> | null>;

  abstract remove(owner: string, form: string): Promise<void>;
}
