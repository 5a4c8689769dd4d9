import { Body, Controller, Get, HttpCode, Post, Req, Res, UploadedFile, UseFilters, UseInterceptors } from '@nestjs/common'; // prettier-ignore
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { longestReason } from '../../workflows/held-figures/figure-faults.js';
import { heldFiguresDecider } from '../../workflows/held-figures/held-figures.decider.js';
import type { RecordFigures } from '../../workflows/held-figures/held-figures.commands.js';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { BasisService } from '../commands/basis.service.js';
import { AnswerReader, AnswersInvalid } from '../web/forms/answers.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { formMeta } from '../web/forms/form-page.js';
import { isRejection, rejectionWords } from '../web/errors/error-messages.js';
import { count } from '../web/words/number-words.js';
import { compared } from './compared.js';
import type { Compared } from './compared.js';
import { figuresFromFile, largestFiguresFile } from './figures-file.js';
import type { FiguresFile } from './figures-file.js';
import { plainLine, standsPrint } from './forms/held-form.js';
import type { HeldNow } from './forms/held-form.js';
import { HeldFormFlow, replacedMeanwhile, seenIn } from './held-form-flow.service.js';
import { checkView, importForm, refusedView } from './import.view.js';
import { UploadRefused } from './upload-refused.filter.js';

interface UploadedFigures {
  readonly buffer: Buffer;
}

/** As text in a form, base64 takes a third more; nothing else that is sent is long. */
const longestField = Math.ceil((largestFiguresFile * 4) / 3) + 100;

/** A file of figures: chosen, checked row by row, and recorded whole or not at all. */
@Controller('held-figures/import')
@RequireRolesAndSayWho('manager')
export class FigureImportsController {
  constructor(
    private readonly flow: HeldFormFlow,
    private readonly basis: BasisService,
  ) {}

  @Get()
  form(@Res() response: Response): void {
    response.render('held-figures/import.njk', importForm());
  }

  /**
   * With a file: what is wrong with it, or what it would do. From the check page, which carries the file along: records it.
   * Nothing is kept of a file in between.
   */
  @Post()
  @HttpCode(200)
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: largestFiguresFile, files: 1, fields: 8, fieldSize: longestField } }),
  )
  @UseFilters(new UploadRefused('held-figures/import.njk', largestFiguresFile, importForm))
  async bring(
    @UploadedFile() file: UploadedFigures | undefined,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const content = body['content'];
    const checked = file === undefined && typeof content === 'string';
    const bytes = checked ? Buffer.from(content, 'base64') : file?.buffer;
    if (bytes === undefined || bytes.length === 0) {
      const text =
        bytes === undefined ? 'Choose a file' : 'The file is empty. Fill in the template and choose it again';
      response.status(422).render('held-figures/import.njk', importForm([{ field: 'file', text, target: 'file' }]));
      return;
    }
    const now = await this.flow.now();
    const read = figuresFromFile(bytes, now.state, now.today);
    if (read.faults.length > 0) {
      response.status(422).render('held-figures/import.njk', refusedView(read));
      return;
    }
    if (checked) await this.record(read, bytes, body, now, { person, request, response });
    else this.check(read, bytes, formMeta({}).commandId, now, response);
  }

  private async record(
    read: FiguresFile,
    bytes: Buffer,
    body: RawAnswers,
    now: HeldNow,
    { person, request, response }: { readonly person: Person; readonly request: Request; readonly response: Response },
  ): Promise<void> {
    const { commandId } = formMeta(body);
    if (!(await this.flow.isDone(commandId))) {
      try {
        const found = compared(read.figures, now.state);
        // What was corrected meanwhile is seen before anybody says why.
        if (standsPrint(unexplained(read), now.state) !== seenIn(body)) throw replacedMeanwhile();
        const command = commandFrom(read, body, found);
        heldFiguresDecider.decide(command, now.state, this.basis.decisionBasis());
        await this.flow.carryOut(person, commandId, command, seenIn(body));
        sayNext(request, { title: 'Recorded', heading: saidOf(found) });
      } catch (error) {
        const errors = errorsOf(error);
        if (errors === null) throw error;
        this.check(read, bytes, commandId, await this.flow.now(), response.status(422), body, errors);
        return;
      }
    }
    response.redirect(303, '/held-figures');
  }

  private check(
    read: FiguresFile,
    bytes: Buffer,
    commandId: string,
    now: HeldNow,
    response: Response,
    answers: RawAnswers = {},
    errors: readonly FieldError[] = [],
  ): void {
    response.render('held-figures/check-import.njk', {
      ...checkView(read, compared(read.figures, now.state), now.state),
      errors,
      reason: typeof answers['reason'] === 'string' ? answers['reason'] : '',
      commandId,
      stands: standsPrint(unexplained(read), now.state),
      content: bytes.toString('base64'),
    });
  }
}

const unexplained = ({ file, figures }: FiguresFile): RecordFigures => ({
  type: 'RecordFigures',
  data: { file, figures, reason: null },
});

/** @throws AnswersInvalid where figures that stand are corrected and nobody says why. */
function commandFrom({ file, figures }: FiguresFile, body: RawAnswers, { corrected }: Compared): RecordFigures {
  const asked = new AnswerReader(body);
  const missing = 'Say why figures that stand are corrected';
  const reason = corrected.length === 0 ? null : plainLine(asked, 'reason', 'The reason', missing, longestReason);
  asked.finish();
  return { type: 'RecordFigures', data: { file, figures, reason } };
}

function errorsOf(error: unknown): readonly FieldError[] | null {
  if (error instanceof AnswersInvalid) return error.errors;
  return isRejection(error) ? [{ field: null, target: null, text: rejectionWords(error.code, error.details) }] : null;
}

function saidOf({ fresh, corrected, same }: Compared): string {
  if (fresh.length + corrected.length === 0) return 'Every figure of the file stood already: nothing was recorded';
  const already = same === 0 ? '' : `, ${count(same)} stood already`;
  return `${count(fresh.length)} new, ${count(corrected.length)} corrected${already}`;
}
