import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A smaller heap is collected in passing, bytes. */
const worthIt = 600_000_000;

/**
 * Gives back what reading ahead has used up, where that is much. A large authority's rows take minutes of use to be collected by
 * themselves, and then stop everybody's pages for as long as they do now, just after a start.
 */
export function collectSpentMemory(): void {
  if (process.memoryUsage().heapUsed < worthIt) return;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}
