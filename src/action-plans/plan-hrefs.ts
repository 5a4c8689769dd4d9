/** Addresses of action plans. */
export const planHref = (planId: string): string => `/action-plans/${encodeURIComponent(planId)}`;
export const itemHref = (planId: string, itemId: string): string =>
  `${planHref(planId)}/items/${encodeURIComponent(itemId)}`;
export const measureHref = (planId: string, measureId: string): string =>
  `${planHref(planId)}/measures/${encodeURIComponent(measureId)}`;

/** The address of a form about a plan. */
export function planFormHref(
  planId: string,
  form: string,
  meant: Readonly<Record<string, string | null>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(meant)) if (value !== null) query.append(name, value);
  return `${planHref(planId)}/record/${form}${query.size === 0 ? '' : `?${query.toString()}`}`;
}
