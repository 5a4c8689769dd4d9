import { Module } from '@nestjs/common';
import { BoardNames } from '../boards/board-names.service.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { ComplaintRows } from '../complaints/complaint-rows.service.js';
import { DueBoard } from './due-board.service.js';
import { DueComplaintsService } from './due-complaints.service.js';
import { DueWorkController } from './due-work.controller.js';

/** The list of due work. Needs `ChildrenModule.forRoot`, commands, projector and access. */
@Module({
  controllers: [DueWorkController],
  providers: [BoardNames, ComplaintRows, DueBoard, DueComplaintsService, StaffDirectory],
  exports: [DueBoard],
})
export class WorkListModule {}
