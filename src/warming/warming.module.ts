import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Person } from '../access/people.js';
import { MeasuresMet } from '../action-plans/pages/measures-met.service.js';
import { ActionPlanPagesModule } from '../action-plans/pages/plan-pages.module.js';
import { BoardsModule } from '../boards/boards.module.js';
import { ContactRows } from '../boards/contacts/contact-rows.service.js';
import { PlanRows } from '../boards/plan-rows.service.js';
import { SettingLists } from '../boards/reviews/setting-lists.service.js';
import { StuckRows } from '../boards/stuck/stuck-rows.service.js';
import { breakdownQuery } from '../breakdowns/breakdown-query.js';
import { BreakdownsModule } from '../breakdowns/breakdowns.module.js';
import { Breakdowns } from '../breakdowns/breakdowns.service.js';
import { QuarterCounts } from '../breakdowns/quarter-counts.service.js';
import { ChildFacets } from '../children/child-facets.service.js';
import { BasisService } from '../commands/basis.service.js';
import { PerformancePagesModule } from '../performance/performance-pages.module.js';
import { PerformancePages } from '../performance/performance-pages.service.js';
import { performanceQuery } from '../performance/performance-query.js';
import { QualityLooks } from '../quality/quality-looks.service.js';
import { QualityPagesModule } from '../quality/quality-pages.module.js';
import { TransitionModule } from '../transition/transition.module.js';
import { YoungPeople } from '../transition/young-people.service.js';
import { FileWarming } from './file-warming.service.js';
import { ReadAhead } from './read-ahead.service.js';
import { collectSpentMemory } from './spent-memory.js';

/** Any manager at all: they see the same page, which is worked out once for them all. */
const anyManager: Person = { id: '', name: '', roles: ['manager'], team: null };

/** What makes the first pages after a start as quick as the others. */
@Module({})
export class WarmingModule {
  static forRoot(dataFolder: string): DynamicModule {
    return {
      module: WarmingModule,
      imports: [
        BoardsModule,
        PerformancePagesModule,
        BreakdownsModule,
        TransitionModule,
        ActionPlanPagesModule,
        QualityPagesModule,
      ],
      providers: [
        { provide: FileWarming, useFactory: (): FileWarming => new FileWarming(dataFolder) },
        {
          provide: ReadAhead,
          inject: [
            ...[PlanRows, SettingLists, StuckRows, ContactRows, ChildFacets, PerformancePages],
            ...[Breakdowns, QuarterCounts, YoungPeople, MeasuresMet, QualityLooks, FileWarming, BasisService],
          ],
          useFactory: (
            plans: PlanRows,
            settings: SettingLists,
            stuck: StuckRows,
            contacts: ContactRows,
            facets: ChildFacets,
            pages: PerformancePages,
            breakdowns: Breakdowns,
            quarters: QuarterCounts,
            young: YoungPeople,
            met: MeasuresMet,
            quality: QualityLooks,
            files: FileWarming,
            basis: BasisService,
          ): ReadAhead => {
            const query = (): ReturnType<typeof performanceQuery> => performanceQuery({}, anyManager, basis.today);
            const figures = {
              what: 'Performance and more figures',
              read: () => pages.readAhead(query(), anyManager),
            };
            return new ReadAhead([
              { what: 'Plans', read: () => plans.kept() },
              { what: 'Phase transfers', read: () => plans.withTransfers() },
              figures,
              { what: 'Stuck cases', read: () => stuck.all(basis.today) },
              { what: 'Contacts', read: () => contacts.all() },
              { what: 'Schools of plans', read: () => settings.all() },
              { what: 'Birth dates and what counts are broken down by', read: () => facets.ready() },
              // Once more, with birth dates: whoever opened the page meanwhile had it without them.
              figures,
              {
                what: 'Breakdowns',
                read: () => breakdowns.counted(breakdownQuery({}, anyManager, basis.today).query),
              },
              { what: 'Live plans quarter by quarter', read: () => quarters.usual(basis.today) },
              { what: 'Moving to adulthood', read: () => young.on(basis.today) },
              { what: 'Measures of action plans', read: () => met.readAhead() },
              { what: 'Quality', read: () => quality.readAhead(query()) },
              // Read by a process beside this one: while that goes on, whatever a page reads from the disk waits for it.
              { what: 'Data files', read: () => files.done },
              { what: 'Memory', read: async () => Promise.resolve().then(collectSpentMemory) },
            ]);
          },
        },
      ],
      exports: [ReadAhead],
    };
  }
}
