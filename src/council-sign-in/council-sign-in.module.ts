import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { CouncilSignOut } from '../access/council-sign-out.js';
import { BasisService } from '../commands/basis.service.js';
import { PeopleDirectory } from '../people/people-directory.js';
import { StaffRegister } from '../people/staff-register.service.js';
import { CouncilProvider } from './council-provider.js';
import type { CouncilSettings } from './council-settings.js';
import { CouncilSignInController } from './council-sign-in.controller.js';
import { ProviderSignOut } from './provider-sign-out.service.js';
import { WhoSignedIn } from './who-signed-in.service.js';

/** Where the button "Sign in with your council account" leads. */
export const councilSignInPath = '/sign-in/council';

/** Signing in with a council account. Needs `PeopleModule`, commands and access. */
@Module({})
export class CouncilSignInModule {
  static forRoot(settings: CouncilSettings, now: () => Date): DynamicModule {
    return {
      module: CouncilSignInModule,
      global: true,
      controllers: [CouncilSignInController],
      providers: [
        { provide: CouncilProvider, useFactory: () => new CouncilProvider(settings, now) },
        {
          provide: WhoSignedIn,
          inject: [PeopleDirectory, StaffRegister, BasisService],
          useFactory: (directory: PeopleDirectory, register: StaffRegister, basis: BasisService) =>
            new WhoSignedIn(directory, register, basis, settings),
        },
        { provide: CouncilSignOut, useClass: ProviderSignOut },
      ],
      exports: [CouncilSignOut],
    };
  }
}
