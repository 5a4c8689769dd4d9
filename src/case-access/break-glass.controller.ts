import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { BreakGlassCategory, BreakGlassOutcome } from '../../workflows/child/case-access.events.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { caseHref } from '../cases/acts.js';
import { pagination } from '../cases/pagination.view.js';
import { address, pageOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { ChildDirectory } from '../children/child-directory.service.js';
import { BasisService } from '../commands/basis.service.js';
import { keysOf } from '../recording/questions.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta } from '../web/forms/form-page.js';
import type { FormPage } from '../web/forms/form-page.js';
import { breakGlassCategoryWords, breakGlassOutcomeWords } from '../web/words/access-words.js';
import { BreakGlass } from './break-glass.service.js';
import type { BreakGlassRequest } from './break-glass.service.js';
import { BreakGlassUses } from './break-glass-uses.service.js';
import type { UseToReview } from './break-glass-uses.service.js';
import {
  breakGlassHref,
  inOrder,
  longestReason,
  openPage,
  reviewPage,
  shortestReason,
  useRow,
} from './break-glass.view.js';
import type { UseRow } from './break-glass.view.js';

const rowsAPage = 50;
const wholeReference = /^EHC-\d{4}-\d{4,}$/;

/** Opening a restricted case for a reason, and the uses to be reviewed the next day. */
@Controller('break-glass')
export class BreakGlassController {
  constructor(
    private readonly breakGlass: BreakGlass,
    private readonly uses: BreakGlassUses,
    private readonly staff: StaffDirectory,
    private readonly directory: ChildDirectory,
    private readonly basis: BasisService,
  ) {}

  @Get()
  @RequireRoles('manager', 'auditor')
  async list(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const all = (await this.uses.usesFor(person)).toSorted(inOrder);
    const page = Math.min(pageOf(query), Math.max(1, Math.ceil(all.length / rowsAPage)));
    const rows = await this.rowsOf(all.slice((page - 1) * rowsAPage, page * rowsAPage), person);
    response.render('case-access/break-glass.njk', {
      title: 'Break-glass',
      section: 'break-glass',
      namesChildren: true,
      total: all.length,
      waiting: all.filter(({ review }) => review === null).length,
      rows,
      pages: pagination({ page, size: rowsAPage, total: all.length }, (n) =>
        address(breakGlassHref, [['page', n === 1 ? null : String(n)]]),
      ),
    });
  }

  // Before the reviews: their parameter would take this address.
  @Get('new')
  @RequireRoles('caseworker', 'manager', 'auditor')
  async form(@Res() response: Response): Promise<void> {
    await drawForm(response, pageToOpen({}));
  }

  @Post('new')
  @RequireRoles('caseworker', 'manager', 'auditor')
  async open(
    @Body() sent: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const answers: RawAnswers = { ...sent, commandId: formMeta(sent).commandId };
    // In an emergency nothing stands between the reason and the case.
    await answerForm(response, pageToOpen(answers), {
      read: () => readRequest(answers),
      act: async (read) => {
        if (await this.breakGlass.open(person, read)) {
          sayNext(request, { title: 'Recorded', heading: 'The case is open to you until the end of today' });
        }
        return caseHref(read.reference);
      },
    });
  }

  @Get(':id')
  @RequireRoles('manager', 'auditor')
  async reviewForm(@Param('id') id: string, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const use = await this.uses.useFor(person, id);
    await drawForm(response, pageToReview(await this.rowOf(use, person), id, {}));
  }

  @Post(':id')
  @RequireRoles('manager', 'auditor')
  async review(
    @Param('id') id: string,
    @Body() sent: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const use = await this.uses.useFor(person, id);
    const { commandId } = formMeta(sent);
    const answers: RawAnswers = { ...sent, commandId };
    await answerForm(response, pageToReview(await this.rowOf(use, person), id, answers), {
      read: () => readReview(answers),
      check: ({ outcome, text }) => ({
        rows: [
          { key: 'Was it right', value: breakGlassOutcomeWords[outcome] },
          { key: 'What you found', value: text },
        ],
        button: 'Record the review',
        cancel: breakGlassHref,
      }),
      act: async (read) => {
        await this.breakGlass.review(person, use, { ...read, commandId });
        sayNext(request, { title: 'Recorded', heading: 'The review is recorded' });
        return breakGlassHref;
      },
    });
  }

  private async rowOf(use: UseToReview, person: Person): Promise<UseRow> {
    const [row] = await this.rowsOf([use], person);
    if (row === undefined) throw new Error('A use has a row');
    return row;
  }

  private async rowsOf(uses: readonly UseToReview[], person: Person): Promise<readonly UseRow[]> {
    const [names, children, words] = await Promise.all([
      this.staff.namesOf(uses.flatMap(({ personId, review }) => [personId, review?.reviewerId ?? null])),
      this.directory.namesOf(uses.map(({ childId }) => childId)),
      this.breakGlass.inWords(uses),
    ]);
    const { today } = this.basis;
    return uses.map((use) => useRow(use, { names, children, words, personId: person.id, today }));
  }
}

function pageToOpen(answers: RawAnswers): FormPage {
  return { template: 'case-access/break-glass-form.njk', answers, seenRevision: null, view: () => openPage(answers) };
}

function pageToReview(row: UseRow, id: string, answers: RawAnswers): FormPage {
  return {
    template: 'case-access/break-glass-review.njk',
    answers,
    seenRevision: null,
    view: () => ({ ...reviewPage(row, id, answers), namesChildren: true }),
    fieldOfCode: { 'access-needs-a-reason': 'text' },
  };
}

function readRequest(answers: RawAnswers): BreakGlassRequest {
  const asked = new AnswerReader(answers);
  const given = asked.text('reference', 'Reference', 'Enter the reference of the case', 50);
  const reference = given?.replaceAll(/\s/g, '').toUpperCase() ?? null;
  if (reference !== null && !wholeReference.test(reference)) {
    asked.wrong('reference', 'Enter the whole reference, such as EHC-2026-0412');
  }
  const category = asked.oneOf<BreakGlassCategory>(
    'category',
    keysOf(breakGlassCategoryWords),
    'Say what kind of reason it is',
  );
  const text = asked.text('text', 'Reason', 'Say why you must open the case today', longestReason);
  if (text !== null && text.length < shortestReason) {
    asked.wrong(
      'text',
      `Reason must be ${shortestReason} characters or more, so that whoever reviews it can follow it`,
    );
  }
  return { ...asked.finished({ reference, category, text }), commandId: formMeta(answers).commandId };
}

function readReview(answers: RawAnswers): { readonly outcome: BreakGlassOutcome; readonly text: string } {
  const asked = new AnswerReader(answers);
  const outcome = asked.oneOf<BreakGlassOutcome>(
    'outcome',
    keysOf(breakGlassOutcomeWords),
    'Say whether it was right to open the case',
  );
  const text = asked.text('text', 'What you found', 'Say what you found', longestReason);
  return asked.finished({ outcome, text });
}
