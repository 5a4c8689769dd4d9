/** The members of a union of codes, as a list; the compiler asks for every member and takes no other. */
export function choicesOf<Code extends string>(codes: Readonly<Record<Code, true>>): readonly Code[] {
  return Object.keys(codes) as Code[];
}
