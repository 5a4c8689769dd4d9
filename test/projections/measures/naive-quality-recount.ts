import type { Scope } from '../../../projections/measures/measure.js';
import type { NeedsAssessmentEvent } from '../../../workflows/needs-assessment/needs-assessment.events.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { inside, noted } from './noted-facts.js';
import type { Data, Noted, Verdicts } from './noted-facts.js';

/** Whether the grade that an audit gave is one that its own scale counts as good. */
function judgedGood({ data }: Noted): boolean {
  const { grades } = data['measuredBy'] as { grades: readonly { code: string; good: boolean }[] };
  return grades.filter((grade) => grade.good).some((grade) => grade.code === data['grade']);
}

/** By day, and on one day in the order of the file. */
const byDay = (facts: readonly Noted[]): readonly Noted[] =>
  facts
    .map((fact, at) => ({ fact, at }))
    .sort((a, b) => a.fact.on.localeCompare(b.fact.on) || a.at - b.at)
    .map(({ fact }) => fact);

/** Walks backwards from the last audit: each part counts once, and the whole plan ends the walk. */
function standsGood(audits: readonly Noted[]): Verdicts {
  const seen = new Set<unknown>();
  let good = true;
  for (const audit of byDay(audits).toReversed()) {
    const part = audit.data['part'];
    if (seen.has(part)) continue;
    seen.add(part);
    if (!judgedGood(audit)) good = false;
    if (part === 'whole') break;
  }
  return seen.size === 0 ? [] : [good];
}

const lastGood = (audits: readonly Noted[]): Verdicts => byDay(audits).slice(-1).map(judgedGood);

function reviews(file: readonly Noted[]) {
  const of = (type: string, reviewId: unknown) =>
    file.find((one) => one.type === type && one.data['reviewId'] === reviewId);
  // A return may tell of a review by its decision alone.
  const told = ['ReviewArranged', 'ReviewMeetingHeld', 'ReviewDecisionNotified'];
  const ids = new Set(file.filter(({ type }) => told.includes(type)).map(({ data }) => data['reviewId']));
  return [...ids].map((reviewId) => {
    const meeting = of('ReviewMeetingHeld', reviewId);
    return {
      kind: meeting?.data['kind'] ?? of('ReviewArranged', reviewId)?.data['kind'],
      met: meeting?.on ?? null,
      decided: of('ReviewDecisionNotified', reviewId)?.on ?? null,
      closed: of('ReviewClosed', reviewId) ?? null,
      audits: file.filter((one) => one.type === 'ReviewAudited' && one.data['reviewId'] === reviewId),
      looked: file.filter((one) => one.type === 'OutcomeReviewed' && one.data['reviewId'] === reviewId),
    };
  });
}

function wasClosed(file: readonly Noted[], scope: Scope): Verdicts {
  return reviews(file)
    .filter(
      ({ kind, met, decided }) => kind !== 'interim' && inside(met, scope) && decided !== null && decided <= scope.asAt,
    )
    .map(({ closed }) => closed !== null && closed.on <= scope.asAt);
}

function times(numbers: Data, above: string): Verdicts {
  return Object.entries(numbers).flatMap(([name, number]) =>
    Array.from({ length: Number(number) }, () => name === above),
  );
}

/** Each outcome looked at: met or not. */
function outcomesFound(file: readonly Noted[], scope: Scope): Verdicts {
  return [
    // Looked at between two reviews.
    ...file
      .filter(({ type, on, data }) => type === 'OutcomeReviewed' && data['reviewId'] === null && inside(on, scope))
      .map(({ data }) => data['result'] === 'met'),
    ...reviews(file)
      .filter(({ met }) => inside(met, scope))
      .flatMap(({ closed, looked }): Verdicts => {
        if (looked.length > 0) return looked.map(({ data }) => data['result'] === 'met');
        return closed === null ? [] : times(closed.data['outcomes'] as Data, 'met');
      }),
  ];
}

