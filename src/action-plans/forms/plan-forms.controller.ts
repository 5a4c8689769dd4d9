import { Body, Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRolesAndSayWho } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { pageOf, textOf } from '../../cases/query.js';
import type { Query as QueryString } from '../../cases/query.js';
import type { RawAnswers } from '../../web/forms/answers.js';
import { ActionPlanList } from '../action-plan-list.service.js';
import { ActionPlanRecords } from '../action-plan-records.service.js';
import { planHref } from '../plan-hrefs.js';
import { newPlanForm } from './new-plan.form.js';
import type { SchemeSource } from './new-plan.form.js';
import { PlanFormFlow, takenOrSaid } from './plan-form-flow.service.js';
import type { PlanFormAsked } from './plan-form-flow.service.js';
import { planFormOf } from './plan-forms.js';
import { reviseKindView, reviseView, revising } from './revise.view.js';
import { partKindOf } from './text-parts.js';

/** The forms by which action plans are drafted and recorded. Which forms there are stands in `plan-forms.ts`. */
@Controller('action-plans')
@RequireRolesAndSayWho('manager')
export class PlanFormsController {
  constructor(
    private readonly flow: PlanFormFlow,
    private readonly records: ActionPlanRecords,
    private readonly plans: ActionPlanList,
  ) {}

  @Get('new')
  async newPlan(@CurrentUser() person: Person, @Req() request: Request, @Res() response: Response): Promise<void> {
    const sources = await this.sources();
    await this.flow.of('').open((now) => newPlanForm(now, sources), { person, request, response });
  }

  @Post('new')
  async draft(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const sources = await this.sources();
    // The plan that is to be is the one whose id is typed; of what is no id there is none.
    const planId = typeof body['id'] === 'string' ? body['id'].trim() : '';
    await this.flow.of(planId).answer((now) => newPlanForm(now, sources), { person, request, response }, body);
  }

  /** What of the text can be changed: the kinds of it, then the rows of one kind with a link to each form. */
  @Get(':plan/record/revise')
  async revise(@Param('plan') planId: string, @Query() query: QueryString, @Res() response: Response): Promise<void> {
    const { state } = await this.records.now(planId);
    if (state.document === null) throw new NotFoundException();
    const back = { text: state.document.title, href: planHref(planId) };
    if (!takenOrSaid({ state }, 'ActionPlanRevised', { title: revising, back }, response)) return;
    const kind = partKindOf(textOf(query, 'kind'));
    if (kind === null) response.render('action-plans/forms/revise.njk', reviseView(planId, state.document));
    else
      response.render(
        'action-plans/forms/revise-kind.njk',
        reviseKindView(planId, state.document, kind, pageOf(query)),
      );
  }

  @Get(':plan/record/:form')
  async form(
    @Param('plan') planId: string,
    @Param('form') word: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(asked(planId, word, query), { person, request, response });
  }

  @Post(':plan/record/:form')
  async record(
    @Param('plan') planId: string,
    @Param('form') word: string,
    @Query() query: QueryString,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(asked(planId, word, query), { person, request, response }, body);
  }

  /** Every plan that stands, with the schemes that could be copied from it. */
  private async sources(): Promise<readonly SchemeSource[]> {
    const rows = await this.plans.rows();
    return Promise.all(
      rows.map(async ({ planId, title }) => ({
        planId,
        title,
        schemes: (await this.records.now(planId)).state.document?.ragSchemes ?? [],
      })),
    );
  }
}

/** @throws NotFoundException */
function asked(planId: string, word: string, query: QueryString): PlanFormAsked {
  const kind = planFormOf(word);
  if (kind === null) throw new NotFoundException();
  return { planId, kind, query };
}
