import { Controller, Get, NotFoundException, Optional, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { RequireRoles } from '../access/access.decorators.js';
import type { HistoryEntry } from '../children/case-record.js';
import { EventStore } from '../event-store/event-store.js';
import { WhoHasLooked } from '../read-log/who-has-looked.service.js';
import { londonDateOf } from '../commands/london-time.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import { capital } from '../web/words/distance-words.js';
import { actHref, correctionHref } from './acts.js';
import { CaseProofs } from './case-proof.service.js';
import { mayReplay, pastHref, replayHref, trustOf } from './case-trust.view.js';
import { limitChanges } from './case-event.view.js';
import type { ProcessOfEvent } from './case-event.view.js';
import type { CaseFile } from './case-file.service.js';
import { caseLink } from './case-head.view.js';
import { byWhom, eventContext, eventDays, historyShows, numbered, showWords, timeline } from './case-history.view.js';
import { CasePages, eventHref } from './case-pages.service.js';
import type { OpenCase } from './case-pages.service.js';
import { Visit } from './case-visit.js';
import type { CaseVisit } from './case-visit.js';
import { correctionOf, correctionsOf } from './correction-words.js';
import type { CorrectionOf } from './correction-words.js';
import { processHref } from './fact-acts.js';
import { eventRows, eventTitle, narrativeOf } from './event-words.js';
import { pagination } from './pagination.view.js';
import { staffName } from './staff-names.service.js';
import { address, pageOf, textOf } from './query.js';
import type { Query } from './query.js';

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
    private readonly events: EventStore,
    private readonly proofs: CaseProofs,
    /** Absent in an application without a read log. */
    @Optional() private readonly looked?: WhoHasLooked,
  ) {}

  @Get()
  async history(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-history.njk', 'history', async (opened) => {
      const proof = await this.proofs.of(opened.file.events);
      return {
        ...historyView(opened, visit.query, proof.fault === null),
        trust: trustOf(proof, opened),
        looked: await this.looked?.card(opened.file.record.case, opened.file.reference, visit.person),
      };
    });
  }

  @Get(':number')
  async event(@Visit() visit: CaseVisit, @Res() response: Response, @Param('number') number: string): Promise<void> {
    const at = /^\d{1,6}$/.test(number) ? Number(number) : 0;
    await this.pages.show(visit, response, 'cases/case-event.njk', 'history', async (opened) => {
      const entry = opened.file.events[at - 1];
      if (entry === undefined) throw new NotFoundException();
      const [stored] = await this.events.readStream(entry.stream, { from: entry.revision, to: entry.revision });
      const proof = await this.proofs.of(opened.file.events);
      return {
        ...eventView(opened, entry, at, proof.fault === null),
        trust: trustOf(proof, opened),
        leaf: stored?.leaf ?? null,
        erasedPart: entry.personal === null && (stored?.sealed.length ?? 0) > 0,
      };
    });
  }
}

/** A record that was altered is only read until somebody has looked into it. */
function historyView({ file, records, person, basis }: OpenCase, query: Query, sound: boolean): object {
  const show = historyShows.find((one) => one === textOf(query, 'show')) ?? 'everything';
  const all = numbered(file.events, show);
  const page = pageOf(query);
  const link = (changes: { readonly show?: string; readonly page?: number }): string =>
    address(caseLink(file, 'history', null, null), [
      ['show', changes.show ?? show],
      ['page', changes.page === undefined || changes.page === 1 ? null : String(changes.page)],
      ['as-at', file.lookingBack],
    ]);
  return {
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
    noteHref: records && sound && file.assessment !== null ? actHref('note', file.reference) : null,
    pastHref: file.lookingBack === null ? pastHref(file, person, addDays(basis.today, -1)) : null,
  };
}

function eventView(
  { file, basis, records, person }: OpenCase,
  entry: HistoryEntry,
  at: number,
  sound: boolean,
): object {
  const { events, names } = file;
  const process = processOf(file, entry);
  const correction = correctionOf(entry, events);
  const context = eventContext(file);
  const step = (n: number): { text: string; href: string } | null =>
    n < 1 || n > events.length ? null : { text: `Event ${n}`, href: eventHref(file, n) };
  const hrefOf = (one: HistoryEntry): string => eventHref(file, events.indexOf(one) + 1);
  return {
    title: eventTitle(entry, context),
    number: at,
    total: events.length,
    previous: step(at - 1),
    next: step(at + 1),
    when: eventDays(entry, events),
    struck: correctionsOf(entry, events).at(-1)?.data.struck === true,
    by: byWhom(entry, names, false),
    role: capital(entry.actor.role),
    onBehalfOf: entry.actor.onBehalfOf === undefined ? null : staffName(names, entry.actor.onBehalfOf),
    source: sources[entry.source],
    text: narrativeOf(entry),
    rows: correction === null ? eventRows(entry, names) : [],
    correction:
      correction === null
        ? null
        : { ...correction, title: eventTitle(correction.target, context), href: hrefOf(correction.target) },
    correctedBy: correctionsOf(entry, events).map((one) => ({
      text: `Event ${events.indexOf(one) + 1}`,
      href: hrefOf(one),
    })),
    changes: process === null ? [] : limitChanges(entry, process, { basis, child: file.record }),
    place: `${at} of ${events.length} in this case, ${entry.revision + 1} in its own chain`,
    replayHref: mayReplay(person) ? replayHref(file.reference, londonDateOf(new Date(entry.recordedAt)), at) : null,
    correct: records && sound && process !== null ? correctLink(file.reference, process, entry, correction) : null,
    historyHref: caseLink(file, 'history'),
  };
}

/** A correction is undone by correcting the record anew. */
function correctLink(
  reference: string,
  { workflow, id }: ProcessOfEvent,
  entry: HistoryEntry,
  correction: CorrectionOf | null,
): { readonly text: string; readonly href: string } {
  const href = (event: number): string =>
    workflow === 'needsAssessment'
      ? correctionHref(reference, event)
      : `${processHref(workflow, reference, id)}/corrections/new?event=${event}`;
  return correction === null
    ? { text: 'Correct this record', href: href(entry.revision) }
    : { text: 'Correct the record again', href: href(correction.target.revision) };
}

/** The assessment, plan or dispute that an event is of; null for the child’s own events. */
function processOf({ record }: CaseFile, { stream }: HistoryEntry): ProcessOfEvent | null {
  const process = record.processes.find((one) => one.stream === stream);
  return process === undefined ? null : { ...process, history: process.history ?? [] };
}
