import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { RequireRoles } from '../access/access.decorators.js';
import { weekRuler } from '../web/components/week-ruler.view.js';
import { milestonesOf } from '../../workflows/needs-assessment/needs-assessment.milestones.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import { actHref } from './acts.js';
import { advicePage } from './case-advice.view.js';
import { clockRows, closingReasons, milestoneRows } from './case-clocks.view.js';
import { countsInFigures, exceptionActs, exceptionInsets, notMovedWords } from './case-exceptions.view.js';
import { caseFacts } from './case-facts.view.js';
import type { CaseFile } from './case-file.service.js';
import { caseLink } from './case-head.view.js';
import { limitRows } from './case-limits.view.js';
import { CasePages, eventHref } from './case-pages.service.js';
import type { OpenCase } from './case-pages.service.js';
import { draftingTables, planCard } from './case-plan.view.js';
import { caseRuler } from './case-ruler.view.js';
import { Visit } from './case-visit.js';
import type { CaseVisit } from './case-visit.js';
import { possibleAbout } from './possible-acts.js';

/** Everything on record about one child, now or as known on a past day. Reads alone. */
@Controller('cases/:reference')
@RequireRoles('caseworker', 'manager', 'auditor')
export class CaseController {
  constructor(private readonly pages: CasePages) {}

  @Get()
  async summary(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-summary.njk', 'summary', summaryView);
  }

  @Get('clocks')
  async clocks(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-clocks.njk', 'clocks', clocksView);
  }

  @Get('advice')
  async advice(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-advice.njk', 'advice', adviceView);
  }

  @Get('plan')
  async plan(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-plan.njk', 'plan', planView);
  }
}

function summaryView({ file, basis, acts, records, person }: OpenCase): object {
  const { assessment, today, names, reference } = file;
  if (assessment === null) return { assessment: null };
  const { state, deadlines, history } = assessment;
  const reasons = closingReasons(clocksOf(state, basis.policy));
  const ruler = caseRuler(state, deadlines, reasons, today, milestonesOf(state, basis, today));
  return {
    assessment: true,
    facts: caseFacts(state, deadlines, basis),
    ruler: ruler === null ? null : weekRuler(ruler),
    acts,
    limits: limitRows(state, deadlines, today),
    notMoved: notMovedWords(state, deadlines),
    clocksHref: caseLink(file, 'clocks'),
    exceptions: exceptionInsets(
      state,
      history,
      names,
      basis,
      records ? exceptionActs(state, basis, reference, person.roles.includes('manager')) : undefined,
    ),
    counts: countsInFigures(deadlines),
    missing: missingOf(file),
  };
}

function clocksView({ file, basis }: OpenCase): object {
  const { assessment, today } = file;
  if (assessment === null) return { clocks: [], milestones: [], overClocks: [] };
  const { state, deadlines, stream } = assessment;
  const rows = clockRows(state, deadlines, (revision) => eventOf(file, stream, revision), today);
  const over = new Set(['superseded', 'closed']);
  const running = deadlines.map(({ status }) => !over.has(status));
  return {
    clocks: rows.filter((_, index) => running[index] === true),
    milestones: milestoneRows(milestonesOf(state, basis, today)),
    overClocks: rows.filter((_, index) => running[index] !== true),
  };
}

function adviceView({ file, basis, acts, records }: OpenCase): object {
  const { assessment, names, reference } = file;
  if (assessment === null) return { advice: null, exceptions: [], askHref: null, readOnly: true };
  const { state, deadlines, history } = assessment;
  const forAdvice = state.exceptions.filter(({ limits }) => limits.some(({ rule }) => rule === 'B1'));
  const askHref = actHref('askForAdvice', reference);
  return {
    advice: advicePage(state, deadlines, history, reference, basis),
    exceptions: exceptionInsets({ ...state, exceptions: forAdvice }, history, names, basis),
    askHref: acts.now.some(({ href }) => href === askHref) ? askHref : null,
    readOnly: !records,
  };
}

function planView({ file, basis, acts, records }: OpenCase): object {
  const { assessment, plans, reference } = file;
  const consult = actHref('consultSetting', reference);
  return {
    drafting:
      assessment === null
        ? []
        : draftingTables(assessment.state, assessment.history, (consultationId) =>
            records && possibleAbout('settingReply', consultationId, assessment.state, basis)
              ? actHref('settingReply', reference, consultationId)
              : null,
          ),
    plans: plans.map(({ state }) => planCard(state)),
    acts: acts.now.filter(({ href }) => href === consult || href === actHref('signOff', reference)),
  };
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
