import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { KeptWhile } from '../performance/kept-while.js';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { DecisionBasis } from '../../workflows/kernel/decider.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import { acts, actHref, restrictionHref } from './acts.js';
import { ageOn, factPossibilities } from './fact-act-trials.js';
import type { FactPossibility } from './fact-act-trials.js';
import { processHref } from './fact-acts.js';
import type { ActedOn } from './fact-acts.js';
import { beginningActs } from './fact-beginnings.js';
import { factActsView, noActs } from './fact-acts.view.js';
import type { ActedProcess, GroupedActs } from './fact-acts.view.js';
import { CaseFiles } from './case-file.service.js';
import type { CaseFile, OnFile } from './case-file.service.js';
import { caseHead, caseLink } from './case-head.view.js';
import type { CaseTab } from './case-head.view.js';
import { possibleActs } from './possible-acts.js';
import type { Possibility } from './possible-acts.js';
import { possibleActsView } from './possible-acts.view.js';
import type { ActLink, PossibleActs } from './possible-acts.view.js';
import { address, textOf } from './query.js';
import type { CaseVisit } from './case-visit.js';

/** A process of the case with its events. */
type ActedOnFile = ActedProcess & Pick<OnFile, 'stream' | 'history'>;

/** A case opened for one visit. */
export interface OpenCase {
  readonly file: CaseFile;
  readonly basis: DecisionBasis;
  readonly person: Person;
  /** What this person can record now; nothing in the past or for those who only read. */
  readonly acts: PossibleActs;
  /** What this person can record of a plan or dispute of the case. */
  readonly actsOn: (on: ActedOn, process: ActedOnFile) => GroupedActs;
  /** Whether this person can record something on the page as it is shown. */
  readonly records: boolean;
}

/** So many processes were looked at lately, from one page of their case after another: some 10 kB each. */
const mostLooks = 500;

/** What the pages of one case share: which file and which day, what may be recorded, and the head of the page. */
@Injectable()
export class CasePages {
  /** What can be recorded of a process rests on its events, the day, the child's age and the settings alone. */
  private readonly looks = new KeptWhile<object, readonly FactPossibility[]>(mostLooks);

  /** What can be recorded of an assessment: its state is another one as soon as something is recorded or the rules change. */
  private readonly tried = new KeptWhile<NeedsAssessment, readonly Possibility[]>(1);

  constructor(
    private readonly files: CaseFiles,
    private readonly basis: BasisService,
  ) {}

  /** Draws a page of the case with its head. A day that is not over leads to the page of today. */
  async show(
    { reference, query, path, person }: CaseVisit,
    response: Response,
    template: string,
    tab: CaseTab,
    view: (opened: OpenCase) => object | Promise<object>,
  ): Promise<void> {
    const asAt = textOf(query, 'as-at');
    const knownOn = isCalendarDate(asAt) ? asAt : null;
    if ((asAt !== null && knownOn === null) || (knownOn !== null && knownOn >= this.basis.today)) {
      response.redirect(302, path);
      return;
    }
    const file = await this.files.open(reference, knownOn, textOf(query, 'assessment'));
    const opened = this.opened(file, person);
    const { record } = file;
    response.render(template, {
      title: record.child === null ? file.reference : record.name,
      section: 'cases',
      ...caseHead(file, tab, recordMenu(opened), this.basis.today),
      nothingYet: record.child === null && file.events.length === 0,
      erased: record.erased,
      ...(await view(opened)),
    });
  }

  private opened(file: CaseFile, person: Person): OpenCase {
    const basis = this.basis.decisionBasis(file.today, file.lookingBack);
    // Nothing can be sealed about a person whose key is gone.
    const records = mayRecord(person) && file.lookingBack === null && !file.record.erased;
    const acts = records ? this.actsOf(file, basis, person) : { now: [], notYet: [] };
    const actsOn = (on: ActedOn, process: ActedOnFile): GroupedActs =>
      records ? this.groupedActs(on, process, file, basis, person) : noActs;
    return { file, basis, person, acts, actsOn, records };
  }

  private groupedActs(
    on: ActedOn,
    process: ActedOnFile,
    { reference, record }: CaseFile,
    basis: DecisionBasis,
    person: Person,
  ): GroupedActs {
    const trial = { state: process.state, basis, age: ageOn(record.birthDate, basis.today) };
    const key = [on, process.stream, process.history.at(-1)?.position, basis.today, trial.age].join(' ');
    const possible = this.looks.of(this.basis.standing, key, () => factPossibilities(on, trial));
    const manages = person.roles.includes('manager');
    const theirs = possible.filter(({ act }) => manages || !act.managersOnly);
    return factActsView(theirs, process, reference, basis.today);
  }

  private actsOf({ assessment, reference, today }: CaseFile, basis: DecisionBasis, person: Person): PossibleActs {
    if (assessment === null) return { now: [], notYet: [] };
    const { state, deadlines } = assessment;
    const manages = person.roles.includes('manager');
    const tried = this.tried.of(state, basis.today, () => possibleActs(state, basis));
    const possible = tried.filter(({ key }) => manages || !acts[key].managersOnly);
    const found = possibleActsView(possible, state, deadlines, reference, today);
    if (!manages) return found;
    return {
      ...found,
      now: [...found.now, { text: 'Allocate the case', href: actHref('allocation', reference), hint: '' }],
    };
  }
}

/** The button of the page: the acts of the assessment, and what takes a plan or a dispute on. */
function recordMenu({ acts, actsOn, file, person, records }: OpenCase): readonly ActLink[] {
  const [plan] = file.plans;
  const live = file.disputes.filter(({ state }) => state.closed === null);
  return [
    ...(plan === undefined ? [] : actsOn('plan', plan).next),
    ...live.flatMap((dispute) => actsOn('dispute', dispute).next),
    ...acts.now,
    ...caseworkActs(file, actsOn, records),
    ...restrictionActs(file, person, records),
    ...(records && plan !== undefined
      ? [{ text: 'Everything about the plan', href: `${caseLink(file, 'plan')}#plan-${plan.id}`, hint: '' }]
      : []),
  ];
}

/** What is owed to somebody who got in touch, to a stuck case, and what begins either. */
function caseworkActs(file: CaseFile, actsOn: OpenCase['actsOn'], records: boolean): readonly ActLink[] {
  const waiting = file.contacts.filter(({ state }) => state.stage === 'awaitingReply');
  const raised = file.escalations.filter(({ state }) => state.settled === null);
  const begun = (['contact', 'escalation'] as const).map((on) => ({
    text: beginningActs[on].words,
    href: processHref(on, file.reference, 'new'),
    hint: '',
  }));
  return [
    ...waiting.flatMap((contact) => actsOn('contact', contact).next),
    ...raised.flatMap((escalation) => actsOn('escalation', escalation).next),
    ...(records && file.record.child !== null ? begun : []),
  ];
}

/** Who may open the case is for managers to say. */
function restrictionActs({ record, reference }: CaseFile, { roles }: Person, records: boolean): readonly ActLink[] {
  if (!records || !roles.includes('manager')) return [];
  const restricted = record.child?.restriction != null;
  const text = restricted ? 'Change who can open the case' : 'Restrict who can open the case';
  return [{ text, href: restrictionHref(reference), hint: '' }];
}

/** Whether the person records on cases, or only reads them. */
function mayRecord({ roles }: Person): boolean {
  return roles.includes('caseworker') || roles.includes('manager');
}

/** Address of one event of the case. */
export function eventHref(file: CaseFile, number: number): string {
  return address(`${caseLink(file, 'history', null, null)}/${number}`, [['as-at', file.lookingBack]]);
}
