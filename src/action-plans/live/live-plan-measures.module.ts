import { Module } from '@nestjs/common';
import { BreakdownsModule } from '../../breakdowns/breakdowns.module.js';
import { HeldFiguresModule } from '../../held-figures/held-figures.module.js';
import { FigureSources } from '../../performance/figure-source.service.js';
import { PerformanceModule } from '../../performance/performance.module.js';
import { DetailsOnRecord } from './details-on-record.service.js';
import { LivePlanMeasures } from './live-plan-measures.service.js';

/** Live values of action plans' measures. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [PerformanceModule, BreakdownsModule, HeldFiguresModule],
  providers: [FigureSources, DetailsOnRecord, LivePlanMeasures],
  exports: [LivePlanMeasures],
})
export class LivePlanMeasuresModule {}
