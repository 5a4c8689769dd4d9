import type { Scope } from '../../../projections/measures/measure.js';
import type { PlanStory } from './naive-recount.js';
import { changesOfPhase } from './naive-changes-of-phase.js';
import { inside, noted } from './noted-facts.js';
import type { Noted, Verdicts } from './noted-facts.js';

/** The same day of a later month; the last of a month that is too short. */
export function monthsOn(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

class YoungPersonFile {
  readonly facts: readonly Noted[];
  readonly made: string;
  readonly ended: string | null;

  constructor(
    story: PlanStory,
    readonly born: string,
  ) {
    this.facts = noted(story);
    this.made = (this.all('PlanMade')[0] ?? this.all('PlanBroughtIn')[0])?.on ?? '';
    this.ended = this.all('PlanCeased')[0]?.on ?? this.all('PlanTransferredOut')[0]?.on ?? null;
  }

  all(type: string): readonly Noted[] {
    return this.facts.filter((fact) => fact.type === type);
  }

  keptOn(day: string): boolean {
    return this.made <= day && (this.ended === null || this.ended > day);
  }

  /** Each flag of risk with the day and the reason of taking it off, the first of these to the first of those. */
  get flags(): readonly { readonly on: string; readonly off: string | null; readonly why: unknown }[] {
    const taken = this.all('BreakdownRiskLifted');
    return this.all('BreakdownRiskFlagged').map(({ on }, at) => {
      const lifted = taken[at];
      return { on, off: lifted?.on ?? null, why: lifted?.data['because'] };
    });
  }

  /** What was written last by a day, by the day it speaks of. */
  expectedOn(day: string): unknown {
    return this.all('AdultServicesNeedJudged')
      .filter(({ on }) => on <= day)
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .at(-1)?.data['expected'];
  }

  assessedBefore(day: string, asAt: string): boolean {
    return this.all('TransitionAssessmentCompleted').some(
      ({ on, data }) => on < day && on <= asAt && data['result'] !== 'declined',
    );
  }
}

type Judge = (file: YoungPersonFile, scope: Scope) => Verdicts;
const earlier = (a: string, b: string): string => (a < b ? a : b);

const judges: Readonly<Record<string, Judge>> = {
  'ehc.transition.aged14plus': (file, scope) => {
    const day = earlier(scope.to, scope.asAt);
    if (monthsOn(file.born, 168) > day || !file.keptOn(day)) return [];
    const shared = file.all('InformationShared').filter(({ data }) => data['sharedWith'] === 'adultSocialCare');
    return [shared.some(({ on }) => on <= day)];
  },
  'ehc.transition.planInPlace': (file, scope) => {
    const day = earlier(scope.to, scope.asAt);
    const moves = changesOfPhase(file.facts).flatMap(({ off, transferOn }) => (off === null ? [transferOn] : []));
    const near = [...moves, monthsOn(file.born, 216)].some((on) => on > day && on <= monthsOn(day, 12));
    if (!file.keptOn(day) || !near) return [];
    return [file.all('TransitionPlanAgreed').some(({ on }) => on <= day && on > monthsOn(day, -24))];
  },
  'ehc.transition.assessedBefore17half': (file, scope) => {
    const day = monthsOn(file.born, 210);
    if (!inside(day, scope) || !file.keptOn(day) || file.expectedOn(day) !== 'yes') return [];
    return [file.assessedBefore(day, scope.asAt)];
  },
  'ehc.transition.assessedBefore18': (file, scope) => {
    const day = monthsOn(file.born, 216);
    if (!inside(day, scope) || !file.keptOn(day)) return [];
    const asked = file.all('TransitionAssessmentRequested').some(({ on }) => on < day);
    return asked || file.expectedOn(day) === 'yes' ? [file.assessedBefore(day, scope.asAt)] : [];
  },
  'ehc.transition.careActAssessmentInTime': (file, scope) =>
    file.all('CareActAssessmentRequested').flatMap(({ data }): Verdicts => {
      const due = String(data['dueOn']);
      const [done] = file.all('CareActAssessmentCompleted');
      return inside(due, scope) ? [done !== undefined && done.on <= due] : [];
    }),
  'ehc.transition.breakdownRisk': (file, scope) => {
    const day = earlier(scope.to, scope.asAt);
    const stands = file.flags.filter(({ on, off, why }) => on <= day && (off === null || off > day) && why !== 'byMistake'); // prettier-ignore
    return file.keptOn(day) ? stands.map(() => true) : [];
  },
  'ehc.transition.brokeDownOfFlagged': (file, scope) =>
    file.flags
      .filter(({ on, why }) => inside(on, scope) && why !== 'byMistake')
      .map(
        ({ on, off }) =>
        file
          .all('PlacementEnded')
          .some((end) => end.data['because'] === 'breakdown' && end.on >= on && end.on <= (off ?? '9') && end.on <= scope.asAt), // prettier-ignore
      ),
  'ehc.plan.pfaFormat': (file, scope) => {
    const toFamily = file.all('AmendedPlanSent').filter(({ data }) => {
      // Of a notice that only a return tells of, nothing is sent here.
      const noticed = file.all('AmendmentNoticeSent').some((one) => one.data['noticeId'] === data['noticeId']);
      return data['recipient'] === 'parentOrYoungPerson' && (data['noticeId'] === null || noticed);
    });
    // What was brought in had been sent before it came here.
    const first = file.all('PlanMade').map(({ on }) => on);
    const days = [...new Set([...first, ...toFamily.map(({ on }) => on)])];
    return days.flatMap((day): Verdicts => {
      if (!inside(day, scope) || monthsOn(file.born, 168) > day) return [];
      const format = file.all('AdulthoodFormatUsed').findLast(({ data }) => data['issuedOn'] === day);
      return [(format?.data['areas'] as readonly string[] | undefined)?.length === 4];
    });
  },
};

export function isAboutTransition(id: string): boolean {
  return id in judges;
}

/** Numerator and denominator, counted from the events of one file after the other. */
export function recountTransition(
  id: string,
  plans: readonly PlanStory[],
  births: readonly string[],
  scope: Scope,
): readonly [number, number | null] {
  const verdicts = plans.flatMap(
    (story, at) => judges[id]?.(new YoungPersonFile(story, births[at] ?? ''), scope) ?? [],
  );
  return [verdicts.filter(Boolean).length, id === 'ehc.transition.breakdownRisk' ? null : verdicts.length];
}
