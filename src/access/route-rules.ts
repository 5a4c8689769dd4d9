import { Injectable, RequestMethod } from '@nestjs/common';
import { PATH_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { RouteRule } from './access.decorators.js';
import { routeRule } from './access.decorators.js';
import type { Person } from './people.js';

/** One route of the application and who may use it. */
export interface KnownRoute {
  readonly method: string;
  /** As declared, with parameters: `/cases/:reference`. */
  readonly path: string;
  readonly handler: string;
  readonly rule: RouteRule | null;
}

/** All routes with their rules, read from the controllers. */
@Injectable()
export class RouteRules {
  private routes: readonly KnownRoute[] | null = null;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  all(): readonly KnownRoute[] {
    this.routes ??= this.discovery.getControllers().flatMap(({ metatype }) => this.routesOf(metatype));
    return this.routes;
  }

  /** Tells whether there is a page at the path that this person may open. */
  opens(path: string, person: Person | null): boolean {
    return this.all().some(
      (route) => route.method === 'GET' && route.path === path && route.rule !== null && admits(route.rule, person),
    );
  }

  /**
   * Refuses to start with a route that nobody said who may use.
   * @throws Error naming every such route.
   */
  onApplicationBootstrap(): void {
    const open = this.all().filter(({ rule }) => rule === null);
    if (open.length === 0) return;
    const names = open.map(({ method, path, handler }) => `${method} ${path} (${handler})`).join(', ');
    throw new Error(`These routes do not say who may use them, by @RequireRoles or its like: ${names}`);
  }

  private routesOf(metatype: unknown): readonly KnownRoute[] {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, unknown>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function') return [];
      const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
      if (paths === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(routeRule, [
        handler as () => unknown,
        metatype as () => unknown,
      ]);
      const prefixes = asList(Reflect.getMetadata(PATH_METADATA, metatype) as string | string[] | undefined);
      return prefixes.flatMap((prefix) =>
        asList(paths).map((path) => ({
          method,
          path: joined(prefix, path),
          handler: `${metatype.name}.${name}`,
          rule: rule ?? null,
        })),
      );
    });
  }
}

function admits({ roles }: RouteRule, person: Person | null): boolean {
  if (roles === 'everyone') return true;
  if (person === null) return false;
  return roles === 'signedIn' || person.roles.some((role) => roles.includes(role));
}

const asList = (paths: string | readonly string[] | undefined): readonly string[] =>
  typeof paths === 'string' ? [paths] : (paths ?? ['']);

function joined(prefix: string, path: string): string {
  const parts = [prefix, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `/${parts.join('/')}`;
}
