import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { RequireRoles } from '../access/access.decorators.js';
import { weekRuler } from '../web/components/week-ruler.view.js';
import { milestonesOf } from '../../workflows/needs-assessment/needs-assessment.milestones.js';
import { clocksOf } from '../../workflows/needs-assessment/needs-assessment.clocks.js';
import { actHref } from './acts.js';
import { advicePage } from './case-advice.view.js';
import { clockGroups } from './case-clock-groups.view.js';
import { closingReasons, milestoneRows } from './case-clocks.view.js';
import { complaintPage } from './case-complaints.view.js';
import { disputeFact, disputePage } from './case-dispute.view.js';
import { contactsView, stuckFlag } from './case-contacts.view.js';
import { countsInFigures, exceptionActs, exceptionInsets, notMovedWords } from './case-exceptions.view.js';
import { feedbackActs, feedbackTable } from './case-feedback.view.js';
import { caseFacts } from './case-facts.view.js';
import type { CaseFile } from './case-file.service.js';
import { caseLink } from './case-head.view.js';
import { limitRows } from './case-limits.view.js';
import { CasePages, eventHref } from './case-pages.service.js';
import type { OpenCase } from './case-pages.service.js';
import { draftingTables } from './case-plan.view.js';
import { caseRuler } from './case-ruler.view.js';
import { Visit } from './case-visit.js';
import { newComplaintHref, newDisputeHref, newPlanHref } from './fact-acts.js';
import { planLimits } from './limit-names.js';
import { anchorOf, planFacts, planLife } from './plan-life.view.js';
import { smallClocks } from './process-clocks.view.js';
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

  @Get('contacts')
  async contacts(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-contacts.njk', 'contacts', contactsView);
  }

  @Get('disputes')
  async disputes(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-disputes.njk', 'disputes', disputesView);
  }

  @Get('complaints')
  async complaints(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(visit, response, 'cases/case-complaints.njk', 'complaints', complaintsView);
  }
}

function summaryView(opened: OpenCase): object {
  const { file, basis, acts, records, person } = opened;
  const { assessment, today, names, reference } = file;
  const beside = { ...planAndDisputes(opened), stuck: stuckFlag(opened) };
  if (assessment === null) return { assessment: null, ...beside };
  const { state, deadlines, history } = assessment;
  const reasons = closingReasons(clocksOf(state, basis.policy));
  const ruler = caseRuler(state, deadlines, reasons, today, milestonesOf(state, basis, today));
  return {
    assessment: true,
    ...beside,
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

/** What the summary says of the plan and of live disputes: where they are, and what comes next. */
function planAndDisputes({ file, actsOn, records }: OpenCase): object {
  const { plans, disputes, today } = file;
  const [plan] = plans;
  const live = disputes.filter(({ state }) => state.closed === null);
  return {
    planFacts: [
      ...(plan === undefined ? [] : planFacts(plan, today)),
      ...live.map((dispute) => disputeFact(dispute, today)),
    ],
    planActs: plan === undefined || !records ? null : actsOn('plan', plan),
    planClocks: plan === undefined ? [] : smallClocks(planLimits(plan.state), plan.deadlines, today, anchorOf(plan.id)),
    planHref: caseLink(file, 'plan'),
    disputesHref: live.length === 0 ? null : caseLink(file, 'disputes'),
    clocksHref: caseLink(file, 'clocks'),
  };
}

function clocksView({ file, basis }: OpenCase): object {
  const { assessment, today } = file;
  const { assessments, plans, disputes } = clockGroups(file, (stream, revision) => eventOf(file, stream, revision));
  return {
    groups: [...assessments, ...plans, ...disputes],
    milestones: assessment === null ? [] : milestoneRows(milestonesOf(assessment.state, basis, today)),
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

function planView({ file, basis, acts, actsOn, records }: OpenCase): object {
  const { assessment, plans, reference, today } = file;
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
    plans: plans.map((plan) => ({
      ...planLife(plan, today, file.record.birthDate),
      acts: actsOn('plan', plan),
      canRecord: records,
    })),
    acts: acts.now.filter(({ href }) => href === consult || href === actHref('signOff', reference)),
    // A child has one plan at a time.
    newHref: records && plans.every(({ state }) => ended.includes(state.stage)) ? newPlanHref(reference) : null,
    clocksHref: caseLink(file, 'clocks'),
  };
}

const ended: readonly string[] = ['ceased', 'transferredOut'];

function disputesView({ file, actsOn, records }: OpenCase): object {
  const { disputes, reference, today } = file;
  const disputable = file.assessments.length > 0 || file.plans.length > 0;
  return {
    disputes: disputes.map((dispute) => ({
      ...disputePage(dispute, today),
      acts: actsOn('dispute', dispute),
      canRecord: records,
    })),
    newHref: records && disputable ? newDisputeHref(reference) : null,
    clocksHref: caseLink(file, 'clocks'),
  };
}

function complaintsView({ file, basis, actsOn, records }: OpenCase): object {
  const { complaints, reference, today } = file;
  return {
    complaints: complaints.map((complaint) => ({
      ...complaintPage(complaint, basis.calendar, today),
      acts: actsOn('complaint', complaint),
      canRecord: records,
    })),
    newHref: records ? newComplaintHref(reference) : null,
    feedback: feedbackTable(file),
    feedbackActs: records ? feedbackActs(file) : [],
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
