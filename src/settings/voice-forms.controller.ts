import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { complaintLimitsForm, questionnaireForm, smallestShownForm } from './forms/voice.forms.js';
import type { SettingForm, SettingsNow } from './setting-form.js';
import { SettingsFlow } from './settings-flow.service.js';

const forms: Readonly<Record<string, (now: SettingsNow) => SettingForm>> = {
  complaints: complaintLimitsForm,
  questionnaire: questionnaireForm,
  publication: smallestShownForm,
};

/** The forms of the settings about complaints and feedback. */
@Controller('settings/feedback')
@RequireRolesAndSayWho('administrator', 'manager')
export class VoiceFormsController {
  constructor(private readonly flow: SettingsFlow) {}

  @Get(':setting')
  async open(
    @Param('setting') setting: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(formOf(setting), { person, request, response });
  }

  @Post(':setting')
  async answer(
    @Param('setting') setting: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(formOf(setting), { person, request, response }, body);
  }
}

function formOf(setting: string): (now: SettingsNow) => SettingForm {
  const form = Object.hasOwn(forms, setting) ? forms[setting] : undefined;
  if (form === undefined) throw new NotFoundException();
  return form;
}
