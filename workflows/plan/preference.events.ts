import type { Narrative } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';
import type { CalendarDate } from '../timetable/calendar-date.js';
import type { Provision } from './placement.events.js';

/** Grounds on which a request is not met: the limbs of CFA 2014 s.39(4), or that s.38 lets nobody ask for such a setting. */
export type PreferenceGround = 'unsuitable' | 'incompatibleEducation' | 'incompatibleResources' | 'notListed';
export type PreferenceStep =
  'anotherSetting' | 'waitForPlace' | 'sharedPlacement' | 'earlyReview' | 'mediation' | 'accepted';
/** Specialist places for which a child may have to wait. */
export type SpecialProvision = Extract<
  Provision,
  | 'specialMaintained'
  | 'academySpecial'
  | 'nonMaintainedSpecial'
  | 'independentSpecial'
  | 'resourcedProvision'
  | 'senUnit'
  | 'specialPost16'
>;

/**
 * CFA 2014 s.38(2): the parent or the young person asked that section I name a particular school or other institution. It may
 * have been said on a draft, before there was a plan. One that is recorded later, of whatever setting, changes it.
 */
export type PreferenceRecorded = Fact<
  'PreferenceRecorded',
  {
    readonly preferenceId: string;
    readonly statedBy: 'parent' | 'youngPerson';
    readonly provision: Provision;
  },
  { readonly setting: string; readonly urn?: string } & Narrative
>;
/**
 * What became of it (CFA 2014 s.39): `occurredOn` is the day of the final or amended plan that named the setting or did not.
 * It can be answered again, by a later plan or after an order; the last answer stands.
 */
export type PreferenceAnswered = Fact<
  'PreferenceAnswered',
  {
    readonly preferenceId: string;
    readonly result: 'met' | 'notMet' | 'withdrawn';
    /** Only where it was not met, and then at least one. */
    readonly grounds: readonly PreferenceGround[];
    /** What is done next for a child whose preference was not met; null otherwise. */
    readonly nextStep: PreferenceStep | null;
    /** The day by which; null where the family accepts the setting named. */
    readonly nextStepOn: CalendarDate | null;
  },
  Narrative
>;
/** What is done next was settled anew. */
export type PreferenceStepPlanned = Fact<
  'PreferenceStepPlanned',
  {
    readonly preferenceId: string;
    readonly nextStep: PreferenceStep;
    readonly nextStepOn: CalendarDate | null;
  },
  Narrative
>;

/**
 * A place in a special school or other specialist provision was agreed for the child, or the plan named one, and the child has
 * yet to begin there. The wait begins on `occurredOn`. It ends by itself on the first day of a placement of that kind, or when
 * the place is not sought any more. A preference alone is no wait: nobody has agreed to it.
 */
export type SpecialPlaceAgreed = Fact<
  'SpecialPlaceAgreed',
  {
    readonly waitId: string;
    readonly provision: SpecialProvision;
    readonly agreedBy: 'panel' | 'plan' | 'order';
  },
  { readonly setting?: string } & Narrative
>;
/** The place is not sought any more. */
export type SpecialPlaceWithdrawn = Fact<
  'SpecialPlaceWithdrawn',
  { readonly waitId: string; readonly because: 'familyChose' | 'needChanged' | 'otherPlacement' | 'other' },
  Narrative
>;

/** Facts about the school a family wants, and places waited for. They belong to no stage of a plan. */
export type PreferenceEvent =
  PreferenceRecorded | PreferenceAnswered | PreferenceStepPlanned | SpecialPlaceAgreed | SpecialPlaceWithdrawn;

/** Every command that records one of them. */
export const factOfPreferenceCommand = {
  RecordPreference: 'PreferenceRecorded',
  AnswerPreference: 'PreferenceAnswered',
  PlanPreferenceStep: 'PreferenceStepPlanned',
  AgreeSpecialPlace: 'SpecialPlaceAgreed',
  WithdrawSpecialPlace: 'SpecialPlaceWithdrawn',
} as const satisfies Readonly<Record<string, PreferenceEvent['type']>>;
