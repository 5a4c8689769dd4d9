import { appealResults } from '../../../projections/disputes/dispute-lines.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { caseHref } from '../../cases/acts.js';
import { childWords } from '../../cases/case-list.view.js';
import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { staffName } from '../../cases/staff-names.service.js';
import type { Person } from '../../access/people.js';
import { shortDate } from '../../web/words/date-words.js';
import { dueDate } from '../../web/words/deadline-tag.js';
import type { DueDate } from '../../web/words/deadline-tag.js';
import { stageWords } from '../../web/words/fact-words.js';
import { limitLaw, limitTitle } from '../../web/words/limit-words.js';
import type { Names } from '../board-names.service.js';
import { isWithin } from '../board-period.js';
import type { BoardPeriod } from '../board-period.js';
import { readWhose } from '../whose.js';
import type { Whose } from '../whose.js';
import { aboutWords, isAbout, resultWords } from './dispute-words.js';
import type { DisputeEntry } from './dispute-rows.service.js';

export interface DisputeFilters {
  readonly who: Whose;
  readonly state: 'live' | 'over';
  readonly about: DisputeEntry['about'] | null;
  readonly stage: string | null;
  readonly period: BoardPeriod;
  readonly page: number;
}

export function readDisputeFilters(query: Query, person: Person, period: BoardPeriod): DisputeFilters {
  const about = textOf(query, 'about');
  return {
    who: readWhose(query, person),
    state: textOf(query, 'state') === 'over' ? 'over' : 'live',
    about: isAbout(about) ? about : null,
    stage: textOf(query, 'stage'),
    period,
    page: pageOf(query),
  };
}

export function disputesHref(
  filters: DisputeFilters,
  changes: Partial<DisputeFilters> = {},
  path = '/disputes',
): string {
  const { who, state, about, stage, period, page } = { ...filters, page: 1, ...changes };
  return address(path, [
    ['who', who],
    ['state', state === 'live' ? null : state],
    ['about', about],
    ['stage', stage],
    ['from', period.from],
    ['to', period.to],
    ['page', page === 1 ? null : String(page)],
  ]);
}

/** Live ones are shown as they stand; of those that are over, the ones that ended in the period. */
export function chosenDisputes(entries: readonly DisputeEntry[], filters: DisputeFilters): readonly DisputeEntry[] {
  const { state, about, stage, period } = filters;
  return entries.filter(
    (entry) =>
      (state === 'live' ? entry.overOn === null : isWithin(entry.overOn, period)) &&
      (about === null || entry.about === about) &&
      (stage === null || entry.stage === stage),
  );
}

export const isInMediation = ({ overOn, appeal }: DisputeEntry): boolean => overOn === null && appeal === null;
export const isAppealed = ({ overOn, appeal }: DisputeEntry): boolean => overOn === null && appeal !== null;

/** One kind of decision with how many families dispute it. */
export interface AboutRow {
  readonly about: string;
  readonly opened: number;
  readonly mediation: number;
  readonly appeal: number;
  readonly over: number;
  readonly liveHref: string;
  readonly overHref: string;
}

export function aboutRows(entries: readonly DisputeEntry[], filters: DisputeFilters): readonly AboutRow[] {
  return Object.entries(aboutWords).map(([about, words]) => {
    const theirs = entries.filter((entry) => entry.about === about);
    const key = about as DisputeEntry['about'];
    return {
      about: words,
      opened: theirs.filter(({ openedOn }) => isWithin(openedOn, filters.period)).length,
      mediation: theirs.filter(isInMediation).length,
      appeal: theirs.filter(isAppealed).length,
      over: theirs.filter(({ overOn }) => isWithin(overOn, filters.period)).length,
      liveHref: disputesHref(filters, { state: 'live', about: key, stage: null }),
      overHref: disputesHref(filters, { state: 'over', about: key, stage: null }),
    };
  });
}

/** Mediation or appeals: begun and ended in the period, open now, and how they ended. */
export interface CourseCounts {
  readonly name: string;
  readonly begun: number;
  readonly open: number;
  readonly ended: number;
  readonly outcomes: readonly { readonly text: string; readonly number: number }[];
}

