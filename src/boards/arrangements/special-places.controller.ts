import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import type { Query as QueryString } from '../../cases/query.js';
import { ArrangementPages } from './arrangement-pages.service.js';
import { specialPlacesBoard } from './special-places.board.js';

/** Children who wait for a special school place, with the days they have waited. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class SpecialPlacesController {
  constructor(private readonly pages: ArrangementPages) {}

  @Get('special-places')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    await this.pages.page(specialPlacesBoard, { query, person, response });
  }

  @Get('special-places.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    await this.pages.download(specialPlacesBoard, { query, person, response });
  }
}
