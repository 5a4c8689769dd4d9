import { randomUUID } from 'node:crypto';
import { MalformedId, StreamMovedOn } from '../../../src/commands/command-errors.js';
import { CommandIdReused } from '../../../src/event-store/event-store-errors.js';
import { CommandRejected } from '../../../workflows/kernel/command-rejected.js';
import type { NeedsAssessment } from '../../../workflows/needs-assessment/needs-assessment.state.js';
import { day, requestReceived } from '../../support/assessment-facts.js';
import { asPriya, temporaryStore } from '../../support/temporary-store.js';
import type { TemporaryStore } from '../../support/temporary-store.js';

describe('the command handler', () => {
  let store: TemporaryStore;
  let child: string;
  let id: string;
  const recordRequest = (on = '2026-10-05'): object => ({
    type: 'RecordRequest',
    on: day(on),
    data: { ...requestReceived(on).data, childId: child },
    personal: { [child]: { text: 'Referred by Fernhill Primary' } },
  });
  const execute = (command: object, context = asPriya()) =>
    store.commands.execute('needsAssessment', id, command as never, context);

  beforeEach(async () => {
    store = temporaryStore();
    child = await store.person();
    id = randomUUID();
  });
  afterEach(() => store.close());

  it('records facts with who, when and under which command, and seals what is personal', async () => {
    const context = asPriya();
    const { events, revision } = await execute(recordRequest(), context);
    expect(revision).toBe(0);
    expect(events[0]).toMatchObject({
      type: 'RequestReceived',
      occurredOn: '2026-10-05',
      recordedAt: '2026-11-23T09:00:00.000Z',
      commandId: context.commandId,
      actor: { id: 'demo-caseworker' },
      personal: { [child]: { text: 'Referred by Fernhill Primary' } },
    });
    const [stored] = await store.events.readStream(`needsAssessment-${id}`);
    expect(JSON.stringify(stored)).not.toContain('Fernhill');
  });

  it('carries a command out once, however often it is sent', async () => {
    const context = asPriya();
    const first = await execute(recordRequest(), context);
    const again = await execute(recordRequest(), context);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await store.events.readStream(first.stream)).toHaveLength(1);
  });

  it('refuses another command under the same id', async () => {
    const context = asPriya();
    await execute(recordRequest(), context);
    await expect(execute(recordRequest('2026-10-06'), context)).rejects.toThrow(CommandIdReused);
  });

  it('tells the second of two people what the first has recorded, and records nothing of the second', async () => {
    await execute(recordRequest());
    await execute(
      { type: 'NotifyDecisionToAssess', on: day('2026-11-01'), data: { overturns: null } },
      asPriya({ seenRevision: 0 }),
    );
    const late = execute(
      { type: 'AddNote', on: day('2026-11-20'), data: { kind: 'call' } },
      asPriya({ seenRevision: 0 }),
    );
    await expect(late).rejects.toThrow(StreamMovedOn);
    await expect(late).rejects.toMatchObject({ actualRevision: 1, since: [{ type: 'DecisionToAssessNotified' }] });
    expect(await store.events.readStream(`needsAssessment-${id}`)).toHaveLength(2);
  });

  it('decides again when somebody got in between, so that notes made at once are all kept', async () => {
    await execute(recordRequest());
    const notes = Array.from({ length: 4 }, () =>
      execute({ type: 'AddNote', on: day('2026-11-20'), data: { kind: 'call' } }),
    );
    await Promise.all(notes);
    expect(await store.events.readStream(`needsAssessment-${id}`)).toHaveLength(5);
  });

  it('corrects by a new event, and the state is as if it had always been so', async () => {
    await execute(recordRequest());
    await execute({ type: 'CorrectFact', revision: 0, reason: 'mistyped', occurredOn: day('2026-10-01') });
    const { state, history } = await store.commands.load('needsAssessment', id);
    expect((state as NeedsAssessment).begun?.on).toBe('2026-10-01');
    expect(history[0]?.occurredOn).toBe('2026-10-05');
  });

  it('passes on what the rules refuse, and records nothing', async () => {
    await expect(execute({ type: 'AddNote', on: day('2026-11-20'), data: { kind: 'call' } })).rejects.toThrow(
      CommandRejected,
    );
    expect(await store.events.head()).toBe(0);
  });

  it.each(['', 'x', '../keys', '00000000-0000-4000-8000-00000000000G'])('takes no id like "%s"', async (bad) => {
    await expect(store.commands.load('needsAssessment', bad)).rejects.toThrow(MalformedId);
  });
});
