import { Module } from '@nestjs/common';
import { ActionPlanRecords } from './action-plan-records.service.js';

/** Action plans as they are recorded. Needs `ChildrenModule.forRoot`, commands and projector. */
@Module({ providers: [ActionPlanRecords], exports: [ActionPlanRecords] })
export class ActionPlansModule {}
