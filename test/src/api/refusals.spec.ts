import { randomUUID } from 'node:crypto';
import { apiUnderTest, maya, newCase } from './api-fixture.js';
import type { ApiClient, ApiUnderTest, NewCase } from './api-fixture.js';
import { EventStore } from '../../../src/event-store/event-store.js';
import { StoreFull, StoreUnavailable } from '../../../src/event-store/event-store-errors.js';

describe('what the API refuses', () => {
  let api: ApiUnderTest;
  let priya: ApiClient;
  let helen: ApiClient;
  let tom: ApiClient;

  beforeAll(async () => {
    api = await apiUnderTest();
    priya = await api.signedIn('demo-caseworker');
    helen = await api.signedIn('demo-manager');
    tom = await api.signedIn('demo-auditor');
  });
  afterAll(() => api.close());

  const act = (ids: NewCase, type: string, body: object, client = priya) =>
    client.post(`/api/needs-assessments/${ids.needsAssessmentId}/commands/${type}`, body);

  it('tells a program who it is signed in as, and the token that a change must carry', async () => {
    const { body, status } = await priya.get('/api/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      person: { id: 'demo-caseworker' },
      csrfToken: expect.stringMatching(/.{20}/) as string,
    });
  });

  describe('what cannot be recorded', () => {
    let ids: NewCase;
    beforeAll(async () => {
      ids = await newCase(priya);
    });

    it.each([
      ['a body that is no object', 'AddNote', [] as object, ''],
      ['a day that does not exist', 'AddNote', { on: '2026-02-30' }, 'on'],
      ['a field that is not known', 'AddNote', { on: '2026-09-01', colour: 'red' }, 'colour'],
      ['a choice that is not offered', 'RequestAdvice', { on: '2026-09-01', body: 'plumber' }, 'body'],
      ['a text that is too long', 'AddNote', { on: '2026-09-01', text: 'x'.repeat(5_001) }, 'text'],
      ['half a character', 'AddNote', { on: '2026-09-01', text: 'a\ud800' }, 'text'],
      [
        'a part that is wrong inside',
        'ClaimException',
        { on: '2026-09-01', ground: 'absentFromArea', from: '2026-09-01', limits: [{ rule: 'Z9', limb: 'X' }] },
        'limits.0.rule',
      ],
      ['a list that is no list', 'NotifyConsideration', { on: '2026-09-01', told: { length: 3 } }, 'told'],
      ['a revision that is no number', 'AddNote', { on: '2026-09-01', seenRevision: 'one' }, 'seenRevision'],
      ['a command id that is too short', 'AddNote', { on: '2026-09-01', commandId: 'x' }, 'commandId'],
    ])('answers 400 to %s and names the field', async (_, type, body, field) => {
      const answer = await act(ids, type, body);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ status: 400, code: 'fields-invalid', details: { faults: [{ field }] } });
    });

    it('answers 400 to names that mean something to JavaScript itself', async () => {
      const path = `/api/needs-assessments/${ids.needsAssessmentId}/commands/AddNote`;
      for (const key of ['__proto__', 'constructor']) {
        const answer = await priya.post(path, `{"on":"2026-09-01","${key}":{"polluted":true}}`);
        expect(answer).toMatchObject({ status: 400, body: { details: { faults: [{ field: key }] } } });
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    it('answers 400 to what is not JSON', async () => {
      const path = `/api/needs-assessments/${ids.needsAssessmentId}/commands/AddNote`;
      expect((await priya.post(path, '{"on":')).status).toBe(400);
    });

    it('answers 404 to cases, assessments and commands that do not exist', async () => {
      const nowhere = randomUUID();
      const note = { on: '2026-09-01' };
      for (const path of [`/api/cases/${nowhere}`, '/api/cases/EHC-1999-0001', `/api/cases/..%2f..`]) {
        expect(await priya.get(path)).toMatchObject({ status: 404 });
      }
      const paths = [
        `/api/needs-assessments/${nowhere}/commands/AddNote`,
        '/api/needs-assessments/not-an-id/commands/AddNote',
        `/api/needs-assessments/${ids.needsAssessmentId}/commands/RecordHistory`,
        `/api/needs-assessments/${ids.needsAssessmentId}/commands/toString`,
        `/api/children/${nowhere}/commands/RecordNeed`,
      ];
      for (const path of paths) {
        expect(await priya.post(path, note)).toMatchObject({ status: 404, body: { status: 404, code: 'not-found' } });
      }
    });

    it('answers 409 to what the stage does not allow, and 422 to what the law cannot mean', async () => {
      const meeting = await act(ids, 'RecordMeeting', { on: '2026-09-01', draftId: randomUUID() });
      expect(meeting).toMatchObject({ status: 409, body: { code: 'not-allowed-at-this-stage' } });
      const refusal = { on: '2026-09-24', reasons: ['other'], signposted: ['SENDIASS'], appealWordingSent: false };
      const withoutRights = await act(ids, 'NotifyDecisionNotToAssess', refusal);
      expect(withoutRights).toMatchObject({ status: 422, body: { code: 'refusal-needs-appeal-wording' } });
      const tomorrow = await act(ids, 'NotifyDecisionToAssess', { on: '2026-11-24' });
      expect(tomorrow).toMatchObject({ status: 422, body: { code: 'dated-in-the-future' } });
    });

    it('registers nobody for a request that is refused', async () => {
      const child = { ...maya.child, surname: 'Never', birthDate: '2026-10-01' };
      const refused = await priya.post('/api/requests', { ...maya, child });
      expect(refused).toMatchObject({ status: 422, body: { code: 'before-birth' } });
      const asked = await priya.post('/api/requests/possible-matches', { surname: 'Never', birthDate: '2026-10-01' });
      expect(asked.body['matches']).toEqual([]);
    });

    it.each([
      ['full', new StoreFull(), 'disk-full'],
      ['unavailable', new StoreUnavailable('busy'), 'cannot-record-now'],
    ])('answers 503 while the store is %s', async (_, error, code) => {
      const store = api.app.get(EventStore);
      const append = store.append.bind(store);
      store.append = () => Promise.reject(error);
      try {
        const answer = await act(ids, 'AddNote', { on: '2026-09-01', text: 'Not now' });
        expect(answer).toMatchObject({ status: 503, body: { status: 503, code } });
      } finally {
        store.append = append;
      }
    });
  });

  describe('who may do what', () => {
    it('lets auditors read and not record', async () => {
      const ids = await newCase(priya);
      expect((await tom.get(`/api/cases/${ids.reference}`)).status).toBe(200);
      expect((await act(ids, 'AddNote', { on: '2026-09-01' }, tom)).status).toBe(404);
      expect((await tom.post('/api/requests', maya)).status).toBe(404);
    });

    it('lets a manager agree an exception, not the caseworker who claims it', async () => {
      const ids = await newCase(priya);
      const body = { on: '2026-09-20', exceptionId: randomUUID() };
      expect(await act(ids, 'AgreeException', body)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
      expect(await act(ids, 'AgreeException', body, helen)).toMatchObject({
        status: 422,
        body: { code: 'no-such-exception' },
      });
    });

    it('asks visitors to sign in', async () => {
      const answer = await api.visitor().get('/api/cases');
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ status: 401, code: 'not-signed-in' });
    });
  });
});
