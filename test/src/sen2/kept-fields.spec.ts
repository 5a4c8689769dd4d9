import { flagName, groupRules } from '../../../src/sen2/return-fields.js';
import type { GroupName } from '../../../src/sen2/return-fields.js';
import { everyGroup } from '../../../src/sen2/return-record.js';
import { factsOf } from '../../../src/sen2/return-to-facts.js';
import { keysOf } from '../../../src/sen2/stream-keys.js';
import { checkLetterOf, looksLikeUpn } from '../../../src/sen2/upn.js';
import { reportCsv } from '../../../src/sen2/import-report.js';
import { person, readAll, returnFile, upnOf } from './return-xml.js';
import type { Elements } from './return-xml.js';

/** Every field of every module, each date and text different from all others, so that none can stand in for another. */
function everything(): Elements {
  let day = 0;
  const value = (name: string, kind: string, codes: ReadonlySet<string> | undefined): string => {
    if (kind === 'date') return new Date(Date.UTC(2020, 0, (day += 7))).toISOString().slice(0, 10);
    if (kind === 'code') return [...(codes ?? [])].at(-1) ?? '';
    return kind === 'flag' ? '1' : kind === 'authority' ? '852' : `${name}-text-${(day += 1)}`;
  };
  const fieldsOf = (group: GroupName): Elements =>
    Object.fromEntries(
      [...groupRules[group].fields].map(([name, { kind, codes }]) => [name, value(name, kind, codes)]),
    );
  const plan = { ...fieldsOf('NamedPlan'), PlanDetail: fieldsOf('PlanDetail') };
  const active = {
    ...fieldsOf('ActivePlans'),
    PlacementDetail: fieldsOf('PlacementDetail'),
    SENneed: fieldsOf('SENneed'),
  };
  const requests = {
    ...fieldsOf('Requests'),
    Assessment: { ...fieldsOf('Assessment'), NamedPlan: plan },
    ActivePlans: active,
  };
  return { ...person(1, requests), ...fieldsOf('Person'), Note: 'unheard-of' };
}

/** Codes and flags that have a field of their own in a fact; the others stand among the flags under their names. */
const inFacts = new Set([
  ...['Sex', 'GenderCurrent', 'Ethnicity', 'UPNunknown'].map((name) => `Person/${name}`),
  ...['SENSetting', 'PlacementRank', 'SENunitIndicator', 'ResourcedProvisionIndicator', 'Res', 'WBP'].flatMap(
    (name) => [`PlanDetail/${name}`, `PlacementDetail/${name}`],
  ),
  ...['NamedPlan/CeaseReason', 'ActivePlans/ReviewOutcome', 'SENneed/SENtype', 'SENneed/SENtypeRank'],
]);

it('keeps in some fact every field that a return has', async () => {
  const [read] = await readAll(returnFile([everything()]));
  if (read === undefined) throw new Error('no record');
  const requests = keysOf(read.person, read.header).map((keys) => ({
    ...keys,
    needsAssessmentId: 'na',
    planId: 'plan',
  }));
  const naming = { personId: 'p', requests, placementId: (text: string) => `id-${text.length}` };
  const { child, needsAssessments, plans } = factsOf(read.person, read.header, naming);
  const events = [...needsAssessments, ...plans].flatMap(
    (stream): readonly { type: string; data: object }[] => stream.facts,
  );
  const kept = JSON.stringify([child, events]);
  const flags = events.flatMap(({ data }) => ('flags' in data ? Object.keys(data.flags as object) : []));
  const lost = [...everyGroup(read.person.group)].flatMap((group) =>
    [...group.fields].flatMap(([name, { value }]) => {
      const kind = groupRules[group.name].fields.get(name)?.kind;
      const found = kind === 'date' || kind === 'text' ? kept.includes(`"${value}"`) : flags.includes(flagName(name));
      return found ? [] : [`${group.name}/${name}`];
    }),
  );
  expect(lost.filter((field) => !inFacts.has(field))).toEqual([]);
  const placement = {
    rank: 2,
    senUnit: true,
    resourcedProvision: true,
    residential: 'B',
    workBased: 'S',
    kind: 'attended',
  };
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'PlacementRecorded', data: expect.objectContaining(placement) as object }),
  );
  expect(events).toContainEqual(expect.objectContaining({ type: 'PlanCeased', data: { reason: '9' } }));
  expect(child.details).toMatchObject({ sex: 'F', ethnicity: 'NOBT', upnUnknown: 'UN10' });
  for (const part of [
    '"outcome":"amend"',
    '"senNeeds":[{"type":"OTH","rank":"2"}]',
    '"senSetting":"NIEO"',
    '"genderCurrent":"9"',
  ]) {
    expect(kept).toContain(part);
  }
  expect(kept).toContain('unheard-of');
});

describe('the check letter of a UPN', () => {
  it('is the weighted sum modulo 23', () => {
    expect(checkLetterOf('C851200014357')).toBe('C');
    expect(checkLetterOf('K852200015113')).toBe('K');
    expect(looksLikeUpn(upnOf(1).toLowerCase())).toBe(false);
  });

  it('counts the last letter of a temporary number by its place in the alphabet without I, O and S', () => {
    // 8x2 + 5x3 + 1x4 + 2x5 = 45; B counts 1, times 13: 58 = 2x23 + 12, which is N.
    expect(looksLikeUpn('N85120000000B')).toBe(true);
    expect(checkLetterOf('N85120000000B')).toBe('N');
  });
});

it('puts an apostrophe before what a spreadsheet would run', () => {
  const row = { line: 3, person: 'p', field: 'Surname', level: 'query', reason: 'r' } as const;
  const csv = reportCsv(['=1+1', '+1', '-1', '@a', 'plain'].map((value) => ({ ...row, value })));
  const values = csv
    .split('\r\n')
    .slice(1, 6)
    .map((line) => line.split(',')[3]);
  expect(values).toEqual(["'=1+1", "'+1", "'-1", "'@a", 'plain']);
});
