import { findingsOf, returnChecks, exceptionShareFinding } from '../../../src/sen2/return-checks.js';
import { surveyReturn } from '../../../src/sen2/return-reader.js';
import {
  activePlans,
  assessment,
  historical,
  namedPlan,
  person,
  readAll,
  request,
  returnFile,
  setting,
  upnOf,
} from './return-xml.js';
import type { Elements, Header } from './return-xml.js';

async function checked(persons: readonly Elements[], which = 0, header: Header = {}) {
  const file = returnFile(persons, header);
  const { shared } = await surveyReturn(file);
  const read = (await readAll(file))[which];
  if (read === undefined) throw new Error('no such record');
  const urnOpen = (urn: string): boolean => urn !== '999999';
  return findingsOf(read.person, { header: read.header, shared, urnOpen });
}

const plan = (changes: Elements): Elements => ({
  ...request,
  Assessment: { ...assessment, NamedPlan: { ...namedPlan, ...changes } },
});
const assessed = (changes: Elements): Elements => ({ ...request, Assessment: { ...assessment, ...changes } });
const active = (changes: Elements): Elements => ({ ...request, ActivePlans: { ...activePlans, ...changes } });
const placed = (changes: Elements): Elements =>
  active({ PlacementDetail: { ...activePlans.PlacementDetail, ...changes } });
const waiting = { ReceivedDate: '2024-11-01', RequestSource: '1', RYA: '0', RequestOutcome: 'A' };

/** For every check a record that fails it: the check, its level, the field it names, the record. */
const failing: readonly (readonly [string, 'error' | 'query', string, Elements, Header?])[] = [
  ['date-is-real', 'error', 'StartDate', person(1, plan({ StartDate: '2024-02-30' }))],
  ['code-is-known', 'error', 'RequestOutcome', person(1, { ...request, RequestOutcome: 'Q' })],
  ['code-is-known', 'error', 'RYA', person(1, { ...request, RYA: 'yes' })],
  ['code-is-known', 'error', 'Ethnicity', person(1, request, { Ethnicity: 'XXXX' })],
  ['code-is-known', 'error', 'Exported', person(1, { ...waiting, Exported: '85' })],
  ['authority-is-known', 'query', 'TransferLA', person(1, active({ TransferLA: '999' }))],
  ['given-once', 'error', 'Assessment', person(1, { ...request, Assessment: [assessment, assessment] })],
  ['field-of-its-year', 'query', 'RequestSource', person(1), { year: 2024, written: '2025-02-01' }],
  ['person-details-present', 'error', 'Forename', person(1, request, { Forename: null })],
  ['person-details-present', 'error', 'Sex', person(1, request, { Sex: null })],
  ['identifier-or-reason', 'error', 'UPN', person(1, request, { UPN: null })],
  ['identifier-or-reason', 'error', 'UPNunknown', person(1, request, { UPNunknown: 'UN1' })],
  ['upn-is-valid', 'error', 'UPN', person(1, request, { UPN: 'I851200000001' })],
  ['upn-is-valid', 'error', 'UPN', person(1, request, { UPN: `${upnOf(1).slice(0, -1)}9` })],
  ['uln-is-valid', 'query', 'UniqueLearnerNumber', person(1, request, { UniqueLearnerNumber: '12345678' })],
  ['not-before-birth', 'error', 'ReceivedDate', person(1, { ...request, ReceivedDate: '2014-05-28' })],
  ['not-in-the-future', 'error', 'CeaseDate', person(1, plan({ CeaseDate: '2025-03-01', CeaseReason: '2' }))],
  ['not-in-the-future', 'error', 'PersonBirthDate', person(1, request, { PersonBirthDate: '2025-02-21' })],
  ['part-is-known', 'query', 'Person/Note', person(1, request, { Note: 'x' })],
  ['request-outcome-present', 'error', 'RequestOutcome', person(1, { ...waiting, RequestOutcome: null })],
  ['assessment-outcome-present', 'error', 'AssessmentOutcome', person(1, assessed({ AssessmentOutcome: null }))],
  ['received-date-present', 'error', 'ReceivedDate', person(1, { ...request, ReceivedDate: null })],
  ['youth-accommodation-present', 'query', 'RYA', person(1, { ...request, RYA: null })],
  ['request-outcome-date-present', 'query', 'RequestOutcomeDate', person(1, { ...request, RequestOutcomeDate: null })],
  ['no-assessment-without-decision', 'error', 'RequestOutcome', person(1, { ...request, RequestOutcome: 'N' })],
  ['nothing-after-export', 'error', 'Exported', person(1, { ...request, Exported: '852' })],
  [
    'assessment-outcome-date-present',
    'error',
    'AssessmentOutcomeDate',
    person(1, assessed({ AssessmentOutcomeDate: null })),
  ],
  [
    'assessment-outcome-date-unasked',
    'query',
    'AssessmentOutcomeDate',
    person(1, assessed({ AssessmentOutcome: 'W' })),
  ],
  ['plan-has-start-date', 'error', 'StartDate', person(1, plan({ StartDate: null }))],
  ['plan-has-start-date', 'error', 'AssessmentOutcome', person(1, assessed({ NamedPlan: null }))],
  ['dates-in-order', 'error', 'RequestOutcomeDate', person(1, { ...request, RequestOutcomeDate: '2024-03-09' })],
  ['dates-in-order', 'error', 'AssessmentOutcomeDate', person(1, assessed({ AssessmentOutcomeDate: '2024-05-09' }))],
  ['within-the-period', 'query', 'ReceivedDate', person(1, { ...waiting, ReceivedDate: '2025-01-02' })],
  ['start-is-issue-date', 'query', 'StartDate', person(1, plan({ StartDate: '2024-08-11' }))],
  ['cease-has-date', 'error', 'CeaseDate', person(1, plan({ CeaseReason: '2' }))],
  ['cease-has-reason', 'query', 'CeaseReason', person(1, plan({ CeaseDate: '2024-12-01' }))],
  ['cease-after-start', 'error', 'CeaseDate', person(1, plan({ CeaseDate: '2024-08-11', CeaseReason: '2' }))],
  [
    'transferred-has-no-placement',
    'query',
    'LeavingDate',
    person(1, plan({ CeaseDate: '2024-12-01', CeaseReason: '5' })),
  ],
  ['one-identifier-a-setting', 'error', 'URN', person(1, placed({ UKPRN: '10000001' }))],
  ['one-identifier-a-setting', 'error', 'URN', person(1, placed({ URN: null }))],
  ['setting-has-rank', 'error', 'PlacementRank', person(1, placed({ PlacementRank: null }))],
  ['named-settings-number', 'error', 'PlanDetail', person(1, plan({ PlanDetail: [setting, setting] }))],
  ['setting-is-explained', 'error', 'SENSettingOther', person(1, placed({ URN: null, SENSetting: 'NIEO' }))],
  [
    'setting-of-its-module',
    'error',
    'SENSetting',
    person(1, plan({ PlanDetail: { SENSetting: 'NIEC', PlacementRank: '1' } })),
  ],
  ['setting-of-its-module', 'error', 'SENSetting', person(1, placed({ URN: null, SENSetting: 'NEET' }))],
  ['active-plan-is-complete', 'query', 'SENneed', person(1, active({ SENneed: null }))],
  ['active-plan-is-complete', 'query', 'StartDate', person(1, { ...request, ActivePlans: null })],
  ['active-plan-is-complete', 'query', 'PlacementDetail', person(1, placed({ LeavingDate: '2024-12-20' }))],
  [
    'needs-are-distinct',
    'error',
    'SENneed',
    person(1, active({ SENneed: [activePlans.SENneed, activePlans.SENneed] })),
  ],
  ['placement-dates-in-order', 'error', 'LeavingDate', person(1, placed({ LeavingDate: '2024-08-11' }))],
  [
    'primary-placements-do-not-overlap',
    'query',
    'EntryDate',
    person(1, active({ PlacementDetail: [activePlans.PlacementDetail, { ...setting, EntryDate: '2024-10-01' }] })),
  ],
  ['reviews-make-sense', 'query', 'LastReview', person(1, active({ ReviewOutcome: 'M' }))],
  ['reviews-make-sense', 'query', 'ReviewOutcome', person(1, active({ LastReview: '2024-12-01' }))],
  [
    'phase-transfer-due-date',
    'query',
    'PhaseTransferDueDate',
    person(1, active({ PhaseTransferDueDate: '2025-02-14' })),
  ],
  ['age-is-0-to-25', 'query', 'ReceivedDate', person(1, request, { PersonBirthDate: '1999-01-01' })],
  ['urn-is-valid', 'query', 'URN', person(1, placed({ URN: '1234567' }))],
  ['urn-is-valid', 'query', 'URN', person(1, placed({ URN: '999999' }))],
];

