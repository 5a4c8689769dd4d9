import { Module } from '@nestjs/common';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';
import { BirthDates } from './birth-dates.service.js';
import { FiguresService } from './figures.service.js';

/** Figures and the cases behind them. Needs `ChildrenModule.forRoot`. */
@Module({
  providers: [
    BirthDates,
    {
      provide: FiguresService,
      inject: [EventStore, ReadModelStore, BasisService, ProjectorService],
      useFactory: (
        events: EventStore,
        readModels: ReadModelStore,
        basis: BasisService,
        projector: ProjectorService,
      ): FiguresService => new FiguresService(events, readModels, basis, projector),
    },
  ],
  exports: [BirthDates, FiguresService],
})
export class PerformanceModule {}
