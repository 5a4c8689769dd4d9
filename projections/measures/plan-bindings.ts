import { kpiAnswers } from './kpi-answers.js';
import { figures } from './plan-binding.js';
import type { PlanBinding } from './plan-binding.js';

/** What a plan asks for: its own id, that of its measure, and what its file says of it. */
export interface PlanQuestion {
  readonly planId: string;
  readonly measureId: string;
  readonly kpi: string;
  /** As the plan writes it: a count is the number above the line, anything else the share. */
  readonly unit: string | null;
}

/** How this release answers a question; null where it has no measure for the KPI. */
export function bindingOf({ planId, measureId, kpi, unit }: PlanQuestion): PlanBinding | null {
  const own = narrower[planId];
  const narrow = own !== undefined && Object.hasOwn(own, measureId) ? own[measureId] : undefined;
  const usual = Object.hasOwn(kpiAnswers, kpi) ? kpiAnswers[kpi] : undefined;
  const found = narrow?.kpi === kpi ? narrow.binding : usual;
  return found === undefined ? null : inUnit(found, unit);
}

/** Every KPI that this release answers. */
export const boundKpis = (): readonly string[] => Object.keys(kpiAnswers);

/** Of a share, a plan that counts wants the number above the line. */
function inUnit(binding: PlanBinding, unit: string | null): PlanBinding {
  if (binding.kind !== 'figures' || unit !== 'count') return binding;
  const [first, ...others] = binding.figures;
  return first.take === 'share' ? { ...binding, figures: [{ ...first, take: 'count' }, ...others] } : binding;
}

interface Narrow {
  /** Only while the plan asks for this KPI: a plan of the same id may have come to ask for another. */
  readonly kpi: string;
  readonly binding: PlanBinding;
}
const narrow = (kpi: string, ...named: Parameters<typeof figures>): Narrow => ({ kpi, binding: figures(...named) });

/** Where the words of one plan's measure are narrower than the KPI, by plan and measure. */
const narrower: Readonly<Record<string, Readonly<Record<string, Narrow>>>> = {
  southampton: {
    m23: narrow('ehc.placement.outOfAreaPost19', ['ehc.placement.outOfAreaPost19', 'count']),
  },
  'south-gloucestershire': {
    // "Within statutory time" is both: decided within 4 weeks, and held in its year.
    m026: narrow(
      'ehc.review.within4w',
      ['ehc.review.within4w', 'share', 'Decided within 4 weeks of the meeting'],
      [['ehc.review.onTime', 'share', 'Held within the year']],
    ),
    m041: narrow(
      'ehc.review.outcomesMet',
      ['ehc.review.mostOutcomesMet', 'share', 'Children with most outcomes achieved'],
      [['ehc.review.outcomesMet', 'share', 'Outcomes achieved']],
    ),
    // "New plans": those issued in the period, whenever they were audited.
    m087: narrow('ehc.qa.goodOrBetter', ['ehc.qa.goodOrBetterOfIssued']),
    m107: narrow(
      'ehc.feedback.family',
      ['ehc.feedback.positive.transition', 'share', 'Positive'],
      [['ehc.feedback.responseRate.transition', 'share', 'Answered, of those asked']],
    ),
    m109: narrow(
      'ehc.feedback.family',
      ['ehc.feedback.positive.transition', 'below', 'Replies about phase transfers'],
      [],
      'Replies of families about every change of phase: the form does not tell year 6 apart.',
    ),
    // The row asks for both.
    m110: narrow(
      'ehc.plan.year6By15Feb',
      ['ehc.plan.year6By15Feb', 'share', 'Plans amended by 15 February'],
      [['ehc.review.year6ByDecember', 'share', 'Reviewed by the end of December']],
    ),
    m115: narrow('ehc.provision.sectionFDelivered', ['ehc.provision.sectionFDelivered.post16']),
  },
  plymouth: {
    m05: narrow(
      'ehc.feedback.family',
      ['ehc.feedback.family.assessment', 'mean', 'Score, from 1 to 5'],
      [
        ['ehc.feedback.positive.assessment', 'share', 'Positive'],
        ['ehc.feedback.responseRate.assessment', 'share', 'Answered, of those asked'],
      ],
    ),
  },
};
