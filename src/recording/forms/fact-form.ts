import type { FieldNote } from '../../api/dto-field.js';
import { factPossible } from '../../cases/fact-act-trials.js';
import type { FactAct } from '../../cases/fact-acts.js';
import { subjectName } from '../../cases/fact-acts.view.js';
import { capital } from '../../web/words/distance-words.js';
import { factClause } from '../../web/words/fact-words.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { dateAnswer } from '../questions.js';
import type { Question } from '../questions.js';
import type { FactSituation, Intention, RecordingForm, Row, SideCard, Wish } from '../recording-form.js';
import { dayRow, fieldRowsOf, readFields, wishFrom } from './fact-answers.js';
import { dayLegend, fieldQuestions } from './fact-questions.js';
import { dateAsked } from './shared-answers.js';

/** What of a form made from the fields of its command is done by hand. */
export interface Tuning {
  /** Fields that the form asks for in its own way, or not at all. */
  readonly without?: (s: FactSituation) => readonly string[];
  /** Asked before the fields that are left. */
  readonly before?: (s: FactSituation) => readonly Question[];
  readonly after?: (s: FactSituation) => readonly Question[];
  readonly defaults?: (s: FactSituation) => Readonly<Record<string, unknown>>;
  /** Reads its own questions: what they add to the body, what else is recorded with it, and how that is told. */
  readonly read?: (asked: AnswerReader, s: FactSituation, body: Readonly<Record<string, unknown>>) => TunedAnswers;
  readonly side?: (s: FactSituation) => readonly SideCard[];
  readonly next?: (s: FactSituation, body: Readonly<Record<string, unknown>>) => Intention['next'];
  readonly button?: string;
  readonly done?: string;
  readonly dateLabel?: string;
  readonly fieldOfCode?: RecordingForm['fieldOfCode'];
  /** What it would do today, where its own answers cannot be guessed. */
  readonly preview?: (s: FactSituation) => readonly Wish[];
  readonly asksWhyLate?: boolean;
}

export interface TunedAnswers {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly rows?: readonly Row[];
  /** Other facts recorded with it, as command and body. */
  readonly also?: readonly { readonly command: string; readonly body: Readonly<Record<string, unknown>> }[];
}

/** The form of an act, made from the fields of its command. */
export function factForm(act: FactAct, tuning: Tuning = {}): RecordingForm<FactSituation> {
  const fieldsIn = (s: FactSituation): readonly FieldNote[] => {
    const without = tuning.without?.(s) ?? [];
    return act.fields.filter(({ name }) => !without.includes(name));
  };
  const dateLabel = tuning.dateLabel ?? 'The date';
  return {
    key: act.slug,
    dateLabel,
    asksWhyLate: tuning.asksWhyLate ?? !['AddNote', 'AllocateCase', 'RecordSchoolCohort'].includes(act.command),
    fieldOfCode: { ...fieldsOfCodes, ...tuning.fieldOfCode },
    defaults: (s) => ({
      ...(act.command === 'AddNote' || act.command === 'AllocateCase' ? dateAnswer('on', s.basis.today) : {}),
      ...tuning.defaults?.(s),
    }),
    preview: tuning.preview ?? ((s) => preview(act, s)),
    steps: [
      {
        questions: (s) => [
          ...aboutRows(s),
          ...(tuning.before?.(s) ?? []),
          { kind: 'date', name: 'on', legend: dayLegend(act.command), hint: 'For example 23 11 2026' },
          ...fieldsWhere(fieldsIn(s), false).flatMap((field) => fieldQuestions(field, act, s)),
          ...(tuning.after?.(s) ?? []),
          ...fieldsWhere(fieldsIn(s), true).flatMap((field) => fieldQuestions(field, act, s)),
        ],
        side: (s) => tuning.side?.(s) ?? sideOf(act),
      },
    ],
    intend: (asked, s): Intention => {
      const on = dateAsked(asked, s, dateLabel === 'The date' ? 'Date' : dateLabel);
      const fields = fieldsIn(s);
      const read = readFields(asked, fields, act, s);
      const tuned = tuning.read?.(asked, s, read) ?? {};
      asked.finish();
      const body = { on, ...read, ...aboutOf(act, s), ...tuned.body };
      const wishes = [
        wishFrom(asked, act.command, body, act, s),
        ...(tuned.also ?? []).map((one) => wishFrom(asked, one.command, { on, ...one.body }, act, s)),
      ];
      asked.finish();
      return {
        wishes: wishes.filter((one) => one !== null),
        rows: [
          ...aboutRow(s),
          ...(on === null ? [] : [dayRow(dateLabel === 'The date' ? 'Date' : dateLabel, on)]),
          ...fieldRowsOf(fields, body, act, s),
          ...(tuned.rows ?? []),
        ],
        button: tuning.button ?? 'Record it',
        done: tuning.done ?? capital(factClause(act.facts[0] ?? '').replace(/^the /, '')),
        ...nextOf(tuning.next?.(s, body)),
      };
    },
  };
}

