import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BreakGlassUses } from '../case-access/break-glass-uses.service.js';
import { CaseAccessGuard } from '../case-access/case-access.guard.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { RestrictedCases } from '../case-access/restricted-cases.service.js';
import { CaseDoor } from '../access/case-door.js';
import { CaseReaders } from './case-readers.service.js';
import { CaseRecordService } from './case-record.service.js';
import { ChildFacets } from './child-facets.service.js';
import { ChildDirectory } from './child-directory.service.js';
import { ChildRecorder } from './child-recorder.service.js';
import { HomeAuthority } from './home-authority.js';
import { PeopleSearch } from './people-search.service.js';
import { RequestIntake } from './request-intake.service.js';

/** Who the children are, how they are found, what is on record about each, and who may open it. Needs commands, keys and projector. */
@Module({})
export class ChildrenModule {
  static forRoot(home: HomeAuthority): DynamicModule {
    const services = [
      CaseRecordService,
      ChildDirectory,
      ChildFacets,
      ChildRecorder,
      PeopleSearch,
      RequestIntake,
      CaseAccess,
      RestrictedCases,
      BreakGlassUses,
    ];
    return {
      module: ChildrenModule,
      global: true,
      providers: [
        { provide: HomeAuthority, useValue: home },
        { provide: CaseDoor, useClass: CaseReaders },
        ...services,
        { provide: APP_GUARD, useClass: CaseAccessGuard },
      ],
      exports: [HomeAuthority, CaseDoor, ...services],
    };
  }
}
