import { Module } from '@nestjs/common';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { BoardNames } from './board-names.service.js';
import { ContactRows } from './contacts/contact-rows.service.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { DisputesController } from './disputes/disputes.controller.js';
import { DisputeRows } from './disputes/dispute-rows.service.js';
import { EndedController } from './ended/ended.controller.js';
import { PlacementRows } from './placements/placement-rows.service.js';
import { PlacementsController } from './placements/placements.controller.js';
import { PlanRows } from './plan-rows.service.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { SettingReviewsController } from './reviews/setting-reviews.controller.js';
import { SettingLists } from './reviews/setting-lists.service.js';
import { SettingIndex } from './setting-index.service.js';
import { StuckController } from './stuck/stuck.controller.js';
import { StuckRows } from './stuck/stuck-rows.service.js';
import { TransferYears } from './transfers/transfer-years.service.js';
import { TransfersController } from './transfers/transfers.controller.js';

/** Boards of maintained plans, of disputes, of stuck cases and of contacts. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  controllers: [
    ReviewsController,
    SettingReviewsController,
    TransfersController,
    DisputesController,
    EndedController,
    PlacementsController,
    ContactsController,
    StuckController,
  ],
  providers: [
    BoardNames,
    ContactRows,
    DisputeRows,
    PlacementRows,
    PlanRows,
    SettingIndex,
    SettingLists,
    StaffDirectory,
    StuckRows,
    TransferYears,
  ],
  exports: [ContactRows, PlanRows, SettingIndex, SettingLists, StuckRows],
})
export class BoardsModule {}
