/**
 * What kind of personal data a request showed: a closed set, from the fields that were really opened. `names` is who
 * somebody is in short, as lists show it; `readLog` is who has looked at whom.
 */
export const dataClasses = [
  'names',
  'identity',
  'background',
  'contact',
  'needs',
  'setting',
  'advice',
  'freeText',
  'returned',
  'other',
  'readLog',
  'letters',
] as const;

export type DataClass = (typeof dataClasses)[number];

export const classWords: Readonly<Record<DataClass, string>> = {
  names: 'Names in a list',
  identity: 'Identity',
  background: 'Ethnicity',
  contact: 'Contact details',
  needs: 'Needs',
  setting: 'School or college',
  advice: 'Health and other advice',
  freeText: 'Free text',
  returned: 'Particulars of a return',
  other: 'Other details',
  readLog: 'Who has looked',
  letters: 'Letters',
};

const ofField: Readonly<Record<string, DataClass>> = {
  surname: 'identity',
  forename: 'identity',
  birthDate: 'identity',
  sex: 'identity',
  upn: 'identity',
  uln: 'identity',
  upnUnknown: 'identity',
  yearGroup: 'identity',
  ethnicity: 'background',
  postcode: 'contact',
  relation: 'contact',
  email: 'contact',
  telephone: 'contact',
  address: 'contact',
  need: 'needs',
  severity: 'needs',
  length: 'needs',
  complexity: 'needs',
  primary: 'needs',
  secondary: 'needs',
  setting: 'setting',
  urn: 'setting',
  ukprn: 'setting',
  settingCode: 'setting',
  senSetting: 'setting',
  senSettingOther: 'setting',
  // Of a joint funding agreement: it may be the child's school.
  otherFunder: 'setting',
  text: 'freeText',
  deliveredItems: 'freeText',
  partlyItems: 'freeText',
  notDeliveredItems: 'freeText',
  outcome: 'freeText',
  target: 'freeText',
  evidence: 'freeText',
};

/** Fields whose meaning is their event's: a name is a parent's or a school's, and words are advice or a note. */
const ofType: Readonly<Record<string, Readonly<Record<string, DataClass>>>> = {
  ParentRecorded: { name: 'contact' },
  SettingRecorded: { name: 'setting' },
  ComplaintReceived: { complainantName: 'contact', complainantContact: 'contact' },
  ComplaintAnswered: { action: 'freeText' },
  OmbudsmanDecided: { action: 'freeText' },
};

/** Of a letter, what says who it goes to and where. */
const addressFields: readonly string[] = ['recipientName', 'recipientAddress', 'salutation', 'sentTo'];

/** The class of a sealed field of an event; `other` for one that nobody has named here. */
export function classOf(type: string, field: string): DataClass {
  if (type === 'ReturnFlagsStated') return 'returned';
  if (type.startsWith('Letter') && field !== 'text') return addressFields.includes(field) ? 'contact' : 'letters';
  if (field === 'text' && type.startsWith('Advice')) return 'advice';
  return ofType[type]?.[field] ?? ofField[field] ?? 'other';
}
