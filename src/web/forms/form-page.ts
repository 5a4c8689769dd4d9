import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { isRejection, isStageRefusal, rejectionWords } from '../errors/error-messages.js';
import type { FieldError, RawAnswers } from './answers.js';
import { AnswersInvalid } from './answers.js';

/** Where the words of a rejection stand: the field, and the box the summary leads to if it is not the field itself. */
export type FieldOfCode = Readonly<Record<string, string | { readonly field: string; readonly target: string }>>;

/** A page with one form. Its template extends `web/layouts/form.njk` and sees `answers`, `errors` and what `view` gives. */
export interface FormPage {
  readonly template: string;
  readonly answers: RawAnswers;
  /** Revision of the stream as the person sees it; null where there is no stream yet. */
  readonly seenRevision: number | null;
  /** What else the template needs: `title` at least. */
  readonly view: () => object | Promise<object>;
  readonly fieldOfCode?: FieldOfCode;
}

/** What stands on the page between form and record. */
export interface CheckPage {
  readonly title?: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly effects?: readonly { readonly what: string; readonly now: string; readonly after: string }[];
  /** Of the table of effects, where it is not about limits of a case. */
  readonly effectsCaption?: string;
  readonly effectsHeads?: readonly [what: string, now: string, after: string];
  readonly effectsNote?: string;
  /** Says what it does: "Record the decision". */
  readonly button: string;
  readonly cancel: string;
  readonly next?: string;
  /** Item of the navigation, and what is said below the button, where it is no case that is recorded on. */
  readonly section?: string;
  readonly after?: string;
}

export interface FormSteps<Read> {
  /** @throws AnswersInvalid where the answers cannot be taken as they are. */
  readonly read: () => Read;
  /** Leave out only for an act that needs no check. */
  readonly check?: (read: Read) => CheckPage | Promise<CheckPage>;
  /** Does it and says where to go next. */
  readonly act: (read: Read) => string | Promise<string>;
}

/** Draws the form for the first time. */
export async function drawForm(response: Response, form: FormPage, errors: readonly FieldError[] = []): Promise<void> {
  const { commandId } = formMeta(form.answers);
  response.render(form.template, {
    ...(await form.view()),
    answers: form.answers,
    errors,
    commandId,
    seenRevision: form.seenRevision,
  });
}

/**
 * A posted form: reads it, shows what is to be checked, does it and redirects. What is wrong with the answers, and what
 * the rules refuse, draws the form again with the answers kept; every other error is for the error pages.
 */
export async function answerForm<Read>(response: Response, form: FormPage, steps: FormSteps<Read>): Promise<void> {
  // Nest would say 201 of a POST that only draws.
  response.status(200);
  if (form.answers['redraw'] === 'yes') {
    await drawForm(response, form);
    return;
  }
  try {
    const read = steps.read();
    if (steps.check !== undefined && form.answers['checked'] !== 'yes') {
      drawCheck(response, form, await steps.check(read));
      return;
    }
    response.redirect(303, await steps.act(read));
  } catch (error) {
    const errors = formErrors(error, form.fieldOfCode ?? {});
    if (errors === null) throw error;
    response.status(isRejection(error) && isStageRefusal(error.code) ? 409 : 422);
    await drawForm(response, form, errors);
  }
}

/** Command id and seen revision as the form carries them; a new id where it carries none. */
export function formMeta(answers: RawAnswers): { readonly commandId: string; readonly seenRevision: number | null } {
  const { commandId, seenRevision } = answers;
  const kept = typeof commandId === 'string' && /^[0-9a-f-]{36}$/.test(commandId);
  return {
    commandId: kept ? commandId : randomUUID(),
    seenRevision: typeof seenRevision === 'string' && /^\d{1,9}$/.test(seenRevision) ? Number(seenRevision) : null,
  };
}

const notAnswers = new Set(['csrfToken', 'keepFor', 'redraw', 'checked']);

/** The answers as hidden fields, to be carried through a page in between. */
export function hiddenAnswers(answers: RawAnswers): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(answers)
    .filter(([name]) => !notAnswers.has(name))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: String(one) })));
}

function drawCheck(response: Response, form: FormPage, check: CheckPage): void {
  const { commandId } = formMeta(form.answers);
  response.render('web/pages/check.njk', {
    ...check,
    title: check.title ?? 'Check before recording',
    hidden: hiddenAnswers({ ...form.answers, commandId }),
  });
}

function formErrors(error: unknown, fieldOfCode: FieldOfCode): readonly FieldError[] | null {
  if (error instanceof AnswersInvalid) return error.errors;
  if (!isRejection(error)) return null;
  const place = fieldOfCode[error.code];
  const { field, target } =
    typeof place === 'string' ? { field: place, target: place } : (place ?? { field: null, target: null });
  return [{ field, target, text: rejectionWords(error.code, error.details) }];
}
