import { planHref } from '../plan-hrefs.js';
import type { OpenedPlan } from './opened-plan.js';

export interface PlanTab {
  readonly text: string;
  readonly href: string;
  readonly active: boolean;
}

interface Tab {
  /** Below the plan's own address; also the key by which a page says which one it is. */
  readonly under: string;
  readonly text: string;
  readonly holds?: (opened: OpenedPlan) => boolean;
}

const tabs: readonly Tab[] = [
  { under: '', text: 'Plan' },
  { under: 'overdue', text: 'Overdue' },
  { under: 'measures', text: 'Measures' },
  { under: 'milestones', text: 'Milestones', holds: ({ document }) => document.milestones.length > 0 },
  { under: 'timeline', text: 'Timeline', holds: ({ document }) => document.timeline.length > 0 },
  { under: 'money', text: 'Money and meetings', holds: ({ document }) => document.budgetLines.length + document.engagements.length > 0 }, // prettier-ignore
  { under: 'gaps', text: 'Gaps and misprints' },
  { under: 'about', text: 'About' },
  { under: 'versions', text: 'Versions' },
  { under: 'history', text: 'History' },
  { under: 'papers', text: 'Papers' },
];

/** The pages of a plan that this person may open and that have something to show. */
export function tabsOf(opened: OpenedPlan, current: string, opens: (path: string) => boolean): readonly PlanTab[] {
  return tabs
    .filter(
      ({ under, holds }) => opens(planRoute(under)) && (holds === undefined || under === current || holds(opened)),
    )
    .map(({ under, text }) => ({
      text,
      // Papers have their own months and know no other day.
      href: under === 'papers' ? `${planHref(opened.planId)}/papers` : opened.links.page(under),
      active: under === current,
    }));
}

const planRoute = (under: string): string => (under === '' ? '/action-plans/:plan' : `/action-plans/:plan/${under}`);
