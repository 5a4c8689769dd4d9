import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { BasisService } from '../../../src/commands/basis.service.js';
import { StaffRegister } from '../../../src/people/staff-register.service.js';
import { headingOf } from '../web/web-fixture.js';
import { clientSecret, freePort, liveApplication, Visitor } from './live-application.js';
import type { LiveApplication, Page } from './live-application.js';
import { nowSays, realProvider, signInAs } from './real-provider.js';

/** One person, step by step: each test goes on from the one before. */
describe('roles and team as the council account says', () => {
  let provider: ChildProcess;
  let live: LiveApplication;
  const signIn = (): Promise<Page> => signInAs(new Visitor(), live.url, 'grouped', '?return=%2Fhelp');
  const says = (claims: object): Promise<void> => nowSays(provider, 'grouped', claims);
  const staff = () => live.app.get(BasisService).recorded();
  const gwen = () => staff().state.staff.people.find(({ personId }) => personId === idOfGwen());
  const idOfGwen = (): string => {
    const [admitted] = staff().history.filter(
      ({ type, actor }) => type === 'PersonAdmitted' && actor.id === 'council-account',
    );
    return (admitted?.data as { readonly personId: string }).personId;
  };
  /** What was recorded of her meanwhile. */
  const recorded = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = staff().history.length;
    await work();
    return staff()
      .history.slice(before)
      .map(({ type }) => type);
  };

  beforeAll(async () => {
    const port = await freePort();
    live = await liveApplication(async (url) => {
      provider = await realProvider(port, url);
      return {
        OIDC_ISSUER: `http://127.0.0.1:${port}`,
        OIDC_CLIENT_SECRET: clientSecret,
        OIDC_ROLE_CLAIM: 'groups',
        OIDC_ROLES: 'EHC.Managers=manager,EHC.Caseworkers=caseworker',
        OIDC_TEAM_CLAIM: 'team',
      };
    });
    await live.admit('Ruth Adler', 'ruth.adler@northmere.example', ['administrator']);
    const register = live.app.get(StaffRegister);
    for (const team of ['East team', 'North team']) {
      const actor = { id: 'command-line', role: 'administrator' } as const;
      await register.formTeam(team, 'To begin with', { actor, commandId: randomUUID(), source: 'user' });
    }
  });
  afterAll(async () => {
    await live.close();
    provider.kill();
  });

  it('puts somebody new into the team that the account names', async () => {
    await says({ groups: ['EHC.Managers', 'Printers'], team: 'East team' });
    expect(await recorded(signIn)).toEqual(['PersonAdmitted', 'CouncilAccountBound']);
    expect(gwen()).toMatchObject({ roles: ['manager'], team: 'East team', reason: 'councilAccount' });
  });

  it('records nothing at a sign-in that says the same', async () => {
    expect(await recorded(signIn)).toEqual([]);
  });

  it('follows another role and another team at the next sign-in, and records the change as the account’s', async () => {
    await says({ groups: ['EHC.Caseworkers'], team: ['North team'] });
    let page: Page | null = null;
    expect(
      await recorded(async () => {
        page = await signIn();
      }),
    ).toEqual(['RolesChanged']);
    expect(page).toMatchObject({
      text: expect.stringContaining('<strong>Gwen Grouped</strong> · Caseworker') as string,
    });
    expect(gwen()).toMatchObject({ roles: ['caseworker'], team: 'North team' });
    expect(staff().history.at(-1)?.actor).toEqual({ id: 'council-account', role: 'system' });
  });

  it('leaves somebody where they are when the account names a team that there is not, or none', async () => {
    for (const team of ['No such team', undefined]) {
      await says({ team });
      expect(await recorded(signIn)).toEqual([]);
      expect(gwen()).toMatchObject({ team: 'North team' });
    }
  });

  it('ends the access of whoever comes without a role, and lets them in again under the same id with one', async () => {
    const before = idOfGwen();
    await says({ groups: ['Printers'] });
    const refused = await recorded(async () => {
      expect((await signIn()).status).toBe(403);
    });
    expect(refused).toEqual(['AccessEnded']);
    expect(gwen()?.endedOn).not.toBeNull();
    await says({ groups: ['EHC.Caseworkers', 'EHC.Managers'] });
    expect(await recorded(signIn)).toEqual(['PersonAdmitted']);
    expect(gwen()).toMatchObject({ personId: before, endedOn: null, team: 'North team' });
    expect(gwen()?.roles.toSorted()).toEqual(['caseworker', 'manager']);
  });

  it('keeps out whose access an administrator ended, whatever the account says', async () => {
    await live.end(idOfGwen());
    let page: Page | null = null;
    expect(
      await recorded(async () => {
        page = await signIn();
      }),
    ).toEqual([]);
    expect(headingOf((page as Page | null)?.text ?? '')).toBe('You have not been added yet');
  });
});
