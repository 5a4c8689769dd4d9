const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\bParent\/YP\b/g, 'The family'],
  [/\bparent\/YP\b/g, 'the family'],
  [/\bchild\/YP\b/g, 'child or young person'],
  [/\b(the|new|old|its maintaining|an?) LA\b/gi, '$1 authority'],
  [/\bLA's\b/g, 'the authority’s'],
  [/\bLAs\b/g, 'authorities'],
  [/\bLA\b/g, 'the authority'],
  [/\bthe ICB\b/gi, 'the health body'],
  [/\bICBs\b/g, 'health bodies'],
  [/\bICB\b/g, 'the health body'],
  [/\bCCG\b/g, 'clinical commissioning group'],
  [/\bYP\b/g, 'young person'],
  [/\breps\b/g, 'comments'],
  [/\bwk\b/g, 'week'],
  [/>=\s*/g, 'at least '],
  [/->/g, ' to '],
  [/\bNo resource\/EP-shortage exception\b/g, 'A shortage of money or of psychologists is no exception'],
];

/** The rule data’s short forms in whole words, as a page says them. */
export function spelledOut(text: string): string {
  const words = shortForms.reduce((now, [form, whole]) => now.replaceAll(form, whole), text).replaceAll('  ', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
