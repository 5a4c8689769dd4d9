import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { RestrictionFlow } from './restriction-flow.service.js';

/** Who may open a case, for managers to say. */
@Controller('cases/:reference/restriction')
@RequireRolesAndSayWho('manager')
export class RestrictionController {
  constructor(private readonly flow: RestrictionFlow) {}

  @Get()
  async form(
    @Param('reference') reference: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open({ reference, person, request, response, lift: false });
  }

  @Post()
  async answer(
    @Param('reference') reference: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
    @Body() answers: RawAnswers,
  ): Promise<void> {
    await this.flow.answer({ reference, person, request, response, lift: false }, answers);
  }

  @Get('lift')
  async liftForm(
    @Param('reference') reference: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open({ reference, person, request, response, lift: true });
  }

  @Post('lift')
  async lift(
    @Param('reference') reference: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
    @Body() answers: RawAnswers,
  ): Promise<void> {
    await this.flow.answer({ reference, person, request, response, lift: true }, answers);
  }
}
