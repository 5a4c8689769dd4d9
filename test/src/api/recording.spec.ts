import { randomUUID } from 'node:crypto';
import { apiUnderTest, maya, newCase } from './api-fixture.js';
import type { ApiClient, ApiUnderTest, NewCase } from './api-fixture.js';
import type { CaseRecord } from '../../../src/children/case-record.js';

describe('recording through the API', () => {
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
  const done = async (ids: NewCase, type: string, body: object, client = priya): Promise<Record<string, string>> => {
    const answer = await act(ids, type, body, client);
    if (answer.status !== 200) throw new Error(`${type}: ${JSON.stringify(answer.body)}`);
    const { events } = answer.body as unknown as { events: { data: Record<string, string> }[] };
    return events[0]?.data ?? {};
  };
  const caseOf = async (id: string, query = ''): Promise<CaseRecord> =>
    (await tom.get(`/api/cases/${id}${query}`)).body as unknown as CaseRecord;

  it('takes a case from the request to the final plan', async () => {
    const ids = await newCase(priya);
    await done(ids, 'NotifyDecisionToAssess', { on: '2026-09-24' });
    const { adviceId } = await done(ids, 'RequestAdvice', { on: '2026-09-24', body: 'educationalPsychology' });
    await done(ids, 'RecordAdvice', { on: '2026-11-05', adviceId });
    await done(ids, 'NotifyDecisionToIssue', { on: '2026-11-05' });
    const { draftId } = await done(ids, 'ServeDraftPlan', { on: '2026-11-06', method: 'post' });
    const { consultationId } = await done(ids, 'ConsultSetting', { on: '2026-11-06', setting: 'Fernhill Primary' });
    await done(ids, 'RecordSettingReply', { on: '2026-11-16', consultationId, view: 'canMeetNeed' });
    await done(ids, 'RecordRepresentations', { on: '2026-11-18', draftId, finished: true, text: 'Happy with it' });
    for (const recipient of ['parentOrYoungPerson', 'setting', 'commissioningBody']) {
      await done(ids, 'SendFinalPlan', { on: '2026-11-20', recipient, namesSetting: true, appealWordingSent: true });
    }

    const record = await caseOf(ids.reference);
    expect(record).toMatchObject({ case: ids.childId, reference: ids.reference, asAt: '2026-11-23', erased: false });
    expect(record.child?.parents).toMatchObject([{ name: 'Rosa Thornbury' }]);
    const [assessment] = record.processes;
    expect(assessment).toMatchObject({ workflow: 'needsAssessment', stage: 'planSent', stageSince: '2026-11-20' });
    const finalPlan = assessment?.clocks.find(({ rule }) => rule === 'C3');
    expect(finalPlan).toMatchObject({
      day0: '2026-08-17',
      due: '2027-01-04',
      status: 'met',
      completedOn: '2026-11-20',
    });
    const { events } = (await tom.get(`/api/cases/${ids.childId}/history`)).body as unknown as {
      events: { type: string; personal: Record<string, unknown> | null }[];
    };
    expect(events[0]?.type).toBe('ChildRecorded');
    expect(events.at(-1)?.type).toBe('FinalPlanSent');
    expect(events.find(({ type }) => type === 'RepresentationsReceived')?.personal).toEqual({
      [ids.childId]: { text: 'Happy with it' },
    });
  });

  it('gives the first answer again when a command is sent twice, and makes the same ids', async () => {
    const ids = await newCase(priya);
    const path = `/api/needs-assessments/${ids.needsAssessmentId}/commands/RequestAdvice`;
    const body = { on: '2026-09-01', body: 'paediatrics' };
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await priya.post(path, body, key);
    const second = await priya.post(path, body, key);
    expect(first.body['replayed']).toBe(false);
    expect(second.body).toEqual({ ...first.body, replayed: true });
    const inTheBody = await priya.post(path, { ...body, commandId: key['Idempotency-Key'] });
    expect(inTheBody.body['replayed']).toBe(true);
  });

  it('refuses a command id that was used for another command', async () => {
    const ids = await newCase(priya);
    const commandId = randomUUID();
    await act(ids, 'AddNote', { on: '2026-09-01', text: 'Rang the school', commandId });
    const { status, body } = await act(ids, 'AddNote', { on: '2026-09-01', text: 'Rang the family', commandId });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'command-id-reused' });
  });

  it('records a request once however often it is sent, and keeps its reference', async () => {
    const request = { ...maya, child: { ...maya.child, surname: 'Twice' }, commandId: randomUUID() };
    const first = await priya.post('/api/requests', request);
    const second = await priya.post('/api/requests', request);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toMatchObject({
      childId: first.body['childId'],
      reference: first.body['reference'],
      needsAssessmentId: first.body['needsAssessmentId'],
      recorded: { replayed: true },
    });
  });

  it('asks about a child of the same name and birth date before it records another', async () => {
    const child = { ...maya.child, surname: 'Likeness' };
    const known = await newCase(priya, { child });
    const { status, body } = await priya.post('/api/requests', { ...maya, child });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'possible-matches',
      details: { matches: [{ child: { childId: known.childId } }] },
    });
    const twin = await newCase(priya, { child, notAMatch: true });
    expect(twin.childId).not.toBe(known.childId);
    const asked = await priya.post('/api/requests/possible-matches', { surname: 'LIKENESS', birthDate: '2018-11-02' });
    expect(asked.body['matches']).toHaveLength(2);
  });

  it('says what somebody else recorded when the case has moved on', async () => {
    const ids = await newCase(priya);
    await done(ids, 'AddNote', { on: '2026-09-02', text: 'By Helen' }, helen);
    const { status, body } = await act(ids, 'NotifyDecisionToAssess', { on: '2026-09-24', seenRevision: 0 });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      status: 409,
      code: 'someone-else-changed-it',
      details: {
        seenRevision: 0,
        actualRevision: 1,
        since: [{ type: 'NoteAdded', actor: { id: 'demo-manager' }, revision: 1 }],
      },
    });
    expect(JSON.stringify(body)).not.toContain('By Helen');
  });

  it('corrects a day, and a case then reads as if it had been right', async () => {
    const ids = await newCase(priya, { receivedOn: '2026-08-20' });
    const path = `/api/needs-assessments/${ids.needsAssessmentId}/corrections`;
    const corrected = await priya.post(path, {
      revision: 0,
      reason: 'mistyped',
      occurredOn: '2026-08-17',
      text: 'Date stamp',
    });
    expect(corrected.status).toBe(200);
    const [assessment] = (await caseOf(ids.childId)).processes;
    expect(assessment?.clocks.find(({ rule }) => rule === 'A1')).toMatchObject({ due: '2026-09-28' });
  });

  it('refuses a correction to a value that the fact could not have had', async () => {
    const ids = await newCase(priya);
    const path = `/api/needs-assessments/${ids.needsAssessmentId}/corrections`;
    const nonsense = await priya.post(path, { revision: 0, reason: 'mistyped', changes: { requestedBy: 'the dog' } });
    expect(nonsense).toMatchObject({ status: 400, body: { details: { faults: [{ field: 'changes.requestedBy' }] } } });
    const strange = await priya.post(path, { revision: 0, reason: 'mistyped', changes: { stage: 'planSent' } });
    expect(strange).toMatchObject({ status: 400, body: { details: { faults: [{ field: 'changes.stage' }] } } });
    const nothing = await priya.post(path, { revision: 9, reason: 'mistyped', occurredOn: '2026-08-17' });
    expect(nothing).toMatchObject({ status: 422, body: { code: 'no-such-fact' } });
  });

  it('records about a child, a parent under a key of their own, and corrects their name', async () => {
    const ids = await newCase(priya);
    const about = (type: string, body: object) => priya.post(`/api/children/${ids.childId}/commands/${type}`, body);
    const parent = await about('RecordParent', { on: '2026-09-01', name: 'Sam Thornbury', relation: 'father' });
    expect(parent.status).toBe(200);
    const { revision } = parent.body as unknown as { revision: number };
    const path = `/api/children/${ids.childId}/corrections`;
    const corrected = await priya.post(path, { revision, reason: 'mistyped', changes: { name: 'Samir Thornbury' } });
    expect(corrected.status).toBe(200);
    expect((await about('RecordSetting', { on: '2026-09-01', name: 'Oakfield' })).status).toBe(200);
    const { child } = await caseOf(ids.childId);
    expect(child?.parents.at(-1)).toMatchObject({ name: 'Samir Thornbury', relation: 'father' });
    expect(child?.settings.at(-1)?.value).toEqual({ name: 'Oakfield' });
  });

  it('refuses a pupil number that is somebody else’s', async () => {
    const upn = 'A123456789012';
    await newCase(priya, { child: { ...maya.child, surname: 'Holder', upn } });
    const ids = await newCase(priya);
    const change = { on: '2026-09-01', upn };
    const { status, body } = await priya.post(`/api/children/${ids.childId}/commands/ChangeChildDetails`, change);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'identifiers-contradict' });
  });
});
