import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isRejection } from '../web/errors/error-messages.js';
import type { Actor } from '../../workflows/kernel/fact.js';
import { openTeams } from '../../workflows/authority/staff.js';
import type { Staff, StaffCommand, StaffMember } from '../../workflows/authority/staff.js';
import type { Role } from '../access/roles.js';
import { BasisService } from '../commands/basis.service.js';
import { DirectoryConflict, PeopleDirectory } from '../people/people-directory.js';
import type { CouncilAccountName, DirectoryEntry } from '../people/people-directory.js';
import { emailAddress, shownName } from '../people/personal-details.js';
import { StaffRegister } from '../people/staff-register.service.js';
import type { CouncilClaims } from './council-provider.js';
import type { CouncilSettings } from './council-settings.js';

/** The council's accounts themselves, as an author of what they say. */
const councilAccount: Actor = { id: 'council-account', role: 'system' };
const because = 'councilAccount';
/** More values of a claim than anybody has groups are not gone through. */
const mostValues = 1_000;
const alreadySo = new Set(['roles-already-so', 'person-already-admitted']);

/** Finds out which person a council account is, and what it says they may do. */
@Injectable()
export class WhoSignedIn {
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly register: StaffRegister,
    private readonly basis: BasisService,
    private readonly settings: CouncilSettings,
  ) {}

  /** The id of the person who may come in; null for somebody whom nobody has given a role. */
  async personOf(claims: CouncilClaims): Promise<string | null> {
    // Whoever was taken out a moment ago, by another process too, does not come in now.
    await this.basis.refresh();
    const account = { issuer: claims.iss, subject: claims.sub };
    const entry = this.directory.byAccount(account) ?? (await this.invited(claims, account));
    const personId =
      this.settings.roleClaim === null ? (entry?.id ?? null) : await this.followClaims(entry, claims, account);
    return personId !== null && hasAccess(this.memberOf(personId)) ? personId : null;
  }

  /**
   * Somebody who was added under their e-mail address and signs in for the first time. An address that the council's
   * sign-in has not verified could be anybody's.
   */
  private async invited(claims: CouncilClaims, account: CouncilAccountName): Promise<DirectoryEntry | null> {
    const email = verifiedEmail(claims);
    const entry = email === null ? null : this.directory.byEmail(email);
    if (entry === null || entry.account !== null || !hasAccess(this.memberOf(entry.id))) return null;
    return (await this.bind(entry.id, account)) ? entry : null;
  }

  private async bind(personId: string, account: CouncilAccountName): Promise<boolean> {
    try {
      // Of two accounts that come at once with one address the first is the person.
      if (!this.directory.bind(personId, account)) return false;
    } catch (error) {
      if (error instanceof DirectoryConflict) return false;
      throw error;
    }
    try {
      await this.record({ type: 'BindCouncilAccount', by: councilAccount.id, data: { personId } });
    } catch (error) {
      this.directory.forgetAccount(personId);
      throw error;
    }
    return true;
  }

  /** Brings what is on record into line with what the account says. */
  private async followClaims(
    entry: DirectoryEntry | null,
    claims: CouncilClaims,
    account: CouncilAccountName,
  ): Promise<string | null> {
    const roles = this.rolesIn(claims);
    const member = entry === null ? undefined : this.memberOf(entry.id);
    if (roles.length === 0) {
      if (member !== undefined && hasAccess(member)) await this.end(member.personId);
      return null;
    }
    // An administrator ended it here: the account alone does not undo that.
    if (member !== undefined && !hasAccess(member) && member.reason !== because) return null;
    const personId = entry?.id ?? this.enter(claims, account);
    const data = { personId, roles, team: this.teamIn(claims, member), reason: because } as const;
    if (member !== undefined && hasAccess(member)) {
      if (!isSame(data, member)) await this.recordOnce({ type: 'ChangeRoles', by: councilAccount.id, data });
      return personId;
    }
    await this.recordOnce({ type: 'AdmitPerson', by: councilAccount.id, data });
    if (entry === null) await this.record({ type: 'BindCouncilAccount', by: councilAccount.id, data: { personId } });
    return personId;
  }

  /** Enters somebody nobody has heard of. @returns the id. */
  private enter(claims: CouncilClaims, account: CouncilAccountName): string {
    const id = randomUUID();
    const email = verifiedEmail(claims);
    const free = email !== null && this.directory.byEmail(email) === null ? email : null;
    this.directory.put({ id, name: shownName(claims['name']) ?? free ?? 'Name not given', email: free });
    try {
      this.directory.bind(id, account);
      return id;
    } catch (error) {
      this.directory.remove(id);
      // The same person at once in two windows: the other one has just been entered.
      const other = this.directory.byAccount(account);
      if (!(error instanceof DirectoryConflict) || other === null) throw error;
      return other.id;
    }
  }

  /** Of two sign-ins of one person at once the other may just have recorded the same. */
  private async recordOnce(command: StaffCommand): Promise<void> {
    try {
      await this.record(command);
    } catch (error) {
      if (!isRejection(error) || !alreadySo.has(error.code)) throw error;
    }
  }

  private async end(personId: string): Promise<void> {
    await this.record({ type: 'EndAccess', by: councilAccount.id, data: { personId, reason: because } });
  }

  private async record(command: StaffCommand): Promise<void> {
    await this.register.execute(command, { actor: councilAccount, commandId: randomUUID(), source: 'system' });
  }

  private rolesIn(claims: CouncilClaims): readonly Role[] {
    const { roleClaim } = this.settings;
    if (roleClaim === null) return [];
    const found = valuesOf(claims, roleClaim.claim).flatMap((value) => roleClaim.roleOf.get(value) ?? []);
    return [...new Set(found)];
  }

  /** A team that the authority does not have is nobody's: the person stays where they are. */
  private teamIn(claims: CouncilClaims, member: StaffMember | undefined): string | null {
    const known = openTeams(this.staff());
    const told = this.settings.teamClaim === null ? [] : valuesOf(claims, this.settings.teamClaim);
    const team = told.find((value) => known.includes(value)) ?? member?.team ?? null;
    return team !== null && (known.includes(team) || team === member?.team) ? team : null;
  }

  private staff(): Staff {
    return this.basis.recorded().state.staff;
  }

  private memberOf(personId: string): StaffMember | undefined {
    return this.staff().people.find((member) => member.personId === personId);
  }
}

function isSame(a: Pick<StaffMember, 'roles' | 'team'>, b: Pick<StaffMember, 'roles' | 'team'>): boolean {
  return a.roles.toSorted().join() === b.roles.toSorted().join() && a.team === b.team;
}

function hasAccess(member: StaffMember | undefined): boolean {
  return member?.endedOn === null;
}

/** In Entra ID the claim `xms_edov` says that the owner of the address's domain has been verified. */
function verifiedEmail(claims: CouncilClaims): string | null {
  const { email_verified: standard, xms_edov: entra } = claims;
  const verified = standard === true || entra === true || entra === 1 || entra === '1';
  const { email } = claims;
  if (!verified || typeof email !== 'string') return null;
  const read = emailAddress(email);
  return 'value' in read ? read.value : null;
}

function valuesOf(claims: CouncilClaims, name: string): readonly string[] {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined;
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.slice(0, mostValues).flatMap((value) => (typeof value === 'string' ? [value] : []));
}
