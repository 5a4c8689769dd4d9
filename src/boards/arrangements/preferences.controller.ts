import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import type { Query as QueryString } from '../../cases/query.js';
import { ArrangementPages } from './arrangement-pages.service.js';
import { preferencesBoard } from './preferences.board.js';

/** What families ask section I to name, what became of it, and what is done next where it was not met. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class PreferencesController {
  constructor(private readonly pages: ArrangementPages) {}

  @Get('preferences')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    await this.pages.page(preferencesBoard, { query, person, response });
  }

  @Get('preferences.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    await this.pages.download(preferencesBoard, { query, person, response });
  }
}
