import { bindingOf } from '../../../projections/measures/plan-bindings.js';
import { actionPlanStages } from '../../../workflows/action-plan/action-plan.machine.js';
import type { PlanFile } from '../../../workflows/action-plan/action-plan.events.js';
import type { PlanDocument, PlanMeasure } from '../../../workflows/action-plan/plan-document.js';
import { sizeWords } from '../../held-figures/upload-refused.filter.js';
import { rejectionWords } from '../../web/errors/error-messages.js';
import type { FieldError } from '../../web/forms/answers.js';
import { planCounts } from '../plan-counts.js';
import { largestPlanFile } from '../plan-file.js';
import type { FileFault } from '../plan-file.js';
import { planHref } from '../plan-hrefs.js';
import { differenceLines } from '../pages/versions.view.js';
import { classWords, driverWords, periodOfPlan, statusWords, versionWords } from '../plan-words.js';
import type { PlanNow } from './plan-form.js';

/** Faults of one file that a page lists; a file with more is another kind of file. */
const mostFaults = 200;

/** The page on which a file is chosen. */
export function loadForm(errors: readonly FieldError[] = []): object {
  return { title: 'Load an action plan', section: 'action-plans', subPage: true, limit: sizeWords(largestPlanFile), errors, faults: [], moreFaults: 0 }; // prettier-ignore
}

/** The same with everything that is wrong with the file. */
export function refusedView(faults: readonly FileFault[]): object {
  const { length } = faults;
  const [first] = faults;
  const what = length === 1 ? 'one thing is wrong with the file' : `${length.toLocaleString('en-GB')} things are wrong with the file`; // prettier-ignore
  // What is wrong with the file as a whole needs no table.
  if (length === 1 && first?.path === '') return loadForm([{ field: 'file', text: first.text, target: 'file' }]);
  return {
    ...loadForm([{ field: 'file', text: `Nothing was recorded: ${what}. Correct it and choose the file again`, target: 'faults' }]), // prettier-ignore
    faults: faults.slice(0, mostFaults).map(({ path, text }) => ({ path: path === '' ? 'The file' : path, text })),
    moreFaults: Math.max(0, length - mostFaults),
  };
}

/** What the file holds, which of it this release answers, and what would differ from what stands. */
export function checkLoadView(document: PlanDocument, file: PlanFile, { planId, state }: PlanNow): object {
  const stands = state.document;
  const differences = stands === null ? { lines: [], total: 0 } : differenceLines(stands, document);
  const fact = document.document.status === 'draft' ? 'ActionPlanDrafted' : 'ActionPlanLoaded';
  const refused = actionPlanStages.takes(state.stage, fact) ? null : rejectionWords('action-plan-not-at-this-stage', { stage: state.stage }); // prettier-ignore
  return {
    title: 'Check the plan before it is loaded',
    section: 'action-plans',
    subPage: true,
    planTitle: document.title,
    planHref: stands === null ? null : planHref(planId),
    facts: [
      { key: 'Authority printed', value: document.authority },
      { key: 'Kind', value: driverWords[document.driver] },
      { key: 'State', value: statusWords[document.document.status] },
      { key: 'Version', value: versionWords(document.document) },
      { key: 'Period', value: periodOfPlan(document) },
      { key: 'Id', value: document.id },
    ],
    counts: planCounts(document),
    classes: (['A', 'B', 'C'] as const).map((letter) => ({
      words: classWords[letter],
      count: document.measures.filter(({ feed }) => feed.class === letter).length,
    })),
    ...answeredIn(document),
    discrepancies: document.discrepancies.map(({ summary }) => summary),
    replaces: stands !== null,
    differences: differences.lines,
    moreDifferences: differences.total - differences.lines.length,
    differenceTotal: differences.total,
    nothing: stands !== null && differences.total === 0,
    refused,
    fingerprint: file.sha256.slice(0, 16),
  };
}

/** Measures that are to be computed from cases: those for which this release has a figure, and those for which it has none. */
function answeredIn(document: PlanDocument): { readonly answered: number; readonly unanswered: readonly string[] } {
  const computed = document.measures.filter(({ feed }) => feed.class === 'A');
  const without = computed.filter((measure) => !isAnswered(document.id, measure));
  return { answered: computed.length - without.length, unanswered: without.map(({ summary, feed }) => `${summary}${feed.kpi === null ? '' : ` (${feed.kpi})`}`) }; // prettier-ignore
}

const isAnswered = (planId: string, { id, unit, feed: { kpi } }: PlanMeasure): boolean =>
  kpi !== null && bindingOf({ planId, measureId: id, kpi, unit }) !== null;
