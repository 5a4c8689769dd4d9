import type { ImportResult } from '../../../src/sen2/import-options.js';
import { ImportRig } from './import-rig.js';
import { activePlans, assessment, historical, namedPlan, person, request, returnFile, upnOf } from './return-xml.js';
import type { Elements } from './return-xml.js';

let rig: ImportRig;
beforeEach(() => {
  rig = new ImportRig();
});
afterEach(async () => {
  await rig.close();
});

async function take(
  year: number,
  requests: Elements | readonly Elements[],
  changes: Elements = {},
): Promise<ImportResult> {
  return rig.import(returnFile([person(1, requests, changes)], { year }));
}

/** What the import of a return adds, as types and days. */
async function added(
  year: number,
  requests: Elements | readonly Elements[],
  changes: Elements = {},
): Promise<readonly string[]> {
  const before = (await rig.log()).length;
  await take(year, requests, changes);
  return (await rig.log()).slice(before).map(({ type, occurredOn }) => `${type} ${occurredOn}`);
}

const undecided = { ReceivedDate: '2024-11-01', RequestSource: '1', RYA: '0', RequestOutcome: 'A' };
const agreed = {
  ...undecided,
  RequestOutcome: 'Y',
  RequestOutcomeDate: '2025-01-10',
  RequestMediation: '0',
  RequestTribunal: '0',
};
const planned = {
  ...agreed,
  Assessment: {
    ...assessment,
    AssessmentOutcomeDate: '2025-03-20',
    NamedPlan: { ...namedPlan, StartDate: '2025-03-20' },
  },
  ActivePlans: { ...activePlans, PlacementDetail: { ...activePlans.PlacementDetail, EntryDate: '2025-03-20' } },
};

it('adds the decision and the plan that a later return knows of', async () => {
  await take(2025, undecided);
  expect(await added(2026, planned)).toEqual([
    'NeedRecorded 2026-01-16',
    'DecisionToAssessNotified 2025-01-10',
    'FinalPlanSent 2025-03-20',
    'ReturnFlagsStated 2026-01-16',
    'PlanBroughtIn 2025-03-20',
    'PlacementRecorded 2025-03-20',
    'PlacementRecorded 2025-03-20',
    'ReturnFlagsStated 2026-01-16',
  ]);
});

it('knows the assessment of an earlier return when a later one gives it without the date of its request', async () => {
  await take(2025, { ...agreed, RequestOutcomeDate: '2024-12-10' });
  const facts = await added(2026, { ...planned, ReceivedDate: null, RequestOutcomeDate: null, RequestOutcome: 'H' });
  expect(facts).toContain('FinalPlanSent 2025-03-20');
  expect(facts.some((fact) => fact.startsWith('AssessmentBroughtIn'))).toBe(false);
});

it('adds the next review, the new setting and the end of a placement', async () => {
  await take(2025, historical);
  const next = {
    ...historical.ActivePlans,
    PlacementDetail: [
      { ...activePlans.PlacementDetail, LeavingDate: '2025-07-20' },
      { ...activePlans.PlacementDetail, URN: '130000', EntryDate: '2025-09-01' },
    ],
    ReviewMeeting: '2025-02-03',
    LastReview: '2025-02-20',
    ReviewOutcome: 'M',
  };
  expect(await added(2026, { ...historical, ActivePlans: next })).toEqual([
    'PlacementRecorded 2024-08-12',
    'ReviewMeetingHeld 2025-02-03',
    'ReviewDecisionNotified 2025-02-20',
    'PlacementRecorded 2025-09-01',
    'ReturnFlagsStated 2026-01-16',
  ]);
});

it('records changed details at the later day, and does not change them back for an earlier return', async () => {
  await take(2025, historical);
  const moved = { PostCode: 'ZZ1 1ZZ', Surname: 'Shah' };
  const needs = {
    ...historical,
    ActivePlans: { ...historical.ActivePlans, SENneed: { SENtype: 'ASD', SENtypeRank: '1' } },
  };
  expect(await added(2026, needs, moved)).toEqual([
    'ChildDetailsChanged 2026-01-16',
    'NeedRecorded 2026-01-16',
    'ReturnFlagsStated 2026-01-16',
  ]);
  expect(await added(2025, historical)).toEqual([]);
  expect(await added(2024, historical)).not.toContainEqual(expect.stringMatching(/ChildDetailsChanged|NeedRecorded/));
});

it('takes a yes after a refusal as overturning it', async () => {
  const refused = { ...agreed, RequestOutcome: 'N', RequestOutcomeDate: '2024-12-10' };
  await take(2025, refused);
  expect(await added(2026, { ...agreed, RequestOutcomeDate: '2025-05-01', RequestTribunal: '1' })).toEqual([
    'DecisionToAssessNotified 2025-05-01',
    'ReturnFlagsStated 2026-01-16',
  ]);
});

it('takes an identifier that was not known before', async () => {
  await take(2025, historical, { UPN: null, UPNunknown: 'UN1' });
  expect(await added(2026, historical)).toEqual(['ChildDetailsChanged 2026-01-16', 'ReturnFlagsStated 2026-01-16']);
});

const decided = { ...agreed, RequestOutcomeDate: '2024-12-10' };
it.each([
  {
    of: 'the day of the request',
    before: decided,
    now: { ...decided, ReceivedDate: '2024-11-02' },
    field: 'ReceivedDate',
  },
  {
    of: 'the day of the decision',
    before: decided,
    now: { ...decided, RequestOutcomeDate: '2024-12-11' },
    field: 'RequestOutcomeDate',
  },
  { of: 'the decision', before: decided, now: { ...decided, RequestOutcome: 'N' }, field: 'RequestOutcome' },
  { of: 'the start of the plan', before: historical, now: planStarted('2022-03-21'), field: 'StartDate' },
  { of: 'the day the plan was issued', before: request, now: issuedOn('2024-08-13'), field: 'AssessmentOutcomeDate' },
])('reports $of that contradicts the log, and writes nothing of it', async ({ before, now, field }) => {
  await take(2025, before);
  const written = (await rig.log()).length;
  const result = await take(2026, now);
  expect(result).toMatchObject({ contradictions: 1, contradicted: 1, events: 0, rejected: 0 });
  expect(result.rows).toContainEqual(expect.objectContaining({ level: 'contradiction', field, person: upnOf(1) }));
  expect((await rig.log()).length).toBe(written);
});

it('writes nothing at all of a person whose birth date contradicts the log', async () => {
  await take(2025, historical);
  const result = await take(2026, planned, { PersonBirthDate: '2014-05-28' });
  expect(result).toMatchObject({ contradicted: 1, events: 0 });
});

function planStarted(on: string): Elements {
  return { ...historical, Assessment: { AssessmentOutcome: 'H', NamedPlan: { ...namedPlan, StartDate: on } } };
}
function issuedOn(on: string): Elements {
  return { ...request, Assessment: { ...assessment, AssessmentOutcomeDate: on } };
}
