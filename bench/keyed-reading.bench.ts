import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { projections } from '../projections/registry.js';
import { identityTypes } from '../src/children/child-identity.js';
import { ChildDirectory } from '../src/children/child-directory.service.js';
import { PeopleSearch } from '../src/children/people-search.service.js';
import { demoAuthority } from '../src/demo/demo-generator.service.js';
import { openEvent } from '../src/keys/sealing.js';
import { KeyEncryptionKey } from '../src/keys/key-encryption-key.js';
import type { WrappedKey } from '../src/keys/key-encryption-key.js';
import { SqliteKeyStore } from '../src/keys/sqlite-key-store.js';
import { CommandHandlerService } from '../src/commands/command-handler.service.js';
import { ProjectorService } from '../src/projector/projector.service.js';
import { inventedAuthority, withAuthority } from './invented-authority.js';
import type { OpenAuthority } from './invented-authority.js';
import { interleaved } from './measurement.js';
import type { Benchmark, Measurement, Options } from './measurement.js';

import { theSame } from './report.js';

interface Ciphertext {
  readonly key: KeyObject;
  readonly aad: Buffer;
  readonly iv: string;
  readonly tag: string;
  readonly ct: string;
}

interface NameableCiphertext extends Ciphertext {
  /** Says who a child is. */
  readonly isNeeded: boolean;
}

interface CiphertextAndItsKey extends Ciphertext {
  readonly kek: KeyEncryptionKey;
  readonly wrapped: WrappedKey;
}

/** The index of names, made by opening with each child's own key what the log says of who they are. */
export const keyedReading: Benchmark = {
  name: 'keyed-reading',
  run: async (options) => {
    const home = await inventedAuthority(options.quick ? 2_000 : 10_000, options);
    return withAuthority(home, (authority) => measure(home, authority, options));
  },
};

async function measure(home: string, authority: OpenAuthority, { quick }: Options): Promise<readonly Measurement[]> {
  const ciphertexts = await sameCiphertexts(authority);
  const needed = wrappedAgain(ciphertexts.filter(({ isNeeded }) => isNeeded));
  const indexing = (keys: SqliteKeyStore, parts: number) => async () => {
    const started = performance.now();
    await nameIndex(authority, keys);
    return perSecond(parts, started);
  };
  const cold = (parts: number) => async (): Promise<number> => {
    const keys = SqliteKeyStore.open({ folder: home, makeOwnKey: true });
    try {
      return await indexing(keys, parts)();
    } finally {
      await keys.close();
    }
  };
  const decrypting = (): number => {
    const started = performance.now();
    for (const ciphertext of ciphertexts) kept = decrypted(ciphertext);
    return perSecond(ciphertexts.length, started);
  };
  const unwrapping = (): number => {
    const started = performance.now();
    for (const { kek, wrapped, ...ciphertext } of needed)
      kept = decrypted({ ...ciphertext, key: createSecretKey(kek.unwrap(wrapped, '')) });
    return perSecond(needed.length, started);
  };
  const rounds = quick ? 4 : 7;
  const all = ciphertexts.length;
  const first = await interleaved(rounds, cold(all), decrypting);
  const again = await interleaved(rounds, indexing(authority.keys, all), decrypting);
  const least = await interleaved(rounds, cold(needed.length), unwrapping);
  const is = 'AES-256-GCM of the same plaintexts with every key at hand, nothing else';
  const unit = 'parts/s';
  const none = { unit, promise: null } as const;
  return [
    {
      what: 'keyed reading: name index, keys unwrapped on the way',
      unit,
      ours: first.ours,
      raw: { value: first.raw, is },
      ratio: first.ratio,
      promise: { of: 'ratio', kind: 'atLeast', limit: 0.6 },
      notes: [`${all.toLocaleString('en-GB')} sealed parts in the streams of the children`],
    },
    {
      ...none,
      what: '  the same with keys still in memory',
      ours: again.ours,
      raw: { value: again.raw, is: theSame },
      ratio: again.ratio,
    },
    {
      ...none,
      what: '  the first, counted in the parts that the index needs',
      ours: least.ours,
      raw: { value: least.raw, is: 'for each of those parts: unwrapping its key and decrypting it' },
      ratio: least.ratio,
      notes: [`${needed.length.toLocaleString('en-GB')} parts, each of another child`],
    },
  ];
}

const perSecond = (parts: number, started: number): number => (parts * 1_000) / (performance.now() - started);

/** Keeps the engine from leaving out work whose result nobody looks at. */
export let kept: unknown;

async function nameIndex({ events, readModels, basis }: OpenAuthority, keys: SqliteKeyStore): Promise<void> {
  const commands = new CommandHandlerService(events, keys, basis);
  const projector = new ProjectorService(events, readModels, projections, () => basis.standing);
  const directory = new ChildDirectory(commands, keys, basis, projector);
  const search = new PeopleSearch(events, keys, directory, { code: demoAuthority }, projector);
  await search.ready();
  const { complete } = await search.find('nobody of this name');
  if (!complete) throw new Error('The names could not be read');
  await search.onModuleDestroy();
  directory.onModuleDestroy();
}

/** The key store does not give its keys away: the same plaintexts under keys of our own make the same work. */
async function sameCiphertexts({ events, keys }: OpenAuthority): Promise<readonly NameableCiphertext[]> {
  const own = new Map<string, KeyObject>();
  const ciphertexts: NameableCiphertext[] = [];
  for await (const page of events.readAll()) {
    for (const event of page) {
      if (!event.stream.startsWith('child-')) continue;
      for (const [subject, data] of Object.entries(openEvent(keys, event).personal)) {
        const key = own.get(subject) ?? createSecretKey(randomBytes(32));
        own.set(subject, key);
        const aad = Buffer.from(`${event.stream} ${event.type} ${subject}`);
        const isNeeded = identityTypes.some((type) => type === event.type);
        ciphertexts.push({ ...encrypted(key, aad, JSON.stringify(data)), isNeeded });
      }
    }
  }
  return ciphertexts;
}

function wrappedAgain(ciphertexts: readonly Ciphertext[]): readonly CiphertextAndItsKey[] {
  const kek = new KeyEncryptionKey(randomBytes(32).toString('base64'));
  return ciphertexts.map((ciphertext) => ({ ...ciphertext, kek, wrapped: kek.wrap(ciphertext.key.export(), '') }));
}

function encrypted(key: KeyObject, aad: Buffer, text: string): Ciphertext {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
  const ct = cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
  return { key, aad, iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), ct };
}

function decrypted({ key, aad, iv, tag, ct }: Ciphertext): string {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
  decipher.setAAD(aad).setAuthTag(Buffer.from(tag, 'base64'));
  return decipher.update(ct, 'base64', 'utf8') + decipher.final('utf8');
}
