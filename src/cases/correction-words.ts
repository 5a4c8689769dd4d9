import type { HistoryEntry } from '../children/case-record.js';
import type { FactCorrected } from '../../workflows/kernel/common-events.js';
import { shortDate } from '../web/words/date-words.js';
import { shortValue } from './event-words.js';

/** One value that a correction changed. */
export interface ChangedValue {
  readonly what: string;
  readonly was: string;
  readonly now: string;
}

/** A correction with the record it corrects. */
export interface CorrectionOf {
  readonly target: HistoryEntry;
  readonly struck: boolean;
  readonly changed: readonly ChangedValue[];
}

const isCorrection = (entry: HistoryEntry): entry is HistoryEntry & FactCorrected => entry.type === 'FactCorrected';

/** What a correction changed, against what had stood until then; null for an event that is no correction. */
export function correctionOf(entry: HistoryEntry, events: readonly HistoryEntry[]): CorrectionOf | null {
  if (!isCorrection(entry)) return null;
  const { correctsRevision, occurredOn, changes, struck } = entry.data;
  const target = events.find(({ stream, revision }) => stream === entry.stream && revision === correctsRevision);
  if (target === undefined) return null;
  const before = correctionsOf(target, events).filter(({ revision }) => revision < entry.revision);
  const stoodOn = before.findLast(({ data }) => data.occurredOn !== null)?.data.occurredOn ?? target.occurredOn;
  const fields = Object.assign({}, target.data, ...before.map(({ data }) => data.changes)) as Record<string, unknown>;
  return {
    target,
    struck,
    changed: [
      ...(occurredOn === null ? [] : [{ what: 'Date', was: shortDate(stoodOn), now: shortDate(occurredOn) }]),
      ...Object.entries(changes).map(([name, value]) => ({
        what: name.replaceAll(/([A-Z])/g, ' $1').toLowerCase(),
        was: shortValue(fields[name]),
        now: shortValue(value),
      })),
    ],
  };
}

/** The corrections made to a record, oldest first. */
export function correctionsOf(
  target: HistoryEntry,
  events: readonly HistoryEntry[],
): readonly (HistoryEntry & FactCorrected)[] {
  return events
    .filter(isCorrection)
    .filter(({ stream, data }) => stream === target.stream && data.correctsRevision === target.revision);
}
