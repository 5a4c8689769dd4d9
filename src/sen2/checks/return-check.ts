import type { SharedIdentifiers } from '../return-reader.js';
import { everyGroup, lineOf, textOf } from '../return-record.js';
import type { PersonRecord, ReturnGroup, ReturnHeader } from '../return-record.js';

/** `error`: the person is not taken at all. `query`: taken, and listed for somebody to look at. */
export type CheckLevel = 'error' | 'query';

export interface Finding {
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

export interface CheckContext {
  readonly header: ReturnHeader;
  readonly shared: SharedIdentifiers;
  /** Whether the register of establishments has the URN open on the day; absent where no register is at hand. */
  readonly urnOpen?: ((urn: string, on: string) => boolean) | undefined;
}

/** One rule a record is held against. */
export interface ReturnCheck {
  readonly id: string;
  /** Items of the Department's guide that it follows from. */
  readonly items: string;
  readonly level: CheckLevel;
  find(record: PersonRecord, context: CheckContext): Iterable<Finding>;
}

/** A finding about a field, with its line and value; the line of the group where the field is absent. */
export function about(group: ReturnGroup, field: string, reason: string): Finding {
  return { line: lineOf(group, field), field, value: textOf(group, field) ?? '', reason };
}

/** Every group of the record with one of the names, in file order. */
export function* groupsNamed(record: PersonRecord, ...names: readonly ReturnGroup['name'][]): Generator<ReturnGroup> {
  for (const group of everyGroup(record.group)) if (names.includes(group.name)) yield group;
}
