import { BadRequestException, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { allLetterKinds, letterKinds } from '../../workflows/letters/letter-kinds.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { withOwnPerson } from '../api/own-person.js';
import { Recording } from '../api/recording.service.js';
import { caseHref } from '../cases/acts.js';
import { ChildRecorder } from '../children/child-recorder.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import { CommandHandler } from '../commands/command-handler.js';
import type { CommandOutcome, RecordHistory } from '../commands/command-handler.js';
import { CommandIdReused } from '../event-store/event-store-errors.js';
import { KeptForms } from '../kept-forms/kept-forms.service.js';
import { KeyStore } from '../keys/key-store.js';
import { SomeoneElseChanged } from '../web/errors/conflict.js';
import { AnswerReader, AnswersInvalid } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta, hiddenAnswers } from '../web/forms/form-page.js';
import type { CheckPage, FieldOfCode, FormPage } from '../web/forms/form-page.js';
import { conflictOf } from './conflict.view.js';
import { whoRecorded } from './meanwhile.js';
import { bannerHeading, effectsOf } from './effects.view.js';
import { extrasAsked, readAndJudge } from './extras.js';
import type { Extras, Judged } from './extras.js';
import type { AnyForm, CaseSituation, Intention } from './recording-form.js';
import { recordingPage } from './recording-page.view.js';
import { situationAt, Situations } from './situations.service.js';
import type { Place } from './situations.service.js';

/** One form, who fills it in and what was sent. */
export interface Visit {
  readonly form: AnyForm;
  readonly place: Place;
  readonly person: Person;
  readonly request: Request;
  readonly response: Response;
}

/** The way of every act: form, check page, record, back to the case. */
@Injectable()
export class RecordingFlow {
  constructor(
    private readonly situations: Situations,
    private readonly commands: CommandHandler,
    private readonly children: ChildRecorder,
    private readonly recording: Recording,
    private readonly keys: KeyStore,
    private readonly people: People,
    private readonly kept: KeptForms,
  ) {}

  /** The form, empty or with what was kept of it. */
  async open({ form, place, person, response }: Visit): Promise<void> {
    this.kept.mark(response, person);
    const kept = await this.kept.find(person, place.act.href);
    const { commandId } = formMeta(kept?.answers ?? {});
    if (kept !== null) {
      response.locals['kept'] = KeptForms.view(kept);
      const filled = await this.situations.of(place, person, { ...kept.answers, commandId });
      await drawForm(response, pageOf(form, filled, stepOf(form, kept.answers['step']), extrasAsked(filled)));
      return;
    }
    const empty = await this.situations.of(place, person, { commandId });
    const situation = { ...empty, answers: { ...form.defaults?.(empty as never), commandId } };
    await drawForm(response, pageOf(form, situation, 0, { whyLate: false, itHappened: false }));
  }

  /** What was sent: the next step, the check page, the record, or the form again with what is wrong. */
  async answer(visit: Visit, sent: RawAnswers): Promise<void> {
    const { form, place, person, response } = visit;
    this.kept.mark(response, person);
    const { commandId, seenRevision } = formMeta(sent);
    const answers: RawAnswers & { readonly commandId: string } = { ...sent, commandId };
    const now = await this.situations.of(place, person, answers);
    const step = stepOf(form, answers['step']);
    const extras = extrasAsked(now);
    response.status(200);
    if (answers['redraw'] === 'yes' || answers['back'] !== undefined) {
      await drawForm(response, pageOf(form, now, stepOf(form, answers['back'] ?? answers['step']), extras));
      return;
    }
    const seen = this.asSeen(now, seenRevision);
    const checked = sent['checked'] === 'yes';
    // What is being recorded a second time has moved the case itself; the command handler tells that apart.
    if (seen.revision < now.revision && !checked) throw await this.conflict(form, seen, now);
    if (step < form.steps.length - 1) await nextStep(form, seen, step, response);
    else if (!checked && interrupted(form, seen, response)) return;
    else await this.finish(visit, seen, extras);
  }

  private async finish(visit: Visit, seen: CaseSituation, extras: Extras): Promise<void> {
    const { form, request, response } = visit;
    await answerForm(response, pageOf(form, seen, form.steps.length - 1, extras), {
      read: () => readAndJudge(form, seen, extras),
      check: (judged) => checkPage(seen, judged),
      act: async (judged) => {
        await this.record(visit, seen, judged);
        await this.kept.forget(visit.person, visit.place.act.href);
        const next = judged.intention.next ?? letterNext(seen, judged);
        const heading = bannerHeading(judged.intention, effectsOf(seen.state, judged.after, seen));
        sayNext(request, { title: 'Recorded', heading, ...(next === undefined ? {} : { next }) });
        return seen.act.back;
      },
    });
  }

