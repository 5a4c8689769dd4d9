import { Module } from '@nestjs/common';
import { CasesBehindController } from './cases-behind.controller.js';
import { DefinitionsController } from './definitions.controller.js';
import { FigureSources } from './figure-source.service.js';
import { FiguresAsKnownController } from './figures-as-known.controller.js';
import { FiguresAsKnown } from './figures-as-known.service.js';
import { LatePlansService } from './late-plans.service.js';
import { MeasuresApiController } from './measures.api-controller.js';
import { PerformanceController } from './performance.controller.js';
import { PerformanceModule } from './performance.module.js';
import { WorkloadService } from './workload.service.js';

/** Pages and interface of the figures. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [PerformanceModule],
  // The cases first: the figures' own files are told by a parameter.
  controllers: [
    CasesBehindController,
    PerformanceController,
    DefinitionsController,
    FiguresAsKnownController,
    MeasuresApiController,
  ],
  providers: [FigureSources, FiguresAsKnown, LatePlansService, WorkloadService],
})
export class PerformancePagesModule {}
