import type { PanelDecisionRecorded } from '../../workflows/needs-assessment/request-evaluation.events.js';
import type { NeedsAssessmentEvent } from '../../workflows/needs-assessment/needs-assessment.events.js';
import type { CaseStory } from './case-story.js';
import { panel } from './demo-people.js';
import type { ShowcaseCase, ShowcaseDates } from './showcase-case.js';

type Panel = Pick<PanelDecisionRecorded['data'], 'panel' | 'outcome' | 'missing'> & {
  readonly at: string;
  readonly need: string;
};
interface Told {
  /** Desk time of the evaluation, and what of it was done; null was not recorded. */
  readonly evaluated?: readonly [at: string, ordinary: boolean, pack: boolean | null];
  readonly weighed?: readonly [threshold: 'met' | 'notMet' | 'partlyMet', reason: string];
  readonly panels?: readonly Panel[];
}

/** What requests were evaluated for before they were decided, and what panels made of them, by surname. */
const told: Readonly<Record<string, Told>> = {
  Brandreth: {
    evaluated: ['2026-07-14 10:05', true, true],
    weighed: ['met', 'Severe and lasting; the setting has used all that it has.'],
    panels: [
      { at: '2026-07-22 15:30', panel: 'request', outcome: 'assess', need: 'SLCN', missing: [] },
      { at: '2026-10-20 15:30', panel: 'plan', outcome: 'issuePlan', need: 'SLCN', missing: ['shortfall'] },
    ],
  },
  Marchetti: {
    evaluated: ['2026-07-28 11:20', true, false],
    panels: [{ at: '2026-08-05 15:30', panel: 'request', outcome: 'assess', need: 'SEMH', missing: ['emergingNeed', 'shortfall'] }],
  },
  Lindqvist: {
    evaluated: ['2026-08-10 9:40', false, null],
    panels: [{ at: '2026-08-12 15:30', panel: 'request', outcome: 'assess', need: 'ASD', missing: [] }],
  },
  'Asante-Reid': { evaluated: ['2026-11-12 10:40', true, false] },
  'Hussain-Cole': {
    weighed: ['partlyMet', 'Severe at home; less so at school, for now.'],
    evaluated: ['2026-11-18 14:00', true, true],
    panels: [{ at: '2026-11-20 15:40', panel: 'request', outcome: 'assess', need: 'ASD', missing: ['shortfall'] }],
  },
}; // prettier-ignore

/** The showcase case with its evaluations and panels, where it has any. */
export function withEvaluations(one: ShowcaseCase): ShowcaseCase {
  const own = told[one.child.surname];
  if (own === undefined) return one;
  return {
    ...one,
    tell(story, dates) {
      one.tell(story, dates);
      tellEvaluation(story, dates, own);
      for (const [index, decision] of (own.panels ?? []).entries()) tellPanel(story, dates, decision, index);
    },
  };
}

function tellEvaluation(story: CaseStory, dates: ShowcaseDates, { evaluated, weighed }: Told): void {
  if (evaluated === undefined) return;
  const [at, ordinary, pack] = evaluated;
  const occurredOn = dates.on(at.slice(0, 10));
  const facts: NeedsAssessmentEvent[] = [
    { type: 'OrdinaryProvisionEvaluated', occurredOn, data: { evaluated: ordinary } },
  ];
  if (pack !== null) facts.push({ type: 'TherapyPackUseEvaluated', occurredOn, data: { evaluated: pack } });
  if (weighed !== undefined) {
    const [threshold, text] = weighed;
    const personal = { [story.ids.child]: { severity: 'above', length: 'above', complexity: 'at', text } } as const;
    facts.push({ type: 'NeedWeighed', occurredOn, data: { threshold }, personal });
  }
  story.assessmentFacts(occurredOn, facts, { recorded: dates.desk(at) });
}

function tellPanel(story: CaseStory, dates: ShowcaseDates, { at, need, ...decision }: Panel, index: number): void {
  const occurredOn = dates.on(at.slice(0, 10));
  const data = { panelId: story.id(`panel ${index}`), ...decision };
  const fact: NeedsAssessmentEvent = {
    type: 'PanelDecisionRecorded',
    occurredOn,
    data,
    personal: { [story.ids.child]: { need } },
  };
  story.assessmentFacts(occurredOn, [fact], { by: panel, recorded: dates.desk(at) });
}
