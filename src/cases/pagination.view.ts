/** Parameters of `govukPagination`; null where everything stands on one page. */
export interface Pagination {
  readonly previous?: { readonly href: string };
  readonly next?: { readonly href: string };
  readonly items: readonly (
    { readonly number: number; readonly href: string; readonly current?: true } | { readonly ellipsis: true }
  )[];
}

/** Links to the pages of a list: first, last, and those around the one shown. */
export function pagination(
  { page, size, total }: { readonly page: number; readonly size: number; readonly total: number },
  href: (page: number) => string,
): Pagination | null {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  const shown = [...new Set([1, page - 1, page, page + 1, last])].filter((n) => n >= 1 && n <= last);
  const items = shown.flatMap((number, index) => {
    const before = shown[index - 1];
    const link = { number, href: href(number), ...(number === page ? { current: true as const } : {}) };
    return before !== undefined && number - before > 1 ? [{ ellipsis: true as const }, link] : [link];
  });
  return {
    items,
    ...(page > 1 ? { previous: { href: href(Math.min(page - 1, last)) } } : {}),
    ...(page < last ? { next: { href: href(page + 1) } } : {}),
  };
}

/** The part of a list that one page shows: the page asked for, or the last where there are fewer. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  { asked, size }: { readonly asked: number; readonly size: number },
): { readonly page: number; readonly shown: readonly Row[] } {
  const page = Math.min(asked, Math.max(1, Math.ceil(rows.length / size)));
  return { page, shown: rows.slice((page - 1) * size, page * size) };
}
