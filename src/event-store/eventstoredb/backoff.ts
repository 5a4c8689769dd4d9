import { randomInt } from 'node:crypto';

const shortestMs = 50;
const longestMs = 5_000;

/**
 * How long to wait before trying the n-th time again: doubling up to five seconds, and anywhere in the upper half of that,
 * so that many processes do not all come back to a restarted server at once.
 */
export function waitBefore(attempt: number): number {
  const most = Math.min(longestMs, shortestMs * 2 ** Math.min(attempt, 20));
  return randomInt(Math.floor(most / 2), most + 1);
}
