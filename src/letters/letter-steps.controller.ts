import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { noticeOf } from '../../workflows/letters/letter-notices.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { BasisService } from '../commands/basis.service.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm } from '../web/forms/form-page.js';
import type { FormPage } from '../web/forms/form-page.js';
import { letterTitle } from '../web/words/letter-words.js';
import { caseHref } from '../cases/acts.js';
import { drawn } from '../recording/questions.js';
import { documentsHref, missingOf } from './documents.view.js';
import { LetterPlaces } from './letter-places.service.js';
import type { OpenLetter } from './letter-places.service.js';
import { LetterRecorder } from './letter-recorder.service.js';
import { letterSteps } from './letter-steps.js';
import type { LetterStep, StepSituation } from './letter-steps.js';
import { noticesOf, sealedLetter } from './letters-on-file.js';
import { noticeActHref } from './notice-acts.js';

const paths = letterSteps.map(({ slug }) => `:letterId/${slug}`);

/** The forms about a letter that was produced: sent, arrived, came back, withdrawn. */
@Controller('cases/:reference/documents')
@RequireRoles('caseworker', 'manager')
export class LetterStepsController {
  constructor(
    private readonly places: LetterPlaces,
    private readonly recorder: LetterRecorder,
    private readonly basis: BasisService,
  ) {}

  @Get(paths)
  async open(
    @Param('reference') reference: string,
    @Param('letterId') letterId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.opened(reference, letterId);
    const step = stepAt(request);
    await drawForm(response, this.page(opened, step, step.defaults(this.situation(opened))));
  }

  @Post(paths)
  async answer(
    @Param('reference') reference: string,
    @Param('letterId') letterId: string,
    @Body() answers: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const opened = await this.opened(reference, letterId);
    const step = stepAt(request);
    const s = this.situation(opened);
    const back = documentsHref(opened.file.reference, `/${letterId}`);
    await answerForm(response, this.page(opened, step, answers), {
      read: () => {
        const asked = new AnswerReader(answers);
        const read = step.read(asked, s);
        asked.finish();
        return read;
      },
      check: ({ rows }) => ({ title: 'Check before recording', rows, button: step.button, cancel: back }),
      act: async ({ body, rows }) => {
        const form = { what: step.title, rows, href: `${back}/${step.slug}`, back, answers };
        await this.recorder.record([opened.process, step.command, body], form, person);
        sayNext(request, { title: 'Recorded', heading: step.done, ...nextOf(step, opened) });
        return back;
      },
    });
  }

  private async opened(reference: string, letterId: string): Promise<OpenLetter> {
    const opened = await this.places.letter(reference, letterId);
    // Nothing can be sealed about a person whose key is gone.
    if (opened.file.record.erased) throw new NotFoundException();
    return opened;
  }

  private situation({ file, letter, entry }: OpenLetter): StepSituation {
    const { recipientName = 'the recipient', recipientAddress = '' } = sealedLetter(entry);
    const parent = file.record.child?.parents.find(({ parentId }) => parentId === letter.recipientId);
    const known = parent?.address?.split(/,\s*/).join('\n') ?? null;
    const same = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[\s,]+/g, ' ')
        .trim();
    return {
      today: this.basis.today,
      letterId: letter.letterId,
      recipientId: letter.recipientId,
      name: recipientName,
      address: recipientAddress,
      otherAddress: known === null || same(known) === same(recipientAddress) ? null : known,
      producedOn: letter.produced.on,
      lastSentOn: letter.sent.at(-1)?.on ?? null,
      missing: missingOf(letter, this.basis.decisionBasis()).map(({ says }) => says),
    };
  }

  private page(opened: OpenLetter, step: LetterStep, answers: RawAnswers): FormPage {
    const { file, letter, process } = opened;
    const s = this.situation(opened);
    const href = documentsHref(file.reference, `/${letter.letterId}`);
    return {
      template: 'letters/letter-step.njk',
      answers,
      seenRevision: process.history.at(-1)?.revision ?? null,
      fieldOfCode: stepFields,
      view: () => ({
        title: step.title,
        section: 'cases',
        namesChildren: true,
        action: `${href}/${step.slug}`,
        button: 'Continue',
        cancel: href,
        breadcrumbs: [
          { text: 'Cases', href: '/cases' },
          { text: `${file.record.name}, ${file.reference}`, href: caseHref(file.reference) },
          { text: 'Documents', href: documentsHref(file.reference) },
          { text: letterTitle(letter.kind), href },
        ],
        questions: drawn(step.questions(s), answers),
        warning: step.warning?.(s) ?? null,
        name: s.name,
        lines: s.address.split('\n'),
        otherLines: s.otherAddress?.split('\n') ?? null,
        what: letterTitle(letter.kind),
      }),
    };
  }
}

const onDay = { field: 'on', target: 'on-day' };
const stepFields = {
  'letter-before-its-notice': onDay,
  'dated-in-the-future': onDay,
  'before-an-earlier-fact': onDay,
  'letter-recipient-not-confirmed': 'confirmed',
  'letter-needs-an-address': 'sentTo',
  'letter-has-hidden-characters': 'sentTo',
  'letter-incomplete': 'text',
  'letter-incomplete-without-reason': 'text',
} as const;

/** Where the notice itself is recorded, after its letter was sent: the one never follows from the other. */
function nextOf(step: LetterStep, { file, letter, process }: OpenLetter): object {
  if (step.slug !== 'sent' || noticeOf(letter, noticesOf(process), process.state.letters) !== null) return {};
  const href = noticeActHref(letter.kind, letter.about, process, file.reference);
  if (href === null) return {};
  return { next: { text: 'The notice itself is not recorded yet.', href, link: 'Record it now' } };
}

/** @throws NotFoundException */
function stepAt(request: Request): LetterStep {
  const { path } = request.route as { readonly path: string };
  const step = letterSteps.find(({ slug }) => path.endsWith(`/${slug}`));
  if (step === undefined) throw new NotFoundException();
  return step;
}
