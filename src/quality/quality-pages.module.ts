import { Module } from '@nestjs/common';
import { FigureSources } from '../performance/figure-source.service.js';
import { PerformanceModule } from '../performance/performance.module.js';
import { QualityController } from './quality.controller.js';

/** Pages of quality. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [PerformanceModule],
  controllers: [QualityController],
  providers: [FigureSources],
})
export class QualityPagesModule {}
