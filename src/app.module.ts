import { Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import { People } from './access/people.js';
import { ActionPlanFormsModule } from './action-plans/forms/action-plan-forms.module.js';
import { ActionPlansModule } from './action-plans/action-plans.module.js';
import { ActionPlanPagesModule } from './action-plans/pages/plan-pages.module.js';
import { ApiModule } from './api/api.module.js';
import { AllocationsModule } from './allocations/allocations.module.js';
import { TransitionModule } from './transition/transition.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BoardsModule } from './boards/boards.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { BreakdownsModule } from './breakdowns/breakdowns.module.js';
import { CalendarFeedsModule } from './calendar-feeds/calendar-feeds.module.js';
import { CaseAccessPagesModule } from './case-access/case-access-pages.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ChildrenModule } from './children/children.module.js';
import { BasisService } from './commands/basis.service.js';
import { CouncilSignInModule, councilSignInPath } from './council-sign-in/council-sign-in.module.js';
import { demoDirectory } from './demo/demo-people.js';
import { DirectoryPeople } from './people/directory-people.js';
import { PeopleDirectory } from './people/people-directory.js';
import { PeoplePagesModule } from './people/people-pages.module.js';
import { PeopleModule } from './people/people.module.js';
import { WorkFrameFacts } from './work-list/work-frame-facts.js';
import { WorkListModule } from './work-list/work-list.module.js';
import { FrameFacts } from './web/web-options.js';
import { englandRules } from '../workflows/timetable/rule-sets.js';
import type { Config } from './config.js';
import { CoreModule } from './core.module.js';
import { HeldFiguresModule } from './held-figures/held-figures.module.js';
import { PublishedFiguresPagesModule } from './published-figures/published-figures-pages.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { LiveModule } from './live/live.module.js';
import { HealthController } from './health.controller.js';
import { LettersModule } from './letters/letters.module.js';
import { PapersModule } from './action-plans/papers/papers.module.js';
import { PerformancePagesModule } from './performance/performance-pages.module.js';
import { DurableReadRecorder } from './read-log/durable-read-recorder.js';
import { ReadLogModule } from './read-log/read-log.module.js';
import { readLogOptions } from './read-log/read-log-store.js';
import { ReadRecorder } from './read-log/read-recorder.js';
import { QualityPagesModule } from './quality/quality-pages.module.js';
import { RecordingModule } from './recording/recording.module.js';
import { RulesModule } from './rules/rules.module.js';
import { authorityName } from './sen2/authorities.js';
import { SettingsModule } from './settings/settings.module.js';
import { WarmingModule } from './warming/warming.module.js';
import { WebModule } from './web/web.module.js';
import type { WebOptions } from './web/web-options.js';

/** The whole application. */
@Module({})
export class AppModule {
  static forRoot(config: Config, now: () => Date = () => new Date()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.forRoot(config, { access: 'write', now, servesPages: true }),
        ChildrenModule.forRoot({ code: config.authority }),
        PeopleModule.forRoot({ folder: config.dataFolder, authority: config.authority }),
        ...(config.council === null ? [] : [CouncilSignInModule.forRoot(config.council, now)]),
        WebModule.forRoot(webOptions(config, now), {
          people: peopleOf(config),
          facts: { provide: FrameFacts, useClass: WorkFrameFacts },
          reads: { provide: ReadRecorder, useExisting: DurableReadRecorder },
        }),
        ReadLogModule.forRoot(readLogOptions(config, { readOnly: false, clock: { now } }), {
          dataFolder: config.dataFolder,
          unusualFrom: config.unusualReading,
        }),
        ApiModule,
        PerformancePagesModule,
        BreakdownsModule,
        WorkListModule,
        BoardsModule,
        ComplaintsModule,
        FeedbackModule,
        CalendarFeedsModule,
        CasesModule,
        AuditModule,
        LettersModule,
        RecordingModule,
        QualityPagesModule,
        HeldFiguresModule,
        ActionPlanFormsModule,
        ActionPlansModule,
        PapersModule,
        ActionPlanPagesModule,
        PublishedFiguresPagesModule,
        CaseAccessPagesModule,
        SettingsModule,
        RulesModule,
        AllocationsModule,
        TransitionModule,
        ImportsModule.forRoot({ dataFolder: config.dataFolder, limitBytes: config.importLimitBytes }),
        LiveModule,
        PeoplePagesModule,
        WarmingModule.forRoot(config.dataFolder),
      ],
      controllers: [HealthController],
    };
  }
}

function peopleOf({ mode }: Config): FactoryProvider<People> {
  return {
    provide: People,
    inject: [BasisService, PeopleDirectory],
    useFactory: (basis: BasisService, directory: PeopleDirectory) =>
      new DirectoryPeople(basis, directory, mode === 'demo' ? demoDirectory : []),
  };
}

function webOptions(config: Config, now: () => Date): WebOptions {
  const council = config.authorityName ?? authorityName(config.authority) ?? `Authority ${config.authority}`;
  return {
    councilName: council,
    areaName: council.replace(/ (City |County |Borough |District )?Council$/, ''),
    demo: config.mode === 'demo',
    https: config.https,
    dataFolder: config.dataFolder,
    sessionSecret: config.sessionSecret,
    rulesInForce: `${englandRules.title} · version ${englandRules.version}`,
    councilSignIn: config.council === null ? null : councilSignInPath,
    now,
    developing: config.developing,
  };
}
