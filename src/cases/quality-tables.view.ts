import type { AdviceAudit, NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { PlanAudit, ProvisionCheck, SoughtOutcome } from '../../workflows/plan/plan-quality.state.js';
import type { Plan } from '../../workflows/plan/plan.state.js';
import { gradeOf } from '../../workflows/quality/audits.js';
import type { Audit } from '../../workflows/quality/audits.js';
import { bodyWords } from '../web/words/body-words.js';
import { dashDate as dash } from '../web/words/date-words.js';
import { capital } from '../web/words/distance-words.js';
import { lowerFirst } from '../web/words/list-words.js';
import { areaWords, checkedAtWords, partWords, resultWords } from '../web/words/quality-words.js';
import type { PlainTable } from './case-plan.view.js';
import { planSubjectName } from './plan-names.js';

const auditHead = ['Grade', 'Auditor’s post', 'Criteria not met', 'Findings'] as const;

/** How good the plan and its reviews were found, and what comes of it; what has nothing to show is left out. */
export function qualityTables(plan: Plan): readonly PlainTable[] {
  return [auditsTable(plan), reviewAuditsTable(plan), provisionTable(plan), outcomesTable(plan)].filter(
    ({ rows }) => rows.length > 0,
  );
}

/** Audits of the advice of an assessment; null where none was audited. */
export function adviceAuditsTable({ advice, adviceAudits }: NeedsAssessment): PlainTable | null {
  if (adviceAudits.length === 0) return null;
  const bodyOf = ({ adviceId }: AdviceAudit): string =>
    capital(bodyWords(advice.find((one) => one.adviceId === adviceId)?.body ?? 'other'));
  return {
    caption: 'Audits of advice',
    head: ['Advice', 'Audited', ...auditHead],
    rows: adviceAudits.toReversed().map((audit) => [bodyOf(audit), dash(audit.on), ...auditCells(audit)]),
  };
}

function auditCells(audit: Audit): readonly string[] {
  const { post, notMet, measuredBy, findings } = audit;
  const titles = notMet.map((code) => measuredBy.criteria.find((one) => one.code === code)?.title ?? code);
  return [
    gradeOf(audit)?.title ?? '–',
    measuredBy.posts.find(({ code }) => code === post)?.title ?? '–',
    titles.length === 0 ? 'None' : titles.join('; '),
    findings ?? '–',
  ];
}

function auditsTable({ audits }: Plan): PlainTable {
  return {
    caption: 'Audits of the plan',
    head: ['Part', 'Audited', ...auditHead],
    rows: audits.toReversed().map((audit: PlanAudit) => [partWords[audit.part], dash(audit.on), ...auditCells(audit)]),
  };
}

function reviewAuditsTable(plan: Plan): PlainTable {
  return {
    caption: 'Quality checks of reviews',
    head: ['Review', 'Checked', ...auditHead],
    rows: plan.reviewAudits
      .toReversed()
      .map((audit) => [planSubjectName(plan, audit.reviewId) ?? 'A review', dash(audit.on), ...auditCells(audit)]),
  };
}

function provisionTable({ provisionChecks }: Plan): PlainTable {
  return {
    caption: 'Whether Section F is delivered',
    head: ['Looked at', 'On', 'Delivered', 'In part', 'Not delivered', 'In words'],
    rows: provisionChecks
      .toReversed()
      .map((check) => [
        dash(check.on),
        checkedAtWords[check.at],
        itemWords(check, 'delivered'),
        itemWords(check, 'partly'),
        itemWords(check, 'notDelivered'),
        check.text ?? '–',
      ]),
  };
}

/** The provision in its own words, or how many there were where those cannot be read. */
export function itemWords(
  { items, counted }: Pick<ProvisionCheck, 'items' | 'counted'>,
  found: keyof ProvisionCheck['counted'],
): string {
  if (counted[found] === 0) return '–';
  return items === null ? String(counted[found]) : items[`${found}Items`].join('; ');
}

function outcomesTable({ soughtOutcomes }: Plan): PlainTable {
  return {
    caption: 'Outcomes of the plan',
    head: ['Outcome', 'Target', 'About', 'To be reached by', 'Last looked at', 'Evidence'],
    rows: soughtOutcomes.map(({ words, area, reachBy, reviewed }: SoughtOutcome) => {
      const last = reviewed.at(-1);
      return [
        words?.outcome ?? '–',
        words?.target ?? '–',
        areaWords[area],
        dash(reachBy),
        last === undefined ? 'Not yet' : `${dash(last.on)}: ${lowerFirst(resultWords[last.result])}`,
        last?.evidence ?? '–',
      ];
    }),
  };
}
