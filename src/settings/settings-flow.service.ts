import { Injectable } from '@nestjs/common';
import type { Authority } from '../../workflows/authority/authority.state.js';
import { People } from '../access/people.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { FieldFaults } from '../api/dto-parser.js';
import { Recording } from '../api/recording.service.js';
import { AuthorityRecorder } from '../authority/authority-recorder.service.js';
import { authoritySettings } from '../authority/authority-settings.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import type { CommandContext, CommandOutcome } from '../commands/command-handler.js';
import { CommandIdReused } from '../event-store/event-store-errors.js';
import { canStill, whoRecorded, whyNoLonger } from '../recording/meanwhile.js';
import { drawn } from '../recording/questions.js';
import { readForm } from '../recording/record-form-flow.js';
import type { FormVisit } from '../recording/record-form-flow.js';
import { SomeoneElseChanged } from '../web/errors/conflict.js';
import { AnswersInvalid } from '../web/forms/answers.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta } from '../web/forms/form-page.js';
import type { CheckPage, FormPage } from '../web/forms/form-page.js';
import { settingConflict } from './setting-conflict.view.js';
import type { Intention, SettingForm, SettingsNow, SettingWish } from './setting-form.js';
import { isOurs } from './settings-history.view.js';

type FormOf = (now: SettingsNow) => SettingForm;

/** How often somebody opening a calendar feed may get in between before the person is told to try again. */
const attempts = 5;

/** The way of every change of a setting: form, check page, record, back to the setting. */
@Injectable()
export class SettingsFlow {
  constructor(
    private readonly recorder: AuthorityRecorder,
    private readonly recording: Recording,
    private readonly basis: BasisService,
    private readonly people: People,
    private readonly home: HomeAuthority,
  ) {}

  /** The settings as they stand. */
  now(): SettingsNow {
    const recorded = this.basis.recorded();
    return { settings: authoritySettings(recorded, null), state: recorded.state, today: this.basis.today };
  }

  /** The form with what it proposes, or with answers read from elsewhere. */
  async open(
    formOf: FormOf,
    { response }: FormVisit,
    answers: RawAnswers = {},
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    await this.basis.refresh();
    const form = formOf(this.now());
    if (errors.length > 0) response.status(422);
    await drawForm(response, this.pageOf(form, { ...form.defaults, ...answers, ...newId() }), errors);
  }

  /** What was sent: the check page, the record, or the form again with what is wrong. */
  async answer(formOf: FormOf, visit: FormVisit, sent: RawAnswers): Promise<void> {
    await this.basis.refresh();
    const { commandId } = formMeta(sent);
    const answers = { ...sent, commandId };
    const form = formOf(this.now());
    if (sent['redraw'] !== 'yes') await this.refuseIfMovedOn(form, answers);
    await answerForm(visit.response, this.pageOf(form, answers), {
      read: () => readForm(form, answers),
      check: (intention) => this.checkPage(form, intention),
      act: async (intention) => {
        const outcome = await this.record(form, intention.wish, answers, visit.person);
        await this.recording.answerOf(commandId, outcome);
        sayNext(visit.request, { title: 'Recorded', heading: intention.said });
        return form.back.href;
      },
    });
  }

  private pageOf(form: SettingForm, answers: RawAnswers): FormPage {
    return {
      template: form.page?.template ?? 'settings/setting-form.njk',
      answers,
      seenRevision: this.basis.recorded().history.length - 1,
      fieldOfCode: form.fieldOfCode,
      view: () => ({
        title: form.title,
        section: 'settings',
        action: form.action,
        cancel: form.back.href,
        breadcrumbs: [{ text: 'Settings', href: '/settings' }, form.back, { text: form.title }],
        questions: drawn(form.questions, answers),
        side: form.side,
        ...form.page?.view(answers),
      }),
    };
  }

