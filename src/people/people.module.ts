import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CommandHandler } from '../commands/command-handler.js';
import { PeopleDirectory } from './people-directory.js';
import { StaffFreshness } from './staff-freshness.service.js';
import { StaffRegister } from './staff-register.service.js';

export interface PeopleOptions {
  /** Folder of `people.sqlite`. */
  readonly folder: string;
  /** Whose people: three figures. */
  readonly authority: string;
}

/** Who works here: the directory of names and the way to change who may sign in. Needs commands. */
@Module({})
export class PeopleModule {
  static forRoot({ folder, authority }: PeopleOptions): DynamicModule {
    return {
      module: PeopleModule,
      global: true,
      providers: [
        { provide: PeopleDirectory, useFactory: () => new PeopleDirectory(folder) },
        {
          provide: StaffRegister,
          inject: [CommandHandler, PeopleDirectory],
          useFactory: (commands: CommandHandler, directory: PeopleDirectory) =>
            new StaffRegister(commands, directory, authority),
        },
        StaffFreshness,
      ],
      exports: [PeopleDirectory, StaffRegister],
    };
  }
}
