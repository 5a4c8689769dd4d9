import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { exceptionMatrix, matrixColumns } from '../../workflows/timetable/exception-matrix.js';
import { caseHref } from '../cases/acts.js';
import { isRejection, rejectionWords } from '../web/errors/error-messages.js';
import { hiddenAnswers } from '../web/forms/form-page.js';
import { dryRun } from './dry-run.js';
import { effectsOf } from './effects.view.js';
import type { Effect } from './effects.view.js';
import { extraQuestions } from './extras.js';
import type { Extras } from './extras.js';
import { grounds } from './forms/exception-claim.js';
import { drawn, fieldNames } from './questions.js';
import type { DrawnQuestion } from './questions.js';
import type { AnyForm, CaseSituation, SideCard } from './recording-form.js';

/** Everything the template of a recording form shows. */
export interface RecordingPage {
  readonly title: string;
  /** "Step 2 of 3"; null where there is one step. */
  readonly caption: string | null;
  readonly section: 'cases';
  readonly namesChildren: true;
  readonly action: string;
  readonly button: string;
  readonly cancel: string;
  readonly breadcrumbs: readonly { readonly text: string; readonly href?: string }[];
  readonly questions: readonly DrawnQuestion[];
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly side: readonly SideCard[];
  readonly effects: readonly Effect[];
  readonly effectsHeading: string;
  /** Why the act cannot be recorded as the case stands; null where it can. */
  readonly notNow: string | null;
  readonly matrix: MatrixView | null;
  readonly last: boolean;
}

export interface MatrixView {
  readonly columns: readonly { readonly title: string; readonly regulation: string }[];
  readonly rows: readonly { readonly title: string; readonly chosen: boolean; readonly cells: readonly boolean[] }[];
}

/** One step of a form, with the answers kept. */
export function recordingPage(form: AnyForm, s: CaseSituation, step: number, extras: Extras): RecordingPage {
  const page = form.steps[step];
  if (page === undefined) throw new Error(`The form ${form.key} has no step ${step}`);
  const last = step === form.steps.length - 1;
  const questions = [...page.questions(s as never), ...(last ? extraQuestions(extras) : [])];
  const asked = new Set([...fieldNames(questions), 'step', 'back', 'assessment', 'commandId', 'seenRevision']);
  const { act } = s;
  return {
    title: page.title ?? act.words,
    caption: form.steps.length === 1 ? null : `Step ${step + 1} of ${form.steps.length}`,
    section: 'cases',
    namesChildren: true,
    action: act.href,
    button: page.button ?? 'Continue',
    cancel: act.back,
    breadcrumbs: [
      ...(s.offCase?.trail ?? [
        { text: 'Cases', href: '/cases' },
        { text: `${s.child.name}, ${s.reference}`, href: caseHref(s.reference) },
      ]),
      { text: act.words },
    ],
    questions: drawn(questions, s.answers),
    hidden: [
      { name: 'step', value: String(step) },
      ...(s.revision < 0 ? [] : [{ name: 'assessment', value: s.processId }]),
      ...(form.steps.length === 1 ? [] : hiddenAnswers(s.answers).filter(({ name }) => !asked.has(name))),
    ],
    side: page.side?.(s as never) ?? [],
    ...previewOf(form, s),
    notNow: notNow(s),
    matrix: page.matrix === undefined ? null : matrixView(s, page.matrix(s as never)),
    last,
  };
}

/** Limits before and after, where the form can say what it would do; otherwise, or where the rules refuse it today, as they stand. */
function previewOf(form: AnyForm, s: CaseSituation): Pick<RecordingPage, 'effects' | 'effectsHeading'> {
  const wishes = form.preview?.(s as never) ?? [];
  try {
    const { after } = dryRun(wishes, s);
    return {
      effects: effectsOf(s.state, after, s),
      effectsHeading: wishes.length === 0 ? 'Limits now' : 'Limits, if it happened today',
    };
  } catch (error) {
    // Why the rules refuse it is said when it is tried.
    if (!isRejection(error)) throw error;
    return { effects: effectsOf(s.state, s.state, s), effectsHeading: 'Limits now' };
  }
}

/** Whether the stage takes any of the facts that the act records. */
function notNow({ act, behind, state, revision }: CaseSituation): string | null {
  // What the address names, and what a form that begins something says, is for the rules to judge when it is tried.
  if (revision < 0 || act.facts.length === 0) return null;
  const data = act.probe ?? {};
  const taken = act.facts.some((type) => behind.decider.mayFollow(state, { type, occurredOn: today, data }));
  return taken ? null : rejectionWords('not-allowed-at-this-stage', { stage: behind.stage(state) });
}

/** Whatever the day: a stage takes a fact or does not. */
const today = '2000-01-01' as CalendarDate;

function matrixView({ basis }: CaseSituation, chosen: string | null): MatrixView {
  const columns = matrixColumns.slice(0, 4);
  return {
    columns: columns.map(({ title, regulation }) => ({ title, regulation })),
    rows: exceptionMatrix(basis.ruleSet, columns, grounds).map(({ ground, title, cells }) => ({
      title: ground === 'absentFromArea' ? `${title} 4 weeks or more` : title,
      chosen: ground === chosen,
      cells: cells.map(({ limb }) => limb !== null),
    })),
  };
}