function delivered(file: readonly Noted[], scope: Scope, fits: (on: string) => boolean): Verdicts {
  return file
    .filter(({ type, on }) => type === 'ProvisionDeliveryChecked' && inside(on, scope) && fits(on))
    .flatMap(({ data }) => times(data['counted'] as Data, 'delivered'));
}

type OfPlan = (file: readonly Noted[], scope: Scope) => Verdicts;
const audits = (file: readonly Noted[]): readonly Noted[] => file.filter(({ type }) => type === 'PlanAudited');

const ofPlans: Readonly<Record<string, OfPlan>> = {
  'ehc.qa.goodOrBetter': (file, scope) => standsGood(audits(file).filter(({ on }) => inside(on, scope))),
  'ehc.qa.goodOrBetterOfIssued': (file, scope) => {
    const made = file.find(({ type }) => type === 'PlanMade');
    if (made === undefined || !inside(made.on, scope)) return [];
    return standsGood(audits(file).filter(({ on }) => on <= scope.asAt));
  },
  'ehc.qa.provisionQuantified': (file, scope) => {
    const says = ({ data }: Noted, list: string): boolean =>
      (data[list] as readonly string[]).includes('provisionQuantified');
    const asked = byDay(audits(file).filter(({ on }) => inside(on, scope))).filter(
      (audit) => says(audit, 'met') || says(audit, 'notMet'),
    );
    return asked.slice(-1).map((audit) => says(audit, 'met'));
  },
  'ehc.qa.reviewQuality': (file, scope) =>
    reviews(file)
      .filter(({ kind, decided }) => kind !== 'interim' && inside(decided, scope))
      .map((review) => review.audits.some(({ on }) => on <= scope.asAt)),
  'ehc.qa.reviewGoodOrBetter': (file, scope) =>
    reviews(file).flatMap((review) => lastGood(review.audits.filter(({ on }) => inside(on, scope)))),
  'ehc.review.primaryNeedChecked': wasClosed,
  'ehc.review.settingDecisionRecorded': wasClosed,
  'ehc.review.outcomesMet': outcomesFound,
  'ehc.review.mostOutcomesMet': (file, scope) => {
    const all = outcomesFound(file, scope);
    return all.length === 0 ? [] : [all.filter(Boolean).length > all.length / 2];
  },
  'ehc.provision.sectionFDelivered': (file, scope) => delivered(file, scope, () => true),
  'ehc.provision.sectionFDelivered.post16': (file, scope) => {
    const reception = file.findLast(({ type }) => type === 'SchoolCohortRecorded')?.data['receptionYear'];
    // Reception and eleven years of school lie before the September in which year 12 begins.
    return typeof reception === 'number' ? delivered(file, scope, (on) => on >= `${reception + 12}-09-01`) : [];
  },
};

const adviceQuality = 'ehc.qa.adviceQuality';

/** Numerator and denominator of a figure of quality, counted from the facts alone. */
export function recountQuality(
  id: string,
  plans: readonly (readonly PlanEvent[])[],
  assessments: readonly (readonly NeedsAssessmentEvent[])[],
  scope: Scope,
): readonly [number, number] {
  const verdicts =
    id === adviceQuality
      ? assessments.flatMap((story) => ofAdvice(noted(story), scope))
      : plans.flatMap((story) => ofPlans[id]?.(noted(story), scope) ?? []);
  return [verdicts.filter(Boolean).length, verdicts.length];
}

function ofAdvice(file: readonly Noted[], scope: Scope): Verdicts {
  const found = file.filter(({ type, on }) => type === 'AdviceAudited' && inside(on, scope));
  const ids = new Set(found.map(({ data }) => data['adviceId']));
  return [...ids].flatMap((id) => lastGood(found.filter(({ data }) => data['adviceId'] === id)));
}

/** Whether this recount knows the figure. */
export function isAboutQuality(id: string): boolean {
  return id === adviceQuality || id in ofPlans;
}
