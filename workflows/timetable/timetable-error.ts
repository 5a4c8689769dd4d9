/** A question the timetable cannot answer as asked. The message says what to give instead. */
export class TimetableError extends Error {
  override readonly name: string = 'TimetableError';

  constructor(
    readonly code: 'unknown-rule' | 'missing-fact' | 'invalid-fact' | 'rule-not-in-force' | 'policy-option',
    message: string,
  ) {
    super(message);
  }
}
