import { RedisConnection } from '../../redis/redis-connection.js';
import type { RowChange } from '../read-model-store.js';
import { groupName, storedMember } from './redis-layout.js';
import type { RedisLayout } from './redis-layout.js';

/** What is sent before its answers are awaited: bounds the memory of this process and of Redis's buffers. */
const chunkRows = 1_000;
const chunkCharacters = 1_000_000;

interface Chunk {
  /** Field and value in turn, by the projection whose table they are for. */
  readonly rows: Map<string, string[]>;
  readonly entries: Map<string, string[]>;
  /** Score and member in turn, by projection and group. */
  readonly groups: Map<string, { readonly projection: string; readonly name: string; readonly members: string[] }>;
  characters: number;
  count: number;
}

/** How the index entries of a row stand beside it: group, score and stored member of each. */
export function entriesText({ key, json, entries }: RowChange): string {
  if (json === null) return '[]';
  return JSON.stringify(
    entries.map(({ index, group, score, member }) => {
      if (!Number.isSafeInteger(score)) throw new Error(`The score ${score} of ${member} is not a whole number`);
      return [groupName(index, group), String(score), storedMember(member, key)];
    }),
  );
}

/** Fills the tables of a new generation, which nobody reads before it is whole. */
export class RedisReplacement {
  private readonly written = new Map<string, number>();

  constructor(
    private readonly connection: RedisConnection,
    private readonly layout: RedisLayout,
    private readonly generation: string,
  ) {}

  /** @returns the number of rows of each projection. @throws RedisUnavailable */
  async fill(projections: readonly string[], changes: Iterable<RowChange>): Promise<ReadonlyMap<string, number>> {
    const pipeline = this.connection.patient.pipeline();
    for (const projection of projections) {
      this.written.set(projection, 0);
      const table = this.layout.table(projection, this.generation);
      for (const name of ['rows', 'entries', 'sizes']) pipeline.hset(`${table}${name}`, '', '1');
      pipeline.zadd(`${table}keys`, 0, '');
    }
    await RedisConnection.answersOf(pipeline);
    let chunk = emptyChunk();
    for (const change of changes) {
      this.add(chunk, change);
      if (chunk.count < chunkRows && chunk.characters < chunkCharacters) continue;
      await this.write(chunk);
      chunk = emptyChunk();
    }
    await this.write(chunk);
    return this.written;
  }

  private add(chunk: Chunk, change: RowChange): void {
    const { projection, key, json } = change;
    if (json === null) return;
    const count = this.written.get(projection);
    if (count === undefined) throw new Error(`A row of ${projection}, which is not being replaced`);
    this.written.set(projection, count + 1);
    chunk.count += 1;
    chunk.characters += json.length;
    listIn(chunk.rows, projection).push(key, json);
    const entries = entriesText(change);
    if (entries === '[]') return;
    chunk.characters += entries.length * 2;
    listIn(chunk.entries, projection).push(key, entries);
    for (const [name, score, member] of JSON.parse(entries) as [string, string, string][]) {
      const id = `${projection} ${name}`;
      const group = chunk.groups.get(id) ?? { projection, name, members: [] };
      group.members.push(score, member);
      chunk.groups.set(id, group);
    }
  }

  private async write({ rows, entries, groups }: Chunk): Promise<void> {
    const pipeline = this.connection.patient.pipeline();
    for (const [projection, fields] of rows) {
      const table = this.layout.table(projection, this.generation);
      pipeline.hset(`${table}rows`, ...fields);
      pipeline.zadd(`${table}keys`, ...fields.flatMap((key, index) => (index % 2 === 0 ? [0, key] : [])));
    }
    for (const [projection, fields] of entries) {
      pipeline.hset(`${this.layout.table(projection, this.generation)}entries`, ...fields);
    }
    for (const { projection, name, members } of groups.values()) {
      const table = this.layout.table(projection, this.generation);
      pipeline.zadd(`${table}i:${name}`, ...members);
      pipeline.hincrby(`${table}sizes`, name, members.length / 2);
    }
    if (pipeline.length > 0) await RedisConnection.answersOf(pipeline);
  }
}

function emptyChunk(): Chunk {
  return { rows: new Map(), entries: new Map(), groups: new Map(), characters: 0, count: 0 };
}

function listIn(lists: Map<string, string[]>, name: string): string[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}