  private async record({ form, place, person }: Visit, seen: CaseSituation, judged: Judged): Promise<void> {
    const { commandId } = formMeta(seen.answers);
    const { need, wishes } = judged.intention;
    // Judged as a whole before; recorded as a whole here, on the very revision it was judged on.
    const history: RecordHistory = { type: 'RecordHistory', facts: judged.facts ?? [] };
    const wished = 'type' in wishes ? wishes : history;
    const { revision: seenRevision } = seen;
    const context = this.recording.contextOf(seen.person, {
      commandId,
      fields: {},
      // What a form begins has no stream that anyone could have seen.
      ...(seenRevision < 0 ? {} : { seenRevision }),
    });
    const command = seenRevision < 0 ? await withOwnPerson(this.keys, seen.behind.facts, wished, context) : wished;
    let outcome: CommandOutcome;
    try {
      outcome = await this.commands.execute(seen.behind.facts.workflow, seen.processId, command, context);
    } catch (error) {
      if (!(error instanceof StreamMovedOn)) throw error;
      throw await this.conflict(form, seen, await this.situations.of(place, person, { ...seen.answers, commandId }));
    }
    if (need !== undefined) {
      const own = { commandId: this.keys.keyedId('recording form need', commandId), fields: {} };
      const body = { on: need.on, at: 'decision', primary: need.primary };
      outcome = await this.children.record(
        seen.childId,
        'RecordNeed',
        body,
        this.recording.contextOf(seen.person, own),
      );
    }
    await this.recording.answerOf(commandId, outcome);
  }

  private asSeen(now: CaseSituation, seenRevision: number | null): CaseSituation {
    if (seenRevision !== null && seenRevision > now.revision) throw new BadRequestException();
    return situationAt(now, seenRevision ?? now.revision);
  }

  /** What to say of a case that moved on; a form already carried out says so instead. */
  private async conflict(form: AnyForm, seen: CaseSituation, now: CaseSituation): Promise<Error> {
    const { commandId } = formMeta(now.answers);
    const since = now.history.slice(seen.revision + 1);
    if (since.some((event) => event.commandId === commandId)) return new CommandIdReused(commandId);
    const who = await whoRecorded(since, now.person, this.people);
    return new SomeoneElseChanged(conflictOf(form, seen, now, who));
  }
}

/** Recording a notice writes no letter: the way leads on to where it is written. */
function letterNext({ reference }: CaseSituation, { facts }: Judged): Intention['next'] {
  const announced = (facts ?? []).some(({ type }) => allLetterKinds.some((kind) => letterKinds[kind].fact === type));
  if (!announced) return undefined;
  return {
    text: 'The letter is recorded by itself.',
    href: `${caseHref(reference)}/documents/new`,
    link: 'Write the letter',
  };
}

async function nextStep(form: AnyForm, s: CaseSituation, step: number, response: Response): Promise<void> {
  const extras = extrasAsked(s);
  try {
    form.steps[step]?.read?.(new AnswerReader(s.answers), s as never);
    await drawForm(response, pageOf(form, s, step + 1, extras));
  } catch (error) {
    if (!(error instanceof AnswersInvalid)) throw error;
    response.status(422);
    await drawForm(response, pageOf(form, s, step, extras), error.errors);
  }
}

/** Says once what is odd but allowed. */
function interrupted(form: AnyForm, s: CaseSituation, response: Response): boolean {
  if (s.answers['oddSeen'] === 'yes') return false;
  let judged: Judged;
  try {
    judged = readAndJudge(form, s, extrasAsked(s));
  } catch {
    // What is wrong is shown with the form.
    return false;
  }
  const { interruption } = judged.intention;
  if (interruption === undefined) return false;
  response.render('recording/interruption.njk', {
    title: interruption.heading,
    interruption,
    section: 'cases',
    namesChildren: true,
    hidden: hiddenAnswers(s.answers),
  });
  return true;
}

function pageOf(form: AnyForm, s: CaseSituation, step: number, extras: Extras): FormPage {
  return {
    template: 'recording/record-form.njk',
    answers: s.answers,
    seenRevision: s.revision < 0 ? null : s.revision,
    view: () => recordingPage(form, s, step, extras),
    fieldOfCode: { ...dateCodes(form), ...form.fieldOfCode },
  };
}

function dateCodes({ dateField = 'on' }: AnyForm): FieldOfCode {
  const place = { field: dateField, target: dateField === 'recipients' ? dateField : `${dateField}-day` };
  return { 'fifteen-days-not-over': place, 'dated-in-the-future': place };
}

function checkPage(s: CaseSituation, { intention, after, rows }: Judged): CheckPage {
  const { button, nextAsked } = intention;
  return {
    rows,
    effects: effectsOf(s.state, after, s),
    button,
    cancel: s.act.back,
    ...(nextAsked === undefined ? {} : { next: nextAsked }),
  };
}

function stepOf(form: AnyForm, step: unknown): number {
  const asked = typeof step === 'string' && /^\d$/.test(step) ? Number(step) : 0;
  return Math.min(asked, form.steps.length - 1);
}
