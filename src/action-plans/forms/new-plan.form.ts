import type { PlanDocument, RagScheme } from '../../../workflows/action-plan/plan-document.js';
import { planFaults } from '../../../workflows/action-plan/plan-faults.js';
import { isPrintedDate, longestText, takenNames } from '../../../workflows/action-plan/shape.js';
import { longestReason, longestSource } from '../../../workflows/held-figures/figure-faults.js';
import { choicesFrom, keysOf } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { rejectionWords } from '../../web/errors/error-messages.js';
import { printedDateWords } from '../../../workflows/action-plan/printed-dates.js';
import { ratingsOf } from '../plan-rating-words.js';
import { planHref } from '../plan-hrefs.js';
import { driverWords } from '../plan-words.js';
import { nameNoChild, optionalRow } from './plan-form.js';
import type { PlanForm, PlanIntention, PlanNow } from './plan-form.js';

/** A plan whose rating scheme could be copied. */
export interface SchemeSource {
  readonly planId: string;
  readonly title: string;
  readonly schemes: readonly RagScheme[];
}

/** The scheme that this application offers: four colours with their meanings, for progress and outcome apart. */
const ourScheme: RagScheme = {
  id: 'main',
  appliesTo: ['progress', 'outcome'],
  values: [
    { code: 'blue', order: 1, meaning: { progress: 'completed', outcome: 'achieved' } },
    { code: 'green', order: 2, meaning: { progress: 'on track', outcome: 'performance improving' } },
    { code: 'amber', order: 3, meaning: { progress: 'on track, with concerns', outcome: 'no change yet' } },
    { code: 'red', order: 4, meaning: { progress: 'late, or at risk', outcome: 'performance off track' } },
  ],
};

const sourceOf = (planId: string): string => `plan:${planId}`;

function schemeLine({ values, ...scheme }: RagScheme): string {
  return ratingsOf({ ...scheme, values }, scheme.appliesTo[0] ?? 'progress').map(({ text }) => text).join('; '); // prettier-ignore
}

/** A plan is begun from nothing: what it is, whose, and how it rates. What it asks for is added to it then. */
export function newPlanForm(now: PlanNow, sources: readonly SchemeSource[]): PlanForm {
  const rated = sources.filter(({ schemes }) => schemes.length > 0);
  const choices = [
    { value: 'none', text: 'It rates nothing', hint: 'Words alone are recorded of how far the work has come' },
    { value: 'ours', text: 'Four colours', hint: schemeLine(ourScheme) },
    ...rated.map(({ planId, title, schemes }) => ({ value: sourceOf(planId), text: `As “${title}” does`, hint: schemes.map(schemeLine).join(' / ') })), // prettier-ignore
  ];
  return {
    title: 'Draft an action plan',
    action: '/action-plans/new',
    back: { text: 'Action plans', href: '/action-plans' },
    questions: [
      { kind: 'text', name: 'title', label: 'Title' },
      { kind: 'text', name: 'authority', label: 'Authority, as it stands on the plan' },
      { kind: 'radios', name: 'driver', legend: 'What gives rise to it?', choices: choicesFrom(driverWords) },
      { kind: 'text', name: 'start', label: 'It begins', hint: 'A year, a month or a day: 2026, 2026-09 or 2026-09-30', width: 10 }, // prettier-ignore
      { kind: 'text', name: 'end', label: 'It ends', hint: 'In the same way', width: 10 },
      { kind: 'radios', name: 'scheme', legend: 'How does it rate?', choices },
      { kind: 'text', name: 'id', label: 'Short id', hint: 'For addresses and the plan’s file: small letters, figures and single hyphens', width: 20 }, // prettier-ignore
      {
        kind: 'text',
        name: 'version',
        label: 'Version (optional)',
        hint: 'As it is called, for example V1',
        width: 10,
      },
      { kind: 'longText', name: 'note', label: 'Who asked for it, and why (optional)', hint: nameNoChild },
    ],
    defaults: { scheme: 'ours' },
    side: [{ heading: 'What comes next', paragraphs: ['The draft is empty. Themes, items, measures, posts and milestones are added to it one by one, and every change is kept with who made it and why.', 'A plan that stands as a file is loaded instead.'] }], // prettier-ignore
    button: 'Begin the draft',
    fieldOfCode: { 'plan-of-another-name': 'id', 'plan-name-malformed': 'id' },
    read: (asked) => readPlan(asked, now, rated, choices.map(({ value }) => value)), // prettier-ignore
  };
}

