import { Module } from '@nestjs/common';
import { Recording } from '../api/recording.service.js';
import { WorkListModule } from '../work-list/work-list.module.js';
import { AllocationsController } from './allocations.controller.js';
import { Allocations } from './allocations.service.js';
import { ChosenCases } from './chosen-cases.service.js';

/** Several cases to one team and person at once. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [WorkListModule],
  controllers: [AllocationsController],
  providers: [Allocations, ChosenCases, Recording],
})
export class AllocationsModule {}
