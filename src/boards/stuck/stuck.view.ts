import { stuckRules } from '../../../workflows/casework/casework-limits.js';
import type { StuckRule } from '../../../workflows/casework/casework-limits.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { daysBetween } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import { caseHref } from '../../cases/acts.js';
import { replyTag } from '../../cases/case-contacts.view.js';
import { childWords } from '../../cases/case-list.view.js';
import { factActAt, factActHref, processHref } from '../../cases/fact-acts.js';
import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { staffName } from '../../cases/staff-names.service.js';
import { idOf } from '../../../projections/projection.js';
import { escalatedForWords, stuckRuleWords, whyStuck } from '../../web/words/casework-words.js';
import { shortDate } from '../../web/words/date-words.js';
import type { Tag } from '../../web/words/deadline-tag.js';
import { stageWords } from '../../web/words/fact-words.js';
import type { Names } from '../board-names.service.js';
import { readWhose } from '../whose.js';
import type { Whose } from '../whose.js';
import type { StuckEntry } from './stuck-rows.service.js';

/** How the list narrows by escalation. */
export const escalationStates = ['any', 'none', 'waiting', 'overdue', 'replied'] as const;
export type EscalationState = (typeof escalationStates)[number];

export const escalationStateWords: Readonly<Record<EscalationState, string>> = {
  any: 'All',
  none: 'Not escalated',
  waiting: 'Escalated, waiting for a reply',
  overdue: 'Escalated, reply overdue',
  replied: 'Escalated and replied to',
};

export interface StuckFilters {
  readonly who: Whose;
  readonly rule: StuckRule | null;
  readonly escalation: EscalationState;
  readonly page: number;
}

export function readStuckFilters(query: Query, person: Person): StuckFilters {
  const [rule, escalation] = [textOf(query, 'rule'), textOf(query, 'escalation')];
  return {
    who: readWhose(query, person),
    rule: stuckRules.find((one) => one === rule) ?? null,
    escalation: escalationStates.find((one) => one === escalation) ?? 'any',
    page: pageOf(query),
  };
}

export function stuckHref(filters: StuckFilters, changes: Partial<StuckFilters> = {}, path = '/stuck'): string {
  const { who, rule, escalation, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ['rule', rule],
    ['escalation', escalation === 'any' ? null : escalation],
    ['page', page === 1 ? null : String(page)],
  ]);
}

export function chosenStuck(
  entries: readonly StuckEntry[],
  { rule, escalation }: StuckFilters,
  today: CalendarDate,
): readonly StuckEntry[] {
  return entries.filter(
    (entry) =>
      (rule === null || entry.met.some((one) => one.rule === rule)) &&
      (escalation === 'any' || escalationStateOf(entry, today).includes(escalation)),
  );
}

/** An overdue reply is waited for as well. */
function escalationStateOf({ escalation }: StuckEntry, today: CalendarDate): readonly EscalationState[] {
  if (escalation === null) return ['none'];
  if (escalation.repliedOn !== null) return ['replied'];
  return escalation.replyBy < today ? ['waiting', 'overdue'] : ['waiting'];
}

/** One line for each rule, and one for the reply that is owed. */
export function stuckCounters(
  own: readonly StuckEntry[],
  filters: StuckFilters,
  today: CalendarDate,
): readonly object[] {
  const counter = (text: string, number: number, changes: Partial<StuckFilters>, colour: string): object => ({
    ...{ number, text, href: stuckHref(filters, { rule: null, escalation: 'any', ...changes }) },
    colour: number > 0 ? colour : null,
  });
  const with_ = (state: EscalationState): number =>
    chosenStuck(own, { ...filters, rule: null, escalation: state }, today).length;
  return [
    ...stuckRules.map((rule) =>
      counter(
        stuckRuleWords[rule],
        own.filter(({ met }) => met.some((one) => one.rule === rule)).length,
        { rule },
        rule === 'limitMissed' ? 'red' : 'yellow',
      ),
    ),
    counter('Escalation reply overdue', with_('overdue'), { escalation: 'overdue' }, 'red'),
  ];
}

