import { Controller, Get, NotFoundException, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, OpenToEveryone, RequireSignIn } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { RouteRules } from '../../access/route-rules.js';
import { navigationOf } from './navigation.js';

/** The first page of each person, and the pages that the footer leads to. */
@Controller()
export class StandingPagesController {
  constructor(private readonly routes: RouteRules) {}

  @Get()
  @RequireSignIn()
  home(@CurrentUser() person: Person, @Res() response: Response): void {
    const [first] = navigationOf(person, (path) => this.routes.opens(path, person));
    if (first === undefined) throw new NotFoundException();
    response.redirect(302, first.href);
  }

  @Get('accessibility')
  @OpenToEveryone()
  @Render('web/pages/accessibility.njk')
  accessibility(): object {
    return {};
  }

  @Get('privacy')
  @OpenToEveryone()
  @Render('web/pages/privacy.njk')
  privacy(): object {
    return {};
  }

  @Get('help')
  @OpenToEveryone()
  @Render('web/pages/help.njk')
  help(): object {
    return {};
  }
}
