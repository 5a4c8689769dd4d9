import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Person } from '../access/people.js';
import { BoardsModule } from '../boards/boards.module.js';
import { ContactRows } from '../boards/contacts/contact-rows.service.js';
import { PlanRows } from '../boards/plan-rows.service.js';
import { SettingIndex } from '../boards/setting-index.service.js';
import { StuckRows } from '../boards/stuck/stuck-rows.service.js';
import { BasisService } from '../commands/basis.service.js';
import { PerformancePagesModule } from '../performance/performance-pages.module.js';
import { PerformancePages } from '../performance/performance-pages.service.js';
import { performanceQuery } from '../performance/performance-query.js';
import { FileWarming } from './file-warming.service.js';
import { ReadAhead } from './read-ahead.service.js';

/** Any manager at all: they see the same page, which is worked out once for them all. */
const anyManager: Person = { id: '', name: '', roles: ['manager'], team: null };

/** What makes the first pages after a start as quick as the others. */
@Module({})
export class WarmingModule {
  static forRoot(dataFolder: string): DynamicModule {
    return {
      module: WarmingModule,
      imports: [BoardsModule, PerformancePagesModule],
      providers: [
        { provide: FileWarming, useFactory: (): FileWarming => new FileWarming(dataFolder) },
        {
          provide: ReadAhead,
          inject: [PlanRows, SettingIndex, StuckRows, ContactRows, PerformancePages, BasisService],
          useFactory: (
            plans: PlanRows,
            settings: SettingIndex,
            stuck: StuckRows,
            contacts: ContactRows,
            pages: PerformancePages,
            basis: BasisService,
          ): ReadAhead => {
            const query = (): ReturnType<typeof performanceQuery> => performanceQuery({}, anyManager, basis.today);
            return new ReadAhead([
              { what: 'Plans', read: () => plans.kept() },
              { what: 'Phase transfers', read: () => plans.withTransfers() },
              { what: 'Performance', read: () => pages.performance(query(), anyManager) },
              { what: 'More figures', read: () => pages.plans(query(), anyManager) },
              { what: 'Stuck cases', read: () => stuck.all(basis.today) },
              { what: 'Contacts', read: () => contacts.all() },
              { what: 'Schools of plans', read: () => settings.ready() },
            ]);
          },
        },
      ],
    };
  }
}
