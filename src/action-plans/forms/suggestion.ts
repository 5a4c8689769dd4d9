/** What the targets of an outcome speak for, as a form shows it beside the rating that a person gives. */
export interface RatingSuggested {
  /** A code of the plan's own scheme; null where the targets speak for none. */
  readonly code: string | null;
  /** Why, or why not. */
  readonly reason: string;
}
