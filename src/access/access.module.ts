import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { WebOptions } from '../web/web-options.js';
import { AccessGuard } from './access.guard.js';
import { demoPeople, ListedPeople, People } from './people.js';
import { RouteRules } from './route-rules.js';
import { SignInController } from './sign-in.controller.js';
import { SqliteSessionStore } from './sqlite-session-store.js';

/** Who may come in and what they may open. */
@Module({})
export class AccessModule {
  /** `people` says who may sign in; without it the demo has its ready people and others have nobody. */
  static forRoot(people: People | null): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [SignInController],
      providers: [
        RouteRules,
        { provide: APP_GUARD, useClass: AccessGuard },
        {
          provide: People,
          useFactory: ({ demo }: WebOptions) => people ?? new ListedPeople(demo ? demoPeople : []),
          inject: [WebOptions],
        },
        {
          provide: SqliteSessionStore,
          useFactory: ({ dataFolder, now }: WebOptions) => new SqliteSessionStore(dataFolder, now),
          inject: [WebOptions],
        },
      ],
      exports: [RouteRules, People, SqliteSessionStore],
    };
  }
}
