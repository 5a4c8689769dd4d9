import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { isUrn } from '../boards/reviews/review-filters.js';
import { SettingLists } from '../boards/reviews/setting-lists.service.js';
import { SettingIndex } from '../boards/setting-index.service.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { textOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import { WebOptions } from '../web/web-options.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { feedRows } from './calendar-feeds.view.js';
import { originOf } from './origin.js';
import { ShownOnce } from './shown-once.service.js';

/** Opening a calendar feed, seeing its address once, and revoking it. */
@Controller('calendar-feeds')
@RequireRoles('caseworker', 'manager')
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly shown: ShownOnce,
    private readonly lists: SettingLists,
    private readonly settings: SettingIndex,
    private readonly staff: StaffDirectory,
    private readonly options: WebOptions,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  async page(
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const manages = person.roles.includes('manager');
    const feeds = this.feeds.liveFor(person);
    const lists = manages ? await this.lists.all(await this.access.hiddenFrom(person)) : [];
    const names = await this.staff.namesOf(feeds.map(({ kind, of }) => (kind === 'worker' ? of : null)));
    const key = textOf(query, 'new');
    const secret = key === null ? null : this.shown.take(key, person.id);
    const path = secret === null ? null : `${originOf(request, this.options)}/calendar/${secret}.ics`;
    response.render('calendar-feeds/calendar-feeds.njk', {
      title: 'Calendar feeds',
      section: 'reviews',
      subPage: true,
      address: path,
      subscribe: path?.replace(/^https?:/, 'webcal:') ?? null,
      alreadyShown: key !== null && secret === null,
      own: feedRows(feeds, person, names, this.settings).filter(({ own }) => own),
      others: feedRows(feeds, person, names, this.settings).filter(({ own }) => !own),
      settings: manages
        ? lists.map(({ urn, name }) => ({
            value: urn,
            text: name.startsWith('URN ') ? name : `${name} (URN ${urn})`,
          }))
        : null,
    });
  }

  @Post()
  @HttpCode(303)
  async open(
    @Body() body: Readonly<Record<string, unknown>>,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const { kind, setting } = body;
    const secret =
      kind === 'setting'
        ? await this.feeds.open('setting', urnFrom(setting), person)
        : await this.feeds.open('worker', person.id, person);
    response.redirect(303, `/calendar-feeds?new=${this.shown.keep(secret, person.id)}`);
  }

  @Post(':feedId/revoke')
  @HttpCode(303)
  async revoke(
    @Param('feedId') feedId: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.feeds.revoke(feedId, person);
    sayNext(request, {
      title: 'Revoked',
      heading: 'The calendar feed is revoked: its address leads nowhere from now on',
    });
    response.redirect(303, '/calendar-feeds');
  }
}

/** @throws AnswersInvalid for what is no URN. */
function urnFrom(value: unknown): string {
  if (typeof value === 'string' && isUrn(value)) return value;
  throw new AnswersInvalid([{ field: 'setting', text: 'Choose a school or college', target: 'setting' }]);
}
