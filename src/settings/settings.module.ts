import { Module } from '@nestjs/common';
import { Recording } from '../api/recording.service.js';
import { AuthorityModule } from '../authority/authority.module.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { SettingsController } from './settings.controller.js';
import { SettingsFlow } from './settings-flow.service.js';
import { VoiceFormsController } from './voice-forms.controller.js';
import { SettingsFormsController } from './settings-forms.controller.js';

/** Pages on which an authority settles what the law leaves to it. Needs `CoreModule`, `WebModule` and `ChildrenModule.forRoot`. */
@Module({
  imports: [AuthorityModule],
  controllers: [SettingsController, SettingsFormsController, VoiceFormsController],
  providers: [SettingsFlow, StaffDirectory, Recording],
})
export class SettingsModule {}
