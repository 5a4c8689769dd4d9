import { Module } from '@nestjs/common';
import { FigureSources } from '../performance/figure-source.service.js';
import { PerformanceModule } from '../performance/performance.module.js';
import { BreakdownCasesController } from './breakdown-cases.controller.js';
import { BreakdownsController } from './breakdowns.controller.js';
import { QuarterCounts } from './quarter-counts.service.js';
import { QuartersController } from './quarters.controller.js';
import { Breakdowns } from './breakdowns.service.js';

/** Counts broken down by what children are like. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [PerformanceModule],
  controllers: [BreakdownsController, BreakdownCasesController, QuartersController],
  providers: [FigureSources, Breakdowns, QuarterCounts],
  exports: [Breakdowns, QuarterCounts],
})
export class BreakdownsModule {}