export interface StuckListRow {
  readonly name: string;
  readonly second: string;
  readonly restricted: boolean;
  readonly href: string | null;
  readonly where: string;
  readonly reasons: readonly { readonly rule: string; readonly why: string }[];
  readonly since: string;
  readonly days: number;
  readonly worker: string;
  readonly escalation: { readonly text: string; readonly second: string; readonly tag: Tag } | null;
  /** What can be done from the list: escalate, or take the escalation on. */
  readonly act: { readonly text: string; readonly href: string } | null;
}

const processWords = { assessment: 'Assessment', plan: 'Plan' } as const;

export function stuckRow(entry: StuckEntry, names: Names, today: CalendarDate, manages: boolean): StuckListRow {
  const { met, since, process, stage, escalation } = entry;
  const child = names.children.get(entry.childId) ?? null;
  const reference = child?.reference ?? null;
  return {
    ...childWords(child),
    href: reference === null ? null : caseHref(reference),
    where:
      process === null || stage === null
        ? 'Not stuck by a rule today'
        : `${processWords[process]}: ${stageWords(stage).toLowerCase()}`,
    reasons: met.map((one) => ({ rule: stuckRuleWords[one.rule], why: whyStuck(one) })),
    since: shortDate(since),
    days: daysBetween(since, today),
    worker: staffName(names.staff, entry.worker),
    escalation:
      escalation === null
        ? null
        : {
            text: `With ${staffName(names.staff, escalation.worker)} since ${shortDate(escalation.steppedUpOn ?? escalation.raisedOn)}`,
            second: `${escalatedForWords[escalation.rule]}; reply by ${shortDate(escalation.replyBy)}${escalation.nextStepBy === null ? '' : `, next step by ${shortDate(escalation.nextStepBy)}`}`,
            tag: replyTag(escalation.replyBy, escalation.repliedOn, null, today),
          },
    act: reference === null ? null : actOf(escalation, reference, manages),
  };
}

function actOf(escalation: StuckEntry['escalation'], reference: string, manages: boolean): StuckListRow['act'] {
  if (escalation === null) return { text: 'Escalate', href: processHref('escalation', reference, 'new') };
  const command = escalation.repliedOn === null && manages ? 'ReplyToEscalation' : 'SettleEscalation';
  const act = factActAt('escalation', command);
  if (act === null) return null;
  return {
    text: command === 'ReplyToEscalation' ? 'Reply' : 'Settle',
    href: factActHref(act, reference, idOf(escalation.stream)),
  };
}

/** Rows of the download, with a head. */
export function stuckCsvRows(
  entries: readonly StuckEntry[],
  names: Names,
  today: CalendarDate,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', 'Where', 'Stage', 'Rules met', 'Why', 'Stuck since', 'Days', 'Caseworker', 'Team', 'Escalated', 'With', 'Reply by', 'Replied', 'Stepped up', 'Next step by']; // prettier-ignore
  return [
    head,
    ...entries.map((entry) => {
      const { escalation, met, process, stage, since } = entry;
      const child = names.children.get(entry.childId);
      return [
        child?.name ?? null,
        child?.reference ?? null,
        process === null ? null : processWords[process],
        stage === null ? null : stageWords(stage),
        met.map(({ rule }) => stuckRuleWords[rule]).join('; '),
        met.map(whyStuck).join('; '),
        since,
        daysBetween(since, today),
        staffName(names.staff, entry.worker),
        entry.team,
        escalation?.raisedOn ?? null,
        escalation === null ? null : staffName(names.staff, escalation.worker),
        escalation?.replyBy ?? null,
        escalation?.repliedOn ?? null,
        escalation?.steppedUpOn ?? null,
        escalation?.nextStepBy ?? null,
      ];
    }),
  ];
}
