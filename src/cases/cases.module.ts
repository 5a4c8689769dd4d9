import { Module } from '@nestjs/common';
import { BasisService } from '../commands/basis.service.js';
import { KeyStore } from '../keys/key-store.js';
import { RedisConnection } from '../redis/redis-connection.js';
import { CaseController } from './case.controller.js';
import { CaseHistoryController } from './case-history.controller.js';
import { CasePages } from './case-pages.service.js';
import { CaseProofs } from './case-proof.service.js';
import { CaseFiles } from './case-file.service.js';
import { CaseList } from './case-list.service.js';
import { CasesController } from './cases.controller.js';
import { FoundSearches, FoundSearchesInMemory, RedisFoundSearches } from './found-searches.service.js';
import { StaffDirectory } from './staff-names.service.js';

/** The list of cases, finding one, and every reading page of a case. Needs `ChildrenModule.forRoot`, commands, projector, access. */
@Module({
  controllers: [CasesController, CaseController, CaseHistoryController],
  providers: [
    CaseFiles,
    CaseList,
    CasePages,
    CaseProofs,
    StaffDirectory,
    {
      provide: FoundSearches,
      // With the sessions: the page of what was found may be asked of another process than the search was.
      useFactory: (basis: BasisService, keys: KeyStore, redis?: RedisConnection) =>
        redis === undefined ? new FoundSearchesInMemory(basis) : new RedisFoundSearches(redis, keys),
      inject: [BasisService, KeyStore, { token: RedisConnection, optional: true }],
    },
  ],
  exports: [CaseFiles, CasePages, CaseProofs, StaffDirectory],
})
export class CasesModule {}
