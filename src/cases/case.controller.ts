import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import type { HistoryEntry } from '../children/case-record.js';
import { BasisService } from '../commands/basis.service.js';
import { EventStore } from '../event-store/event-store.js';
import { weekRuler } from '../web/components/week-ruler.view.js';
import { capital } from '../web/words/distance-words.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { actHref, correctionHref } from './acts.js';
import { advicePage } from './case-advice.view.js';
import { clockRows, closingReasons } from './case-clocks.view.js';
import { limitChanges } from './case-event.view.js';
import { countsInFigures, exceptionInsets, notMovedWords } from './case-exceptions.view.js';
import { caseFacts } from './case-facts.view.js';
import { CaseFiles } from './case-file.service.js';
import type { CaseFile } from './case-file.service.js';
import { caseHead, caseLink } from './case-head.view.js';
import type { CaseTab } from './case-head.view.js';
import { byWhom, eventContext, eventDays, historyShows, numbered, showWords, timeline } from './case-history.view.js';
import { limitRows } from './case-limits.view.js';
import { draftingTables, planCard } from './case-plan.view.js';
import { caseRuler } from './case-ruler.view.js';
import { correctionOf, correctionsOf } from './correction-words.js';
import { eventTitle, factRows, narrativeOf } from './event-words.js';
import { pagination } from './pagination.view.js';
import { possibleActs } from './possible-acts.js';
import { possibleActsView } from './possible-acts.view.js';
import type { PossibleActs } from './possible-acts.view.js';
import { address, pageOf, textOf } from './query.js';
import type { Query as QueryString } from './query.js';

export const eventsAPage = 50;

/** Everything on record about one child, now or as known on a past day. Reads alone. */
@Controller('cases/:reference')
@RequireRoles('caseworker', 'manager', 'auditor')
export class CaseController {
  constructor(
    private readonly files: CaseFiles,
    private readonly basis: BasisService,
    private readonly events: EventStore,
  ) {}

  @Get()
  async summary(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.open(reference, query, request, response);
    if (file === null) return;
    const { assessment, today } = file;
    const basis = this.basis.decisionBasis(today);
    const acts = this.actsOf(file, person);
    if (assessment === null) {
      this.render(response, 'cases/case-summary.njk', file, 'summary', person, { assessment: null });
      return;
    }
    const { state, deadlines, history } = assessment;
    const reasons = closingReasons(clocksOf(state, basis.policy));
    const ruler = caseRuler(state, deadlines, reasons, today, basis);
    this.render(response, 'cases/case-summary.njk', file, 'summary', person, {
      assessment: true,
      facts: caseFacts(state, deadlines, basis),
      ruler: ruler === null ? null : weekRuler(ruler),
      acts,
      limits: limitRows(state, deadlines, today),
      notMoved: notMovedWords(state, deadlines),
      clocksHref: caseLink(file, 'clocks'),
      exceptions: exceptionInsets(state, history, file.names, basis),
      counts: countsInFigures(deadlines),
      missing: missingOf(file),
    });
  }

  @Get('clocks')
  async clocks(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.open(reference, query, request, response);
    if (file === null) return;
    const { assessment, today } = file;
    const rows =
      assessment === null
        ? []
        : clockRows(assessment.state, assessment.deadlines, (revision) => eventOf(file, assessment.stream, revision), today);
    const over = new Set(['superseded', 'closed']);
    const running = assessment?.deadlines.map(({ status }) => !over.has(status)) ?? [];
    this.render(response, 'cases/case-clocks.njk', file, 'clocks', person, {
      clocks: rows.filter((_, index) => running[index] === true),
      overClocks: rows.filter((_, index) => running[index] !== true),
    });
  }

  @Get('advice')
  async advice(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.open(reference, query, request, response);
    if (file === null) return;
    const { assessment, today, names } = file;
    const basis = this.basis.decisionBasis(today);
    const forAdvice = assessment?.state.exceptions.filter(({ limits }) => limits.some(({ rule }) => rule === 'B1')) ?? [];
    const mayAsk = this.actsOf(file, person).now.some(({ href }) => href === actHref('askForAdvice', file.reference));
    this.render(response, 'cases/case-advice.njk', file, 'advice', person, {
      advice:
        assessment === null
          ? null
          : advicePage(assessment.state, assessment.deadlines, assessment.history, file.reference, today),
      exceptions:
        assessment === null
          ? []
          : exceptionInsets({ ...assessment.state, exceptions: forAdvice }, assessment.history, names, basis),
      askHref: mayAsk ? actHref('askForAdvice', file.reference) : null,
      readOnly: !mayRecord(person) || file.lookingBack !== null,
    });
  }

