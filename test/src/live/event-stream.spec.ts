import { EventStream } from '../../../src/live/event-stream.js';
import type { StreamAnswer } from '../../../src/live/event-stream.js';

/** An answer whose reader takes nothing: after so many writes the next would have to wait. */
function answerThatTakes(writes: number): { answer: StreamAnswer; written: string[]; dropped: () => boolean } {
  const written: string[] = [];
  let dropped = false;
  const answer = {
    writeHead: () => answer,
    flushHeaders: () => undefined,
    write: (text: string) => written.push(text) < writes,
    end: () => answer,
    destroy: () => {
      dropped = true;
      return answer;
    },
    get writableNeedDrain() {
      return written.length >= writes;
    },
    writableEnded: false,
    get destroyed() {
      return dropped;
    },
  };
  return { answer: answer as unknown as StreamAnswer, written, dropped: () => dropped };
}

describe('a stream of server-sent events', () => {
  it('writes events with their place, for the browser to send back', () => {
    const { answer, written } = answerThatTakes(10);
    const stream = new EventStream(answer);
    stream.open();
    stream.send('change', { text: 'one\ntwo' }, '12-1');
    expect(written).toEqual(['retry: 3000\n\n', 'id: 12-1\nevent: change\ndata: {"text":"one\\ntwo"}\n\n']);
  });

  it('lets go of a reader that does not take what was sent, and writes nothing more', () => {
    const { answer, written, dropped } = answerThatTakes(3);
    const stream = new EventStream(answer);
    stream.open();
    stream.beat('1-0');
    expect(dropped()).toBe(false);
    for (let n = 0; n < 5; n += 1) stream.beat('1-0');
    expect(dropped()).toBe(true);
    expect(written).toHaveLength(3);
  });
});
