/** What stands where nothing is known; the component adds the hidden text "not known". */
export const notKnown = '–';

/** A count with commas: "6,199". */
export function count(n: number): string {
  return n.toLocaleString('en-GB');
}

// Made once: a page of three hundred measures would make as many, each at the price of a row.
const [one, oneOrTwo, atMostTwo] = [
  { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  { minimumFractionDigits: 1, maximumFractionDigits: 2 },
  { maximumFractionDigits: 2 },
].map((digits) => new Intl.NumberFormat('en-GB', digits)) as [Intl.NumberFormat, Intl.NumberFormat, Intl.NumberFormat];

/** "12.3". */
export const oneDecimal = (n: number): string => one.format(n);

/** "12.3", "12.34". */
export const oneOrTwoDecimals = (n: number): string => oneOrTwo.format(n);

/** "12", "12.3", "12.34". */
export const twoDecimalsAtMost = (n: number): string => atMostTwo.format(n);

/** One decimal, worked out from unrounded counts: "50.3%"; "No cases" where there is nothing to divide by. */
export function percentage(numerator: number, denominator: number): string {
  return denominator === 0 ? 'No cases' : `${oneDecimal((numerator / denominator) * 100)}%`;
}

/** "197 of 392". */
export function nOfN(numerator: number, denominator: number): string {
  return `${count(numerator)} of ${count(denominator)}`;
}

/** Difference of two percentages given as numbers of 0 to 100: "1.6 points". */
export function points(difference: number): string {
  return `${oneDecimal(difference)} ${Math.abs(difference) === 1 ? 'point' : 'points'}`;
}

/** Days as weeks with one decimal: "23.4 weeks". */
export function weeks(days: number): string {
  return `${oneDecimal(days / 7)} weeks`;
}

/** For publication: 1 to 4 (with the threshold of 5) become "fewer than 5". */
export function publishable(n: number, threshold = 5): string {
  return n > 0 && n < threshold ? `fewer than ${threshold}` : count(n);
}
