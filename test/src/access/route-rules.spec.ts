import { Controller, Get, Post } from '@nestjs/common';
import { RequireRoles } from '../../../src/access/access.decorators.js';
import { demoPeople } from '../../../src/access/people.js';
import { RouteRules } from '../../../src/access/route-rules.js';
import { smallApp } from '../web/web-fixture.js';

@Controller('cases')
@RequireRoles('caseworker')
class Ruled {
  @Get(':reference')
  show(): string {
    return 'case';
  }

  @Post(':reference/close')
  @RequireRoles('manager')
  close(): string {
    return 'closed';
  }
}

@Controller('forgotten')
class Forgotten {
  @Get('door')
  open(): string {
    return 'open';
  }
}

it('refuses to start with a route that does not say who may use it, and names it', async () => {
  await expect(smallApp([Ruled, Forgotten])).rejects.toThrow('GET /forgotten/door (Forgotten.open)');
});

it('knows every route with its rule, the handler’s before the controller’s', async () => {
  const { app } = await smallApp([Ruled]);
  const routes = app.get(RouteRules).all();
  const rulesOf = (path: string): unknown => routes.find((route) => route.path === path)?.rule?.roles;
  expect(rulesOf('/cases/:reference')).toEqual(['caseworker']);
  expect(rulesOf('/cases/:reference/close')).toEqual(['manager']);
  expect(rulesOf('/sign-in')).toBe('everyone');
  const [priya, helen] = demoPeople;
  expect(app.get(RouteRules).opens('/cases/:reference', priya ?? null)).toBe(true);
  expect(app.get(RouteRules).opens('/cases/:reference', helen ?? null)).toBe(false);
  expect(app.get(RouteRules).opens('/cases/:reference', null)).toBe(false);
  await app.close();
});
