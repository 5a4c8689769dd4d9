import { RouteRules } from '../../../src/access/route-rules.js';
import { apiUnderTest, newCase } from '../api/api-fixture.js';
import type { ApiClient, ApiUnderTest } from '../api/api-fixture.js';

interface Clock {
  readonly rule: string;
  readonly due: string | null;
}
interface Policy {
  readonly option: string;
  readonly value: string;
  readonly since: string | null;
}

describe('an authority’s settings through the API', () => {
  let api: ApiUnderTest;
  let priya: ApiClient;
  let helen: ApiClient;
  let tom: ApiClient;
  let childId: string;

  const day1 = { on: '2026-11-23', option: 'P3', value: 'day1', reason: 'Our letters count from day 1' };
  const policyOf = async (client: ApiClient, option: string, query = ''): Promise<Policy | undefined> => {
    const { status, body } = await client.get(`/api/authority${query}`);
    expect(status).toBe(200);
    return (body['policy'] as Policy[]).find((one) => one.option === option);
  };
  const dueOf = async (rule: string, query = ''): Promise<string | null | undefined> => {
    const { body } = await priya.get(`/api/cases/${childId}${query}`);
    const [process] = body['processes'] as { readonly clocks: readonly Clock[] }[];
    return process?.clocks.find((clock) => clock.rule === rule)?.due;
  };
  const listedDue = async (): Promise<readonly string[]> => {
    const { body } = await priya.get('/api/due-work?who=everyone');
    return (body['items'] as Clock[]).filter(({ rule }) => rule === 'C3').flatMap(({ due }) => due ?? []);
  };

  beforeAll(async () => {
    api = await apiUnderTest();
    priya = await api.signedIn('demo-caseworker');
    helen = await api.signedIn('demo-manager');
    tom = await api.signedIn('demo-auditor');
    ({ childId } = await newCase(priya, { receivedOn: '2026-10-12' }));
  });
  afterAll(() => api.close());

  it('are the documented defaults at first, for everyone who is signed in and nobody else', async () => {
    for (const client of [priya, helen, tom]) {
      expect(await policyOf(client, 'P3')).toMatchObject({
        value: 'day0',
        default: 'day0',
        since: null,
        revision: null,
      });
    }
    await api.visitor().get('/api/authority').expect(401);
  });

  it('are changed by managers alone', async () => {
    for (const client of [priya, tom]) {
      expect(await client.post('/api/authority/commands/ChoosePolicyOption', day1)).toMatchObject({ status: 404 });
      const correction = { revision: 0, reason: 'mistyped', struck: true };
      expect(await client.post('/api/authority/corrections', correction)).toMatchObject({ status: 404 });
    }
    expect((await helen.get('/api/authority')).body['revision']).toBe(-1);
  });

  it('move every case and every list of the running application at once, and nothing that was known before', async () => {
    expect([await dueOf('C3'), await listedDue()]).toEqual(['2027-03-01', ['2027-03-01']]);
    const answer = await helen.post('/api/authority/commands/ChoosePolicyOption', day1, {
      'idempotency-key': 'day-one-1',
    });
    expect(answer).toMatchObject({ status: 200, body: { stream: 'authority-999', revision: 0, replayed: false } });
    expect(await policyOf(tom, 'P3')).toMatchObject({ value: 'day1', since: '2026-11-23', reason: day1.reason });
    expect(await dueOf('C3')).toBe('2027-02-28');
    // The lists are made anew behind the answer.
    let listed = await listedDue();
    for (let tries = 0; listed[0] !== '2027-02-28' && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      listed = await listedDue();
    }
    expect(listed).toEqual(['2027-02-28']);
    expect(await policyOf(tom, 'P3', '?known-on=2026-11-22')).toMatchObject({ value: 'day0', since: null });
    const again = await helen.post('/api/authority/commands/ChoosePolicyOption', day1, {
      'idempotency-key': 'day-one-1',
    });
    expect(again).toMatchObject({ status: 200, body: { revision: 0, replayed: true } });
  });

  it('take sign-off order, milestones and closures, and are corrected', async () => {
    const post = (path: string, body: object) => helen.post(`/api/authority/${path}`, { on: '2026-11-23', ...body });
    await post('commands/SetSignOffOrder', { order: ['education', 'health'] });
    await post('commands/SetLocalMilestones', { weeks: { draftServed: 15 }, reason: 'Panel sits a week earlier' });
    const closures = [{ name: 'Summer holiday', firstClosedOn: '2026-07-22', reopensOn: '2026-09-02' }];
    const recorded = await post('commands/RecordSchoolClosures', { academicYear: 2025, closures });
    expect(recorded).toMatchObject({ status: 200, body: { revision: 3 } });
    const corrected = await helen.post('/api/authority/corrections', {
      revision: 3,
      reason: 'mistyped',
      changes: { closures: [{ ...closures[0], firstClosedOn: '2026-07-23' }] },
    });
    expect(corrected).toMatchObject({ status: 200 });
    const { body } = await tom.get('/api/authority');
    expect(body).toMatchObject({
      signOff: { order: ['education', 'health'], since: '2026-11-23' },
      milestones: { reason: 'Panel sits a week earlier' },
      closures: [{ academicYear: 2025, kind: 'school', setting: null, closures: [{ firstClosedOn: '2026-07-23' }] }],
      revision: 4,
    });
    expect((body['history'] as { type: string }[]).map(({ type }) => type)).toEqual([
      'PolicyOptionChosen', 'SignOffOrderSet', 'LocalMilestonesSet', 'SchoolClosuresRecorded', 'FactCorrected',
    ]); // prettier-ignore
  });

  it.each([
    ['a command there is not', 'commands/MakeLaw', {}, 404, 'not-found'],
    ['an option there is not', 'commands/ChoosePolicyOption', { ...day1, option: 'P99' }, 400, 'fields-invalid'],
    [
      'a value it has not',
      'commands/ChoosePolicyOption',
      { ...day1, value: 'x' },
      422,
      'policy-option-has-no-such-value',
    ],
    ['a day to come', 'commands/ChoosePolicyOption', { ...day1, on: '2026-12-01' }, 422, 'dated-in-the-future'],
    ['a field that is none', 'commands/ChoosePolicyOption', { ...day1, colour: 'red' }, 400, 'fields-invalid'],
    [
      'an unknown milestone',
      'commands/SetLocalMilestones',
      { on: '2026-11-23', weeks: { tea: 3 } },
      400,
      'fields-invalid',
    ],
    [
      'a closure that ends before it begins',
      'commands/RecordSchoolClosures',
      {
        on: '2026-11-23',
        academicYear: 2026,
        closures: [{ name: 'Summer', firstClosedOn: '2027-07-22', reopensOn: '2027-07-01' }],
      },
      422,
      'closure-reversed',
    ],
    ['a correction with an account', 'corrections', { revision: 0, reason: 'other', text: 'x' }, 400, 'fields-invalid'],
    ['a correction of nothing', 'corrections', { revision: 99, reason: 'other', struck: true }, 422, 'no-such-fact'],
  ])('are refused with %s, with the reason', async (_, path, body, status, code) => {
    expect(await helen.post(`/api/authority/${path}`, body)).toMatchObject({ status, body: { code } });
  });

  it('are described with a path of its own for every command', async () => {
    const { body } = await priya.get('/api/docs-json');
    const paths = body['paths'] as Record<string, unknown>;
    for (const type of ['ChoosePolicyOption', 'SetSignOffOrder', 'SetLocalMilestones', 'RecordSchoolClosures']) {
      expect(paths[`/api/authority/commands/${type}`]).toMatchObject({ post: { operationId: `authority${type}` } });
    }
    expect(paths).toHaveProperty(['/api/authority']);
    expect(paths).toHaveProperty(['/api/authority/corrections']);
    const rules = api.app
      .get(RouteRules)
      .all()
      .filter(({ path }) => path.startsWith('/api/authority'));
    expect(rules.map(({ method, rule }) => [method, rule?.roles])).toEqual([
      ['GET', 'signedIn'],
      ['POST', ['manager', 'administrator']],
      ['POST', ['manager', 'administrator']],
    ]);
  });
});
