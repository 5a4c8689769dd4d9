import { Module } from '@nestjs/common';
import { Recording } from '../api/recording.service.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { PerformanceModule } from '../performance/performance.module.js';
import { FigureImportsController } from './figure-imports.controller.js';
import { HeldFiguresController } from './held-figures.controller.js';
import { HeldFiguresRecord } from './held-figures.service.js';
import { HeldFormFlow } from './held-form-flow.service.js';
import { HeldFormsController } from './held-forms.controller.js';
import { PopulationRates } from './population-rates.service.js';

/** Figures that others hold and give us. Needs `ChildrenModule.forRoot`, commands, projector and access. */
@Module({
  imports: [PerformanceModule],
  // The import and new series first: what follows would take their addresses for a series.
  controllers: [FigureImportsController, HeldFormsController, HeldFiguresController],
  providers: [HeldFiguresRecord, HeldFormFlow, PopulationRates, Recording, StaffDirectory],
  exports: [HeldFiguresRecord],
})
export class HeldFiguresModule {}