function readPlan(
  asked: AnswerReader,
  now: PlanNow,
  sources: readonly SchemeSource[],
  ways: readonly string[],
): PlanIntention | null {
  const title = plainLine(asked, 'title', 'The title', 'Enter the title', longestSource);
  const authority = plainLine(asked, 'authority', 'The authority', 'Enter the authority', longestSource);
  const driver = asked.oneOf('driver', keysOf(driverWords), 'Choose what gives rise to the plan');
  const start = readPrinted(asked, 'start', 'It begins', 'Enter when it begins');
  const end = readPrinted(asked, 'end', 'It ends', 'Enter when it ends');
  const way = asked.oneOf('scheme', ways, 'Choose how it rates');
  const id = plainLine(asked, 'id', 'The short id', 'Enter a short id', longestText) ?? '';
  if (takenNames.includes(id)) asked.wrong('id', `“${id}” is an address of these pages. Choose another id`);
  if (now.state.document !== null) asked.wrong('id', 'There is a plan of this id already. Choose another id, or change that plan'); // prettier-ignore
  const version = plainLine(asked, 'version', 'The version', null, 20);
  const reason = plainLine(asked, 'note', 'The reason', null, longestReason);
  if (asked.faults > 0 || title === null || authority === null || driver === null || start === null || end === null) return null; // prettier-ignore
  const ragSchemes =
    way === 'ours' ? [ourScheme] : (sources.find(({ planId }) => sourceOf(planId) === way)?.schemes ?? []);
  const document: PlanDocument = { ...emptyPlan, id, title, authority, driver, ragSchemes, document: { ...emptyPlan.document, version, period: { start, end } } }; // prettier-ignore
  for (const { path, code, details } of planFaults(document)) {
    asked.wrong(
      path === 'id' ? 'id' : path.startsWith('document.period') ? 'end' : null,
      rejectionWords(code, details),
    );
  }
  return {
    command: { type: 'LoadPlan', data: { document, file: null, reason } },
    rows: [
      { key: 'Title', value: title },
      { key: 'Authority', value: authority },
      { key: 'What gives rise to it', value: driverWords[driver] },
      { key: 'Period', value: `${printedDateWords(start)} to ${printedDateWords(end)}` },
      { key: 'Ratings', value: ragSchemes.map(schemeLine).join(' / ') || 'It rates nothing' },
      { key: 'Short id', value: id },
      ...optionalRow('Version', version),
      ...optionalRow('Why', reason),
    ],
    said: 'The draft is begun',
    leadsTo: planHref(id),
  };
}

function readPrinted(asked: AnswerReader, name: string, label: string, missing: string): string | null {
  const text = plainLine(asked, name, label, missing, 40);
  if (text === null || (isPrintedDate(text) && !text.includes('/'))) return text;
  asked.wrong(name, `${label}: give a year, a month or a day: 2026, 2026-09 or 2026-09-30`);
  return null;
}

const emptyPlan: PlanDocument = {
  schemaVersion: '1.0',
  id: '',
  authority: '',
  title: '',
  driver: 'strategic-review',
  document: { status: 'draft', version: null, issued: null, statusAsOf: null, period: { start: '', end: '' } },
  extraction: { quality: 'good', notes: [] },
  governance: { owners: [], bodies: [], reviewCadence: [] },
  parties: [],
  ragSchemes: [],
  codeLists: [],
  monitoringPoints: [],
  columnMap: [],
  findings: [],
  nodes: [],
  items: [],
  measures: [],
  outcomeAssessments: [],
  milestones: [],
  timeline: [],
  budgetLines: [],
  engagements: [],
  groups: [],
  unattributed: [],
  discrepancies: [],
};
