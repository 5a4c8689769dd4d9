import type { FigureRows } from '../../projections/measures/figures.js';
import type { Scope } from '../../projections/measures/measure.js';
import { within } from '../../projections/measures/measure.js';
import type { AuditLine } from '../../projections/quality/audit-lines.js';
import type { PlanQualityRow } from '../../projections/quality/plan-quality.projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { bodyWords } from '../web/words/body-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { partWords } from '../web/words/quality-words.js';

/** One audit as the page of quality lists it. */
export interface ListedAudit extends AuditLine {
  readonly childId: string;
  readonly of: 'plan' | 'review' | 'advice';
  readonly what: string;
}

/** Every audit of the period, the latest first. */
export function auditsIn({ quality, adviceQuality }: FigureRows, scope: Scope): readonly ListedAudit[] {
  const all: ListedAudit[] = [
    ...quality.flatMap(({ childId, audits, reviews }) => [
      ...audits.map((audit): ListedAudit => ({ ...audit, childId, of: 'plan', what: partWords[audit.part] })),
      ...reviews.flatMap(({ audits: checks }) =>
        checks.map((audit): ListedAudit => ({ ...audit, childId, of: 'review', what: 'Annual review' })),
      ),
    ]),
    ...adviceQuality.flatMap(({ childId, advice }) =>
      advice.flatMap(({ body, audits }) =>
        audits.map((audit): ListedAudit => ({
          ...audit,
          childId,
          of: 'advice',
          what: `Advice: ${lowerFirst(bodyWords(body))}`,
        })),
      ),
    ),
  ];
  return all.filter(({ on }) => within(on, scope)).toSorted(latestFirst);
}

/** A plan whose last check found provision missing. */
export interface ProvisionGap {
  readonly childId: string;
  readonly stream: string;
  readonly checkId: string;
  readonly on: CalendarDate;
  readonly at: string;
  readonly delivered: number;
  readonly partly: number;
  readonly notDelivered: number;
}

/** Plans that go on and whose latest check found something not, or only partly, delivered; the worst first. */
export function provisionGaps(
  { quality }: Pick<FigureRows, 'quality'>,
  { asAt }: Pick<Scope, 'asAt'>,
): readonly ProvisionGap[] {
  return quality
    .flatMap((row) => gapOf(row, asAt) ?? [])
    .toSorted((a, b) => b.notDelivered - a.notDelivered || b.partly - a.partly || latestFirst(a, b));
}

function gapOf({ childId, stream, provision, endedOn }: PlanQualityRow, asAt: CalendarDate): ProvisionGap | null {
  if (endedOn !== null && endedOn <= asAt) return null;
  const last = provision
    .filter(({ on }) => on <= asAt)
    .reduce<PlanQualityRow['provision'][number] | null>(
      (late, item) => (late === null || item.on >= late.on ? item : late),
      null,
    );
  if (last === null) return null;
  const looked = provision.filter(({ checkId }) => checkId === last.checkId);
  const count = (wanted: (typeof looked)[number]['found']): number =>
    looked.filter(({ found }) => found === wanted).length;
  const [delivered, partly, notDelivered] = [count('delivered'), count('partly'), count('notDelivered')];
  if (partly + notDelivered === 0) return null;
  return { childId, stream, checkId: last.checkId, on: last.on, at: last.at, delivered, partly, notDelivered };
}

function latestFirst(a: { readonly on: CalendarDate; readonly childId: string }, b: typeof a): number {
  return a.on > b.on ? -1 : a.on < b.on ? 1 : a.childId.localeCompare(b.childId);
}
