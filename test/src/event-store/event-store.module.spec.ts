import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { StoreUnavailable } from '../../../src/event-store/event-store-errors.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { EventStoreModule } from '../../../src/event-store/event-store.module.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { KeyStore, KeyStoreUnavailable } from '../../../src/keys/key-store.js';
import { KeysModule } from '../../../src/keys/keys.module.js';
import { sampleEvents } from '../../contract/sample-events.js';

describe('the event store and keys modules', () => {
  it('provide their ports, finish what is waiting at shutdown, and let go of the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehc-module-'));
    const app = await Test.createTestingModule({
      imports: [
        EventStoreModule.forRoot({ adapter: 'sqlite', folder }),
        KeysModule.forRoot({ folder, keyEncryptionKey: randomBytes(32).toString('base64') }),
      ],
    }).compile();
    await app.init();
    const [events, keys] = [app.get(EventStore), app.get(KeyStore)];
    const waiting = events.append('plan-1', -1, sampleEvents('c-1'), { commandId: 'c-1' });
    await app.close();
    expect((await waiting).position).toBe(1);
    await expect(events.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(keys.referenceOf('x')).rejects.toBeInstanceOf(KeyStoreUnavailable);
    const again = SqliteEventStore.open({ folder });
    expect(await again.head()).toBe(1);
    await again.close();
    rmSync(folder, { recursive: true });
  });
});
