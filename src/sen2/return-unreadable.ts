export type UnreadableReason =
  | 'cannot-open'
  | 'not-gzip'
  | 'encoding'
  | 'not-xml'
  | 'cut-off'
  | 'doctype'
  | 'wrong-root'
  | 'not-a-sen2-return'
  | 'header-incomplete'
  | 'dated-in-the-future'
  | 'another-authority'
  | 'too-deep'
  | 'too-long'
  | 'too-many'
  | 'too-large'
  | 'expands-too-much';

/** Where in the text of the file, both from 1 for the line and 0 for the column. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** The file cannot be taken as a SEN2 return: malformed, hostile or something else. The message says what and where. */
export class ReturnUnreadable extends Error {
  override readonly name = 'ReturnUnreadable';

  constructor(
    readonly reason: UnreadableReason,
    readonly explanation: string,
    readonly place: FilePlace | null,
    /** Whole person records read before the fault. */
    readonly personsRead: number,
    options?: ErrorOptions,
  ) {
    const where = place === null ? '' : ` (line ${place.line}, column ${place.column})`;
    super(`${explanation}${where}`, options);
  }
}
