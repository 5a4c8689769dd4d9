import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import type { Query as QueryString } from '../../cases/query.js';
import { ArrangementPages } from './arrangement-pages.service.js';
import { fundingBoard } from './funding.board.js';

/** Agreements of several bodies to pay together: who pays what, and when each is looked at again. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class FundingController {
  constructor(private readonly pages: ArrangementPages) {}

  @Get('funding')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    await this.pages.page(fundingBoard, { query, person, response });
  }

  @Get('funding.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    await this.pages.download(fundingBoard, { query, person, response });
  }
}
