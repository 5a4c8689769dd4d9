import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { RouteRule } from './access.decorators.js';
import { routeRule } from './access.decorators.js';
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
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(routeRule, [
      context.getHandler(),
      context.getClass(),
    ]);
    // The scan at start finds routes without a rule; one that slips past it stays shut.
    if (rule === undefined) throw new NotFoundException();
    if (rule.roles === 'everyone') return true;
    const person = personOf(context.switchToHttp().getRequest<object>());
    if (person === null) throw new NotSignedIn();
    if (rule.roles === 'signedIn' || person.roles.some((role) => rule.roles.includes(role))) return true;
    throw rule.otherwise === 'sayWhoCan' ? new RoleMissing(rule.roles) : new NotFoundException();
  }
}
