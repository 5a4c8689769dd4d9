import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ListedPeople } from './access/people.js';
import { ApiModule } from './api/api.module.js';
import { BoardsModule } from './boards/boards.module.js';
import { CalendarFeedsModule } from './calendar-feeds/calendar-feeds.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ChildrenModule } from './children/children.module.js';
import { demoDirectory } from './demo/demo-people.js';
import { WorkFrameFacts } from './work-list/work-frame-facts.js';
import { WorkListModule } from './work-list/work-list.module.js';
import { FrameFacts } from './web/web-options.js';
import { englandRules } from '../workflows/timetable/rule-sets.js';
import type { Config } from './config.js';
import { CoreModule } from './core.module.js';
import { HealthController } from './health.controller.js';
import { LettersModule } from './letters/letters.module.js';
import { PerformancePagesModule } from './performance/performance-pages.module.js';
import { RecordingModule } from './recording/recording.module.js';
import { authorityName } from './sen2/authorities.js';
import { FileWarming } from './warming/file-warming.service.js';
import { WebModule } from './web/web.module.js';
import type { WebOptions } from './web/web-options.js';

/** The whole application. */
@Module({})
export class AppModule {
  static forRoot(config: Config, now: () => Date = () => new Date()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.forRoot(config, { access: 'write', now }),
        ChildrenModule.forRoot({ code: config.authority }),
        WebModule.forRoot(webOptions(config, now), {
          people: new ListedPeople(config.mode === 'demo' ? demoDirectory : []),
          facts: { provide: FrameFacts, useClass: WorkFrameFacts },
        }),
        ApiModule,
        PerformancePagesModule,
        WorkListModule,
        BoardsModule,
        CalendarFeedsModule,
        CasesModule,
        LettersModule,
        RecordingModule,
      ],
      controllers: [HealthController],
      providers: [{ provide: FileWarming, useFactory: () => new FileWarming(config.dataFolder) }],
    };
  }
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
    councilSignIn: null,
    now,
    developing: !config.production,
  };
}