  @Get('plan')
  async plan(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.open(reference, query, request, response);
    if (file === null) return;
    this.render(response, 'cases/case-plan.njk', file, 'plan', person, {
      drafting: file.assessment === null ? [] : draftingTables(file.assessment.state),
      plans: file.plans.map(({ state }) => planCard(state)),
    });
  }

  @Get('history')
  async history(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.open(reference, query, request, response);
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
    this.render(response, 'cases/case-history.njk', file, 'history', person, {
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
      noteHref: mayRecord(person) && file.lookingBack === null && file.assessment !== null ? actHref('note', file.reference) : null,
    });
  }

  @Get('history/:number')
  async event(
    @Param('reference') reference: string,
    @Param('number') number: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.open(reference, query, request, response);
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
    this.render(response, 'cases/case-event.njk', file, 'history', person, {
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
          : { ...correction, title: eventTitle(correction.target, context), href: eventHref(file, events.indexOf(correction.target) + 1) },
      correctedBy: correctionsOf(entry, events).map((one) => ({ text: `Event ${events.indexOf(one) + 1}`, href: eventHref(file, events.indexOf(one) + 1) })),
      changes: assessment === undefined ? [] : limitChanges(entry, assessment.history, this.basis.decisionBasis(file.today)),
      leaf: stored?.leaf ?? null,
      correctHref:
        mayRecord(person) && file.lookingBack === null && assessment !== undefined && entry.type !== 'FactCorrected'
          ? correctionHref(file.reference, entry.revision)
          : null,
      historyHref: caseLink(file, 'history'),
    });
  }

  /** Null where the address asked for a day that is not over: the page of today is the answer. */
  private async open(reference: string, query: QueryString, request: Request, response: Response): Promise<CaseFile | null> {
    const asAt = textOf(query, 'as-at');
    const knownOn = isCalendarDate(asAt) ? asAt : null;
    if ((asAt !== null && knownOn === null) || (knownOn !== null && knownOn >= this.basis.today)) {
      response.redirect(302, request.path);
      return null;
    }
    return this.files.open(reference, knownOn, textOf(query, 'assessment'));
  }

  private actsOf({ assessment, reference, today, lookingBack }: CaseFile, person: Person): PossibleActs {
    if (assessment === null || lookingBack !== null || !mayRecord(person)) return { now: [], notYet: [] };
    const { state, deadlines } = assessment;
    const possible = possibleActs(state, this.basis.decisionBasis(today));
    const acts = possibleActsView(possible, state, deadlines, reference, today);
    if (!person.roles.includes('manager')) return acts;
    return { ...acts, now: [...acts.now, { text: 'Allocate the case', href: actHref('allocation', reference), hint: '' }] };
  }

  private render(response: Response, template: string, file: CaseFile, tab: CaseTab, person: Person, view: object): void {
    const { record } = file;
    const today: CalendarDate = this.basis.today;
    response.render(template, {
      title: record.child === null ? file.reference : record.name,
      section: 'cases',
      ...caseHead(file, tab, this.actsOf(file, person).now, today),
      nothingYet: record.child === null && file.events.length === 0,
      erased: record.erased,
      ...view,
    });
  }
}

const sources: Readonly<Record<HistoryEntry['source'], string>> = {
  user: 'Recorded by a person',
  import: 'Brought in from a file',
  system: 'Recorded by the system',
};

function mayRecord({ roles }: Person): boolean {
  return roles.includes('caseworker') || roles.includes('manager');
}

function eventHref(file: CaseFile, number: number): string {
  return address(`${caseLink(file, 'history', null, null)}/${number}`, [['as-at', file.lookingBack]]);
}

function eventOf(file: CaseFile, stream: string, revision: number): { readonly type: string; readonly href: string } | null {
  const index = file.events.findIndex((entry) => entry.stream === stream && entry.revision === revision);
  const entry = file.events[index];
  return entry === undefined ? null : { type: entry.type, href: eventHref(file, index + 1) };
}

/** What an imported assessment lacks. */
function missingOf({ assessment }: CaseFile): readonly string[] {
  if (assessment === null) return [];
  const { begun, sent, assessDecisions } = assessment.state;
  return [
    ...(begun?.by === 'broughtIn' ? ['the day the request was received'] : []),
    ...(sent.length > 0 && assessDecisions.length === 0 ? ['the decision to assess'] : []),
  ];
}