const nextOf = (next: Intention['next']): Pick<Intention, 'next'> => (next === undefined ? {} : { next });

/** What is written about it is asked last, whatever else a form asks. */
function fieldsWhere(fields: readonly FieldNote[], written: boolean): readonly FieldNote[] {
  return fields.filter(({ name }) => (name === 'text') === written);
}

function aboutOf(act: FactAct, { subject }: FactSituation): Readonly<Record<string, string>> {
  return act.aboutField === null || subject === null ? {} : { [act.aboutField]: subject };
}

function aboutRow({ state, subject }: FactSituation): readonly Row[] {
  const name = subject === null ? null : subjectName(state, subject);
  return name === null ? [] : [{ key: 'About', value: name }];
}

function aboutRows(s: FactSituation): readonly Question[] {
  const rows = aboutRow(s);
  return rows.length === 0 ? [] : [{ kind: 'answers', rows }];
}

function sideOf({ hint }: FactAct): readonly SideCard[] {
  return [{ heading: 'What this does', paragraphs: [`${hint}.`] }];
}

/** Limits before and after, where what would be recorded turns on nothing that only the form will say. */
function preview(act: FactAct, s: FactSituation): readonly Wish[] {
  if (s.revision < 0 || act.fields.some(({ kind }) => kind === 'choice' || kind === 'flag' || kind === 'day'))
    return [];
  const data = factPossible(act, s.subject, s.state, s.basis);
  return data === null ? [] : [{ type: act.command, on: s.basis.today, data }];
}

const onDay = { field: 'on', target: 'on-day' };
const fieldsOfCodes = {
  'complaint-limit-out-of-range': 'answerWithin',
  'complaint-not-answered': 'because',
  'ombudsman-not-decided': 'because',
  'complaint-already-acknowledged': onDay,
  'refusal-needs-appeal-wording': 'appealWordingSent',
  'final-plan-needs-appeal-wording': 'appealWordingSent',
  'review-already-held': onDay,
  'meeting-before-its-arrangement': { field: 'meetingOn', target: 'meetingOn-day' },
  'review-already-arranged': 'kind',
  'outcomes-not-reviewed': 'outcomes-met',
  'preparing-for-adulthood-not-considered': 'preparingForAdulthood',
  'time-to-appeal-not-over': onDay,
  'requirement-contradicts-result': 'requires',
  'requirement-does-not-fit': 'requires',
  'course-end-missing': { field: 'courseEndsOn', target: 'courseEndsOn-day' },
  'appeal-not-about-a-setting': 'settingOnly',
  'mediation-needs-an-issue': 'issues',
  'certificate-reason-does-not-fit': 'because',
  'agreement-requires-nothing': 'requires',
  'transfer-unchanged': { field: 'transferOn', target: 'transferOn-day' },
  'cease-reason-missing': 'reason',
  'review-kind-missing': 'kind',
  'review-holder-missing': 'heldBy',
  'nothing-to-overturn': 'because',
  'reassessment-not-requested': 'because',
} as const;
