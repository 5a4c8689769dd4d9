/** The value that the share `rank` (0 to 1) of the values does not exceed. @throws RangeError if there are none. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * rank) - 1))];
  if (value === undefined) throw new RangeError('Nothing was measured');
  return value;
}

/** @throws RangeError if there are no values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
