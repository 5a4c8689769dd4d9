import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, NotFoundException } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { RouteRule } from './access.decorators.js';
import { routeRule } from './access.decorators.js';
import { CaseDoor } from './case-door.js';
import type { Person } from './people.js';
import { NotSignedIn, personOf } from './requests.js';
import type { Role } from './roles.js';

/** A function of the product that this person's role does not include. */
export class RoleMissing extends Error {
  override readonly name = 'RoleMissing';

  constructor(readonly needed: readonly Role[]) {
    super(`Needs a role: ${needed.join(', ')}`);
  }
}

/** Every route is closed unless its rule opens it to this person. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(routeRule, [
      context.getHandler(),
      context.getClass(),
    ]);
    // The scan at start finds routes without a rule; one that slips past it stays shut.
    if (rule === undefined) throw new NotFoundException();
    if (rule.roles === 'everyone') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const person = personOf(request);
    if (person === null) throw new NotSignedIn();
    if (rule.roles === 'signedIn' || person.roles.some((role) => rule.roles.includes(role))) return true;
    const tells =
      rule.otherwise === 'sayWhoCan' ||
      (rule.otherwise === 'sayWhoCanOfCase' && (await this.opensCase(person, request)));
    throw tells ? new RoleMissing(rule.roles) : new NotFoundException();
  }

  /** Asked only of people who are turned away: whether they may know that the case is there. */
  private async opensCase(person: Person, { params: { reference } }: Request): Promise<boolean> {
    if (typeof reference !== 'string') return false;
    return this.modules.get(CaseDoor, { strict: false }).opensTo(person, reference);
  }
}
