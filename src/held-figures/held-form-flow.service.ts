import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { HeldFiguresCommand } from '../../workflows/held-figures/held-figures.commands.js';
import { heldFiguresDecider } from '../../workflows/held-figures/held-figures.decider.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { Recording } from '../api/recording.service.js';
import { BasisService } from '../commands/basis.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import { CommandIdReused } from '../event-store/event-store-errors.js';
import { drawn } from '../recording/questions.js';
import { AnswerReader, AnswersInvalid } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta } from '../web/forms/form-page.js';
import type { CheckPage, FormPage } from '../web/forms/form-page.js';
import { HeldFiguresRecord } from './held-figures.service.js';
import { standsPrint } from './forms/held-form.js';
import type { HeldForm, HeldIntention, HeldNow } from './forms/held-form.js';

/** Who fills in which form. */
export interface HeldVisit {
  readonly person: Person;
  readonly request: Request;
  readonly response: Response;
}

type FormOf = (now: HeldNow) => HeldForm;

/** How often figures of others may get in between before somebody is told to try again. */
const attempts = 5;

/** The way of every form about figures: form, check page with what stands and what would, record. */
@Injectable()
export class HeldFormFlow {
  constructor(
    private readonly record: HeldFiguresRecord,
    private readonly recording: Recording,
    private readonly basis: BasisService,
  ) {}

  async open(formOf: FormOf, { response }: HeldVisit): Promise<void> {
    const form = formOf(await this.now());
    const { commandId } = formMeta({});
    await drawForm(response, pageOf(form, { ...form.defaults, commandId }));
  }

  async answer(formOf: FormOf, { person, request, response }: HeldVisit, sent: RawAnswers): Promise<void> {
    const now = await this.now();
    const { commandId } = formMeta(sent);
    const form = formOf(now);
    if (await this.isDone(commandId)) {
      // Pressed twice it is recorded once; with other answers it is another wish, which needs a form of its own.
      if (sent['checked'] !== 'yes') throw new CommandIdReused(commandId);
      response.redirect(303, form.back.href);
      return;
    }
    // What is seen on the check page is carried along, and held against what stands when it is recorded.
    const stands = sent['checked'] === 'yes' ? seenIn(sent) : standsFor(form, sent, now);
    await answerForm(response, pageOf(form, { ...sent, commandId, stands }), {
      read: () => readForm(form, sent),
      check: (intention) => {
        heldFiguresDecider.decide(intention.command, now.state, this.basis.decisionBasis());
        return checkPage(form, intention);
      },
      act: async ({ command, said }) => {
        await this.carryOut(person, commandId, command, stands);
        sayNext(request, { title: 'Recorded', heading: said });
        return form.back.href;
      },
    });
  }

  /** Whether a command of this id was carried out. */
  async isDone(commandId: string): Promise<boolean> {
    return (await this.record.now()).history.some((event) => event.commandId === commandId);
  }

  /**
   * Records what was checked, unless what stands there is no longer what was seen.
   * @throws AnswersInvalid where it is not, and what the command handler throws.
   */
  async carryOut(person: Person, commandId: string, command: HeldFiguresCommand, seen: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const { state, revision } = await this.record.now();
      if (standsPrint(command, state) !== seen) {
        throw replacedMeanwhile();
      }
      try {
        const seenRevision = revision;
        await this.record.record(command, this.recording.contextOf(person, { commandId, fields: {}, seenRevision }));
        return;
      } catch (error) {
        if (!(error instanceof StreamMovedOn) || attempt === attempts) throw error;
      }
    }
  }

  async now(): Promise<HeldNow> {
    return { state: (await this.record.now()).state, today: this.basis.today };
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

/** What stands where the answers would record something; nothing where they say nothing yet. */
function standsFor(form: HeldForm, sent: RawAnswers, { state }: HeldNow): string {
  try {
    return standsPrint(readForm(form, sent).command, state);
  } catch (error) {
    if (error instanceof AnswersInvalid) return '';
    throw error;
  }
}

function pageOf(form: HeldForm, answers: RawAnswers): FormPage {
  return {
    template: 'settings/setting-form.njk',
    answers,
    seenRevision: null,
    fieldOfCode: form.fieldOfCode,
    view: () => ({
      title: form.title,
      section: 'performance',
      action: form.action,
      cancel: form.back.href,
      breadcrumbs: [
        { text: 'Performance', href: '/performance' },
        ...(form.back.href === '/held-figures' ? [] : [{ text: 'Figures held elsewhere', href: '/held-figures' }]),
        form.back,
        { text: form.title },
      ],
      questions: drawn(form.questions, answers),
      side: form.side,
    }),
  };
}

function checkPage(form: HeldForm, { rows, effects, effectsNote }: HeldIntention): CheckPage {
  return {
    rows,
    button: form.button,
    cancel: form.back.href,
    section: 'performance',
    effects: effects ?? [],
    effectsCaption: 'What stands, and what takes its place',
    effectsHeads: ['', 'Now', 'After recording'],
    ...(effectsNote === undefined ? {} : { effectsNote }),
    after: 'Once recorded it stays in the record. If it is wrong, record it again: both values stay readable.',
  };
}

/** @throws AnswersInvalid */
function readForm(form: HeldForm, answers: RawAnswers): HeldIntention {
  const asked = new AnswerReader(answers);
  const intention = form.read(asked);
  asked.finish();
  if (intention === null) throw new Error(`${form.action} read nothing and found nothing wrong`);
  return intention;
}
