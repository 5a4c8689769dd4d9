import type { Scope } from '../../../projections/measures/measure.js';
import type { PlanEvent } from '../../../workflows/plan/plan.events.js';
import { inside } from './noted-facts.js';
import type { Data, Noted, Verdicts } from './noted-facts.js';

/** The facts of one plan by type, as somebody noted them. */
interface Facts {
  all(type: PlanEvent['type']): readonly Noted[];
  first(type: PlanEvent['type'], test?: (data: Data) => boolean): string | null;
  readonly reviews: readonly {
    readonly reviewId: unknown;
    readonly kind: unknown;
    readonly yearNineOrLater: unknown;
    readonly met: string | null;
  }[];
}

interface PartIn {
  readonly reviewId: unknown;
  readonly met: string;
  readonly yearNine: unknown;
  readonly attendance: Data;
  readonly needs: boolean;
  readonly passport: Data;
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
        reviewId,
        met,
        yearNine: yearNineOrLater ?? inYearNine(file, met),
        attendance: of('ReviewAttendanceRecorded')[0]?.data ?? {},
        needs: of('AdulthoodNeedsRecorded').length > 0,
        passport: of('HospitalPassportExplained')[0]?.data ?? {},
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
  return file.all('PhaseTransferPlanned').some(({ data: { transferId, kind, transferOn } }) => {
    const about = (data: Data): boolean => data['transferId'] === transferId;
    if (file.first('PhaseTransferCalledOff', about) !== null) return false;
    const end = kind === 'secondaryToPost16' ? '-03-30' : '-02-14';
    const year = Number((transferOn as string).slice(0, 4));
    const named = file.first('AmendedPlanSent', about) ?? '9999';
    return met > `${year - 1}${end}` && met < (transferOn as string) && met <= named;
  });
}

/** Figures about who took part in reviews. */
export const ofTakingPart: Readonly<Record<string, (file: Facts, scope: Scope) => Verdicts>> = {
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
      ({ reviewId, gave }) =>
        file.all('ReviewInvitationsSent').some(({ data }) => data['reviewId'] === reviewId) && gave('health'),
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
