import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { PeopleDirectory } from './people-directory.js';
import { StaffFreshness } from './staff-freshness.service.js';
import { StaffRegister } from './staff-register.service.js';

/** Who works here: the directory of names and the way to change who may sign in. Needs commands and `ChildrenModule.forRoot`. */
@Module({})
export class PeopleModule {
  static forRoot(folder: string): DynamicModule {
    return {
      module: PeopleModule,
      global: true,
      providers: [
        { provide: PeopleDirectory, useFactory: () => new PeopleDirectory(folder) },
        StaffRegister,
        StaffFreshness,
      ],
      exports: [PeopleDirectory, StaffRegister],
    };
  }
}
