import { gradeOf } from '../../workflows/quality/audits.js';
import type { Audit } from '../../workflows/quality/audits.js';
import { provisionQuantified } from '../../workflows/quality/audit-settings.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** One audit as figures and pages read it: what it found, with what its own scale meant by it. No words that somebody wrote. */
export interface AuditLine {
  readonly auditId: string;
  readonly on: CalendarDate;
  readonly grade: string;
  readonly gradeTitle: string;
  /** Counts as good or better on the scale it was given on. */
  readonly good: boolean;
  /** Place on its scale, worst first. */
  readonly rank: number;
  readonly post: string;
  readonly notMet: readonly string[];
  /** Whether provision states support, amount and frequency; null where that was not asked or does not apply. */
  readonly quantified: boolean | null;
}

export function auditLine(audit: Audit): AuditLine {
  const { auditId, on, grade, met, notMet, post, measuredBy } = audit;
  const found = gradeOf(audit);
  const titleOf = (code: string): string => measuredBy.criteria.find((one) => one.code === code)?.title ?? code;
  return {
    auditId,
    on,
    grade,
    gradeTitle: found?.title ?? grade,
    good: found?.good ?? false,
    rank: measuredBy.grades.findIndex(({ code }) => code === grade),
    post: measuredBy.posts.find(({ code }) => code === post)?.title ?? post,
    notMet: notMet.map(titleOf),
    quantified: met.includes(provisionQuantified) ? true : notMet.includes(provisionQuantified) ? false : null,
  };
}

/** In the order of the days on which they were done; on one day in the order of recording. */
export function inOrder<Line extends { readonly on: CalendarDate }>(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
