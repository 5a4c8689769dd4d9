import { Module } from '@nestjs/common';
import { Recording } from '../api/recording.service.js';
import { BoardNames } from '../boards/board-names.service.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { PerformanceModule } from '../performance/performance.module.js';
import { MissingDetailsController } from './missing-details.controller.js';
import { SharingController } from './sharing.controller.js';
import { Sharing } from './sharing.service.js';
import { TransitionController } from './transition.controller.js';
import { YoungPeople } from './young-people.service.js';

/** The way to adulthood: a list, and sharing it with adult care. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [PerformanceModule],
  controllers: [SharingController, MissingDetailsController, TransitionController],
  providers: [BoardNames, Recording, Sharing, StaffDirectory, YoungPeople],
  exports: [YoungPeople],
})
export class TransitionModule {}
