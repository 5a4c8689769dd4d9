import type { Actor, Fact } from '../kernel/fact.js';

/** What a person may be here; `system` acts too but never signs in. */
export type StaffRole = Exclude<Actor['role'], 'system'>;

/**
 * Why somebody's access changed. A code: an account of a person's circumstances has no place in a log that is never
 * changed. `councilAccount`: the council's account of the person says so.
 */
export type AccessReason =
  'joined' | 'covering' | 'newPost' | 'movedTeam' | 'away' | 'left' | 'mistake' | 'councilAccount' | 'other';

/** The authority has this team from now on. A team is known by its name. */
export type TeamFormed = Fact<
  'TeamFormed',
  {
    readonly team: string;
    /** Stands in clear and names nobody. */
    readonly reason: string;
  }
>;

/** Nobody can be put into this team any more. Cases that were allocated to it keep its name. */
export type TeamClosed = Fact<'TeamClosed', { readonly team: string; readonly reason: string }>;

/** A person may sign in from now on, in these roles. The id is opaque: names live in a directory, never in the log. */
export type PersonAdmitted = Fact<
  'PersonAdmitted',
  {
    readonly personId: string;
    readonly roles: readonly StaffRole[];
    readonly team: string | null;
    readonly reason: AccessReason;
  }
>;

/** A person who may sign in has these roles and this team from now on, and no others. */
export type RolesChanged = Fact<'RolesChanged', PersonAdmitted['data']>;

/** A person may no longer sign in; what they had open is shut. */
export type AccessEnded = Fact<'AccessEnded', { readonly personId: string; readonly reason: AccessReason }>;

/** A council account signs in as this person from now on. Which one stands in the directory alone. */
export type CouncilAccountBound = Fact<'CouncilAccountBound', { readonly personId: string }>;

/** The council account signs in as this person no longer; the next one with their address will. */
export type CouncilAccountReleased = Fact<
  'CouncilAccountReleased',
  { readonly personId: string; readonly reason: AccessReason }
>;

export type StaffEvent =
  TeamFormed | TeamClosed | PersonAdmitted | RolesChanged | AccessEnded | CouncilAccountBound | CouncilAccountReleased;
