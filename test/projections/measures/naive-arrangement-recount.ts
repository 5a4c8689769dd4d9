import type { Scope } from '../../../projections/measures/measure.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { inside, noted } from './noted-facts.js';
import type { Data, Noted, Verdicts } from './noted-facts.js';

/** A paper file, read from its events alone. */
class ArrangementsFile {
  private readonly facts: readonly Noted[];

  constructor(story: readonly PlanEvent[]) {
    this.facts = noted(story);
  }

  all(type: string, id?: readonly [field: string, value: unknown]): readonly Noted[] {
    return this.facts.filter((fact) => fact.type === type && (id === undefined || fact.data[id[0]] === id[1]));
  }

  keptOn(day: string): boolean {
    const [end] = this.all('PlanCeased');
    return end === undefined || end.on > day;
  }

  /** What the agreement says on a day; null where it does not run or one body pays all. */
  agreementOn(one: Noted, day: string): Data | null {
    const { on } = one;
    const same = ['agreementId', one.data['agreementId']] as const;
    const [end] = this.all('FundingAgreementEnded', same);
    if (on > day || (end !== undefined && end.on < day) || !this.keptOn(day)) return null;
    const said = [one, ...this.all('FundingAgreementChanged', same)].filter((each) => each.on <= day);
    const last = byDay(said).at(-1)?.data ?? null;
    const paying = ['education', 'health', 'care', 'other'].filter((who) => Number(last?.[`${who}Share`]) > 0);
    return paying.length > 1 ? last : null;
  }

  answerOn({ data }: Noted, day: string): Noted | null {
    const given = this.all('PreferenceAnswered', ['preferenceId', data['preferenceId']]);
    return byDay(given.filter(({ on }) => on <= day)).at(-1) ?? null;
  }

  unsettledOn(one: Noted, day: string): boolean {
    const answer = this.answerOn(one, day);
    if (answer?.data['result'] !== 'notMet' || !this.keptOn(day)) return false;
    const asked = this.all('PreferenceRecorded');
    const place = asked.indexOf(one);
    const changed = asked.some(({ on }, at) => (on > one.on || (on === one.on && at > place)) && on <= day);
    const steps = this.all('PreferenceStepPlanned', ['preferenceId', one.data['preferenceId']]);
    const since = byDay(steps.filter(({ on }) => on >= answer.on && on <= day)).at(-1);
    return !changed && (since ?? answer).data['nextStep'] !== 'accepted';
  }

  waitsOn({ on, data }: Noted, day: string): boolean {
    const families = [
      ['specialMaintained', 'academySpecial', 'nonMaintainedSpecial', 'independentSpecial'],
      ['senUnit', 'resourcedProvision'],
      ['specialPost16'],
    ];
    const family = families.find((kinds) => kinds.includes(String(data['provision']))) ?? [];
    const over = [
      ...this.all('PlacementStarted').filter((one) => one.on >= on && family.includes(String(one.data['provision']))),
      ...this.all('SpecialPlaceWithdrawn', ['waitId', data['waitId']]),
    ];
    return on <= day && this.keptOn(day) && over.every((one) => one.on > day);
  }

  /** The answer to a request for a budget: the last one before the next request. */
  budgetAnswer(asked: Noted): Noted | null {
    const requests = byDay(this.all('PersonalBudgetAsked'));
    const next = requests[requests.indexOf(asked) + 1];
    const answers = byDay(
      [...this.facts].filter(({ type }) => type === 'PersonalBudgetAgreed' || type === 'PersonalBudgetRefused'),
    );
    return answers.filter(({ on }) => on >= asked.on && (next === undefined || on < next.on)).at(-1) ?? null;
  }
}

function byDay(facts: readonly Noted[]): readonly Noted[] {
  return facts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

type Judge = (file: ArrangementsFile, scope: Scope) => Verdicts;

function agreements(fits: (said: Data) => boolean): Judge {
  return (file, { asAt }) =>
    file.all('FundingAgreementRecorded').flatMap((one): Verdicts => {
      const said = file.agreementOn(one, asAt);
      return said !== null && fits(said) ? [true] : [];
    });
}

function preferences(result: string): Judge {
  return (file, scope) =>
    file.all('PreferenceRecorded').flatMap((one): Verdicts => {
      const answer = file.answerOn(one, scope.asAt);
      if (answer === null || answer.data['result'] === 'withdrawn' || !inside(answer.on, scope)) return [];
      return [answer.data['result'] === result];
    });
}

const waiting: Judge = (file, { asAt }) =>
  file.all('SpecialPlaceAgreed').flatMap((one): Verdicts => (file.waitsOn(one, asAt) ? [true] : []));

const judges: Readonly<Record<string, Judge>> = {
  'ehc.placement.jointFunding': agreements(() => true),
  'ehc.placement.jointFunding.health': agreements((said) => Number(said['healthShare']) > 0),
  'ehc.placement.jointFunding.socialCare': agreements((said) => Number(said['careShare']) > 0),
  'ehc.placement.jointFundingBegun': (file, scope) =>
    file
      .all('FundingAgreementRecorded')
      .flatMap((one): Verdicts => (inside(one.on, scope) && file.agreementOn(one, one.on) !== null ? [true] : [])),
  'ehc.placement.jointFundingReviewed': (file, { asAt }) =>
    file.all('FundingAgreementRecorded').flatMap((one): Verdicts => {
      const said = file.agreementOn(one, asAt);
      return said === null ? [] : [said['reviewOn'] !== null && (said['reviewOn'] as string) >= asAt];
    }),
  'ehc.placement.preferenceMet': preferences('met'),
  'ehc.placement.preferenceNotMet': preferences('notMet'),
  'ehc.placement.preferenceUnsettled': (file, { asAt }) =>
    file.all('PreferenceRecorded').flatMap((one): Verdicts => (file.unsettledOn(one, asAt) ? [true] : [])),
  'ehc.placement.waitingSpecial': waiting,
  'ehc.placement.waitingSpecialDays': waiting,
  'ehc.budget.asked': (file, scope) =>
    file.all('PersonalBudgetAsked').flatMap(({ on }): Verdicts => (inside(on, scope) ? [true] : [])),
  'ehc.budget.agreed': (file, scope) =>
    file.all('PersonalBudgetAsked').flatMap((asked): Verdicts => {
      const answer = file.budgetAnswer(asked);
      if (!inside(asked.on, scope) || answer === null || answer.on > scope.asAt) return [];
      return [answer.type === 'PersonalBudgetAgreed'];
    }),
};

/** Whether this recount knows the figure. */
export function isAboutArrangements(id: string): boolean {
  return id in judges;
}

/** Numerator and denominator from the events alone; a count has no denominator. */
export function recountArrangements(
  id: string,
  kind: string,
  plans: readonly (readonly PlanEvent[])[],
  scope: Scope,
): readonly [number, number | null] {
  const verdicts = plans.flatMap((story) => judges[id]?.(new ArrangementsFile(story), scope) ?? []);
  return [verdicts.filter(Boolean).length, kind === 'count' ? null : verdicts.length];
}

/** Days waited by each child who waits, the shortest first. */
export function daysWaited(plans: readonly (readonly PlanEvent[])[], { asAt }: Scope): readonly number[] {
  const days = plans.flatMap((story) => {
    const file = new ArrangementsFile(story);
    return file
      .all('SpecialPlaceAgreed')
      .filter((one) => file.waitsOn(one, asAt))
      .map(({ on }) => (Date.parse(asAt) - Date.parse(on)) / 86_400_000);
  });
  return days.sort((a, b) => a - b);
}
