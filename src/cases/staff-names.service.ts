import { Injectable } from '@nestjs/common';
import { People } from '../access/people.js';

/** Names of people who work here, by id. */
export type StaffNames = ReadonlyMap<string, string>;

/** Says who somebody is: the log knows an id alone, and a person may since have left. */
@Injectable()
export class StaffDirectory {
  constructor(private readonly people: People) {}

  /** The names that are known, of people who have left too; others are absent. */
  async namesOf(ids: Iterable<string | null>): Promise<StaffNames> {
    const wanted = new Set([...ids].filter((id): id is string => id !== null && id !== ''));
    const found = await Promise.all([...wanted].map(async (id) => [id, await this.people.nameOf(id)] as const));
    return new Map(found.flatMap(([id, name]) => (name === null ? [] : [[id, name] as const])));
  }
}

/** The name, or words for somebody who is no longer listed. */
export function staffName(names: StaffNames, id: string | null): string {
  if (id === null || id === '') return 'Not allocated';
  return names.get(id) ?? 'Someone no longer listed';
}
