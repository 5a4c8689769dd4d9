import { leftSomethingOut } from '../../../src/sen2/import-options.js';
import { reportCsv } from '../../../src/sen2/import-report.js';
import { ReturnUnreadable } from '../../../src/sen2/return-unreadable.js';
import type { Recorded } from '../../../workflows/kernel/fact.js';
import { ImportRig } from './import-rig.js';
import {
  activePlans,
  assessment,
  fileOf,
  historical,
  namedPlan,
  person,
  request,
  returnFile,
  returnXml,
  upnOf,
} from './return-xml.js';

let rig: ImportRig;
beforeEach(() => {
  rig = new ImportRig();
});
afterEach(async () => {
  await rig.close();
});

const typesAndDays = (events: readonly Recorded[]): readonly string[] =>
  events.map(({ type, occurredOn }) => `${type} ${occurredOn}`);

describe('one person', () => {
  it('becomes dated facts in a stream each for child, assessment and plan', async () => {
    await rig.import(returnFile([person(1)]));
    const log = await rig.log();
    const child = log.filter(({ stream }) => stream.startsWith('child-'));
    expect(typesAndDays(child)).toEqual([
      'ChildRecorded 2024-03-10',
      'ResponsibleAuthorityRecorded 2024-03-10',
      'NeedRecorded 2025-01-16',
    ]);
    const personId = child[0]?.stream.slice('child-'.length) ?? '';
    expect(child[0]?.data).toEqual({ reference: 'EHC-2024-0001' });
    expect(child[0]?.personal?.[personId]).toMatchObject({ surname: 'Patel', upn: upnOf(1), postcode: 'ZZ8 4ZZ' });
    const assessed = log.filter(({ stream }) => stream.startsWith('needsAssessment-'));
    expect(typesAndDays(assessed)).toEqual([
      'RequestReceived 2024-03-10',
      'DecisionToAssessNotified 2024-05-10',
      'FinalPlanSent 2024-08-12',
      'ReturnFlagsStated 2025-01-16',
    ]);
    expect(assessed[0]?.data).toEqual({
      childId: personId,
      requestedBy: 'school',
      channel: 'notStated',
      inYouthAccommodation: false,
    });
    expect(assessed[3]?.data).toMatchObject({
      year: 2024,
      flags: { requestOutcome: 'Y', requestTribunal: false, week20: false },
    });
    const plan = log.filter(({ stream }) => stream.startsWith('plan-'));
    expect(typesAndDays(plan)).toEqual([
      'PlanBroughtIn 2024-08-12',
      'PlacementRecorded 2024-08-12',
      'PlacementRecorded 2024-08-12',
      'ReturnFlagsStated 2025-01-16',
    ]);
    expect(plan[0]?.data).toEqual({
      childId: personId,
      needsAssessmentId: assessed[0]?.stream.slice('needsAssessment-'.length),
      fromAuthority: null,
    });
    expect(plan[1]?.personal?.[personId]).toEqual({ urn: '128143' });
    expect(JSON.stringify(log.map(({ data }) => data))).not.toMatch(/128143|Patel|SEMH|851200/);
  });

  it.each([
    [
      'withdrawn without a day',
      { ...request, RequestOutcomeDate: null, RequestOutcome: 'W', Assessment: null, ActivePlans: null },
      ['RequestReceived 2024-03-10', 'RequestWithdrawn 2025-01-16', 'ReturnFlagsStated 2025-01-16'],
    ],
    [
      'refused',
      { ...request, RequestOutcome: 'N', Assessment: null, ActivePlans: null },
      ['RequestReceived 2024-03-10', 'DecisionNotToAssessNotified 2024-05-10', 'ReturnFlagsStated 2025-01-16'],
    ],
    [
      'moved away',
      { ...request, Exported: '852', Assessment: null, ActivePlans: null },
      [
        'RequestReceived 2024-03-10',
        'DecisionToAssessNotified 2024-05-10',
        'ChildMovedOut 2025-01-16',
        'ReturnFlagsStated 2025-01-16',
      ],
    ],
    [
      'assessed without plan',
      { ...request, Assessment: { ...assessment, AssessmentOutcome: 'N', NamedPlan: null }, ActivePlans: null },
      [
        'RequestReceived 2024-03-10',
        'DecisionToAssessNotified 2024-05-10',
        'DecisionNotToIssueNotified 2024-08-12',
        'ReturnFlagsStated 2025-01-16',
      ],
    ],
    [
      'planned without the decision that led to it',
      { ...request, RequestOutcomeDate: null },
      ['RequestReceived 2024-03-10', 'FinalPlanSent 2024-08-12', 'ReturnFlagsStated 2025-01-16'],
    ],
    [
      'refused, then planned on appeal',
      { ...request, RequestOutcome: 'N', RequestTribunal: '1' },
      [
        'RequestReceived 2024-03-10',
        'DecisionNotToAssessNotified 2024-05-10',
        'FinalPlanSent 2024-08-12',
        'ReturnFlagsStated 2025-01-16',
      ],
    ],
    [
      'asked for before the period',
      { RequestOutcome: 'H', Assessment: assessment, ActivePlans: activePlans },
      ['AssessmentBroughtIn 2024-08-12', 'FinalPlanSent 2024-08-12', 'ReturnFlagsStated 2025-01-16'],
    ],
    ['wholly historical', historical, []],
  ])('%s has these facts of an assessment', async (_, requests, facts) => {
    expect(await rig.import(returnFile([person(1, requests)]))).toMatchObject({ taken: 1, rejected: 0 });
    expect(typesAndDays((await rig.log()).filter(({ stream }) => stream.startsWith('needsAssessment-')))).toEqual(
      facts,
    );
  });

  it('keeps every part of a plan with its day', async () => {
    const plan = {
      ...namedPlan,
      StartDate: '2022-03-20',
      CeaseDate: '2024-12-31',
      CeaseReason: '5',
      PlanRes: 'A',
      DP: 'I',
    };
    const active = {
      ...historical.ActivePlans,
      TransferLA: '852',
      ReviewDraft: '2024-03-20',
      PhaseTransferDueDate: '2025-02-15',
    };
    await rig.import(
      returnFile([
        person(1, { ...historical, Assessment: { AssessmentOutcome: 'H', NamedPlan: plan }, ActivePlans: active }),
      ]),
    );
    const events = (await rig.log()).filter(({ stream }) => stream.startsWith('plan-'));
    expect(typesAndDays(events)).toEqual([
      'PlanBroughtIn 2022-03-20',
      'PlacementRecorded 2022-03-20',
      'ReviewMeetingHeld 2024-02-07',
      'ReviewDecisionNotified 2024-03-06',
      'AmendmentNoticeSent 2024-03-20',
      'PlacementRecorded 2024-08-12',
      'PlanCeased 2024-12-31',
      'PhaseTransferRecorded 2025-01-16',
      'ReturnFlagsStated 2025-01-16',
    ]);
    expect(events[0]?.data).toMatchObject({ fromAuthority: '852' });
    expect(events.at(-1)?.data).toMatchObject({
      flags: { activePlan: true, pb: false, dp: 'I', planRes: 'A', requestOutcome: 'H' },
    });
  });
});

