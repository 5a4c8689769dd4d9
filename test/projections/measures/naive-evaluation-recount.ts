import type { Scope } from '../../../projections/measures/measure.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';

type Story = readonly NeedsAssessmentEvent[];
/** `true` above and below the line, `false` below it only. */
type Verdicts = readonly boolean[];

const inside = (day: string, { from, to, asAt }: Scope): boolean => day >= from && day <= to && day <= asAt;
const dayOf = (story: Story, ...types: readonly string[]): string | null =>
  story.find(({ type }) => types.includes(type))?.occurredOn ?? null;
const plus = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

/** What the file says last of one evaluation up to the day of the decision: ticked, crossed or nothing. */
function evaluated(type: NeedsAssessmentEvent['type']) {
  return (story: Story, scope: Scope): Verdicts => {
    const decisions = story
      .filter((fact) => fact.type === 'DecisionToAssessNotified' || fact.type === 'DecisionNotToAssessNotified')
      .filter(({ occurredOn }) => occurredOn <= scope.asAt);
    const decided = decisions.at(-1)?.occurredOn;
    if (decided === undefined || !inside(decided, scope)) return [];
    const sheets = story.filter((fact) => fact.type === type && fact.occurredOn <= decided);
    const latest = sheets
      .map(({ occurredOn }) => occurredOn)
      .sort()
      .at(-1);
    const last = sheets.findLast(({ occurredOn }) => occurredOn === latest);
    return [last !== undefined && (last.type === 'NeedWeighed' || (last.data as { evaluated: boolean }).evaluated)];
  };
}

function draftDecision(story: Story, scope: Scope): Verdicts {
  const received = story[0]?.occurredOn ?? '';
  const due = plus(received, 84);
  if (!inside(due, scope)) return [];
  const ordered = story.some(
    (fact) =>
      (fact.type === 'DisputeOutcomeRecorded' ||
        (fact.type === 'DecisionToAssessNotified' && fact.data.overturns === 'order')) &&
      fact.occurredOn <= scope.asAt,
  );
  if (ordered) return [];
  const yes = dayOf(story, 'DecisionToIssueNotified');
  if (yes !== null && yes <= due) return [true];
  const over = [
    'DecisionNotToAssessNotified',
    'DecisionNotToIssueNotified',
    'RequestWithdrawn',
    'ChildMovedOut',
    'ChildDied',
  ].some((type) => {
    const day = dayOf(story, type);
    const overturned =
      type === 'DecisionNotToAssessNotified' && (dayOf(story, 'DecisionToAssessNotified') ?? '9') <= due;
    return day !== null && day <= due && !overturned;
  });
  return over ? [] : [false];
}

/** Letters from some bodies that lie in the period and had an agreed day, each held against that day. */
function lateFrom(bodies: readonly string[]) {
  return (story: Story, scope: Scope): Verdicts =>
    story.flatMap((fact) => {
      if (fact.type !== 'EarlyNotificationReceived' || !bodies.includes(fact.data.from)) return [];
      const { agreedBy } = fact.data;
      return agreedBy === null || !inside(fact.occurredOn, scope) ? [] : [fact.occurredOn > agreedBy];
    });
}

/** Recounts of what requests were evaluated for and of panels, story by story; counts are all above the line. */
export const ofEvaluations: Readonly<Record<string, (story: Story, scope: Scope) => Verdicts>> = {
  'ehc.request.oapEvaluated': evaluated('OrdinaryProvisionEvaluated'),
  'ehc.request.therapyPackEvaluated': evaluated('TherapyPackUseEvaluated'),
  'ehc.request.needWeighed': evaluated('NeedWeighed'),
  'ehc.draftDecision.within12w': draftDecision,
  'ehc.notification.lateFromHealth': lateFrom(['healthVisiting', 'communityPaediatrics', 'otherHealth']),
  'ehc.notification.lateFromEarlyYears': lateFrom(['nursery', 'childminder', 'otherEarlyYears']),
  'ehc.panel.decisionsByNeed': (story, scope) =>
    story
      .filter(({ type, occurredOn }) => type === 'PanelDecisionRecorded' && inside(occurredOn, scope))
      .map(() => true),
};
