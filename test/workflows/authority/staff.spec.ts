import { authorityDecider } from '../../../workflows/authority/authority.decider.js';
import type { AuthorityEvent } from '../../../workflows/authority/authority.events.js';
import type { AccessReason, StaffRole } from '../../../workflows/authority/staff.events.js';
import { openTeams, withAccess } from '../../../workflows/authority/staff.js';
import type { StaffCommand } from '../../../workflows/authority/staff.js';
import { day } from '../../support/assessment-facts.js';
import { specification } from '../../support/given-when-then.js';

const given = specification(authorityDecider);
const occurredOn = day('2026-11-01');

type Access = { roles: readonly StaffRole[]; team: string | null; reason: AccessReason };
const access = (roles: readonly StaffRole[], more: Partial<Access> = {}): Access => ({
  roles,
  team: null,
  reason: 'joined',
  ...more,
});

const formed = (team: string): AuthorityEvent => ({
  type: 'TeamFormed',
  occurredOn,
  data: { team, reason: 'Restructure' },
});
const closed = (team: string): AuthorityEvent => ({
  type: 'TeamClosed',
  occurredOn,
  data: { team, reason: 'Merged' },
});
const admitted = (personId: string, roles: readonly StaffRole[], more: Partial<Access> = {}): AuthorityEvent => ({
  type: 'PersonAdmitted',
  occurredOn,
  data: { personId, ...access(roles, more) },
});
const ended = (personId: string): AuthorityEvent => ({
  type: 'AccessEnded',
  occurredOn,
  data: { personId, reason: 'left' },
});

const admit = (personId: string, roles: readonly StaffRole[], more: Partial<Access> = {}): StaffCommand => ({
  type: 'AdmitPerson',
  by: 'ruth',
  data: { personId, ...access(roles, more) },
});
const change = (
  personId: string,
  roles: readonly StaffRole[],
  more: Partial<Access> = {},
  by = 'ruth',
): StaffCommand => ({
  type: 'ChangeRoles',
  by,
  data: { personId, ...access(roles, { reason: 'newPost', ...more }) },
});
const end = (personId: string, reason: AccessReason = 'left', by = 'ruth'): StaffCommand => ({
  type: 'EndAccess',
  by,
  data: { personId, reason },
});
const team = (type: 'FormTeam' | 'CloseTeam', name: string, reason = 'Restructure'): StaffCommand => ({
  type,
  by: 'ruth',
  data: { team: name, reason },
});

const ruth = admitted('ruth', ['administrator']);
const priya = admitted('priya', ['caseworker'], { team: 'East team' });
const office = [ruth, formed('East team'), priya];

describe('admitting a person', () => {
  it('gives them roles and a team from today on, under an opaque id alone', () => {
    given(ruth, formed('East team'))
      .when(admit('priya', ['caseworker', 'manager'], { team: 'East team' }))
      .then({
        type: 'PersonAdmitted',
        occurredOn: day('2026-11-23'),
        data: { personId: 'priya', roles: ['caseworker', 'manager'], team: 'East team', reason: 'joined' },
      });
  });

  it('lets somebody come back', () => {
    given(...office, ended('priya'))
      .when(admit('priya', ['manager']))
      .then({ type: 'PersonAdmitted' });
  });

  it.each<[string, StaffCommand, string]>([
    ['without a role', admit('jow', []), 'person-needs-a-role'],
    ['with a role there is not', admit('jow', ['chief' as StaffRole]), 'no-such-role'],
    ['with one role twice', admit('jow', ['manager', 'manager']), 'no-such-role'],
    ['into a team there is not', admit('jow', ['manager'], { team: 'West team' }), 'no-such-team'],
    ['twice', admit('priya', ['manager']), 'person-already-admitted'],
    ['with an address for an id', admit('jo@northmere.example', ['manager']), 'person-id-not-opaque'],
    ['with a name for an id', admit('Jo Whitfield', ['manager']), 'person-id-not-opaque'],
    ['for a reason there is not', admit('jow', ['manager'], { reason: 'x' as AccessReason }), 'access-needs-a-reason'],
  ])('is refused %s', (_, command, code) => {
    given(...office)
      .when(command)
      .thenRejected(code);
  });

  it('begins with somebody who can admit the others', () => {
    given()
      .when(admit('jow', ['manager']))
      .thenRejected('first-person-must-administer');
    given()
      .when(admit('jow', ['manager'], { reason: 'councilAccount' }))
      .then({ type: 'PersonAdmitted' });
  });
});

