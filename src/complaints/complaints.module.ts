import { Module } from '@nestjs/common';
import { BoardNames } from '../boards/board-names.service.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { RecordingModule } from '../recording/recording.module.js';
import { ComplaintActs } from './complaint-acts.service.js';
import { ComplaintFormsController } from './complaint-forms.controller.js';
import { ComplaintRows } from './complaint-rows.service.js';
import { ComplaintsController } from './complaints.controller.js';

/** Complaints on and off a case. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [RecordingModule],
  // Forms first: their "new" is no id of a complaint.
  controllers: [ComplaintFormsController, ComplaintsController],
  providers: [BoardNames, ComplaintActs, ComplaintRows, StaffDirectory],
})
export class ComplaintsModule {}
