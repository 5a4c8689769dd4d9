import { Module } from '@nestjs/common';
import { FigureSources } from '../performance/figure-source.service.js';
import { PerformanceModule } from '../performance/performance.module.js';
import { QualityLooks } from './quality-looks.service.js';
import { ProvisionChecks } from './provision-checks.service.js';
import { QualityController } from './quality.controller.js';

/** Pages of quality. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [PerformanceModule],
  controllers: [QualityController],
  providers: [FigureSources, ProvisionChecks, QualityLooks],
  exports: [QualityLooks],
})
export class QualityPagesModule {}
