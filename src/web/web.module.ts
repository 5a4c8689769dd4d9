import type { DynamicModule, FactoryProvider, Provider, ModuleMetadata } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccessModule } from '../access/access.module.js';
import type { People } from '../access/people.js';
import { NoReadRecorder, ReadRecorder } from '../read-log/read-recorder.js';
import { ErrorPagesFilter } from './errors/error-pages.filter.js';
import { StandingPagesController } from './frame/standing-pages.controller.js';
import { ComponentSheetController } from './sheet/component-sheet.controller.js';
import { FrameFacts, NoFrameFacts, WebOptions } from './web-options.js';

export interface WebParts {
  /** Modules that `facts` needs. */
  readonly imports?: ModuleMetadata['imports'];
  /** Provider of `FrameFacts`, from the read models; without it the frame counts nothing. */
  readonly facts?: Provider<FrameFacts>;
  /** Who may sign in; null: the demo's people in demo mode, nobody otherwise. */
  readonly people?: People | FactoryProvider<People> | null;
  /** Provider of `ReadRecorder`; without it nobody learns who opened what. */
  readonly reads?: Provider<ReadRecorder>;
}

/** The frame that every page stands in: layout, errors, sign-in and who may open what. */
@Module({})
export class WebModule {
  static forRoot(options: WebOptions, { imports = [], facts, people = null, reads }: WebParts = {}): DynamicModule {
    return {
      module: WebModule,
      global: true,
      imports: [AccessModule.forRoot(people), ...imports],
      controllers: [StandingPagesController, ComponentSheetController],
      providers: [
        { provide: WebOptions, useValue: options },
        facts ?? { provide: FrameFacts, useClass: NoFrameFacts },
        reads ?? { provide: ReadRecorder, useClass: NoReadRecorder },
        { provide: APP_FILTER, useClass: ErrorPagesFilter },
      ],
      exports: [WebOptions, FrameFacts],
    };
  }
}
