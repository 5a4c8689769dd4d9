import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { actHref } from './acts.js';
import { CaseFiles } from './case-file.service.js';
import type { CaseFile } from './case-file.service.js';
import { caseHead, caseLink } from './case-head.view.js';
import type { CaseTab } from './case-head.view.js';
import { possibleActs } from './possible-acts.js';
import { possibleActsView } from './possible-acts.view.js';
import type { PossibleActs } from './possible-acts.view.js';
import { address, textOf } from './query.js';
import type { Query as QueryString } from './query.js';

/** What the pages of one case share: which file and which day, what may be recorded, and the head of the page. */
@Injectable()
export class CasePages {
  constructor(
    private readonly files: CaseFiles,
    private readonly basis: BasisService,
  ) {}

  /** Null where the address asked for a day that is not over: the page of today is the answer. */
  async open(reference: string, query: QueryString, request: Request, response: Response): Promise<CaseFile | null> {
    const asAt = textOf(query, 'as-at');
    const knownOn = isCalendarDate(asAt) ? asAt : null;
    if ((asAt !== null && knownOn === null) || (knownOn !== null && knownOn >= this.basis.today)) {
      response.redirect(302, request.path);
      return null;
    }
    return this.files.open(reference, knownOn, textOf(query, 'assessment'));
  }

  /** What this person can record now; nothing in the past or for those who only read. */
  actsOf({ assessment, reference, today, lookingBack }: CaseFile, person: Person): PossibleActs {
    if (assessment === null || lookingBack !== null || !mayRecord(person)) return { now: [], notYet: [] };
    const { state, deadlines } = assessment;
    const possible = possibleActs(state, this.basis.decisionBasis(today));
    const acts = possibleActsView(possible, state, deadlines, reference, today);
    if (!person.roles.includes('manager')) return acts;
    return {
      ...acts,
      now: [...acts.now, { text: 'Allocate the case', href: actHref('allocation', reference), hint: '' }],
    };
  }

  /** Draws a page of the case with its head. */
  render(response: Response, template: string, file: CaseFile, tab: CaseTab, person: Person, view: object): void {
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

/** Whether the person records on cases, or only reads them. */
export function mayRecord({ roles }: Person): boolean {
  return roles.includes('caseworker') || roles.includes('manager');
}

/** Address of one event of the case. */
export function eventHref(file: CaseFile, number: number): string {
  return address(`${caseLink(file, 'history', null, null)}/${number}`, [['as-at', file.lookingBack]]);
}
