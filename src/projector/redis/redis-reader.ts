import type { ChainableCommander } from 'ioredis';
import { RedisConnection } from '../../redis/redis-connection.js';
import { ReadModelsUnavailable } from '../read-model-store.js';
import { headValue } from './redis-layout.js';
import type { RedisLayout } from './redis-layout.js';
import { emptyScript } from './redis-scripts.js';

/** The group that an answer is about; absent where it is about the rows. */
interface About {
  readonly projection: string;
  readonly group?: string;
}

const mostTries = 5;
const beingMade = 'The read models are not there, or not whole; they are being made anew from the log';

/**
 * Reads a table and, in the same round trip and after it, which generation is the one to be read. Only where both are the
 * same is the answer good: a table that was dropped, flushed or replaced meanwhile is never taken for an empty one.
 */
export class RedisReader {
  private readonly generations = new Map<string, string>();

  constructor(
    private readonly connection: RedisConnection,
    private readonly layout: RedisLayout,
  ) {}

  /** @throws ReadModelsUnavailable where there is no table, or it has lost something that it held. */
  async read<Answer>(
    about: About,
    ask: (pipeline: ChainableCommander, table: string) => void,
    answerOf: (answers: readonly unknown[]) => { readonly answer: Answer; readonly empty: boolean },
  ): Promise<Answer> {
    const { projection } = about;
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const generation = this.generations.get(projection) ?? (await this.generationOf(projection));
      const pipeline = this.connection.quick.pipeline();
      ask(pipeline, this.layout.table(projection, generation));
      pipeline.hget(this.layout.head, projection);
      const answers = await RedisConnection.answersOf(pipeline);
      if (!this.isCurrent(projection, generation, answers.at(-1))) continue;
      const { answer, empty } = answerOf(answers);
      if (!empty || (await this.isEmpty(about, generation))) return answer;
    }
    throw new ReadModelsUnavailable('The read models are being replaced again and again');
  }

  private async generationOf(projection: string): Promise<string> {
    const pipeline = this.connection.quick.pipeline().hget(this.layout.head, projection);
    const [held] = await RedisConnection.answersOf(pipeline);
    if (typeof held !== 'string') throw new ReadModelsUnavailable(beingMade);
    const { generation } = headValue(held);
    this.generations.set(projection, generation);
    return generation;
  }

  private isCurrent(projection: string, generation: string, held: unknown): boolean {
    if (typeof held === 'string' && held.startsWith(`${generation} `)) return true;
    this.generations.delete(projection);
    return false;
  }

  private async isEmpty({ projection, group = '' }: About, generation: string): Promise<boolean> {
    const args = [this.layout.prefix, projection, generation, group];
    const found = await emptyScript.run(this.connection.quick, [this.layout.head], args);
    if (found !== 1) this.generations.delete(projection);
    if (found === 0) throw new ReadModelsUnavailable(beingMade);
    return found === 1;
  }
}
