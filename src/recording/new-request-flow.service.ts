import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { Recording } from '../api/recording.service.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import type { HiddenCases } from '../case-access/hidden-cases.js';
import { actHref, acts, caseHref, newRequestHref } from '../cases/acts.js';
import { PossibleMatches, RequestForAnother, RequestIntake } from '../children/request-intake.service.js';
import type { PossibleMatch, RequestOutcome } from '../children/request-intake.service.js';
import { BasisService } from '../commands/basis.service.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandContext } from '../commands/command-handler.js';
import { KeptForms } from '../kept-forms/kept-forms.service.js';
import { KeyStore, PersonConflict } from '../keys/key-store.js';
import { AnswerReader, AnswersInvalid } from '../web/forms/answers.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta } from '../web/forms/form-page.js';
import type { FormPage } from '../web/forms/form-page.js';
import { actDate } from '../web/words/date-words.js';
import { extrasAsked } from './extras.js';
import type { Extras } from './extras.js';
import { readRequest, requestRows } from './new-request.form.js';
import type { ReadRequest } from './new-request.form.js';
import { anotherChild, newRequestPage, requestEffects } from './new-request.view.js';
import { narrative, wish } from './recording-form.js';
import { limitNow } from './effects.view.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';

interface Visitor {
  readonly request: Request;
  readonly response: Response;
  readonly person: Person;
}

/** The request form: read, held against the children on file, checked, recorded. */
@Injectable()
export class NewRequestFlow {
  constructor(
    private readonly intake: RequestIntake,
    private readonly commands: CommandHandler,
    private readonly recording: Recording,
    private readonly basis: BasisService,
    private readonly keys: KeyStore,
    private readonly access: CaseAccess,
    private readonly kept: KeptForms,
  ) {}

  /** The form, empty or with what was kept of it. */
  async open({ response, person }: Omit<Visitor, 'request'>): Promise<void> {
    this.kept.mark(response, person);
    const kept = await this.kept.find(person, newRequestHref);
    if (kept !== null) {
      response.locals['kept'] = KeptForms.view(kept);
      await drawForm(response, this.page(kept.answers, extrasAsked(kept)));
      return;
    }
    await drawForm(response, this.page({}, { whyLate: false, itHappened: false }));
  }

  async answer({ request, response, person }: Visitor, sent: RawAnswers): Promise<void> {
    this.kept.mark(response, person);
    const { commandId } = formMeta(sent);
    const answers: RawAnswers = { ...sent, commandId };
    const extras = extrasAsked({ answers });
    const context = this.recording.contextOf(person, { commandId, fields: {} });
    const page = this.page(answers, extras);
    const hidden = await this.access.hiddenFrom(person);
    const read = answers['redraw'] === 'yes' ? null : this.readable(answers, extras);
    const matches = read === null ? [] : await this.matchesOf(read, context, hidden);
    if (matches.length > 0 && chosen(answers, matches) === null) {
      const errors = answers['matchesShown'] === 'yes' ? [sayWhich] : [];
      response.status(errors.length === 0 ? 200 : 422);
      await drawForm(response, this.page(answers, extras, matches), errors);
      return;
    }
    await answerForm(response, page, {
      read: () => this.read(answers, extras, matches),
      check: (whole) => ({
        rows: requestRows(whole, onFile(answers, matches)),
        effects: requestEffects(whole.receivedOn, this.basis.decisionBasis()),
        button: 'Record the request',
        cancel: '/cases',
        next: 'within 6 weeks, whether there will be an assessment.',
      }),
      act: async (whole) => {
        const outcome = await this.record(whole, chosen(answers, matches), context, hidden);
        await this.kept.forget(person, newRequestHref);
        await this.say(request, outcome);
        return caseHref(outcome.reference ?? outcome.childId);
      },
    });
  }

  private page(answers: RawAnswers, extras: Extras, matches: readonly PossibleMatch[] = []): FormPage {
    return {
      template: 'recording/record-form.njk',
      answers,
      seenRevision: null,
      view: () => newRequestPage(answers, extras, this.basis.decisionBasis(), matches),
      fieldOfCode: { 'before-birth': { field: 'birthDate', target: 'birthDate-day' } },
    };
  }

