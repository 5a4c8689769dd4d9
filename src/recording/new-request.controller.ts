import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { NewRequestFlow } from './new-request-flow.service.js';

/** A request that came in: the child, who asked, and the day it was received. */
@Controller('requests/new')
@RequireRoles('caseworker', 'manager')
export class NewRequestController {
  constructor(private readonly flow: NewRequestFlow) {}

  @Get()
  async open(@Res() response: Response, @CurrentUser() person: Person): Promise<void> {
    await this.flow.open({ response, person });
  }

  @Post()
  async answer(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentUser() person: Person,
    @Body() answers: RawAnswers,
  ): Promise<void> {
    await this.flow.answer({ request, response, person }, answers);
  }
}
