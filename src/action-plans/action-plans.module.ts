import { Module } from '@nestjs/common';
import { ActionPlanList } from './action-plan-list.service.js';
import { ActionPlanRecords } from './action-plan-records.service.js';

/** Action plans as they are recorded. Needs `ChildrenModule.forRoot`, commands and projector. */
@Module({ providers: [ActionPlanRecords, ActionPlanList], exports: [ActionPlanRecords, ActionPlanList] })
export class ActionPlansModule {}
