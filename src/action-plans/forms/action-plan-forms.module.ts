import { Module } from '@nestjs/common';
import { Recording } from '../../api/recording.service.js';
import { ActionPlansModule } from '../action-plans.module.js';
import { ActionPlanPagesModule } from '../pages/plan-pages.module.js';
import { OutcomeSuggestions } from './outcome-suggestions.service.js';
import { PlanFormFlow } from './plan-form-flow.service.js';
import { PlanFormsController } from './plan-forms.controller.js';
import { PlanLoadsController } from './plan-loads.controller.js';

/**
 * Forms of action plans. Comes before the pages that read them: `/action-plans/new` and `/action-plans/load` are no plans. Needs
 * `ChildrenModule.forRoot`, commands, projector and access.
 */
@Module({
  imports: [ActionPlansModule, ActionPlanPagesModule],
  controllers: [PlanLoadsController, PlanFormsController],
  providers: [PlanFormFlow, OutcomeSuggestions, Recording],
})
export class ActionPlanFormsModule {}
