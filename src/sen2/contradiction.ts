import type { Finding } from './checks/return-check.js';
import { about } from './checks/return-check.js';
import type { ReturnGroup } from './return-record.js';

/** A return says otherwise than the log: nothing of that request or plan is written, and somebody has to look. */
export type Contradiction = Finding;

/** @param recorded what the log has, as it would stand in a return. */
export function contradiction(group: ReturnGroup, field: string, recorded: string): Contradiction {
  return about(group, field, `Contradicts what is recorded: ${recorded}`);
}
