import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import { BasisService } from '../commands/basis.service.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { formMeta } from '../web/forms/form-page.js';
import { actDate } from '../web/words/date-words.js';
import { DueBoard } from '../work-list/due-board.service.js';
import { mostChosen } from './allocation.js';
import type { AllocationTarget } from './allocation.js';
import { BulkSteps, todayIn } from './bulk-steps.js';
import type { SentStep } from './bulk-steps.js';
import { chosenStreams, listOf, readTarget, seenCases } from './allocation-form.js';
import { Allocations } from './allocations.service.js';
import { allocationRow, cases, holderWords, mayBeRetried, reasonWords, teamOptions, teamsFor, workerOptions } from './allocations.view.js'; // prettier-ignore
import { ChosenCases } from './chosen-cases.service.js';

/** Cases chosen on a list to one team and person: form, check page, record, what came of it. */
@Controller('allocate')
@RequireRoles('manager')
export class AllocationsController extends BulkSteps<AllocationTarget> {
  constructor(
    private readonly allocations: Allocations,
    private readonly chosen: ChosenCases,
    private readonly board: DueBoard,
    private readonly people: People,
    private readonly basis: BasisService,
    access: CaseAccess,
  ) {
    super(access);
  }

  /** The steps hold what was chosen: opened by itself, there is nothing to show. */
  @Get()
  nothingChosen(@Res() response: Response): void {
    response.redirect(302, '/cases');
  }

  @Post()
  step(
    @Body() answers: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.take({ answers, person, request, response });
  }

  @Get(':key')
  async result(@Param('key') key: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { allocation } = request.session;
    if (allocation?.key !== key) {
      response.redirect(302, '/cases');
      return;
    }
    const { leftOut, allocated, team, worker, on, from } = allocation;
    const names = await this.names();
    const found = new Map(
      (await this.chosen.read(leftOut.map(({ stream }) => stream))).map((one) => [one.stream, one]),
    );
    response.render('allocations/result.njk', {
      title:
        allocated === 0
          ? 'No case was allocated'
          : `${cases(allocated)} allocated to ${holderWords({ team, worker }, names)}`,
      section: 'cases',
      namesChildren: leftOut.length > 0,
      from,
      on: actDate(on),
      allocated,
      leftOut: leftOut.map((one) => {
        const chosen = found.get(one.stream);
        return { ...(chosen === undefined ? {} : allocationRow(chosen, names)), reason: reasonWords(one) };
      }),
      again: leftOut.filter(mayBeRetried).map(({ stream }) => stream),
      target: { team, worker: worker ?? 'nobody', on },
    });
  }

  protected async read(answers: RawAnswers, streams: readonly string[]): Promise<AllocationTarget> {
    const colleagues = await this.colleagues();
    const teams = teamsFor(colleagues, await this.chosen.read(streams));
    return readTarget(answers, { teams, colleagues, basis: this.basis });
  }

  protected async draw(response: Response, answers: RawAnswers, errors: readonly FieldError[]): Promise<void> {
    const colleagues = await this.colleagues();
    const chosen = await this.chosen.read(chosenStreams(answers));
    const index = await this.board.index();
    response.render('allocations/allocate.njk', {
      title: `Allocate ${cases(chosen.length)}`,
      section: 'cases',
      namesChildren: true,
      action: '/allocate',
      cancel: listOf(answers),
      from: listOf(answers),
      streams: chosen.map(({ stream }) => stream),
      chosen: chosen.map((one) => allocationRow(one, new Map())),
      teams: teamOptions(teamsFor(colleagues, chosen), index, answers['team']),
      workers: workerOptions(colleagues, index, answers['worker']),
      answers: 'on-day' in answers || 'on' in answers ? answers : { ...todayIn(this.basis.today), ...answers },
      commandId: formMeta(answers).commandId,
      errors,
    });
  }

  protected async check(response: Response, answers: RawAnswers, target: AllocationTarget): Promise<void> {
    const { ready, leftOut } = await this.allocations.tried(chosenStreams(answers), target);
    const names = await this.names();
    response.render('allocations/check.njk', {
      title: ready.length === 0 ? 'None of these can be allocated' : 'Check before recording',
      section: 'cases',
      namesChildren: true,
      from: listOf(answers),
      commandId: formMeta(answers).commandId,
      button: `Allocate ${cases(ready.length)}`,
      to: holderWords(target, names),
      on: actDate(target.on),
      target: { team: target.team, worker: target.worker ?? 'nobody', on: target.on },
      streams: chosenStreams(answers),
      ready: ready.map((one) => allocationRow(one, names)),
      leftOut: leftOut.map((one) => ({
        ...(one.chosen === null ? {} : allocationRow(one.chosen, names)),
        reason: reasonWords(one),
      })),
    });
  }

  protected async record({ answers, target, person, request, response }: SentStep<AllocationTarget>): Promise<void> {
    const { commandId } = formMeta(answers);
    const done = await this.allocations.allocate(seenCases(answers), target, { person, commandId });
    request.session.allocation = { key: commandId, ...target, ...done, from: listOf(answers) };
    response.redirect(303, `/allocate/${commandId}`);
  }

  protected refuse(response: Response, answers: RawAnswers, many: number): void {
    const text = many === 0 ? 'Choose at least one case' : `Choose ${String(mostChosen)} cases or fewer`;
    response.status(422).render('allocations/none-chosen.njk', {
      title: 'Allocate cases',
      section: 'cases',
      from: listOf(answers),
      errors: [{ field: null, text, target: 'list' }],
    });
  }

  private colleagues(): Promise<readonly Person[]> {
    return this.people.holding(['caseworker', 'manager']);
  }

  private async names(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.colleagues()).map(({ id, name }) => [id, name]));
  }
}