describe('changing roles', () => {
  it('replaces roles and team', () => {
    given(...office)
      .when(change('priya', ['auditor']))
      .then({ type: 'RolesChanged', data: { personId: 'priya', roles: ['auditor'], team: null } });
  });

  it('is refused where nothing would change, whatever the order of the roles', () => {
    given(ruth, admitted('jow', ['manager', 'auditor']))
      .when(change('jow', ['auditor', 'manager']))
      .thenRejected('roles-already-so');
  });

  it('is nobody’s own to do; their own team is', () => {
    const both = [ruth, formed('East team'), admitted('jow', ['administrator'])];
    given(...both)
      .when(change('jow', ['administrator', 'manager'], {}, 'jow'))
      .thenRejected('not-your-own-access');
    given(...both)
      .when(end('jow', 'left', 'jow'))
      .thenRejected('not-your-own-access');
    given(...both)
      .when(change('jow', ['administrator'], { team: 'East team' }, 'jow'))
      .then({ type: 'RolesChanged' });
  });

  it('keeps a team that has been closed since, and gives it to nobody', () => {
    const after = [...office, admitted('jow', ['manager']), closed('East team')];
    given(...after)
      .when(change('priya', ['manager'], { team: 'East team' }))
      .then({ type: 'RolesChanged', data: { team: 'East team' } });
    given(...after)
      .when(change('jow', ['manager'], { team: 'East team' }))
      .thenRejected('no-such-team', { team: 'East team' });
  });

  it('is refused for those who are not there', () => {
    given(...office)
      .when(change('jow', ['manager']))
      .thenRejected('no-such-person');
    given(...office, ended('priya'))
      .when(change('priya', ['manager']))
      .thenRejected('access-already-ended');
    given(...office, ended('priya'))
      .when(end('priya'))
      .thenRejected('access-already-ended');
  });
});

describe('the last administrator', () => {
  it('can neither lose the role nor be ended', () => {
    given(...office)
      .when(change('ruth', ['manager'], {}, 'command-line'))
      .thenRejected('last-administrator');
    given(...office)
      .when(end('ruth', 'left', 'command-line'))
      .thenRejected('last-administrator');
  });

  it('is the last where the other one has left', () => {
    const two = [...office, admitted('jow', ['administrator'])];
    given(...two)
      .when(end('ruth', 'left', 'jow'))
      .then({ type: 'AccessEnded', data: { personId: 'ruth', reason: 'left' } });
    given(...two, ended('jow'))
      .when(end('ruth', 'left', 'command-line'))
      .thenRejected('last-administrator');
  });

  it('goes where the council’s own account says so', () => {
    given(...office)
      .when(end('ruth', 'councilAccount', 'council-account'))
      .then({ type: 'AccessEnded' });
  });
});

describe('a team', () => {
  it('is formed, closed when nobody is in it, and formed again under its name', () => {
    given(ruth)
      .when(team('FormTeam', 'West team'))
      .then({ type: 'TeamFormed', data: { team: 'West team' } });
    given(...office, ended('priya'))
      .when(team('CloseTeam', 'East team'))
      .then({ type: 'TeamClosed' });
    given(ruth, formed('East team'), closed('East team'))
      .when(team('FormTeam', 'East team'))
      .then({ type: 'TeamFormed' });
  });

  it.each<[string, StaffCommand, string]>([
    ['that has people', team('CloseTeam', 'East team'), 'team-has-people'],
    ['that there is not', team('CloseTeam', 'West team'), 'no-such-team'],
    ['that is there', team('FormTeam', 'East team'), 'team-already-there'],
    ['that differs in capitals alone', team('FormTeam', 'EAST team'), 'team-already-there'],
    ['without a name', team('FormTeam', ''), 'team-needs-a-name'],
    ['with space around its name', team('FormTeam', ' West team'), 'team-needs-a-name'],
    ['with a name of two lines', team('FormTeam', 'West\nteam'), 'team-needs-a-name'],
    ['with too long a name', team('FormTeam', 'x'.repeat(81)), 'team-needs-a-name'],
    ['without a reason', team('FormTeam', 'West team', ' '), 'team-needs-a-reason'],
  ])('is refused %s', (_, command, code) => {
    given(...office)
      .when(command)
      .thenRejected(code);
  });
});

describe('a council account', () => {
  it('is bound to somebody who may sign in, and released from anybody who ever could', () => {
    given(...office)
      .when({ type: 'BindCouncilAccount', by: 'council-account', data: { personId: 'priya' } })
      .then({ type: 'CouncilAccountBound', data: { personId: 'priya' } });
    given(...office, ended('priya'))
      .when({ type: 'BindCouncilAccount', by: 'council-account', data: { personId: 'priya' } })
      .thenRejected('access-already-ended');
    const release = { type: 'ReleaseCouncilAccount', by: 'ruth' } as const;
    given(...office, ended('priya'))
      .when({ ...release, data: { personId: 'priya', reason: 'mistake' } })
      .then({ type: 'CouncilAccountReleased' });
    given(...office)
      .when({ ...release, data: { personId: 'jow', reason: 'mistake' } })
      .thenRejected('no-such-person');
  });
});

it('leaves those who may sign in, and the teams there are', () => {
  const { staff } = given(...office, formed('West team'), ended('priya'), closed('East team')).state();
  expect(withAccess(staff).map(({ personId }) => personId)).toEqual(['ruth']);
  expect(openTeams(staff)).toEqual(['West team']);
  expect(staff.people).toContainEqual(
    expect.objectContaining({ personId: 'priya', reason: 'left', endedOn: occurredOn }),
  );
});
