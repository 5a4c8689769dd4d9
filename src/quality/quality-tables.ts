import { figureOf } from '../../projections/measures/figures.js';
import { outcomesMet } from '../../projections/measures/impact.measures.js';
import { percentage, within } from '../../projections/measures/measure.js';
import { adviceGoodOrBetter, issuedPlansGoodOrBetter } from '../../projections/measures/quality.measures.js';
import type { AuditPart } from '../../workflows/quality/audit.events.js';
import { casesHref } from '../performance/figure-links.js';
import type { FigureSource } from '../performance/figure-source.service.js';
import { ofMonth } from '../performance/month-query.js';
import { monthOf, monthWords } from '../performance/period.js';
import type { PerformanceQuery } from '../performance/performance-query.js';
import { bodyWords } from '../web/words/body-words.js';
import { capital } from '../web/words/distance-words.js';
import { partWords } from '../web/words/quality-words.js';
import type { ListedAudit } from './quality-lists.js';

/** Grades given in the period, by what was audited: a column for each grade that was given, worst first. */
export interface GradeTable {
  readonly grades: readonly string[];
  readonly rows: readonly {
    readonly title: string;
    readonly counts: readonly number[];
    readonly audits: number;
    readonly good: number;
    readonly share: string;
  }[];
}

const parts: readonly AuditPart[] = ['whole', 'education', 'health', 'care'];

/** Audits of plans by part, of reviews, and of advice. */
export function gradeTable(audits: readonly ListedAudit[]): GradeTable {
  const ranks = new Map(audits.map(({ gradeTitle, rank }) => [gradeTitle, rank]));
  const grades = [...ranks.keys()].toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || a.localeCompare(b));
  const line = (title: string, own: readonly ListedAudit[]): GradeTable['rows'][number] => {
    const good = own.filter((audit) => audit.good).length;
    return {
      title,
      counts: grades.map((grade) => own.filter(({ gradeTitle }) => gradeTitle === grade).length),
      audits: own.length,
      good,
      share: shareWords(good, own.length),
    };
  };
  const lines = [
    ...parts.map((part) =>
      line(
        `Plans: ${partWords[part].toLowerCase()}`,
        audits.filter(({ of, what }) => of === 'plan' && what === partWords[part]),
      ),
    ),
    line(
      'Annual reviews',
      audits.filter(({ of }) => of === 'review'),
    ),
    line(
      'Advice',
      audits.filter(({ of }) => of === 'advice'),
    ),
  ];
  return { grades, rows: lines.filter(({ audits: count }) => count > 0) };
}

export interface IssueRow {
  readonly month: string;
  readonly issued: number;
  readonly audited: number;
  readonly good: number;
  readonly share: string;
  readonly href: string;
}

/** Plans by the month in which they were issued: how many were audited since, and how many of those are good or better. */
export function byIssue({ rows, scope }: FigureSource, query: PerformanceQuery): readonly IssueRow[] {
  return query.period.months.flatMap((month): readonly IssueRow[] => {
    const own = rows.quality.filter(
      ({ broughtIn, madeOn }) => !broughtIn && madeOn !== null && monthOf(madeOn) === month && within(madeOn, scope),
    );
    if (own.length === 0) return [];
    const figure = figureOf(issuedPlansGoodOrBetter, { ...rows, quality: own }, scope);
    const { numerator, denominator } = figure;
    return [
      {
        month: monthWords(month),
        issued: own.length,
        audited: denominator ?? 0,
        good: numerator,
        share: shareWords(numerator, denominator ?? 0),
        href: casesHref(issuedPlansGoodOrBetter.id, issuedPlansGoodOrBetter.version, ofMonth(query, month)),
      },
    ];
  });
}

export interface BodyQualityRow {
  readonly body: string;
  readonly audited: number;
  readonly good: number;
  readonly share: string;
}

/** Advice that was audited in the period, by who gave it. */
export function adviceByGiver({ rows, scope }: FigureSource): readonly BodyQualityRow[] {
  const bodies = new Set(rows.adviceQuality.flatMap(({ advice }) => advice.map(({ body }) => body)));
  return [...bodies]
    .map((body): BodyQualityRow => {
      const own = rows.adviceQuality.map((row) => ({ ...row, advice: row.advice.filter((one) => one.body === body) }));
      const { numerator, denominator } = figureOf(adviceGoodOrBetter, { ...rows, adviceQuality: own }, scope);
      const audited = denominator ?? 0;
      return { body: capital(bodyWords(body)), audited, good: numerator, share: shareWords(numerator, audited) };
    })
    .filter(({ audited }) => audited > 0)
    .toSorted((a, b) => b.audited - a.audited || a.body.localeCompare(b.body));
}

export interface YearRow {
  readonly year: string;
  readonly looked: number;
  readonly met: number;
  readonly share: string;
}

/** R35: outcomes looked at and met, by school year (1 September to 31 August), whatever the period of the page. */
export function outcomesByYear({ rows, scope }: FigureSource): readonly YearRow[] {
  const days = rows.quality.flatMap(({ outcomes }) => outcomes.map(({ on }) => on)).filter((on) => on <= scope.asAt);
  const years = [...new Set(days.map((on) => Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0)))].toSorted(
    (a, b) => b - a,
  );
  return years.map((year): YearRow => {
    const [from, to] = [`${year}-09-01`, `${year + 1}-08-31`] as const;
    const { numerator, denominator } = figureOf(outcomesMet, rows, { ...scope, from, to } as typeof scope);
    const looked = denominator ?? 0;
    return {
      year: `${year}/${String(year + 1).slice(2)}`,
      looked,
      met: numerator,
      share: shareWords(numerator, looked),
    };
  });
}

function shareWords(good: number, of: number): string {
  const rate = percentage(good, of);
  return rate === null ? 'None' : `${rate.toFixed(1)}%`;
}
