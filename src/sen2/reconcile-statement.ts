import { isDeepStrictEqual } from 'node:util';
import type { ReturnFlagsStated } from '../../workflows/kernel/common-events.js';

/** The statement, unless the last one for its year says the same. */
export function newStatement(
  desired: ReturnFlagsStated,
  history: readonly (ReturnFlagsStated | { readonly type: string })[],
): readonly ReturnFlagsStated[] {
  const last = history.filter(isStatement).findLast(({ data }) => data.year === desired.data.year);
  const same =
    last !== undefined &&
    isDeepStrictEqual(last.data.flags, desired.data.flags) &&
    isDeepStrictEqual(last.personal ?? {}, desired.personal ?? {});
  return same ? [] : [desired];
}

function isStatement(event: ReturnFlagsStated | { readonly type: string }): event is ReturnFlagsStated {
  return event.type === 'ReturnFlagsStated';
}
