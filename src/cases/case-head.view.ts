import type { CaseRecord } from '../children/case-record.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { overStages } from '../../workflows/complaint/complaint.machine.js';
import { sentenceDate } from '../web/words/date-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { caseHref } from './acts.js';
import type { AssessmentOnFile, CaseFile } from './case-file.service.js';
import { adviceOut } from './act-subjects.js';
import type { ActLink } from './possible-acts.view.js';
import { address } from './query.js';
import { staffName } from './staff-names.service.js';

export type CaseTab =
  'summary' | 'clocks' | 'advice' | 'plan' | 'documents' | 'disputes' | 'complaints' | 'contacts' | 'history';

/** What every page of a case begins with. */
export interface CaseHead {
  readonly identity: {
    readonly name: string;
    readonly facts: readonly { readonly key: string; readonly value: string }[];
    readonly acts: readonly { readonly text: string; readonly href: string }[];
  };
  readonly tabs: readonly { readonly text: string; readonly href: string; readonly active: boolean }[];
  /** Other assessments of the child; empty where there is only the one shown. */
  readonly others: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
  readonly caseAddress: string;
  readonly pastDate: { readonly action: string; readonly value: string; readonly max: CalendarDate };
}

export function caseHead(file: CaseFile, tab: CaseTab, acts: readonly ActLink[], maxDate: CalendarDate): CaseHead {
  const { record, reference, assessment, assessments } = file;
  return {
    identity: {
      name: record.child === null && !record.erased ? reference : record.name,
      facts: identityFacts(file),
      acts: acts.map(({ text, href }) => ({ text, href })),
    },
    tabs: tabsOf(file, tab),
    others:
      assessments.length < 2
        ? []
        : assessments.map((one) => ({
            text: assessmentWords(one),
            href: caseLink(file, null, one.id),
            current: one.id === assessment?.id,
          })),
    caseAddress: caseHref(reference),
    pastDate: { action: caseLink(file, tab, null, null), value: file.lookingBack ?? '', max: maxDate },
  };
}

/** Address of a page of this case that keeps the assessment shown and the day looked back to. */
export function caseLink(
  file: Pick<CaseFile, 'reference' | 'lookingBack' | 'assessment' | 'assessments'>,
  tab: CaseTab | null,
  assessmentId: string | null = shownId(file),
  asAt: CalendarDate | null = file.lookingBack,
): string {
  const path = caseHref(file.reference) + (tab === null || tab === 'summary' ? '' : `/${tab}`);
  return address(path, [
    ['assessment', assessmentId],
    ['as-at', asAt],
  ]);
}

/** The assessment is named in addresses only where the child has several. */
function shownId({ assessment, assessments }: Pick<CaseFile, 'assessment' | 'assessments'>): string | null {
  return assessments.length > 1 && assessment?.id !== assessments.at(-1)?.id ? (assessment?.id ?? null) : null;
}

function tabsOf(file: CaseFile, tab: CaseTab): CaseHead['tabs'] {
  const out = file.assessment === null ? 0 : adviceOut(file.assessment.state).length;
  const texts: readonly (readonly [CaseTab, string])[] = [
    ['summary', 'Summary'],
    ['clocks', 'Clocks'],
    ['advice', out === 0 ? 'Advice' : `Advice (${out} out)`],
    ['plan', 'Plan'],
    ['documents', 'Documents'],
    ['disputes', disputesTab(file)],
    ['complaints', complaintsTab(file)],
    ['contacts', contactsTab(file)],
    ['history', 'History'],
  ];
  return texts.map(([key, text]) => ({ text, href: caseLink(file, key), active: key === tab }));
}

function disputesTab({ disputes }: CaseFile): string {
  const live = disputes.filter(({ state }) => state.closed === null).length;
  return live === 0 ? 'Disputes' : `Disputes (${live} live)`;
}

function complaintsTab({ complaints }: CaseFile): string {
  const open = complaints.filter(({ state }) => !overStages.includes(state.stage)).length;
  return open === 0 ? 'Feedback' : `Feedback (${open} ${open === 1 ? 'complaint' : 'complaints'} open)`;
}

/** Contacts that wait for a reply and escalations that are open stand out. */
function contactsTab({ contacts, escalations }: CaseFile): string {
  const open =
    contacts.filter(({ state }) => state.stage === 'awaitingReply').length +
    escalations.filter(({ state }) => state.settled === null).length;
  return open === 0 ? 'Contacts' : `Contacts (${open} open)`;
}

function assessmentWords({ state }: AssessmentOnFile): string {
  const from = state.begun === null ? 'Assessment' : `Assessment from ${sentenceDate(state.begun.on)}`;
  return `${from}: ${stageWords(state.stage).toLowerCase()}`;
}

function identityFacts({ record, reference, assessment, names, today }: CaseFile): CaseHead['identity']['facts'] {
  const school = record.child?.settings.at(-1)?.value?.name ?? null;
  const family = (record.child?.parents ?? []).map(parentWords).filter((words) => words !== '');
  const former = formerNames(record);
  return [
    { key: 'Reference', value: reference },
    ...(record.birthDate === null
      ? []
      : [{ key: 'Born', value: bornWords(record.birthDate, record.yearGroup, today) }]),
    ...(school === null ? [] : [{ key: 'School', value: school }]),
    ...(assessment === null ? [] : [{ key: 'Caseworker', value: staffName(names, assessment.state.worker) }]),
    ...(family.length === 0 ? [] : [{ key: 'Family', value: family.join('; ') }]),
    ...(former.length === 0 ? [] : [{ key: 'Also known as', value: former.join(', ') }]),
  ];
}

function parentWords({ name, relation }: { readonly name?: string; readonly relation?: string }): string {
  return [name, relation].filter((part) => part !== undefined && part !== '').join(', ');
}

/** "14 March 2019 (age 7, Year 3)". */
function bornWords(birthDate: CalendarDate, yearGroup: string | null, today: CalendarDate): string {
  const age = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
  return `${sentenceDate(birthDate)} (age ${age}${yearGroup === null ? '' : `, ${yearGroup}`})`;
}

function formerNames({ child, name }: CaseRecord): readonly string[] {
  const earlier = (child?.earlierDetails ?? []).map(({ value: { forename = '', surname = '' } }) =>
    `${forename} ${surname}`.trim(),
  );
  return [...new Set(earlier)].filter((former) => former !== '' && former !== name);
}