describe('bad input', () => {
  it('rejects bad persons whole, lists them and takes the others', async () => {
    const persons = [
      person(1),
      person(2, { ...request, RequestOutcomeDate: '2024-03-01' }),
      person(3, request, { Ethnicity: '=CMD()' }),
      person(1, historical),
      person(5, { ...historical, ActivePlans: { ...historical.ActivePlans, ReviewOutcome: null } }),
    ];
    const result = await rig.import(returnFile(persons));
    expect(result).toMatchObject({ persons: 5, taken: 2, rejected: 3, contradicted: 0, alreadyHere: 0, queried: 2 });
    expect(leftSomethingOut(result)).toBe(true);
    const lines = reportCsv(result.rows).split('\r\n');
    expect(lines[0]).toBe('line,person,field,value,level,reason');
    expect(lines.slice(1, -1).map((line) => line.split(',').slice(1, 5).join(','))).toEqual([
      `${upnOf(1)},UPN,${upnOf(1)},query`,
      `${upnOf(2)},RequestOutcomeDate,2024-03-01,error`,
      `${upnOf(3)},Ethnicity,'=CMD(),error`,
      `${upnOf(1)},UPN,${upnOf(1)},error`,
      `${upnOf(5)},ReviewOutcome,,query`,
    ]);
    expect(new Set((await rig.log()).map(({ stream }) => stream)).size).toBe(5);
    const header = { LEA: '851', DMO: 'Y', SerialNo: '001' };
    expect(await rig.returns()).toMatchObject([{ type: 'ReturnTakenIn', data: { year: 2024, header } }]);
  });

  it('records nothing of a file that turns out to be cut off', async () => {
    const whole = returnXml([person(1), person(2)]);
    await expect(rig.import(fileOf(whole.slice(0, -60)))).rejects.toBeInstanceOf(ReturnUnreadable);
    await expect(rig.import(returnFile([person(1)], { year: 2027 }))).rejects.toMatchObject({
      reason: 'dated-in-the-future',
    });
    expect(await rig.log()).toEqual([]);
  });

  it('never merges children who share a name and a birth date', async () => {
    const nameless = { UPN: null, UPNunknown: 'UN1' };
    const persons = [
      person(1),
      person(2),
      person(3, historical, nameless),
      person(4, historical, { ...nameless, Forename: 'Wilma' }),
    ];
    const file = returnFile(persons);
    expect(await rig.import(file)).toMatchObject({ taken: 4 });
    expect((await rig.log()).filter(({ type }) => type === 'ChildRecorded')).toHaveLength(4);
    expect(await rig.import(file)).toMatchObject({ alreadyHere: 4, events: 0 });
  });
});

describe('an import that was cut short', () => {
  it('is completed by the next one, with nothing doubled', async () => {
    const file = returnFile([person(1), person(2), person(3, historical)]);
    const { commands } = rig;
    const execute = commands.execute.bind(commands);
    let left = 4;
    commands.execute = (...all) => ((left -= 1) < 0 ? Promise.reject(new Error('killed')) : execute(...all));
    await expect(rig.import(file)).rejects.toThrow('killed');
    commands.execute = execute;
    const before = (await rig.log()).length;
    expect(before).toBeGreaterThan(0);
    // The read model knows nothing of the half-written streams.
    const rest = await rig.import(file, { streamsOf: () => Promise.resolve([]) });
    const after = await rig.log();
    expect(after.length).toBe(before + rest.events);
    const whole = new ImportRig();
    await whole.import(file);
    const bag = (events: readonly Recorded[]): readonly string[] => [...typesAndDays(events)].sort();
    expect(bag(after)).toEqual(bag(await whole.log()));
    await whole.close();
  });

  it('stops where it is told to, and the next run takes the rest', async () => {
    const file = returnFile(Array.from({ length: 150 }, (_, index) => person(index + 1, historical)));
    const stop = new AbortController();
    const stopped = await rig.import(file, {
      signal: stop.signal,
      onProgress: () => {
        stop.abort();
      },
    });
    expect(stopped).toMatchObject({ stopped: true, taken: 64 });
    expect(await rig.import(file)).toMatchObject({ stopped: false, taken: 86, alreadyHere: 64 });
  });
});
