import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { childWords } from '../../cases/case-list.view.js';
import { staffName } from '../../cases/staff-names.service.js';
import { address, pageOf, textOf } from '../../cases/query.js';
import type { Query } from '../../cases/query.js';
import { shortDate } from '../../web/words/date-words.js';
import { dueDate, tag } from '../../web/words/deadline-tag.js';
import type { DueDate, Tag } from '../../web/words/deadline-tag.js';
import type { Names } from '../board-names.service.js';
import { openPlan, planLink } from '../plan-forms.js';
import type { NextAct, PlanAct } from '../plan-forms.js';
import { nearDate } from '../reviews/review-words.js';
import { isUrn } from '../reviews/review-filters.js';
import type { SettingIndex } from '../setting-index.service.js';
import { lacksTwelveWeeks, metTooLate, unanswered } from './transfer-moves.js';
import type { Move, MoveKind, MoveStep } from './transfer-moves.js';
import { isKind, isStep, kindWords, stepWords } from './transfer-words.js';

/** Which moves the list behind a cell shows. */
export interface MoveFilters {
  readonly kind: MoveKind | null;
  readonly step: MoveStep | null;
  /** Only those for whom the whole twelve weeks are gone before a meeting was held. */
  readonly past: boolean;
  /** Only those whose placement is flagged at risk of breakdown. */
  readonly risk: boolean;
  /** URN of a school or college that has not replied. */
  readonly asked: string | null;
  readonly page: number;
}

export function readMoveFilters(query: Query): MoveFilters {
  const [kind, step, asked] = [textOf(query, 'kind'), textOf(query, 'step'), textOf(query, 'asked')];
  return {
    kind: isKind(kind) ? kind : null,
    step: isStep(step) ? step : null,
    past: textOf(query, 'past') === 'yes',
    risk: textOf(query, 'risk') === 'yes',
    asked: asked !== null && isUrn(asked) ? asked : null,
    page: pageOf(query),
  };
}

export function movesHref(
  path: string,
  { kind, step, past, risk, asked }: MoveFilters,
  who: string | null,
  page = 1,
): string {
  return address(path, [
    ['kind', kind],
    ['step', step],
    ['past', past ? 'yes' : null],
    ['risk', risk ? 'yes' : null],
    ['asked', asked],
    ['who', who],
    ['page', page === 1 ? null : String(page)],
  ]);
}

export function chosenMoves(
  moves: readonly Move[],
  { kind, step, past, risk, asked }: MoveFilters,
  index: Pick<SettingIndex, 'ofConsultation'>,
  today: CalendarDate,
): readonly Move[] {
  return moves.filter(
    (move) =>
      (kind === null || move.kind === kind) &&
      (step === null || move.step === step) &&
      (!past || lacksTwelveWeeks(move, today)) &&
      (!risk || move.riskSince !== null) &&
      (asked === null || unanswered(move).some((one) => index.ofConsultation(one.consultationId)?.urn === asked)),
  );
}

