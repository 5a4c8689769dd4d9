import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { Person } from './people.js';
import { NotSignedIn, personOf } from './requests.js';
import type { Role } from './roles.js';

/** Who may use a route, and what the others are told. */
export interface RouteRule {
  readonly roles: readonly Role[] | 'everyone' | 'signedIn';
  /**
   * `notFound` looks as if nothing were there; `sayWhoCan` names the people to ask; `sayWhoCanOfCase` does so to those who
   * may open the case of the address, and to others is `notFound`.
   */
  readonly otherwise: 'notFound' | 'sayWhoCan' | 'sayWhoCanOfCase';
}

export const routeRule = Symbol('routeRule');

/** Only for people who hold one of these roles. To others the page does not exist. */
export const RequireRoles = (...roles: readonly [Role, ...Role[]]): CustomDecorator<symbol> =>
  SetMetadata(routeRule, { roles, otherwise: 'notFound' } satisfies RouteRule);

/** A whole function of the product: people of another role are told who can use it. */
export const RequireRolesAndSayWho = (...roles: readonly [Role, ...Role[]]): CustomDecorator<symbol> =>
  SetMetadata(routeRule, { roles, otherwise: 'sayWhoCan' } satisfies RouteRule);

/** What is done to one case, `:reference` of the address: people who may only read that case are told who can do it. */
export const RequireRolesOnCase = (...roles: readonly [Role, ...Role[]]): CustomDecorator<symbol> =>
  SetMetadata(routeRule, { roles, otherwise: 'sayWhoCanOfCase' } satisfies RouteRule);

/** For everyone who is signed in. */
export const RequireSignIn = (): CustomDecorator<symbol> =>
  SetMetadata(routeRule, { roles: 'signedIn', otherwise: 'notFound' } satisfies RouteRule);

/** For everyone, signed in or not. Never for anything that tells of a child. */
export const OpenToEveryone = (): CustomDecorator<symbol> =>
  SetMetadata(routeRule, { roles: 'everyone', otherwise: 'notFound' } satisfies RouteRule);

/** The signed-in person, as a handler's argument. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): Person => {
  const person = personOf(context.switchToHttp().getRequest<object>());
  if (person === null) throw new NotSignedIn();
  return person;
});
