import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveFeed } from './live-feed.service.js';
import { ListMoves } from './list-moves.service.js';
import { LiveOptions, LiveStreams } from './live-streams.service.js';
import { MayBeTold, OfOpenCases } from './may-be-told.js';

/** Open pages learn that something they show has moved. Needs `CoreModule`, `WebModule` and `ChildrenModule.forRoot`. */
@Module({
  controllers: [LiveController],
  providers: [
    LiveFeed,
    ListMoves,
    LiveOptions,
    LiveStreams,
    // The one place that says who may be told of which case.
    { provide: MayBeTold, useClass: OfOpenCases },
  ],
})
export class LiveModule {}
