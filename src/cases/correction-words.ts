import type { HistoryEntry } from '../children/case-record.js';
import type { FactCorrected } from '../../workflows/kernel/common-events.js';
import { correctionReasonWords } from '../web/words/code-words.js';
import { shortDate } from '../web/words/date-words.js';
import { fieldLabel, fieldValue } from '../web/words/field-words.js';
import { inYardstickWords } from '../web/words/quality-words.js';

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
  /** The record had been struck out, and stands again. */
  readonly restored: boolean;
  /** "It was mistyped". */
  readonly reason: string;
  readonly changed: readonly ChangedValue[];
}

type Values = Readonly<Record<string, unknown>>;
type Correction = HistoryEntry & FactCorrected;

const isCorrection = (entry: HistoryEntry): entry is Correction => entry.type === 'FactCorrected';

/** What a correction changed, against what had stood until then; null for an event that is no correction. */
export function correctionOf(entry: HistoryEntry, events: readonly HistoryEntry[]): CorrectionOf | null {
  if (!isCorrection(entry)) return null;
  const { correctsRevision, occurredOn, struck } = entry.data;
  const target = events.find(({ stream, revision }) => stream === entry.stream && revision === correctsRevision);
  if (target === undefined) return null;
  const before = correctionsOf(target, events).filter(({ revision }) => revision < entry.revision);
  const stoodOn = before.findLast(({ data }) => data.occurredOn !== null)?.data.occurredOn ?? target.occurredOn;
  const fields: Values = merged([target.data as Values, sealedOf(target), ...before.map(changesOf)]);
  return {
    target,
    struck,
    reason: correctionReasonWords[entry.data.reason],
    restored: !struck && before.at(-1)?.data.struck === true,
    changed: [
      ...(occurredOn === null ? [] : [{ what: 'Date', was: shortDate(stoodOn), now: shortDate(occurredOn) }]),
      ...Object.entries(changesOf(entry)).map(([name, value]) => ({
        what: fieldLabel(name, target.type),
        was: fieldValue(name, inYardstickWords(name, fields[name], fields), target.type),
        now: fieldValue(name, inYardstickWords(name, value, fields), target.type),
      })),
    ],
  };
}

/** The corrections made to a record, oldest first. */
export function correctionsOf(target: HistoryEntry, events: readonly HistoryEntry[]): readonly Correction[] {
  return events
    .filter(isCorrection)
    .filter(({ stream, data }) => stream === target.stream && data.correctsRevision === target.revision);
}

/** Values that should stand instead, those sealed under a person's key among them. */
function changesOf({ data, personal }: Correction): Values {
  // A correction read without its person’s key has nothing to show of what is sealed.
  const sealed = Object.values((personal as object | null) ?? {}) as readonly ({ readonly changes?: Values } | null)[];
  return merged([data.changes, ...sealed.map((content) => content?.changes ?? null)]);
}

function sealedOf({ personal }: HistoryEntry): Values {
  return merged(Object.values(personal ?? {}) as readonly (Values | null)[]);
}

function merged(values: readonly (Values | null)[]): Values {
  return Object.fromEntries(values.flatMap((value) => Object.entries(value ?? {})));
}
