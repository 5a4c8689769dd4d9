import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { childWords } from '../../cases/case-list.view.js';
import { staffName } from '../../cases/staff-names.service.js';
import { shortDate } from '../../web/words/date-words.js';
import { dueDate } from '../../web/words/deadline-tag.js';
import type { DueDate, Tag } from '../../web/words/deadline-tag.js';
import type { Names } from '../board-names.service.js';
import type { NextAct } from '../plan-forms.js';
import type { PlanRow } from '../plan-rows.service.js';
import { alsoTags, nextAct, placeWords, whereItIs } from './review-words.js';
import type { WhereItIs } from './review-words.js';

/** One plan of the board, ready to draw. */
export interface ReviewRow {
  readonly name: string;
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  readonly setting: string;
  readonly lastReviewed: string | null;
  /** Null where no review is owed. */
  readonly date: DueDate | null;
  /** The tag as plain words, where it is too far off to be marked. */
  readonly light: boolean;
  readonly where: WhereItIs;
  readonly also: readonly Tag[];
  readonly worker: string;
  readonly next: NextAct | null;
}

export function reviewRow(row: PlanRow, names: Names, today: CalendarDate): ReviewRow {
  const child = names.children.get(row.childId) ?? null;
  const { due, lastReviewedOn } = row;
  const date = due === null ? null : dueWords(due.on, due.actBy, today);
  const reference = child?.reference ?? null;
  return {
    ...childWords(child),
    setting: child?.setting ?? 'Not recorded',
    lastReviewed: lastReviewedOn === null ? null : shortDate(lastReviewedOn),
    date,
    light: date?.tag.colour === 'blue',
    where: whereItIs(row, today),
    also: alsoTags(row, today),
    worker: staffName(names.staff, row.worker),
    next: reference === null ? null : nextAct(row, reference, today),
  };
}

export function dueWords(on: CalendarDate, actBy: CalendarDate | null, today: CalendarDate): DueDate {
  return dueDate({ status: on < today ? 'overdue' : 'running', due: on, actBy, completedOn: null }, today);
}

/** Rows of the download, with a head: every clock with its day. */
export function reviewCsvRows(
  rows: readonly PlanRow[],
  names: Names,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', 'Year group', 'School or college', 'Last reviewed', 'Review by', 'Act by', 'Where it is', 'Meeting arranged for', 'Meeting held', 'Report due (school, 2 weeks)', 'Report came', 'Decision due (authority, 4 weeks)', 'Amendment notice sent', 'Final plan due (8 weeks)', '12 weeks from the meeting', 'Phase transfer by', 'Caseworker', 'Team']; // prettier-ignore
  return [
    head,
    ...rows.map((row) => {
      const { running, due, transfer } = row;
      const child = names.children.get(row.childId);
      const { place } = row.days;
      return [
        child?.name ?? null,
        child?.reference ?? null,
        child?.yearGroup ?? null,
        child?.setting ?? null,
        row.lastReviewedOn,
        due?.on ?? null,
        due?.actBy ?? null,
        place === null ? 'No review owed now' : placeWords[place],
        running?.arrangedFor ?? null,
        running?.meetingOn ?? null,
        running?.report?.on ?? null,
        running?.reportOn ?? null,
        running?.decision?.on ?? null,
        running?.noticeOn ?? null,
        running?.final?.on ?? null,
        running?.wholeCycle?.on ?? null,
        transfer?.on ?? null,
        staffName(names.staff, row.worker),
        row.team,
      ];
    }),
  ];
}
