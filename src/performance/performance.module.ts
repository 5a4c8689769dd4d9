import { Module } from '@nestjs/common';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { HeldRows } from '../projector/held-rows.js';
import { ProjectorService } from '../projector/projector.service.js';
import { BirthDates } from './birth-dates.service.js';
import { FiguresService } from './figures.service.js';

/** Figures and the cases behind them. Needs `ChildrenModule.forRoot`. */
@Module({
  providers: [
    BirthDates,
    {
      provide: FiguresService,
      inject: [EventStore, HeldRows, BasisService, ProjectorService],
      useFactory: (
        events: EventStore,
        held: HeldRows,
        basis: BasisService,
        projector: ProjectorService,
      ): FiguresService => new FiguresService(events, held, basis, projector),
    },
  ],
  exports: [BirthDates, FiguresService],
})
export class PerformanceModule {}