  private async checkPage(form: SettingForm, intention: Intention): Promise<CheckPage> {
    const after = await this.tried(intention.wish);
    const { basis } = this;
    const before = basis.standingWith(basis.recorded().state);
    const effects = intention.effects({ before, after: basis.standingWith(after), today: basis.today });
    return {
      rows: intention.rows,
      button: form.button,
      cancel: form.back.href,
      section: 'settings',
      effects: effects?.rows ?? [],
      ...(effects === null ? {} : { effectsCaption: effects.caption, effectsHeads: effects.heads }),
      ...(effects?.note === undefined ? {} : { effectsNote: effects.note }),
      after: 'Once recorded it stays in the history of settings. If it is wrong, you can correct it with a new record.',
    };
  }

  private async tried(wish: SettingWish): Promise<Authority> {
    const basis = this.basis.decisionBasis();
    try {
      return await (wish.kind === 'change'
        ? this.recorder.tried(wish.type, wish.body, this.home.code, basis)
        : this.recorder.triedCorrection(wish.body, this.home.code, basis));
    } catch (error) {
      throw inWords(error);
    }
  }

  private async record(
    form: SettingForm,
    wish: SettingWish,
    answers: RawAnswers & { readonly commandId: string },
    person: Person,
  ): Promise<CommandOutcome> {
    const { commandId } = answers;
    for (let attempt = 1; ; attempt += 1) {
      const seenRevision = this.basis.recorded().history.length - 1;
      try {
        const context = contextOf(this.recording.contextOf(person, { commandId, fields: {}, seenRevision }), person);
        return await (wish.kind === 'change'
          ? this.recorder.record(wish.type, wish.body, context)
          : this.recorder.correct(wish.body, context));
      } catch (error) {
        if (!(error instanceof StreamMovedOn)) throw inWords(error);
        await this.basis.refresh();
        // A calendar feed opened meanwhile changes no setting: only a setting is worth a conflict.
        await this.refuseIfMovedOn(form, { ...answers, seenRevision: String(seenRevision) });
        if (attempt === attempts) throw error;
      }
    }
  }

  /** @throws SomeoneElseChanged where a setting was recorded since the form was drawn, and not by this very form. */
  private async refuseIfMovedOn(
    form: SettingForm,
    answers: RawAnswers & { readonly commandId: string },
  ): Promise<void> {
    const seen = formMeta(answers).seenRevision ?? -1;
    const since = this.basis
      .recorded()
      .history.slice(seen + 1)
      .filter(isOurs);
    if (since.length === 0) return;
    if (since.some(({ commandId }) => commandId === answers.commandId)) {
      if (answers['checked'] === 'yes') return;
      throw new CommandIdReused(answers.commandId);
    }
    throw new SomeoneElseChanged(
      settingConflict({
        form,
        answers,
        since,
        who: await whoRecorded(since, null, this.people),
        ...(await this.yours(form, answers)),
      }),
    );
  }

  /** What the person wanted, and whether it could still be recorded. */
  private async yours(
    form: SettingForm,
    answers: RawAnswers,
  ): Promise<{ readonly rows: Intention['rows']; readonly verdict: string | null }> {
    let intention: Intention;
    try {
      intention = readForm(form, answers);
    } catch (error) {
      if (error instanceof AnswersInvalid) return { rows: [], verdict: null };
      throw error;
    }
    try {
      await this.tried(intention.wish);
      return { rows: intention.rows, verdict: canStill };
    } catch (error) {
      return { rows: intention.rows, verdict: whyNoLonger(error) };
    }
  }
}

const newId = (): RawAnswers => ({ commandId: formMeta({}).commandId });

/** In the role by which settings may be changed, whichever other the person holds. */
function contextOf(context: CommandContext, { id, roles }: Person): CommandContext {
  return { ...context, actor: { id, role: roles.includes('manager') ? 'manager' : 'administrator' } };
}

/** What the interface for programs says of a body, as what is wrong with a form. */
function inWords(error: unknown): unknown {
  if (!(error instanceof FieldFaults)) return error;
  return new AnswersInvalid(
    error.faults.map(({ field, message }) => {
      const name = field.split('.')[0] ?? field;
      return {
        field: name,
        text: message.replace(/^\w+/, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
        target: name,
      };
    }),
  );
}
