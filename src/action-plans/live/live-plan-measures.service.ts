import { Injectable } from '@nestjs/common';
import type { Period } from '../../performance/period.js';
import type { LiveAnswer, LiveAsk, PathPoint } from './live-answer.js';

/** Live values of the measures of action plans: from events, from figures that others hold, or the word that a person judges. */
@Injectable()
export class LivePlanMeasures {
  async answer(ask: LiveAsk): Promise<LiveAnswer> {
    const [answer] = await this.answers([ask]);
    if (answer === undefined) throw new Error('Each question has an answer');
    return answer;
  }

  /** The same for a page with many measures: rows are read once for each period and day. In the order of the questions. */
  answers(asks: readonly LiveAsk[]): Promise<readonly LiveAnswer[]> {
    return Promise.resolve(asks.map((): LiveAnswer => ({ kind: 'unanswered', why: '' })));
  }

  /** The value of each stretch of time, for a chart; of a held series the periods that were given. */
  path(_ask: LiveAsk, _stretches: readonly Period[]): Promise<readonly PathPoint[]> {
    return Promise.resolve([]);
  }
}
