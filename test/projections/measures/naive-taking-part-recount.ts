import type { Scope } from '../../../projections/measures/measure.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import type { ChangeOfPhase } from './naive-changes-of-phase.js';
import { inside } from './noted-facts.js';
import type { Data, Noted, Verdicts } from './noted-facts.js';

/** The facts of one plan by type, as somebody noted them. */
interface Facts {
  all(type: PlanEvent['type']): readonly Noted[];
  readonly changesOfPhase: readonly ChangeOfPhase[];
  readonly reviews: readonly {
    readonly reviewId: unknown;
    readonly kind: unknown;
    readonly yearNineOrLater: unknown;
    readonly met: string | null;
  }[];
}

interface PartIn {
  readonly met: string;
  readonly yearNine: unknown;
  readonly attendance: Data;
  readonly needs: boolean;
  readonly passport: Data;
  /** Professional bodies that were invited. */
  readonly asked: readonly string[];
  /** Whether a body came or gave something. */
  readonly gave: (from: string) => boolean;
}

/** Annual reviews of the period, each looked at with what was noted of its meeting. */
function takingPart(
  file: Facts,
  scope: Scope,
  covers: (part: PartIn) => boolean,
  done: (part: PartIn) => boolean,
): Verdicts {
  return file.reviews
    .flatMap(({ met, ...review }) =>
      review.kind == null || review.kind === 'interim' || met === null ? [] : [{ ...review, met }],
    )
    .filter(({ met }) => inside(met, scope))
    .map(({ met, reviewId, yearNineOrLater }): PartIn => {
      const of = (type: PlanEvent['type']) => file.all(type).filter(({ data }) => data['reviewId'] === reviewId);
      return {
        met,
        yearNine: yearNineOrLater ?? inYearNine(file, met),
        attendance: of('ReviewAttendanceRecorded')[0]?.data ?? {},
        needs: of('AdulthoodNeedsRecorded').length > 0,
        passport: of('HospitalPassportExplained')[0]?.data ?? {},
        asked: of('ReviewInvitationsSent')
          .flatMap(({ data }) => data['invited'] as readonly string[])
          .filter((body) => body !== 'parentOrYoungPerson'),
        gave: (from) =>
          of('ReviewContributionRecorded').some(
            ({ data }) => data['from'] === from && (data['attended'] === true || data['contribution'] !== 'none'),
          ),
      };
    })
    .filter(covers)
    .map(done);
}

/** In the school year in which the cohort turns 14, or a later one. */
function inYearNine(file: Facts, met: string): boolean {
  const reception = file.all('SchoolCohortRecorded').at(-1)?.data['receptionYear'];
  return typeof reception === 'number' && met >= `${reception + 9}-09-01`;
}

/** In the year before the limit of a change of phase, until the plan named the new place. */
function beforeTransfer(file: Facts, met: string): boolean {
  return file.changesOfPhase.some(({ kind, transferOn, named, off }) => {
    const end = kind === 'secondaryToPost16' ? '-03-30' : '-02-14';
    const yearBefore = `${Number(transferOn.slice(0, 4)) - 1}${end}`;
    return off === null && met > yearBefore && met < transferOn && met <= (named ?? '9999');
  });
}

/** In a placement that was out of area by what was said of it last. */
function awayOn(file: Facts, day: string): boolean {
  const named = (type: PlanEvent['type'], placementId: unknown) =>
    file.all(type).filter(({ data }) => data['placementId'] === placementId);
  return file.all('PlacementStarted').some((start) => {
    const { placementId } = start.data;
    const [end] = named('PlacementEnded', placementId);
    if (start.on > day || (end !== undefined && day > end.on)) return false;
    const said = [start, ...named('PlacementChanged', placementId)].filter(({ on }) => on <= day);
    return said.at(-1)?.data['outOfArea'] === true;
  });
}

/** Figures about who took part in reviews. */
export const ofTakingPart: Readonly<Record<string, (file: Facts, scope: Scope) => Verdicts>> = {
  'ehc.review.officerAttended': (file, scope) =>
    takingPart(
      file,
      scope,
      ({ met }) => awayOn(file, met),
      ({ attendance }) => attendance['officerAttended'] === true,
    ),
  'ehc.review.phaseTransferAttended': (file, scope) =>
    takingPart(
      file,
      scope,
      ({ met }) => beforeTransfer(file, met),
      ({ attendance }) => attendance['officerAttended'] === true,
    ),
  'ehc.review.professionalsRepresented': (file, scope) =>
    takingPart(
      file,
      scope,
      () => true,
      ({ asked, gave }) => asked.length > 0 && asked.every(gave),
    ),
  'ehc.review.pcpHeld': (file, scope) =>
    takingPart(
      file,
      scope,
      () => true,
      ({ attendance }) => attendance['personCentred'] === true,
    ),
  'ehc.review.year9AdultNeeds': (file, scope) =>
    takingPart(
      file,
      scope,
      ({ yearNine }) => yearNine === true,
      ({ needs }) => needs,
    ),
  'ehc.review.hospitalPassportInformed': (file, scope) =>
    takingPart(
      file,
      scope,
      ({ yearNine, gave }) => yearNine === true && gave('parentOrYoungPerson'),
      ({ passport }) => passport['passportExplained'] === true,
    ),
};
