import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { RedisConnection } from '../redis/redis-connection.js';
import { WebOptions } from '../web/web-options.js';
import { AccessGuard } from './access.guard.js';
import { demoPeople, ListedPeople, People } from './people.js';
import { RedisTries } from './redis-tries.js';
import { RedisSessionStore } from './redis-session-store.js';
import { RouteRules } from './route-rules.js';
import { SessionTimeController } from './session-time.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SessionStore } from './session-store.js';
import { SqliteSessionStore } from './sqlite-session-store.js';
import { Tries, TriesInMemory } from './tries.js';

/** Who may come in and what they may open. */
@Module({})
export class AccessModule {
  /** `people` says who may sign in; without it the demo has its ready people and others have nobody. */
  static forRoot(people: People | FactoryProvider<People> | null): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [SignInController, SessionTimeController],
      providers: [
        RouteRules,
        { provide: APP_GUARD, useClass: AccessGuard },
        peopleProvider(people),
        {
          provide: SessionStore,
          // Where the application has Redis, its sessions are there too, for every process that serves the same people.
          useFactory: ({ dataFolder, now }: WebOptions, redis?: RedisConnection) =>
            redis === undefined
              ? new SqliteSessionStore(dataFolder, now)
              : new RedisSessionStore(redis, dataFolder, now),
          inject: [WebOptions, { token: RedisConnection, optional: true }],
        },
        {
          provide: Tries,
          useFactory: (redis?: RedisConnection) => (redis === undefined ? new TriesInMemory() : new RedisTries(redis)),
          inject: [{ token: RedisConnection, optional: true }],
        },
      ],
      exports: [RouteRules, People, SessionStore, Tries],
    };
  }
}

function peopleProvider(people: People | FactoryProvider<People> | null): FactoryProvider<People> {
  if (people !== null && 'useFactory' in people) return people;
  return {
    provide: People,
    useFactory: ({ demo }: WebOptions) => people ?? new ListedPeople(demo ? demoPeople : []),
    inject: [WebOptions],
  };
}
