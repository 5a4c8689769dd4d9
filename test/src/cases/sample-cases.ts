import { randomUUID } from 'node:crypto';
import type { CaseApp, RecordedChild } from './case-app.js';

/** A recorded case with the ids its tests need. */
export interface SampleCase extends RecordedChild {
  readonly assessmentId: string;
  readonly adviceIds: readonly string[];
}

const request = (childId: string) => ({
  childId,
  requestedBy: 'parentOrYoungPerson',
  channel: 'email',
  inYouthAccommodation: false,
});

/**
 * Asked for on 17 August but first written down as 20 August, put right on 2 October. Assessment agreed on 24 September,
 * two bodies asked, one of them late: the dates of the design.
 */
export async function maya(app: CaseApp): Promise<SampleCase> {
  const child = await app.child(
    { forename: 'Maya', surname: 'Thornbury', birthDate: '2019-03-14', upn: 'A801200001001' },
    '2026-08-20T08:55:00Z',
  );
  const id = randomUUID();
  const say = (type: string, on: string, data: object, at: string, by?: string) =>
    app.record('needsAssessment', id, { type, on, data }, at, by);
  await say('RecordRequest', '2026-08-20', request(child.childId), '2026-08-20T08:56:00Z');
  await say(
    'AllocateCase',
    '2026-09-01',
    { team: 'East team', worker: 'demo-caseworker' },
    '2026-09-01T09:00:00Z',
    'demo-manager',
  );
  await say('NotifyDecisionToAssess', '2026-09-24', { overturns: null }, '2026-09-24T12:10:00Z');
  const [psychology, paediatrics] = [randomUUID(), randomUUID()];
  const ask = (adviceId: string, body: string) => ({ adviceId, body, organisation: 'Northmere Service' });
  await say('RequestAdvice', '2026-09-24', ask(psychology, 'educationalPsychology'), '2026-09-24T12:20:00Z');
  await say('RequestAdvice', '2026-09-24', ask(paediatrics, 'paediatrics'), '2026-09-24T12:21:00Z');
  const correction = { type: 'CorrectFact', revision: 0, reason: 'mistyped', occurredOn: '2026-08-17' };
  await app.record('needsAssessment', id, correction, '2026-10-02T13:15:00Z');
  await say('RecordAdvice', '2026-11-12', { adviceId: paediatrics }, '2026-11-13T09:05:00Z');
  await say('ChaseAdvice', '2026-11-16', { adviceId: psychology, channel: 'email' }, '2026-11-16T10:12:00Z');
  return { ...child, assessmentId: id, adviceIds: [psychology, paediatrics] };
}

/** Away from 10 August to 18 September: weeks 16 and 20 are lifted, with evidence; the draft went on 13 November. */
export async function leo(app: CaseApp): Promise<SampleCase> {
  const child = await app.child(
    { forename: 'Leo', surname: 'Castellan', birthDate: '2012-12-02' },
    '2026-06-12T09:00:00Z',
  );
  const id = randomUUID();
  const say = (type: string, on: string, data: object, by?: string) =>
    app.record('needsAssessment', id, { type, on, data }, `${on}T10:00:00Z`, by);
  await say('RecordRequest', '2026-06-12', request(child.childId));
  await say('AllocateCase', '2026-06-15', { team: 'East team', worker: 'demo-caseworker' }, 'demo-manager');
  await say('NotifyDecisionToAssess', '2026-07-22', { overturns: null });
  const exceptionId = randomUUID();
  const limits = [
    { rule: 'C1', subject: null, limb: 'X10d' },
    { rule: 'C3', subject: null, limb: 'X13d' },
  ];
  const claim = {
    exceptionId,
    ground: 'absentFromArea',
    from: '2026-08-10',
    to: '2026-09-18',
    limits,
    evidenced: true,
  };
  await say('ClaimException', '2026-09-21', claim);
  await say('AgreeException', '2026-09-21', { exceptionId }, 'demo-manager');
  await say('TellFamilyOfException', '2026-09-22', { exceptionId });
  await say('NotifyDecisionToIssue', '2026-10-19', { overturns: null });
  await say('ServeDraftPlan', '2026-11-13', { draftId: randomUUID(), method: 'email' });
  return { ...child, assessmentId: id, adviceIds: [] };
}

/** A request just received, of another team and nobody's yet. */
export async function zainab(app: CaseApp): Promise<SampleCase> {
  const child = await app.child(
    { forename: 'Zainab', surname: 'Hussain-Cole', birthDate: '2019-11-01' },
    '2026-10-12T09:00:00Z',
  );
  const id = randomUUID();
  await app.record(
    'needsAssessment',
    id,
    { type: 'RecordRequest', on: '2026-10-12', data: request(child.childId) },
    '2026-10-12T09:01:00Z',
  );
  await app.record(
    'needsAssessment',
    id,
    { type: 'AllocateCase', on: '2026-10-13', data: { team: 'West team', worker: 'someone-else' } },
    '2026-10-13T09:01:00Z',
    'demo-manager',
  );
  return { ...child, assessmentId: id, adviceIds: [] };
}
