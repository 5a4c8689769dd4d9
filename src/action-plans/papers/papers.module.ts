import { Module } from '@nestjs/common';
import { StaffDirectory } from '../../cases/staff-names.service.js';
import { HeldFiguresModule } from '../../held-figures/held-figures.module.js';
import { FigureSources } from '../../performance/figure-source.service.js';
import { PerformanceModule } from '../../performance/performance.module.js';
import { PublishedFiguresModule } from '../../published-figures/published-figures.module.js';
import { ActionPlansModule } from '../action-plans.module.js';
import { LivePlanMeasuresModule } from '../live/live-plan-measures.module.js';
import { MeasureStandings } from '../measure-standings.service.js';
import { OpenedPlans } from '../pages/opened-plan.service.js';
import { FigureMembersReader } from './figure-members.service.js';
import { PapersController } from './papers.controller.js';
import { Papers } from './papers.service.js';

/** Board packs and annual reports of action plans. Needs `ChildrenModule.forRoot`, commands, projector and access. */
@Module({
  imports: [ActionPlansModule, LivePlanMeasuresModule, PerformanceModule, HeldFiguresModule, PublishedFiguresModule],
  controllers: [PapersController],
  providers: [OpenedPlans, StaffDirectory, FigureSources, FigureMembersReader, MeasureStandings, Papers],
  exports: [Papers],
})
export class PapersModule {}