const shape2023 = {
  ...historical,
  ActivePlans: {
    ...activePlans,
    Res: 'A',
    PlacementDetail: { ...activePlans.PlacementDetail, EntryDate: '2022-04-01' },
  },
};
const of2023 = person(1, shape2023, { Sex: null, GenderCurrent: '1' });
const sound: readonly { readonly of: string; readonly record: Elements; readonly header: Header }[] = [
  { of: 'a plan issued in the year', record: person(1), header: {} },
  { of: 'a historical plan with its review', record: person(1, historical), header: {} },
  { of: 'an undecided request', record: person(1, waiting), header: {} },
  { of: 'no identifier, for a reason', record: person(1, waiting, { UPN: null, UPNunknown: 'UN1' }), header: {} },
  { of: 'the 2023 shape', record: of2023, header: { year: 2023 } },
];

it.each(sound)('has nothing to say against a sound record: $of', async ({ record, header }) => {
  expect(await checked([record], 0, header)).toEqual([]);
});

it.each(failing.map(([check, level, field, record, header = {}]) => ({ check, level, field, record, header })))(
  '$check is a matter of $level for $field',
  async ({ check, level, field, record, header }) => {
    const found = await checked([record], 0, header);
    expect(found).toContainEqual(expect.objectContaining({ check, level, field }));
    expect(found.find((finding) => finding.check === check)?.line).toBeGreaterThan(17);
  },
);

it('rejects the second record of a UPN and asks about the first', async () => {
  const twins = [person(1), person(2), person(1, historical)];
  expect(await checked(twins, 2)).toEqual([
    expect.objectContaining({ check: 'identifier-is-unique', level: 'error', field: 'UPN' }),
  ]);
  expect(await checked(twins, 0)).toEqual([
    expect.objectContaining({ check: 'identifier-given-again', level: 'query' }),
  ]);
  expect(await checked(twins, 1)).toEqual([]);
});

it('has a failing case for every check', () => {
  const covered = new Set([...failing.map(([check]) => check), 'identifier-is-unique', 'identifier-given-again']);
  expect(returnChecks.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

it('asks about a file that claims exceptions for an unusual share of outcomes', () => {
  expect(exceptionShareFinding({ outcomes: 100, excepted: 31 })?.level).toBe('query');
  expect(exceptionShareFinding({ outcomes: 100, excepted: 30 })).toBeNull();
  expect(exceptionShareFinding({ outcomes: 3, excepted: 3 })).toBeNull();
});
