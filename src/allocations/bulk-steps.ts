import type { Request, Response } from 'express';
import type { Person } from '../access/people.js';
import type { CaseAccess } from '../case-access/case-access.service.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { mostChosen } from './allocation.js';
import { chosenStreams, withoutStreams } from './allocation-form.js';

export interface SentStep<Target> {
  readonly answers: RawAnswers;
  readonly target: Target;
  readonly person: Person;
  readonly request: Request;
  readonly response: Response;
}

/** Something done at once to cases that were chosen on a list: a form, its check page, the record. The steps hold who was chosen. */
export abstract class BulkSteps<Target> {
  protected constructor(protected readonly access: CaseAccess) {}

  protected async take({ answers: sent, person, request, response }: Omit<SentStep<Target>, 'target'>): Promise<void> {
    response.status(200);
    // A case that is not theirs to open is as good as not chosen.
    const answers = withoutStreams(sent, (await this.access.hiddenFrom(person)).streams);
    const streams = chosenStreams(answers);
    if (streams.length === 0 || streams.length > mostChosen) {
      this.refuse(response, answers, streams.length);
      return;
    }
    if (answers['step'] !== 'to' || answers['redraw'] === 'yes') {
      await this.draw(response, answers, []);
      return;
    }
    let target: Target;
    try {
      target = await this.read(answers, streams);
    } catch (error) {
      if (!(error instanceof AnswersInvalid)) throw error;
      response.status(422);
      await this.draw(response, answers, error.errors);
      return;
    }
    if (answers['checked'] !== 'yes') await this.check(response, answers, target);
    else await this.record({ answers, target, person, request, response });
  }

  /** Says that nobody was chosen, or too many. */
  protected abstract refuse(response: Response, answers: RawAnswers, many: number): void;
  protected abstract draw(response: Response, answers: RawAnswers, errors: readonly FieldError[]): Promise<void>;
  /** @throws AnswersInvalid. */
  protected abstract read(answers: RawAnswers, streams: readonly string[]): Promise<Target>;
  protected abstract check(response: Response, answers: RawAnswers, target: Target): Promise<void>;
  protected abstract record(sent: SentStep<Target>): Promise<void>;
}

/** Today in the three fields of a date, where a form begins. */
export function todayIn(today: string): Readonly<Record<'on-day' | 'on-month' | 'on-year', string>> {
  const [day = '', month = '', year = ''] = today.split('-').reverse();
  return { 'on-day': String(Number(day)), 'on-month': String(Number(month)), 'on-year': year };
}
