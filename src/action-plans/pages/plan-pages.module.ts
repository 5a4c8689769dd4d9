import { Module } from '@nestjs/common';
import { StaffDirectory } from '../../cases/staff-names.service.js';
import { PublishedFiguresModule } from '../../published-figures/published-figures.module.js';
import { ActionPlansModule } from '../action-plans.module.js';
import { LivePlanMeasuresModule } from '../live/live-plan-measures.module.js';
import { MeasureStandings } from '../measure-standings.service.js';
import { MeasuresMet } from './measures-met.service.js';
import { OpenPlan } from './opened.decorator.js';
import { OpenedPlans } from './opened-plan.service.js';
import { PlanMeasuresController } from './plan-measures.controller.js';
import { PlanPagesController } from './plan-pages.controller.js';
import { PlanVersionsController } from './plan-versions.controller.js';
import { PlansController } from './plans.controller.js';

/** The pages on which action plans are read. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [ActionPlansModule, LivePlanMeasuresModule, PublishedFiguresModule],
  controllers: [PlansController, PlanVersionsController, PlanMeasuresController, PlanPagesController],
  providers: [OpenedPlans, OpenPlan, MeasureStandings, MeasuresMet, StaffDirectory],
  exports: [MeasureStandings, MeasuresMet],
})
export class ActionPlanPagesModule {}