  private read(answers: RawAnswers, extras: Extras, matches: readonly PossibleMatch[]): ReadRequest {
    const asked = new AnswerReader(answers);
    const read = readRequest(asked, this.basis.today, extras);
    const same = matches.find(({ by }) => by !== 'surnameAndBirthDate');
    if (same !== undefined && chosen(answers, matches) === anotherChild) {
      asked.wrong('upn', `This number belongs to ${same.child.name}. Correct it, or choose that child`);
    }
    asked.finish();
    return read;
  }

  /** The answers as far as they can be read; null where something is wrong with them, which the form will say. */
  private readable(answers: RawAnswers, extras: Extras): ReadRequest | null {
    try {
      return this.read(answers, extras, []);
    } catch (error) {
      if (error instanceof AnswersInvalid) return null;
      throw error;
    }
  }

  private matchesOf(
    { about: { child } }: ReadRequest,
    { authority, commandId }: CommandContext,
    hidden: HiddenCases,
  ): Promise<readonly PossibleMatch[]> {
    const { surname, birthDate, upn } = child;
    return this.intake.possibleMatches(
      { surname, birthDate, ...(upn === undefined ? {} : { upn }) },
      { authority, commandId },
      hidden,
    );
  }

  private async record(
    read: ReadRequest,
    about: string | null,
    context: CommandContext,
    hidden: HiddenCases,
  ): Promise<RequestOutcome> {
    const { receivedOn, requestedBy, channel, inYouthAccommodation, text, whyLate } = read;
    const request = {
      receivedOn,
      requestedBy,
      channel,
      inYouthAccommodation,
      ...(text === null ? {} : { text }),
      about: about === null || about === anotherChild ? read.about : { childId: about },
      notAMatch: about === anotherChild,
    };
    const outcome = await namingThePerson(() => this.intake.recordNewRequest(request, context, hidden));
    let last = outcome.outcome;
    if (whyLate !== null) {
      const note = wish('AddNote', this.basis.today, { kind: 'note' }, narrative(outcome.childId, whyLate.text));
      const commandId = this.keys.keyedId('recording form why late', context.commandId);
      last = await this.commands.execute('needsAssessment', outcome.needsAssessmentId, note, { ...context, commandId });
    }
    await this.recording.answerOf(context.commandId, last);
    return outcome;
  }

  private async say(request: Request, { needsAssessmentId, reference, childId }: RequestOutcome): Promise<void> {
    const { state } = await this.commands.load('needsAssessment', needsAssessmentId);
    const limit = limitNow(state as NeedsAssessment, this.basis.decisionBasis(), ['A1']);
    const name = reference ?? childId;
    sayNext(request, {
      title: 'Recorded',
      heading: `Request recorded as ${name}`,
      ...(limit?.due == null
        ? {}
        : {
            next: {
              text: `The family must be told by ${actDate(limit.due)} whether there will be an assessment.`,
              link: acts.decisionToAssess.words,
              href: actHref('decisionToAssess', name),
            },
          }),
    });
  }
}

const forAnother =
  'You cannot record this request. Give it to your manager today: the date it was received counts. Nothing was recorded';

const sayWhich: FieldError = { field: 'about', target: 'about', text: 'Say whether it is one of these children' };

/** The child on file the person chose, or that it is another; null where that has not been said. */
function chosen({ about }: RawAnswers, matches: readonly PossibleMatch[]): string | null {
  const choices = [...matches.map(({ child }) => child.childId), anotherChild];
  return choices.find((choice) => choice === about) ?? null;
}

function onFile(answers: RawAnswers, matches: readonly PossibleMatch[]): string | null {
  const about = chosen(answers, matches);
  return matches.find(({ child }) => child.childId === about)?.child.name ?? null;
}

/** What only the register of persons can see is told as an answer that is wrong. */
async function namingThePerson<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PersonConflict) {
      throw new AnswersInvalid([
        { field: 'upn', target: 'upn', text: 'This number belongs to another child on file. Check it' },
      ]);
    }
    if (error instanceof RequestForAnother) {
      throw new AnswersInvalid([{ field: 'upn', target: 'upn', text: forAnother }]);
    }
    // Somebody recorded the same child since the check page: the form asks again.
    if (error instanceof PossibleMatches)
      throw new AnswersInvalid([
        {
          ...sayWhich,
          field: null,
          target: null,
          text: 'A child of this name and birth date has just been recorded. Continue to see who',
        },
      ]);
    throw error;
  }
}
