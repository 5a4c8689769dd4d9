import { Module } from '@nestjs/common';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { PublishedFiguresModule } from '../published-figures/published-figures.module.js';
import { CasesBehindController } from './cases-behind.controller.js';
import { CatchingUp } from './catching-up.service.js';
import { DefinitionsController } from './definitions.controller.js';
import { FigureSources } from './figure-source.service.js';
import { FiguresAsKnownController } from './figures-as-known.controller.js';
import { FiguresAsKnown } from './figures-as-known.service.js';
import { LateCasesController } from './late-cases.controller.js';
import { LatePlansService } from './late-plans.service.js';
import { MeasuresApiController } from './measures.api-controller.js';
import { PerformanceController } from './performance.controller.js';
import { PerformanceModule } from './performance.module.js';
import { PerformancePages } from './performance-pages.service.js';
import { StagesComparedController } from './stages-compared.controller.js';
import { WorkloadLimitsController } from './workload-limits.controller.js';
import { WorkloadService } from './workload.service.js';

/** Pages and interface of the figures. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [PerformanceModule, PublishedFiguresModule],
  // The cases first: the figures' own files are told by a parameter.
  controllers: [
    CasesBehindController,
    LateCasesController,
    WorkloadLimitsController,
    StagesComparedController,
    PerformanceController,
    DefinitionsController,
    FiguresAsKnownController,
    MeasuresApiController,
  ],
  providers: [
    PerformancePages,
    FigureSources,
    FiguresAsKnown,
    LatePlansService,
    WorkloadService,
    CatchingUp,
    StaffDirectory,
  ],
  exports: [PerformancePages],
})
export class PerformancePagesModule {}
