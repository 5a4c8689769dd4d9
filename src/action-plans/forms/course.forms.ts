import type { ActionPlanCommand } from '../../../workflows/action-plan/action-plan.commands.js';
import type { ActionPlanStep } from '../../../workflows/action-plan/action-plan.events.js';
import type { ActionPlanStage } from '../../../workflows/action-plan/action-plan.machine.js';
import { longestReason, longestSource } from '../../../workflows/held-figures/figure-faults.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { choicesFrom, dateAnswer, keysOf } from '../../recording/questions.js';
import type { Question } from '../../recording/questions.js';
import { plainLine } from '../../recording/record-form.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { planStageWords } from '../plan-words.js';
import { planFormHref, planHref } from '../plan-hrefs.js';
import { nameNoChild, optionalRow, planReason, readReason } from './plan-form.js';
import type { PlanForm, PlanFormKind, PlanPlace } from './plan-form.js';

const fieldOfCode: PlanForm['fieldOfCode'] = { 'dated-in-the-future': { field: 'on', target: 'on-day' } };

function frameOf(form: string, { document, now }: PlanPlace): Pick<PlanForm, 'action' | 'back' | 'fieldOfCode'> {
  return {
    action: planFormHref(now.planId, form),
    back: { text: document.title, href: planHref(now.planId) },
    fieldOfCode,
  };
}

/** How a published plan is called. */
const statusWords = { published: 'Published', live: 'In use, not published' } as const;

/** A numbered draft goes out, or the plan is put in force. */
function issueForm(publishes: boolean): (place: PlanPlace) => PlanForm {
  return (place) => {
    const { document, now } = place;
    const { version: stands } = document.document;
    const questions: Question[] = [
      {
        kind: 'answers',
        rows: [
          { key: 'Plan', value: document.title },
          { key: 'Version now', value: stands ?? 'Has no name' },
        ],
      },
      ...(publishes ? [{ kind: 'radios' as const, name: 'status', legend: 'What is it now?', choices: choicesFrom(statusWords) }] : []), // prettier-ignore
      { kind: 'text', name: 'version', label: publishes ? 'Version (optional)' : 'Version', hint: 'As it is called, for example V9', width: 20 }, // prettier-ignore
      {
        kind: 'date',
        name: 'on',
        legend: publishes ? 'On which day was it published?' : 'On which day did it go out?',
      },
      { kind: 'longText', name: 'note', label: 'What is new, and who agreed it (optional)', hint: nameNoChild },
    ];
    return {
      title: publishes ? 'Publish the plan' : 'Issue a draft version',
      ...frameOf(publishes ? 'publish' : 'issue-draft', place),
      questions,
      defaults: { ...dateAnswer('on', now.today), status: 'published' },
      side: [{ heading: 'What it does', paragraphs: ['The plan’s text as it stands becomes a version. Versions can be compared with each other, whatever is changed later.'] }], // prettier-ignore
      button: publishes ? 'Publish the plan' : 'Issue the draft',
      read(asked) {
        const status = publishes ? asked.oneOf('status', keysOf(statusWords), 'Choose what the plan is now') : 'live';
        const version = plainLine(asked, 'version', 'The version', publishes ? null : 'Enter the version, for example V9', longestSource); // prettier-ignore
        const on = asked.date('on', { label: 'The day', missing: 'Enter the day', today: now.today });
        const note = plainLine(asked, 'note', 'The note', null, longestReason);
        if (asked.faults > 0 || status === null || on === null) return null;
        return {
          command: publishes
            ? { type: 'PublishPlan', on, data: { version, note, status } }
            : { type: 'IssueDraftVersion', on, data: { version, note } },
          rows: [
            { key: 'Plan', value: document.title },
            ...(publishes ? [{ key: 'What it is now', value: statusWords[status] }] : []),
            { key: 'Version', value: version ?? 'Has no name' },
            { key: publishes ? 'Published on' : 'Went out on', value: sentenceDate(on) },
            ...optionalRow('Note', note),
          ],
          effects: [
            { what: 'Version', now: stands ?? 'Has no name', after: version ?? 'Has no name' },
            ...(publishes ? [stageEffect(place, 'inForce')] : []),
          ],
          said: publishes ? 'The plan is published' : 'The draft is issued',
        };
      },
    };
  };
}

const stageEffect = ({ now }: PlanPlace, after: ActionPlanStage): { what: string; now: string; after: string } => ({
  what: 'Stage',
  now: planStageWords[now.state.stage],
  after: planStageWords[after],
});

interface Move {
  readonly form: string;
  readonly records: ActionPlanStep['type'];
  readonly leadsTo: (stage: ActionPlanStage) => ActionPlanStage;
  readonly title: string;
  readonly asks: string;
  readonly missing: string;
  readonly does: string;
  readonly said: string;
  readonly command: (on: CalendarDate, reason: string) => ActionPlanCommand;
}

/** Something that moves the plan as a whole, on a day and for a reason. */
function move({ form, records, leadsTo, title, asks, missing, does, said, command }: Move): PlanFormKind {
  return {
    records,
    make: (place) => {
      const { document, now } = place;
      const plan = { key: 'Plan', value: document.title };
      return {
        title,
        ...frameOf(form, place),
        questions: [{ kind: 'answers', rows: [plan] }, { kind: 'date', name: 'on', legend: asks }, planReason],
        defaults: dateAnswer('on', now.today),
        side: [{ heading: 'What it does', paragraphs: [does] }],
        button: title,
        read(asked) {
          const on = asked.date('on', { label: 'The day', missing: 'Enter the day', today: now.today });
          const reason = readReason(asked, missing);
          if (on === null || reason === null) return null;
          return {
            command: command(on, reason),
            rows: [plan, { key: 'On', value: sentenceDate(on) }, { key: 'Why', value: reason }],
            effects: [stageEffect(place, leadsTo(now.state.stage))],
            said,
          };
        },
      };
    },
  };
}

export const issueDraft: PlanFormKind = { records: 'DraftVersionIssued', make: issueForm(false) };
export const publish: PlanFormKind = { records: 'ActionPlanPublished', make: issueForm(true) };

export const completePlan = move({
  form: 'complete-plan',
  records: 'ActionPlanCompleted',
  leadsTo: () => 'completed',
  title: 'Complete the plan',
  asks: 'On which day did it end?',
  missing: 'Say why the plan is complete, and what becomes of what is left',
  does: 'The plan has run its course. Outcomes, milestones and values can still be recorded; its text and its progress stand as they are.', // prettier-ignore
  said: 'The plan is completed',
  command: (on, reason) => ({ type: 'CompletePlan', on, data: { reason } }),
});

export const withdraw = move({
  form: 'withdraw',
  records: 'ActionPlanWithdrawn',
  leadsTo: () => 'withdrawn',
  title: 'Withdraw the plan',
  asks: 'On which day was it given up?',
  missing: 'Say why the plan is withdrawn',
  does: 'Nothing more is recorded of it, and nothing of it counts as overdue. Everything stays readable.',
  said: 'The plan is withdrawn',
  command: (on, reason) => ({ type: 'WithdrawPlan', on, data: { reason } }),
});

export const reopen = move({
  form: 'reopen',
  records: 'ActionPlanReopened',
  leadsTo: (stage) => (stage === 'withdrawn' ? 'drafting' : 'inForce'),
  title: 'Open the plan again',
  asks: 'From which day?',
  missing: 'Say why the plan is opened again',
  does: 'A completed plan is in force again. A withdrawn one is a draft again, until it is published.',
  said: 'The plan is open again',
  command: (on, reason) => ({ type: 'ReopenPlan', on, data: { reason } }),
});
