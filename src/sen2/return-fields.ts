import { otherEthnicityCodes, whiteEthnicityCodes } from './ethnicity-codes.js';

/** The repeating parts of a person's record, by their element names in the return. */
export type GroupName =
  'Person' | 'Requests' | 'Assessment' | 'NamedPlan' | 'PlanDetail' | 'ActivePlans' | 'PlacementDetail' | 'SENneed';

/** One element that holds a value. `item` is its number in the Department's guide (2025 numbering). */
export interface FieldRule {
  readonly item: string;
  readonly kind: 'text' | 'date' | 'flag' | 'code' | 'authority';
  readonly codes?: ReadonlySet<string>;
  /** First and last return year that has it; elsewhere it is read all the same and listed as a query. */
  readonly from?: number;
  readonly to?: number;
}

/** Return years whose shape this release knows; later ones are read as the last of them. */
export const knownYears = { first: 2023, last: 2027 } as const;

const text = (item: string): FieldRule => ({ item, kind: 'text' });
const date = (item: string, years: { from?: number; to?: number } = {}): FieldRule => ({
  item,
  kind: 'date',
  ...years,
});
const flag = (item: string): FieldRule => ({ item, kind: 'flag' });
const authority = (item: string): FieldRule => ({ item, kind: 'authority' });
const code = (item: string, codes: string, years: { from?: number; to?: number } = {}): FieldRule => ({
  item,
  kind: 'code',
  codes: new Set(codes.split(' ')),
  ...years,
});

/** Settings that only module 5 may name: not in education or training. */
export const settingsOnlyInModule5: ReadonlySet<string> = new Set(['NEET', 'NIEC', 'NIEO']);
const settings = 'OLA OPA EHE EYP OTH NEET NIEC NIEO';
const workBased = 'A T S';
const residential = 'A B';

const person: Readonly<Record<string, FieldRule>> = {
  Surname: text('1.1'),
  Forename: text('1.2'),
  PersonBirthDate: date('1.3'),
  Sex: code('1.4', 'M F', { from: 2024 }),
  GenderCurrent: code('1.4', '0 1 2 9', { to: 2023 }),
  Ethnicity: code('1.5', `${whiteEthnicityCodes} ${otherEthnicityCodes}`),
  PostCode: text('1.6'),
  UPN: text('1.7a'),
  UniqueLearnerNumber: text('1.7b'),
  UPNunknown: code('1.7c', 'UN1 UN2 UN3 UN5 UN8 UN9 UN10'),
};

const requests: Readonly<Record<string, FieldRule>> = {
  ReceivedDate: date('2.1'),
  RequestSource: code('2.2', '1 2 3 4 5', { from: 2025 }),
  RYA: flag('2.3'),
  RequestOutcomeDate: date('2.4'),
  RequestOutcome: code('2.5', 'Y N A W H'),
  RequestMediation: flag('2.6'),
  RequestTribunal: flag('2.7'),
  Exported: authority('2.8'),
};

const assessment: Readonly<Record<string, FieldRule>> = {
  AssessmentOutcome: code('3.1', 'Y N A W H'),
  AssessmentOutcomeDate: date('3.2'),
  AssessmentMediation: flag('3.3'),
  AssessmentTribunal: flag('3.4'),
  OtherMediation: flag('3.5'),
  OtherTribunal: flag('3.6'),
  Week20: flag('3.7'),
};

// The weeks that residential codes A and B stand for changed in late 2024; the code is kept as stated, with its year.
const namedPlan: Readonly<Record<string, FieldRule>> = {
  StartDate: date('4.1'),
  PlanRes: code('4.2', residential),
  PlanWBP: code('4.3', workBased),
  PB: flag('4.4a'),
  OA: flag('4.4b'),
  DP: code('4.4c', 'E S H I'),
  CeaseDate: date('4.5'),
  CeaseReason: code('4.6', '1 2 3 4 5 6 7 8 9'),
};

const planDetail: Readonly<Record<string, FieldRule>> = {
  URN: text('4.7a'),
  UKPRN: text('4.7b'),
  SENSetting: code('4.7c', settings),
  SENSettingOther: text('4.7c(i)'),
  PlacementRank: code('4.7d', '1 2'),
  SENunitIndicator: flag('4.7e'),
  ResourcedProvisionIndicator: flag('4.7f'),
};

const activePlans: Readonly<Record<string, FieldRule>> = {
  TransferLA: authority('5.1'),
  Res: code('5.2', residential, { to: 2023 }),
  WBP: code('5.3', workBased, { to: 2023 }),
  ReviewMeeting: date('5.4a', { from: 2024 }),
  LastReview: date('5.4b'),
  ReviewOutcome: code('5.4c', 'M C A', { from: 2024 }),
  ReviewDraft: date('5.4d', { from: 2025 }),
  PhaseTransferDueDate: date('5.6a', { from: 2025 }),
  PhaseTransferFinalDate: date('5.6b', { from: 2025 }),
};

const placementDetail: Readonly<Record<string, FieldRule>> = {
  URN: text('5.7a'),
  UKPRN: text('5.7b'),
  SENSetting: code('5.7c', settings),
  SENSettingOther: text('5.7c(i)'),
  PlacementRank: code('5.7d', '1 2'),
  EntryDate: date('5.7e'),
  LeavingDate: date('5.7f'),
  // Numbered 5.5g in the 2023 guide and dropped after it; its codes are not published in what we hold.
  AttendancePattern: { ...text('5.5g'), to: 2023 },
  SENunitIndicator: flag('5.7g'),
  ResourcedProvisionIndicator: flag('5.7h'),
  Res: code('5.2', residential, { from: 2024 }),
  WBP: code('5.3', workBased, { from: 2024 }),
};

const senNeed: Readonly<Record<string, FieldRule>> = {
  SENtype: code('5.8a', 'SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD DS OTH'),
  SENtypeRank: code('5.8b', '1 2'),
};

interface GroupRule {
  readonly fields: ReadonlyMap<string, FieldRule>;
  readonly groups: ReadonlySet<string>;
}

const group = (fields: Readonly<Record<string, FieldRule>>, ...groups: GroupName[]): GroupRule => ({
  // A map, because element names come from the file and must not meet an object's own prototype.
  fields: new Map(Object.entries(fields)),
  groups: new Set(groups),
});

/** What may stand in what. Order never matters: the Department has moved elements between years. */
export const groupRules: Readonly<Record<GroupName, GroupRule>> = {
  Person: group(person, 'Requests'),
  Requests: group(requests, 'Assessment', 'ActivePlans'),
  Assessment: group(assessment, 'NamedPlan'),
  NamedPlan: group(namedPlan, 'PlanDetail'),
  PlanDetail: group(planDetail),
  ActivePlans: group(activePlans, 'PlacementDetail', 'SENneed'),
  PlacementDetail: group(placementDetail),
  SENneed: group(senNeed),
};

/** Groups that may stand only once in their parent. */
export const singleGroups: ReadonlySet<GroupName> = new Set(['Assessment', 'NamedPlan', 'ActivePlans']);

/** Whether a return of that year has the field. */
export function inYear(field: FieldRule, year: number): boolean {
  return year >= (field.from ?? knownYears.first) && Math.min(year, knownYears.last) <= (field.to ?? knownYears.last);
}

/** The element's name as a key of a recorded fact: `RequestMediation` becomes `requestMediation`, `PlanWBP` `planWbp`. */
export function flagName(element: string): string {
  const words = element.match(/[A-Z]+(?![a-z])\d*|[A-Z][a-z\d]*/g) ?? [element];
  return words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase()))
    .join('');
}