export function courseCounts(entries: readonly DisputeEntry[], period: BoardPeriod): readonly CourseCounts[] {
  const mediations = entries.flatMap(({ mediation }) => mediation ?? []);
  const appeals = entries.flatMap(({ appeal }) => appeal ?? []);
  const ended = mediations.filter(({ endedOn }) => isWithin(endedOn, period));
  const decided = appeals.filter(({ endedOn }) => isWithin(endedOn, period));
  const results = appealResults.map((result) => ({
    text: resultWords[result],
    number: decided.filter((appeal) => appeal.result === result).length,
  }));
  const agreed = ended.filter(({ agreedOn }) => agreedOn !== null).length;
  return [
    {
      name: 'Mediation',
      begun: mediations.filter(({ requestedOn }) => isWithin(requestedOn, period)).length,
      open: mediations.filter(({ endedOn }) => endedOn === null).length,
      ended: ended.length,
      outcomes: [
        { text: 'Agreed', number: agreed },
        { text: 'Without agreement', number: ended.length - agreed },
      ].filter(({ number }) => number > 0),
    },
    {
      name: 'Appeals',
      begun: appeals.filter(({ receivedOn }) => isWithin(receivedOn, period)).length,
      open: appeals.filter(({ endedOn }) => endedOn === null).length,
      ended: decided.length,
      outcomes: results.filter(({ number }) => number > 0),
    },
  ];
}

export interface DisputeListRow {
  readonly name: string;
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  readonly about: string;
  readonly notice: string;
  readonly stage: string;
  readonly since: string | null;
  readonly what: string | null;
  readonly law: string | null;
  readonly date: DueDate | null;
  readonly light: boolean;
  readonly ahead: string | null;
  readonly worker: string;
}

export function disputeRow(entry: DisputeEntry, names: Names, today: CalendarDate): DisputeListRow {
  const { next, stageSince, overOn, about, noticeSentOn, openedOn } = entry;
  const child = names.children.get(entry.childId) ?? null;
  const reference = child?.reference ?? null;
  const date = next === null ? null : dueOf(next.due, next.actBy, today);
  return {
    ...childWords(child),
    href: reference === null ? null : `${caseHref(reference)}/disputes`,
    about: aboutWords[about],
    notice: `notice ${shortDate(noticeSentOn)}, begun ${shortDate(openedOn)}`,
    stage: stageWords(entry.stage),
    since:
      overOn === null ? (stageSince === null ? null : `since ${shortDate(stageSince)}`) : `ended ${shortDate(overOn)}`,
    what: next === null ? null : limitTitle(next.rule, next.body, next.stage),
    law: next === null ? null : limitLaw(next.rule),
    date,
    light: date?.tag.colour === 'blue',
    ahead: outlook(entry, today),
    worker: staffName(names.staff, entry.worker),
  };
}

function dueOf(due: CalendarDate, actBy: CalendarDate, today: CalendarDate): DueDate {
  return dueDate({ status: due < today ? 'overdue' : 'running', due, actBy, completedOn: null }, today);
}

/** The meeting or hearing ahead, or how it ended. */
function outlook({ mediation, appeal, overOn }: DisputeEntry, today: CalendarDate): string | null {
  if (overOn !== null) {
    if (appeal?.result != null) return resultWords[appeal.result];
    return mediation?.agreedOn == null ? 'Closed' : 'Agreed in mediation';
  }
  const hearing = appeal === null || appeal.heardOn !== null ? null : appeal.hearingOn;
  if (hearing !== null) return `Hearing ${shortDate(hearing)}`;
  const meeting = mediation === null || mediation.endedOn !== null ? null : mediation.arrangedFor;
  return meeting !== null && meeting >= today ? `Mediation ${shortDate(meeting)}` : null;
}

/** Rows of the download, with a head. */
export function disputeCsvRows(
  entries: readonly DisputeEntry[],
  names: Names,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', 'Decision disputed', 'Notice sent', 'Begun', 'Stage', 'Since', 'Next limit', 'By law', 'Act by', 'Mediation asked for', 'Mediation for', 'Appeal received', 'Hearing', 'Ended', 'Result', 'Caseworker', 'Team']; // prettier-ignore
  return [
    head,
    ...entries.map((entry) => {
      const { next, mediation, appeal } = entry;
      const child = names.children.get(entry.childId);
      return [
        child?.name ?? null,
        child?.reference ?? null,
        aboutWords[entry.about],
        entry.noticeSentOn,
        entry.openedOn,
        stageWords(entry.stage),
        entry.stageSince,
        next === null ? null : limitTitle(next.rule, next.body, next.stage),
        next?.due ?? null,
        next?.actBy ?? null,
        mediation?.requestedOn ?? null,
        mediation?.arrangedFor ?? null,
        appeal?.receivedOn ?? null,
        appeal?.hearingOn ?? null,
        entry.overOn,
        appeal?.result == null
          ? mediation?.agreedOn == null
            ? null
            : 'Agreed in mediation'
          : resultWords[appeal.result],
        staffName(names.staff, entry.worker),
        entry.team,
      ];
    }),
  ];
}
