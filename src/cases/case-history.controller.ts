import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import type { HistoryEntry } from '../children/case-record.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { capital } from '../web/words/distance-words.js';
import { actHref, correctionHref } from './acts.js';
import { limitChanges } from './case-event.view.js';
import { caseLink } from './case-head.view.js';
import { byWhom, eventContext, eventDays, historyShows, numbered, showWords, timeline } from './case-history.view.js';
import { CasePages, eventHref, mayRecord } from './case-pages.service.js';
import { correctionOf, correctionsOf } from './correction-words.js';
import { eventTitle, factRows, narrativeOf } from './event-words.js';
import { pagination } from './pagination.view.js';
import { address, pageOf, textOf } from './query.js';
import type { Query as QueryString } from './query.js';

const eventsAPage = 50;

const sources: Readonly<Record<HistoryEntry['source'], string>> = {
  user: 'Recorded by a person',
  import: 'Brought in from a file',
  system: 'Recorded by the system',
};

/** What happened in a case, event by event, now or as known on a past day. Reads alone. */
@Controller('cases/:reference/history')
@RequireRoles('caseworker', 'manager', 'auditor')
export class CaseHistoryController {
  constructor(
    private readonly pages: CasePages,
    private readonly basis: BasisService,
    private readonly events: EventStore,
  ) {}

  @Get()
  async history(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.pages.open(reference, query, request, response);
    if (file === null) return;
    const show = historyShows.find((one) => one === textOf(query, 'show')) ?? 'everything';
    const all = numbered(file.events, show);
    const page = pageOf(query);
    const link = (changes: { readonly show?: string; readonly page?: number }): string =>
      address(caseLink(file, 'history', null, null), [
        ['show', changes.show ?? show],
        ['page', changes.page === undefined || changes.page === 1 ? null : String(changes.page)],
        ['as-at', file.lookingBack],
      ]);
    this.pages.render(response, 'cases/case-history.njk', file, 'history', person, {
      total: file.events.length,
      shows: historyShows.map((one) => ({
        text: one === 'corrections' ? `${showWords[one]} (${numbered(file.events, one).length})` : showWords[one],
        href: link({ show: one }),
        current: one === show,
      })),
      items: timeline(all.slice((page - 1) * eventsAPage, page * eventsAPage), file, all.length > eventsAPage),
      eventHref: `${caseLink(file, 'history', null, null)}/`,
      asAtQuery: file.lookingBack === null ? '' : `?as-at=${file.lookingBack}`,
      pages: pagination({ page, size: eventsAPage, total: all.length }, (n) => link({ page: n })),
      noteHref:
        mayRecord(person) && file.lookingBack === null && file.assessment !== null
          ? actHref('note', file.reference)
          : null,
    });
  }

  @Get(':number')
  async event(
    @Param('reference') reference: string,
    @Param('number') number: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.pages.open(reference, query, request, response);
    if (file === null) return;
    const { events, names, assessments } = file;
    const at = /^\d{1,6}$/.test(number) ? Number(number) : 0;
    const entry = events[at - 1];
    if (entry === undefined) throw new NotFoundException();
    const [stored] = await this.events.readStream(entry.stream, { from: entry.revision, to: entry.revision });
    const assessment = assessments.find(({ stream }) => stream === entry.stream);
    const correction = correctionOf(entry, events);
    const context = eventContext(file);
    const step = (n: number): { text: string; href: string } | null =>
      n < 1 || n > events.length ? null : { text: `Event ${n}`, href: eventHref(file, n) };
    this.pages.render(response, 'cases/case-event.njk', file, 'history', person, {
      title: eventTitle(entry, context),
      number: at,
      total: events.length,
      previous: step(at - 1),
      next: step(at + 1),
      when: eventDays(entry, events),
      struck: correctionsOf(entry, events).at(-1)?.data.struck === true,
      by: byWhom(entry, names),
      role: capital(entry.actor.role),
      source: sources[entry.source],
      text: narrativeOf(entry),
      rows: correction === null ? factRows(entry.data) : [],
      correction:
        correction === null
          ? null
          : {
              ...correction,
              title: eventTitle(correction.target, context),
              href: eventHref(file, events.indexOf(correction.target) + 1),
            },
      correctedBy: correctionsOf(entry, events).map((one) => ({
        text: `Event ${events.indexOf(one) + 1}`,
        href: eventHref(file, events.indexOf(one) + 1),
      })),
      changes:
        assessment === undefined ? [] : limitChanges(entry, assessment.history, this.basis.decisionBasis(file.today)),
      leaf: stored?.leaf ?? null,
      correctHref:
        mayRecord(person) && file.lookingBack === null && assessment !== undefined && entry.type !== 'FactCorrected'
          ? correctionHref(file.reference, entry.revision)
          : null,
      historyHref: caseLink(file, 'history'),
    });
  }
}
