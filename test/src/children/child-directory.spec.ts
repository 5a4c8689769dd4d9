import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { unreadableName } from '../../../src/children/child-card.js';
import { ChildDirectory } from '../../../src/children/child-directory.service.js';
import { ChildrenModule } from '../../../src/children/children.module.js';
import { RequestIntake } from '../../../src/children/request-intake.service.js';
import { CommandsModule } from '../../../src/commands/commands.module.js';
import { StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import { EventStoreModule } from '../../../src/event-store/event-store.module.js';
import type { FactRow, StoredEvent } from '../../../src/event-store/event-store.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { KeysModule } from '../../../src/keys/keys.module.js';
import { ProjectorModule } from '../../../src/projector/projector.module.js';
import { ProjectorService } from '../../../src/projector/projector.service.js';

/** The real log on disk behind readings that a test can break. */
function breakable(store: EventStore): { away: boolean } {
  const state = { away: false };
  const [readStream, readFacts] = [store.readStream.bind(store), store.readFacts.bind(store)];
  const there = (): void => {
    if (state.away) throw new StoreUnavailable('gone');
  };
  store.readStream = async (...asked): Promise<readonly StoredEvent[]> => {
    there();
    return readStream(...asked);
  };
  store.readFacts = async (...asked): Promise<readonly FactRow[]> => {
    there();
    return readFacts(...asked);
  };
  return state;
}

describe('names of children while the log cannot be read', () => {
  let folder: string;
  let module: TestingModule;
  let log: { away: boolean };
  let child: { childId: string; reference: string | null };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ehc-names-'));
    const now = (): Date => new Date('2026-11-23T08:41:00Z');
    module = await Test.createTestingModule({
      imports: [
        EventStoreModule.forRoot({ adapter: 'sqlite', folder, clock: { now } }),
        KeysModule.forRoot({ folder, makeOwnKey: true }),
        CommandsModule.forRoot({ now }),
        ProjectorModule.forRoot({ adapter: 'sqlite', folder }),
        ChildrenModule.forRoot({ code: '999' }),
      ],
    }).compile();
    await module.init();
    const store = module.get(EventStore);
    expect(store).toBeInstanceOf(SqliteEventStore);
    log = breakable(store);
    await module.get(ProjectorService).start();
    child = await module.get(RequestIntake).recordNewRequest(
      {
        receivedOn: '2026-11-02',
        requestedBy: 'parentOrYoungPerson',
        channel: 'email',
        inYouthAccommodation: false,
        notAMatch: true,
        about: {
          child: { forename: 'Orla', surname: 'Quillfeather', birthDate: '2018-05-04', sex: 'F' },
          need: { primary: 'SLCN', secondary: null },
        },
      } as Parameters<RequestIntake['recordNewRequest']>[0],
      { authority: '999', actor: { id: 'demo-manager', role: 'manager' }, commandId: 'names-1', source: 'user' },
    );
    await module.get(ProjectorService).reached(await store.head());
  });
  afterEach(async () => {
    await module.close();
    rmSync(folder, { recursive: true });
  });

  const cardOf = async () => (await module.get(ChildDirectory).namesOf([child.childId])).get(child.childId);

  it('are replaced by words, beside the reference, and are there again as soon as it can', async () => {
    log.away = true;
    expect(await cardOf()).toMatchObject({ name: unreadableName, reference: child.reference, erased: false });
    expect(child.reference).toMatch(/^EHC-/);
    log.away = false;
    expect(await cardOf()).toMatchObject({ name: 'Orla Quillfeather', birthDate: '2018-05-04' });
  });

  it('are still shown where they were opened before', async () => {
    await cardOf();
    log.away = true;
    expect(await cardOf()).toMatchObject({ name: 'Orla Quillfeather' });
  });
});
