import { randomUUID } from 'node:crypto';
import { CommandIdReused, WrongExpectedRevision } from '../../src/event-store/event-store-errors.js';
import { sampleEvents } from './sample-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function repeatingContract(log: LogUnderTest): void {
  describe('repeating a command', () => {
    it('gives the first answer again, whatever has happened since', async () => {
      const stream = log.fresh();
      const first = await log.append(stream, -1, 3, 'cmd-' + stream);
      await log.append(stream, 2);
      const again = await log.append(stream, -1, 3, 'cmd-' + stream);
      expect(again).toEqual({ ...first, replayed: true });
      expect(await log.store.readStream(stream)).toHaveLength(4);
      expect(await log.store.commandResult('cmd-' + stream, stream)).toMatchObject({ ...first, replayed: true });
    });

    it('refuses another body under the same id', async () => {
      const stream = log.fresh();
      await log.append(stream, -1, 1, 'cmd-' + stream);
      const other = log.store.append(stream, 0, sampleEvents('cmd-' + stream, 1, { clear: '{"other":1}' }), {
        commandId: 'cmd-' + stream,
      });
      await expect(other).rejects.toBeInstanceOf(CommandIdReused);
      await expect(
        log.store.append(log.fresh(), -1, sampleEvents('cmd-' + stream), { commandId: 'cmd-' + stream }),
      ).rejects.toBeInstanceOf(CommandIdReused);
      expect(await log.store.readStream(stream)).toHaveLength(1);
    });

    it('judges the body by the hash the caller gives', async () => {
      const stream = log.fresh();
      const commandId = randomUUID();
      const events = sampleEvents(commandId);
      await log.store.append(stream, -1, events, { commandId, bodyHash: 'one' });
      expect(
        await log.store.append(stream, 5, sampleEvents(commandId, 2), { commandId, bodyHash: 'one' }),
      ).toMatchObject({
        replayed: true,
        revision: 0,
      });
      expect(await log.store.commandResult(commandId, stream)).toMatchObject({ bodyHash: 'one' });
      await expect(log.store.append(stream, 0, events, { commandId, bodyHash: 'two' })).rejects.toBeInstanceOf(
        CommandIdReused,
      );
    });

    it('has one effect for each of 100 commands sent 1 to 5 times, interleaved and across a restart', async () => {
      const prefix = log.fresh('plan');
      const sendings = Array.from({ length: 100 }, (_, n) => Array<number>(1 + (n % 5)).fill(n)).flat();
      // A fixed shuffle: sendings of one command are far apart, some before and some after the restart.
      sendings.sort((a, b) => ((a * 7919) % 101) - ((b * 7919) % 101));
      const spread = sendings.map((_, index) => sendings[(index * 37) % sendings.length] ?? 0);
      const answers = new Map<number, number>();
      const send = async (n: number): Promise<void> => {
        const { position } = await log.append(`${prefix}-${n}`, -1, 2, `cmd-${prefix}-${n}`);
        expect(answers.get(n) ?? position).toBe(position);
        answers.set(n, position);
      };
      await Promise.all(spread.slice(0, 150).map(send));
      await log.reopen();
      await Promise.all(spread.slice(150).map(send));
      for (let n = 0; n < 100; n++) expect(await log.store.readStream(`${prefix}-${n}`)).toHaveLength(2);
      expect(answers.size).toBe(100);
    });

    it('does not remember a command that was refused', async () => {
      const stream = log.fresh();
      await expect(log.append(stream, 7, 1, 'cmd-' + stream)).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(await log.store.commandResult('cmd-' + stream, stream)).toBeNull();
      expect(await log.append(stream, -1, 1, 'cmd-' + stream)).toMatchObject({ replayed: false });
    });
  });
}
