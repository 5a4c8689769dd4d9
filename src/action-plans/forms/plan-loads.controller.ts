import { Body, Controller, Get, HttpCode, Post, Req, Res, UploadedFile, UseFilters, UseInterceptors } from '@nestjs/common'; // prettier-ignore
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import type { LoadPlan } from '../../../workflows/action-plan/action-plan.commands.js';
import { CurrentUser, RequireRolesAndSayWho } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { sayNext } from '../../access/sessions.middleware.js';
import { UploadRefused } from '../../held-figures/upload-refused.filter.js';
import { replacedMeanwhile, seenIn } from '../../recording/record-form-flow.js';
import type { FormVisit } from '../../recording/record-form-flow.js';
import { isRejection, rejectionWords } from '../../web/errors/error-messages.js';
import { AnswerReader, AnswersInvalid } from '../../web/forms/answers.js';
import type { FieldError, RawAnswers } from '../../web/forms/answers.js';
import { formMeta } from '../../web/forms/form-page.js';
import { largestPlanFile, planFromFile } from '../plan-file.js';
import type { ReadPlan } from '../plan-file.js';
import { planHref } from '../plan-hrefs.js';
import { checkLoadView, loadForm, refusedView } from './load.view.js';
import { PlanFormFlow } from './plan-form-flow.service.js';
import { readReason, standsPrint } from './plan-form.js';
import type { PlanNow } from './plan-form.js';

interface UploadedPlan {
  readonly buffer: Buffer;
}

/** As text in a form, base64 takes a third more; nothing else that is sent is long. */
const longestField = Math.ceil((largestPlanFile * 4) / 3) + 100;
const template = 'action-plans/forms/load.njk';

type Whole = Extract<ReadPlan, { readonly faults: readonly [] }>;

/** The file of a plan: chosen, checked, and loaded whole or not at all. */
@Controller('action-plans/load')
@RequireRolesAndSayWho('manager')
export class PlanLoadsController {
  constructor(private readonly flow: PlanFormFlow) {}

  @Get()
  form(@Res() response: Response): void {
    response.render(template, loadForm());
  }

  /**
   * With a file: what is wrong with it, or what it holds and would change. From the check page, which carries the file along:
   * loads it. Nothing is kept of a file in between.
   */
  @Post()
  @HttpCode(200)
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: largestPlanFile, files: 1, fields: 8, fieldSize: longestField } }),
  )
  @UseFilters(new UploadRefused(template, largestPlanFile, loadForm))
  async load(
    @UploadedFile() file: UploadedPlan | undefined,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const content = body['content'];
    const checked = file === undefined && typeof content === 'string';
    const bytes = checked ? Buffer.from(content, 'base64') : file?.buffer;
    if (bytes === undefined) {
      response.status(422).render(template, loadForm([{ field: 'file', text: 'Choose a file', target: 'file' }]));
      return;
    }
    const read = planFromFile(bytes);
    if (read.document === null) {
      response.status(422).render(template, refusedView(read.faults));
      return;
    }
    if (checked) await this.record(read, bytes, body, { person, request, response });
    else this.check(read, bytes, formMeta({}).commandId, await this.flow.now(read.document.id), response);
  }

  private async record(
    read: Whole,
    bytes: Buffer,
    body: RawAnswers,
    { person, request, response }: FormVisit,
  ): Promise<void> {
    const { commandId } = formMeta(body);
    const planId = read.document.id;
    const flow = this.flow.of(planId);
    const now = await this.flow.now(planId);
    if (!(await flow.isDone(commandId))) {
      try {
        // What was loaded meanwhile is seen before anybody says why it is replaced.
        if (standsPrint(commandFrom(read, null), now) !== seenIn(body)) throw replacedMeanwhile();
        const command = commandFrom(read, reasonIn(body, now));
        this.flow.tried(command, now);
        await flow.carryOut(person, commandId, command, seenIn(body));
        sayNext(request, { title: 'Recorded', heading: now.state.document === null ? 'The plan is loaded' : 'This version takes the place of the one before' }); // prettier-ignore
      } catch (error) {
        const errors = errorsOf(error);
        if (errors === null) throw error;
        this.check(read, bytes, commandId, await this.flow.now(planId), response.status(422), body, errors);
        return;
      }
    }
    response.redirect(303, planHref(planId));
  }

  private check(
    read: Whole,
    bytes: Buffer,
    commandId: string,
    now: PlanNow,
    response: Response,
    answers: RawAnswers = {},
    errors: readonly FieldError[] = [],
  ): void {
    response.render('action-plans/forms/check-load.njk', {
      ...checkLoadView(read.document, read.file, now),
      errors,
      reason: typeof answers['reason'] === 'string' ? answers['reason'] : '',
      commandId,
      stands: standsPrint(commandFrom(read, null), now),
      content: bytes.toString('base64'),
    });
  }
}

const commandFrom = ({ document, file }: Whole, reason: string | null): LoadPlan => ({
  type: 'LoadPlan',
  data: { document, file, reason },
});

/** @throws AnswersInvalid where a version takes the place of another and nobody says why. */
function reasonIn(body: RawAnswers, { state }: PlanNow): string | null {
  if (state.document === null) return null;
  const asked = new AnswerReader(body);
  const reason = readReason(asked, 'Say why this version takes the place of the one that stands');
  asked.finish();
  return reason;
}

function errorsOf(error: unknown): readonly FieldError[] | null {
  if (error instanceof AnswersInvalid) return error.errors;
  return isRejection(error) ? [{ field: null, target: null, text: rejectionWords(error.code, error.details) }] : null;
}
