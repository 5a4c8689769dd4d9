import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { itemsRequired } from '../../workflows/letters/checklist.js';
import { checklistOf, letterKinds } from '../../workflows/letters/letter-kinds.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { caseHref } from '../cases/acts.js';
import { address, textOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { formMeta, hiddenAnswers } from '../web/forms/form-page.js';
import { isRejection, rejectionWords } from '../web/errors/error-messages.js';
import type { ConflictSide } from '../web/errors/conflict.js';
import { sentenceDate } from '../web/words/date-words.js';
import { letterRecipientWords, letterTitle } from '../web/words/letter-words.js';
import { documentsHref } from './documents.view.js';
import { draftOf, enclosuresOf } from './letter-draft.js';
import type { LetterPlace } from './letter-draft.js';
import { addresseesOf, letterOffers } from './letter-offers.js';
import { LetterPdf } from './letter-pdf.service.js';
import { LetterPlaces } from './letter-places.service.js';
import { LetterRecorder } from './letter-recorder.service.js';
import { aboutWords } from './letter-subjects.js';
import { lettersIn, sealedLetter } from './letters-on-file.js';
import { printedLetter } from './printed-letter.js';
import {
  answersOf,
  boxOf,
  checklistView,
  citationOf,
  letterFrom,
  partBoxes,
  produceBody,
  readLetter,
} from './write-letter.form.js';
import type { WrittenLetter } from './write-letter.form.js';

/** Writing a letter: which one and to whom, its words, how it will look, and its record. */
@Controller('cases/:reference/documents/new')
@RequireRoles('caseworker', 'manager')
export class WriteLetterController {
  constructor(
    private readonly places: LetterPlaces,
    private readonly recorder: LetterRecorder,
    private readonly pdf: LetterPdf,
  ) {}

  @Get()
  async choose(@Param('reference') reference: string, @Res() response: Response): Promise<void> {
    const file = await this.places.file(reference);
    response.render('letters/choose-letter.njk', {
      title: 'Write a letter',
      section: 'cases',
      subPage: true,
      namesChildren: true,
      breadcrumbs: breadcrumbs(file.reference, file.record.name, 'Write a letter'),
      ...letterOffers(file),
    });
  }

  @Get(':kind')
  async open(
    @Param('reference') reference: string,
    @Param('kind') kind: string,
    @Query() query: QueryString,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const place = await this.places.place(reference, kind, query, person);
    this.draw(response, place, { ...answersOf(draftOf(place), place.basis.today), ...earlierWords(place, query) }, []);
  }

  @Post(':kind')
  async answer(
    @Param('reference') reference: string,
    @Param('kind') kind: string,
    @Query() query: QueryString,
    @Body() answers: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const place = await this.places.place(reference, kind, query, person);
    response.status(200);
    if (answers['redraw'] === 'yes') {
      this.draw(response, place, answers, []);
      return;
    }
    try {
      const written = readLetter(place, answers);
      if (answers['checked'] !== 'yes') {
        this.preview(response, place, written, answers);
        return;
      }
      const form = {
        what: letterTitle(place.kind),
        rows: rowsOf(place, written),
        href: hrefOf(place),
        back: documentsHref(place.file.reference),
        answers,
      };
      const asked = [place.process, 'ProduceLetter', produceBody(place, written)] as const;
      const { events } = await this.recorder.record(asked, form, person);
      const { letterId } = (events[0]?.data ?? {}) as { readonly letterId?: string };
      const heading = `${letterTitle(place.kind)}: recorded as produced`;
      sayNext(request, { title: 'Recorded', heading });
      response.redirect(303, documentsHref(place.file.reference, `/${letterId ?? ''}`));
    } catch (error) {
      const errors = errorsOf(error);
      if (errors === null) throw error;
      response.status(422);
      this.draw(response, place, answers, errors);
    }
  }

  private draw(response: Response, place: LetterPlace, answers: RawAnswers, errors: readonly FieldError[]): void {
    const { file, process, kind, recipient, about, basis } = place;
    const required = itemsRequired(checklistOf(kind, recipient), basis.settings.letterContent ?? 'confirmed');
    response.render('letters/write-letter.njk', {
      title: letterTitle(kind),
      section: 'cases',
      namesChildren: true,
      breadcrumbs: breadcrumbs(file.reference, file.record.name, letterTitle(kind)),
      action: hrefOf(place),
      button: 'See how it will look',
      cancel: documentsHref(file.reference),
      ...formMetaOf(answers),
      seenRevision: process.history.at(-1)?.revision ?? null,
      answers,
      errors,
      to: recipientWords(place),
      others: addresseesOf(file, recipient)
        .filter(({ to }) => to !== (place.parentId ?? recipient))
        .map(({ to, text }) => ({ text, href: hrefOf(place, to) })),
      citation: letterKinds[kind].recipients.find((one) => one.recipient === recipient)?.citation ?? '',
      about: aboutWords(process, about),
      boxes: partBoxes(place, answers),
      enclosures: enclosuresOf(kind, recipient).map((item) => ({
        value: item.id,
        text: item.says,
        hint: { text: citationOf(item) },
        checked: [answers['enclosures']].flat().includes(item.id),
      })),
      checklist: checklistView(place, letterFrom(place, answers), required),
    });
  }

  private preview(response: Response, place: LetterPlace, { on, letter }: WrittenLetter, answers: RawAnswers): void {
    const { file, kind, recipient, basis } = place;
    const required = itemsRequired(checklistOf(kind, recipient), basis.settings.letterContent ?? 'confirmed');
    const checklist = checklistView(place, letter, required);
    const printed = printedLetter(letter, on, file.reference);
    response.render('letters/preview.njk', {
      title: 'Check the letter',
      section: 'cases',
      subPage: true,
      namesChildren: true,
      action: hrefOf(place),
      cancel: documentsHref(file.reference),
      letter: printed,
      unprintable: this.pdf.unprintable(printed),
      checklist,
      missing: checklist.filter(({ state }) => state === 'missing').map(({ says }) => says),
      hidden: hiddenAnswers({ ...answers, ...formMetaOf(answers) }),
    });
  }
}

/** The words of a letter that is written anew. */
function earlierWords({ file, kind }: LetterPlace, query: QueryString): RawAnswers {
  const from = lettersIn(file).find(({ letter }) => letter.letterId === textOf(query, 'from') && letter.kind === kind);
  if (from === undefined) return {};
  const { parts = [], enclosures = [], salutation = '', subject = '', signedBy = '' } = sealedLetter(from.entry);
  const boxes = Object.fromEntries(parts.map(({ part, text }) => [boxOf(part), text]));
  return { salutation, subject, signedBy, ...boxes, enclosures: enclosures.map(({ part }) => part) };
}

function breadcrumbs(
  reference: string,
  name: string,
  last: string,
): readonly { readonly text: string; readonly href?: string }[] {
  return [
    { text: 'Cases', href: '/cases' },
    { text: `${name}, ${reference}`, href: caseHref(reference) },
    { text: 'Documents', href: documentsHref(reference) },
    { text: last },
  ];
}

const formMetaOf = (answers: RawAnswers): { readonly commandId: string } => ({
  commandId: formMeta(answers).commandId,
});

function hrefOf(
  { file, process, kind, about, parentId, recipient }: LetterPlace,
  to: string = parentId ?? recipient,
): string {
  return address(documentsHref(file.reference, `/new/${kind}`), [
    ['process', process.id],
    ['about', about],
    ['to', to],
  ]);
}

function rowsOf(place: LetterPlace, { on, letter }: WrittenLetter): ConflictSide['rows'] {
  return [
    { key: 'To', value: recipientWords(place) },
    { key: 'Subject', value: letter.subject ?? '' },
    { key: 'Date', value: sentenceDate(on) },
  ];
}

function recipientWords({ file, recipient, parentId }: LetterPlace): string {
  const found = addresseesOf(file, recipient).find(({ to }) => to === (parentId ?? recipient));
  return found?.text ?? letterRecipientWords[recipient];
}

/** What is wrong with the answers, or what the rules refuse; null for every other error. */
export function errorsOf(error: unknown): readonly FieldError[] | null {
  if (error instanceof AnswersInvalid) return error.errors;
  return isRejection(error) ? [{ field: null, target: null, text: rejectionWords(error.code, error.details) }] : null;
}
