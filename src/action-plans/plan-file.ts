import { hash } from 'node:crypto';
import type { PlanFile } from '../../workflows/action-plan/action-plan.events.js';
import type { PlanDocument } from '../../workflows/action-plan/plan-document.js';
import { planFaults } from '../../workflows/action-plan/plan-faults.js';
import { rejectionWords } from '../web/errors/error-messages.js';

/** Bytes of a file at most: more than the longest plan needs, however it is spaced. */
export const largestPlanFile = 2 * 1024 * 1024;

/** Something that is wrong with a plan's file, and what to do about it. */
export interface FileFault {
  /** `items[3].leads[0].partyId`; empty where it is about the file as a whole. */
  readonly path: string;
  readonly text: string;
}

/** A plan's file as it was read: the plan, or everything that is wrong. */
export type ReadPlan =
  | { readonly document: PlanDocument; readonly file: PlanFile; readonly faults: readonly [] }
  | { readonly document: null; readonly file: PlanFile; readonly faults: readonly [FileFault, ...FileFault[]] };

/** Reads the file of a plan. A file with a fault is refused whole, and every fault is told. Nothing is recorded. */
export function planFromFile(bytes: Buffer): ReadPlan {
  const file: PlanFile = { sha256: hash('sha256', bytes, 'hex'), bytes: bytes.length };
  const refused = (path: string, code: string, details: Parameters<typeof rejectionWords>[1] = {}): ReadPlan => ({
    document: null,
    file,
    faults: [{ path, text: rejectionWords(code, details) }],
  });
  if (bytes.length === 0) return refused('', 'plan-file-empty');
  if (bytes.length > largestPlanFile) return refused('', 'plan-file-too-large', { most: largestPlanFile / 1024 });
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return refused('', 'plan-not-json', { why: placeOf(error, bytes) });
  }
  const [first, ...others] = planFaults(given).map(({ path, code, details }) => ({
    path,
    text: rejectionWords(code, details),
  }));
  if (first !== undefined) return { document: null, file, faults: [first, ...others] };
  return { document: given as PlanDocument, file, faults: [] };
}

/** Line and column of what cannot be read, where the engine says at which character it stopped. */
function placeOf(error: unknown, bytes: Buffer): string {
  const at = /position (\d+)/.exec((error as Error).message)?.[1];
  if (at === undefined) return '';
  const before = bytes.toString('utf8').slice(0, Number(at)).split('\n');
  return `line ${before.length}, character ${(before.at(-1) ?? '').length + 1}`;
}
