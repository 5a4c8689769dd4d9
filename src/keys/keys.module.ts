import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { KeyStore } from './key-store.js';
import { SqliteKeyStore } from './sqlite-key-store.js';
import type { SqliteKeyStoreOptions } from './sqlite-key-store.js';

export type KeyStoreOptions = SqliteKeyStoreOptions;

/** Provides `KeyStore` to the whole application and closes it at the very end of a shutdown. */
@Module({})
export class KeysModule implements OnApplicationShutdown {
  constructor(@Inject(KeyStore) private readonly keys: KeyStore) {}

  static forRoot(options: KeyStoreOptions): DynamicModule {
    return {
      module: KeysModule,
      global: true,
      providers: [{ provide: KeyStore, useFactory: () => SqliteKeyStore.open(options) }],
      exports: [KeyStore],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.keys.close();
  }
}
