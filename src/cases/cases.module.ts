import { Module } from '@nestjs/common';
import { CaseController } from './case.controller.js';
import { CaseHistoryController } from './case-history.controller.js';
import { CasePages } from './case-pages.service.js';
import { CaseProofs } from './case-proof.service.js';
import { CaseFiles } from './case-file.service.js';
import { CaseList } from './case-list.service.js';
import { CasesController } from './cases.controller.js';
import { FoundSearches } from './found-searches.service.js';
import { StaffDirectory } from './staff-names.service.js';

/** The list of cases, finding one, and every reading page of a case. Needs `ChildrenModule.forRoot`, commands, projector, access. */
@Module({
  controllers: [CasesController, CaseController, CaseHistoryController],
  providers: [CaseFiles, CaseList, CasePages, CaseProofs, FoundSearches, StaffDirectory],
  exports: [CaseFiles, CasePages, CaseProofs, StaffDirectory],
})
export class CasesModule {}
