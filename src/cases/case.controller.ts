import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { weekRuler } from '../web/components/week-ruler.view.js';
import { milestonesOf } from '../../workflows/needs-assessment/needs-assessment.milestones.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import { actHref } from './acts.js';
import { advicePage } from './case-advice.view.js';
import { clockRows, closingReasons, milestoneRows } from './case-clocks.view.js';
import { countsInFigures, exceptionInsets, notMovedWords } from './case-exceptions.view.js';
import { caseFacts } from './case-facts.view.js';
import type { CaseFile } from './case-file.service.js';
import { caseLink } from './case-head.view.js';
import { limitRows } from './case-limits.view.js';
import { CasePages, eventHref, mayRecord } from './case-pages.service.js';
import { draftingTables, planCard } from './case-plan.view.js';
import { caseRuler } from './case-ruler.view.js';
import type { Query as QueryString } from './query.js';

/** Everything on record about one child, now or as known on a past day. Reads alone. */
@Controller('cases/:reference')
@RequireRoles('caseworker', 'manager', 'auditor')
export class CaseController {
  constructor(
    private readonly pages: CasePages,
    private readonly basis: BasisService,
  ) {}

  @Get()
  async summary(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.pages.open(reference, query, request, response);
    if (file === null) return;
    const { assessment, today } = file;
    const basis = this.basis.decisionBasis(today);
    const acts = this.pages.actsOf(file, person);
    if (assessment === null) {
      this.pages.render(response, 'cases/case-summary.njk', file, 'summary', person, { assessment: null });
      return;
    }
    const { state, deadlines, history } = assessment;
    const reasons = closingReasons(clocksOf(state, basis.policy));
    const ruler = caseRuler(state, deadlines, reasons, today, milestonesOf(state, basis, today));
    this.pages.render(response, 'cases/case-summary.njk', file, 'summary', person, {
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
    const file = await this.pages.open(reference, query, request, response);
    if (file === null) return;
    const { assessment, today } = file;
    const basis = this.basis.decisionBasis(today);
    const rows =
      assessment === null
        ? []
        : clockRows(
            assessment.state,
            assessment.deadlines,
            (revision) => eventOf(file, assessment.stream, revision),
            today,
          );
    const over = new Set(['superseded', 'closed']);
    const running = assessment?.deadlines.map(({ status }) => !over.has(status)) ?? [];
    this.pages.render(response, 'cases/case-clocks.njk', file, 'clocks', person, {
      clocks: rows.filter((_, index) => running[index] === true),
      milestones: assessment === null ? [] : milestoneRows(milestonesOf(assessment.state, basis, today)),
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
    const file = await this.pages.open(reference, query, request, response);
    if (file === null) return;
    const { assessment, today, names } = file;
    const basis = this.basis.decisionBasis(today);
    const forAdvice =
      assessment?.state.exceptions.filter(({ limits }) => limits.some(({ rule }) => rule === 'B1')) ?? [];
    const mayAsk = this.pages
      .actsOf(file, person)
      .now.some(({ href }) => href === actHref('askForAdvice', file.reference));
    this.pages.render(response, 'cases/case-advice.njk', file, 'advice', person, {
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
    const file = await this.pages.open(reference, query, request, response);
    if (file === null) return;
    this.pages.render(response, 'cases/case-plan.njk', file, 'plan', person, {
      drafting: file.assessment === null ? [] : draftingTables(file.assessment.state),
      plans: file.plans.map(({ state }) => planCard(state)),
    });
  }
}

function eventOf(
  file: CaseFile,
  stream: string,
  revision: number,
): { readonly type: string; readonly href: string } | null {
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