/** "Primary to secondary · Asking schools". */
export function titleOf({ kind, step, past, risk, asked }: MoveFilters, index: Pick<SettingIndex, 'nameOf'>): string {
  const parts = [
    kind === null ? null : kindWords[kind],
    step === null ? null : stepWords[step],
    past ? 'No meeting, and the full 12 weeks gone' : null,
    risk ? 'Flagged at risk of breakdown' : null,
    asked === null ? null : `Waiting for ${index.nameOf(asked)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Everyone who moves' : parts.join(' · ');
}

/** One young person of the list. */
export interface MoveRow {
  readonly name: string;
  readonly href: string | null;
  readonly second: string;
  readonly restricted: boolean;
  readonly kind: string;
  readonly setting: string;
  readonly lastReviewed: string | null;
  readonly date: DueDate;
  readonly light: boolean;
  readonly step: string;
  readonly detail: string;
  readonly also: readonly Tag[];
  readonly worker: string;
  readonly next: NextAct | null;
}

export function moveRow(move: Move, names: Names, today: CalendarDate): MoveRow {
  const { line, step, kind, lastReviewedOn } = move;
  const child = names.children.get(move.childId) ?? null;
  const { due, actBy, finalisedOn } = line;
  const status = finalisedOn === null ? (due < today ? 'overdue' : 'running') : finalisedOn > due ? 'metLate' : 'met';
  const date = dueDate({ status, due, actBy, completedOn: finalisedOn }, today);
  const reference = child?.reference ?? null;
  return {
    ...childWords(child),
    kind: kindWords[kind],
    setting: child?.setting ?? 'Not recorded',
    lastReviewed: lastReviewedOn === null ? null : shortDate(lastReviewedOn),
    date,
    light: date.tag.colour === 'blue',
    step: stepWords[step],
    detail: detailOf(move, today),
    also: [
      ...(lacksTwelveWeeks(move, today) ? [tag('12 weeks gone', 'red')] : []),
      ...(metTooLate(move) ? [tag('Short of 12 weeks', 'orange')] : []),
      ...(move.riskSince === null ? [] : [tag('Risk of breakdown', 'orange')]),
    ],
    worker: staffName(names.staff, move.worker),
    next: reference === null ? null : planLink(actOf(move), reference, move.stream),
  };
}

function actOf({ step, reviewId, line }: Move): PlanAct {
  switch (step) {
    case 'review':
      return { text: 'Ask for date', command: 'ArrangeReview', subject: null };
    case 'decision':
      return { text: 'Record decision', command: 'NotifyReviewDecision', subject: reviewId };
    case 'notice':
      return { text: 'Ask schools', command: 'ConsultTransferSetting', subject: line.transferId };
    case 'asking': {
      const [first] = unanswered({ step, line });
      if (first === undefined) return openPlan;
      return { text: 'Record reply', command: 'RecordTransferSettingReply', subject: first.consultationId };
    }
    case 'sent':
      return openPlan;
  }
}

function detailOf(move: Move, today: CalendarDate): string {
  const { line, step } = move;
  if (step === 'sent') return `Sent ${nearDate(line.finalisedOn, today)}`;
  if (step === 'review')
    return line.meetingBy === null ? '' : `Full 12 weeks: meeting by ${nearDate(line.meetingBy, today)}`;
  if (step !== 'asking') return `Meeting held ${nearDate(line.reviewMeetingOn, today)}`;
  const open = unanswered(move).length;
  return open === 0 ? 'All have replied' : `${open} of ${line.consultations.length} still to reply`;
}

/** Rows of the download, with a head. */
export function moveCsvRows(
  moves: readonly Move[],
  names: Names,
  index: Pick<SettingIndex, 'ofConsultation' | 'nameOf'>,
): readonly (readonly (string | number | null)[])[] {
  const head = ['Child', 'Reference', 'Year group', 'Kind of move', 'School or college now', 'Last reviewed', 'Last day', 'Act by', 'Step', 'Review meeting', 'Meeting by, for the full 12 weeks', 'Schools asked', 'Replies', 'Still to reply', 'Final plan sent', 'Caseworker', 'Team', 'Flagged at risk of breakdown since']; // prettier-ignore
  return [
    head,
    ...moves.map((move) => {
      const { line, kind, step, team, worker, lastReviewedOn, riskSince } = move;
      const child = names.children.get(move.childId);
      const open = unanswered(move).map(({ consultationId }) => askedName(index, consultationId));
      return [
        child?.name ?? null,
        child?.reference ?? null,
        child?.yearGroup ?? null,
        kindWords[kind],
        child?.setting ?? null,
        lastReviewedOn,
        line.due,
        line.actBy,
        stepWords[step],
        line.reviewMeetingOn,
        line.meetingBy,
        line.consultations.length,
        line.consultations.filter(({ repliedOn }) => repliedOn !== null).length,
        open.join('; '),
        line.finalisedOn,
        staffName(names.staff, worker),
        team,
        riskSince,
      ];
    }),
  ];
}

function askedName(index: Pick<SettingIndex, 'ofConsultation' | 'nameOf'>, consultationId: string): string {
  const { urn = null, name = null } = index.ofConsultation(consultationId) ?? {};
  return name ?? (urn === null ? 'Not recorded' : index.nameOf(urn));
}
