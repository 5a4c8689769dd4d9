/** "one", "one and two", "one, two and three"; `none` where there is nothing to list. */
export function listed(words: readonly string[], none = ''): string {
  if (words.length < 2) return words[0] ?? none;
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** The text with its first letter small, to go on within a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
