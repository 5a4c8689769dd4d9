import { dateOf, groupOf, groupsOf, textOf } from './return-record.js';
import type { PersonRecord, ReturnGroup, ReturnHeader } from './return-record.js';

/** Which streams one `Requests` block is about, told by what identifies them. Null where it has none of that kind. */
export interface RequestKeys {
  readonly request: ReturnGroup;
  /** The day the request was received or, where a historical one has none, the return that brings it in. */
  readonly assessmentKey: string | null;
  /** True where only the return says that there was an assessment: it may be one we know by its request. */
  readonly broughtIn: boolean;
  readonly planKey: string | null;
}

/**
 * The keys of a record's streams, in file order. The same record gives the same keys, whatever else the log holds; two
 * requests of one day are told apart by their order.
 */
export function keysOf(record: PersonRecord, header: ReturnHeader): readonly RequestKeys[] {
  const taken = new Map<string, number>();
  const distinct = (key: string): string => {
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  };
  return groupsOf(record.group, 'Requests').map((request) => {
    const received = dateOf(request, 'ReceivedDate');
    const assessment = groupOf(request, 'Assessment');
    const outcome = textOf(assessment, 'AssessmentOutcome');
    const broughtIn = received === null && outcome !== null && outcome !== 'H';
    const started = dateOf(groupOf(assessment, 'NamedPlan'), 'StartDate');
    const opening = received ?? (broughtIn ? `brought in by the return of ${header.year}` : null);
    return {
      request,
      broughtIn,
      assessmentKey: opening === null ? null : distinct(`assessment ${opening}`),
      planKey: started === null ? null : distinct(`plan ${started}`),
    };
  });
}
