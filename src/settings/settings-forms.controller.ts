import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { closuresOf, groupAsked } from './forms/closure-group.js';
import { caseworkForm } from './forms/casework.form.js';
import { closuresForm, withdrawalForm } from './forms/closures.form.js';
import { correctionForm } from './forms/correction.form.js';
import { milestonesForm } from './forms/milestones.form.js';
import { isOpenQuestion, policyForm, policyNameOf } from './forms/policy.form.js';
import { signOffForm } from './forms/sign-off.form.js';
import { factAt } from './settings-history.view.js';
import type { SettingForm, SettingsNow } from './setting-form.js';
import { SettingsFlow } from './settings-flow.service.js';
import { answersOfFile, largestFile } from './uploaded-closures.js';
import type { UploadedClosures } from './uploaded-closures.js';

type FormOf = (now: SettingsNow) => SettingForm;

/** The forms that change a setting. Every change has a day, a reason and a page on which it is checked. */
@Controller('settings')
@RequireRolesAndSayWho('administrator', 'manager')
export class SettingsFormsController {
  constructor(
    private readonly flow: SettingsFlow,
    private readonly basis: BasisService,
    private readonly people: People,
  ) {}

  @Get('policy/:option/change')
  async policy(
    @Param('option') option: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(policyFormAt(option), { person, request, response });
  }

  @Post('policy/:option/change')
  async changePolicy(
    @Param('option') option: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(policyFormAt(option), { person, request, response }, body);
  }

  @Get('sign-off/change')
  async signOff(@CurrentUser() person: Person, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.flow.open(signOffForm, { person, request, response });
  }

  @Post('sign-off/change')
  async changeSignOff(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(signOffForm, { person, request, response }, body);
  }

  @Get('milestones/change')
  async milestones(@CurrentUser() person: Person, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.flow.open(milestonesForm, { person, request, response });
  }

  @Post('milestones/change')
  async changeMilestones(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(milestonesForm, { person, request, response }, body);
  }

  @Get('casework/change')
  async casework(@CurrentUser() person: Person, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.flow.open(await this.caseworkForm(), { person, request, response });
  }

  @Post('casework/change')
  async changeCasework(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(await this.caseworkForm(), { person, request, response }, body);
  }

  private async caseworkForm(): Promise<FormOf> {
    const managers = await this.people.holding(['manager']);
    return (now) => caseworkForm(now, managers);
  }

  @Get('closures/record')
  async closures(
    @Query() query: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(closuresForm(groupAsked(query), {}), { person, request, response });
  }

  @Post('closures/record')
  async recordClosures(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    // More rows is the same form once more, whatever is filled in so far.
    const sent = body['more'] === undefined ? body : { ...body, redraw: 'yes' };
    await this.flow.answer(closuresForm(null, sent), { person, request, response }, sent);
  }

  /** Fills the form from a file, to be looked through: nothing is recorded by it. */
  @Post('closures/upload')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: largestFile, files: 1, fields: 5, fieldSize: 1000 } }))
  async upload(
    @UploadedFile() file: UploadedClosures | undefined,
    @Query() query: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const read = answersOfFile(file);
    const group = groupAsked(query);
    const visit = { person, request, response };
    if ('errors' in read) await this.flow.open(closuresForm(group, {}), visit, {}, read.errors);
    else await this.flow.open(closuresForm(group, {}), visit, read.answers);
  }

  @Get('closures/withdraw')
  async withdrawal(
    @Query() query: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const group = groupAsked(query);
    if (group === null || closuresOf(this.flow.now().settings, group).length === 0) throw new NotFoundException();
    await this.flow.open(withdrawalForm(group), { person, request, response });
  }

  @Post('closures/withdraw')
  async withdraw(
    @Query() query: RawAnswers,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const group = groupAsked(query);
    if (group === null) throw new NotFoundException();
    await this.flow.answer(withdrawalForm(group), { person, request, response }, body);
  }

  @Get('history/:number/correct')
  async correction(
    @Param('number') number: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(this.correctionOf(number), { person, request, response });
  }

  @Post('history/:number/correct')
  async correct(
    @Param('number') number: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(this.correctionOf(number), { person, request, response }, body);
  }

  private correctionOf(number: string): FormOf {
    const revision = /^[1-9]\d{0,6}$/.test(number) ? Number(number) - 1 : -1;
    const fact = factAt(this.basis.recorded().history, revision);
    if (fact === null) throw new NotFoundException();
    return correctionForm(fact);
  }
}

function policyFormAt(text: string): FormOf {
  const option = policyNameOf(text);
  if (option === null || !isOpenQuestion(option)) throw new NotFoundException();
  return policyForm(option);
}
