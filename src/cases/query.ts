/** A query string as Express reads it: every name holds a text or several. */
export type Query = Readonly<Record<string, unknown>>;

/** The first text under a name; null where there is none. */
export function textOf(query: Query, name: string): string | null {
  const [first] = textsOf(query, name);
  return first ?? null;
}

/** All texts under a name, given again or parted by commas; empty ones are left out. */
export function textsOf(query: Query, name: string): readonly string[] {
  const value = query[name];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => (typeof text === 'string' ? text.split(',') : [])).filter((text) => text !== '');
}

/** The page asked for, from 1. */
export function pageOf(query: Query): number {
  const page = Number(textOf(query, 'page') ?? '1');
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

/** An address with the pairs that hold something. */
export function address(path: string, pairs: readonly (readonly [name: string, value: string | null])[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of pairs) if (value !== null && value !== '') query.append(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
