import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards/boards.module.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { WorkListModule } from '../work-list/work-list.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { FeedEvents } from './feed-events.service.js';
import { ShownOnce } from './shown-once.service.js';

/** Calendar feeds of due work and of schools. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [BoardsModule, WorkListModule],
  controllers: [CalendarController, CalendarFeedsController],
  providers: [CalendarFeeds, FeedEvents, ShownOnce, StaffDirectory],
})
export class CalendarFeedsModule {}
