import type { Request, Response } from 'express';
import type { Command } from '../../workflows/kernel/decider.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import type { Recording } from '../api/recording.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import type { CommandContext } from '../commands/command-handler.js';
import { CommandIdReused } from '../event-store/event-store-errors.js';
import { AnswerReader, AnswersInvalid } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta } from '../web/forms/form-page.js';
import type { CheckPage, FormPage } from '../web/forms/form-page.js';
import { drawn } from './questions.js';
import type { RecordForm, RecordIntention } from './record-form.js';

/** Who fills in which form. */
export interface FormVisit {
  readonly person: Person;
  readonly request: Request;
  readonly response: Response;
}

/** A record as a form finds it. */
export interface FormRecord {
  readonly history: readonly { readonly commandId: string }[];
  /** -1 where nothing is recorded. */
  readonly revision: number;
}

/** Where the forms of one record read and write, and how their pages look. */
export interface FormDesk<Now extends FormRecord, C extends Command> {
  now(): Promise<Now>;
  /** @throws CommandRejected where it could not be recorded. */
  tried(command: C, now: Now): void;
  record(command: C, context: CommandContext): Promise<unknown>;
  /** What stands where a command would record something, as one short text. */
  standsPrint(command: C, now: Now): string;
  readonly section: string;
  /** Pages above the one that the form leads back to. */
  trail(form: RecordForm<C>): readonly { readonly text: string; readonly href: string }[];
  /** Said below the button of the page on which it is checked. */
  readonly after: string;
}

/** How often records of others may get in between before somebody is told to try again. */
const attempts = 5;

/**
 * The way of a form that is about no case: form, check page with what stands and what would, record. What was seen on the check
 * page is carried along and held against what stands when it is recorded, so that nobody replaces what they have not seen.
 */
export class RecordFormFlow<Now extends FormRecord, C extends Command> {
  constructor(
    private readonly desk: FormDesk<Now, C>,
    private readonly recording: Recording,
  ) {}

  async open(formOf: (now: Now) => RecordForm<C>, { response }: FormVisit): Promise<void> {
    const form = formOf(await this.desk.now());
    const { commandId } = formMeta({});
    await drawForm(response, this.pageOf(form, { ...form.defaults, commandId }));
  }

  async answer(
    formOf: (now: Now) => RecordForm<C>,
    { person, request, response }: FormVisit,
    sent: RawAnswers,
  ): Promise<void> {
    const now = await this.desk.now();
    const { commandId } = formMeta(sent);
    const form = formOf(now);
    if (wasDone(now, commandId)) {
      // Pressed twice it is recorded once; with other answers it is another wish, which needs a form of its own.
      if (sent['checked'] !== 'yes') throw new CommandIdReused(commandId);
      response.redirect(303, form.back.href);
      return;
    }
    const stands = sent['checked'] === 'yes' ? seenIn(sent) : this.standsFor(form, sent, now);
    await answerForm(response, this.pageOf(form, { ...sent, commandId, stands }), {
      read: () => readForm(form, sent),
      check: (intention) => {
        this.desk.tried(intention.command, now);
        return this.checkPage(form, intention);
      },
      act: async ({ command, said, leadsTo }) => {
        await this.carryOut(person, commandId, command, stands);
        sayNext(request, { title: 'Recorded', heading: said });
        return leadsTo ?? form.back.href;
      },
    });
  }

  /** Whether a command of this id was carried out. */
  async isDone(commandId: string): Promise<boolean> {
    return wasDone(await this.desk.now(), commandId);
  }

  /**
   * Records what was checked, unless what stands there is no longer what was seen.
   * @throws AnswersInvalid where it is not, and what the command handler throws.
   */
  async carryOut(person: Person, commandId: string, command: C, seen: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const now = await this.desk.now();
      if (this.desk.standsPrint(command, now) !== seen) throw replacedMeanwhile();
      try {
        // A stream that nothing is recorded in yet has no revision that could have been seen.
        const seenRevision = now.revision;
        await this.desk.record(command, this.recording.contextOf(person, { commandId, fields: {}, seenRevision }));
        return;
      } catch (error) {
        if (!(error instanceof StreamMovedOn) || attempt === attempts) throw error;
      }
    }
  }

  /** What stands where the answers would record something; nothing where they say nothing yet. */
  private standsFor(form: RecordForm<C>, sent: RawAnswers, now: Now): string {
    try {
      return this.desk.standsPrint(readForm(form, sent).command, now);
    } catch (error) {
      if (error instanceof AnswersInvalid) return '';
      throw error;
    }
  }

  private pageOf(form: RecordForm<C>, answers: RawAnswers): FormPage {
    return {
      template: 'settings/setting-form.njk',
      answers,
      seenRevision: null,
      fieldOfCode: form.fieldOfCode,
      view: () => ({
        title: form.title,
        section: this.desk.section,
        action: form.action,
        cancel: form.back.href,
        breadcrumbs: [...this.desk.trail(form), form.back, { text: form.title }],
        questions: drawn(form.questions, answers),
        side: form.side,
      }),
    };
  }

  private checkPage(form: RecordForm<C>, { rows, effects, effectsNote }: RecordIntention<C>): CheckPage {
    return {
      rows,
      button: form.button,
      cancel: form.back.href,
      section: this.desk.section,
      effects: effects ?? [],
      effectsCaption: 'What stands, and what takes its place',
      effectsHeads: ['', 'Now', 'After recording'],
      ...(effectsNote === undefined ? {} : { effectsNote }),
      after: this.desk.after,
    };
  }
}

/** Said where what somebody wanted to replace is no longer what they saw. */
export function replacedMeanwhile(): AnswersInvalid {
  const text =
    'Somebody else recorded something here meanwhile. Nothing of yours was recorded. Look at what stands now';
  return new AnswersInvalid([{ field: null, target: null, text }]);
}

/** What the check page carried along of what stood there. */
export const seenIn = ({ stands }: RawAnswers): string => (typeof stands === 'string' ? stands : '');

const wasDone = ({ history }: FormRecord, id: string): boolean => history.some(({ commandId }) => commandId === id);

/** @throws AnswersInvalid */
export function readForm<Intention>(
  form: { readonly action: string; read(asked: AnswerReader): Intention | null },
  answers: RawAnswers,
): Intention {
  const asked = new AnswerReader(answers);
  const intention = form.read(asked);
  asked.finish();
  if (intention === null) throw new Error(`${form.action} read nothing and found nothing wrong`);
  return intention;
}
