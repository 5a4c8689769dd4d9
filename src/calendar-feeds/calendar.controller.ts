import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { CalendarFeed } from '../../workflows/authority/calendar-feeds.js';
import { OpenToEveryone } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import { WebOptions } from '../web/web-options.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { FeedEvents } from './feed-events.service.js';
import { icalendar } from './icalendar.js';
import { originOf } from './origin.js';

/** The feeds themselves, for calendars that know a secret address. Nobody is signed in here. */
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly events: FeedEvents,
    private readonly people: People,
    private readonly options: WebOptions,
  ) {}

  @Get(':secret.ics')
  @OpenToEveryone()
  async feed(@Param('secret') secret: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    const feed = this.feeds.find(secret);
    if (feed === null || !(await this.isOfSomebody(feed))) {
      response.status(404).type('text/plain').send('Not found\n');
      return;
    }
    // A school has no way into the application.
    const events = await this.events.of(feed, feed.kind === 'worker' ? originOf(request, this.options) : null);
    const name = feed.kind === 'worker' ? 'EHC due work' : `EHC reviews and transfers, URN ${feed.of}`;
    response
      .status(200)
      .setHeader('Cache-Control', 'private, max-age=900')
      .setHeader('Content-Disposition', 'inline; filename="ehc.ics"')
      .type('text/calendar; charset=utf-8')
      .send(icalendar(name, events));
  }

  /** The feed of a person who no longer works here ends with their access. */
  private async isOfSomebody({ kind, of }: CalendarFeed): Promise<boolean> {
    if (kind === 'setting') return true;
    const roles = (await this.people.find(of))?.roles ?? [];
    return roles.includes('caseworker') || roles.includes('manager');
  }
}
