import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { londonDateOf } from '../commands/london-time.js';
import type { ImportProgress } from '../sen2/import-options.js';
import type { ReportRow } from '../sen2/import-report.js';
import { actDate, instantWords, sentenceDate, time } from '../web/words/date-words.js';
import { count } from '../web/words/number-words.js';
import { isMoving, nextPhase, takenIn } from './import-entry.js';
import type { ImportEntry } from './import-entry.js';
import { daysKept } from './import-runner.service.js';
import { people, sizeWords, stateTag, timeLeft } from './import-words.js';
import { importHref, returnWords } from './imports.view.js';
import type { ReasonGroup } from './reason-groups.js';

/** How far an import is, ready to draw. */
export interface ProgressView {
  readonly read: string;
  /** Both null until the file has been read once. */
  readonly done: number | null;
  readonly total: number | null;
  readonly percent: string;
  readonly left: string;
  readonly line: string;
}

/** What an import has come to. */
export interface Verdict {
  readonly heading: string;
  readonly text: string;
  /** Bad news stands in red. */
  readonly bad: boolean;
  /** What there is to do now. */
  readonly link?: { readonly text: string; readonly href: string };
}

/** A return says nothing of who works on what. */
const allocate = { text: 'Allocate what has no caseworker yet', href: '/due-work?who=nobody' };

export function importPage(entry: ImportEntry, names: StaffNames, same: readonly ImportEntry[]): object {
  const { id, fileName, phase, groups } = entry;
  const next = nextPhase(entry);
  return {
    title: titleOf(entry),
    section: 'imports',
    subPage: true,
    href: importHref(id),
    lead: leadOf(entry, names),
    tag: stateTag(entry),
    moving: isMoving(entry),
    stoppable: isMoving(entry) && !entry.stopAsked,
    progress: isMoving(entry) ? progressView(entry) : null,
    verdict: isMoving(entry) ? null : verdictOf(entry),
    counts: isMoving(entry) ? [] : countsOf(entry),
    sections: sectionsOf(groups, phase === 'trial'),
    next: next === null ? null : nextWords(entry, next),
    removable: !isMoving(entry) && entry.removedAt === null,
    reportHref: entry.hasReport ? `${importHref(id)}/report.csv` : null,
    details: detailsOf(entry, names),
    same: same.map((other) => ({
      href: importHref(other.id),
      name: other.fileName,
      when: `${instantWords(other.uploadedAt)}, ${staffName(names, other.uploadedBy)}`,
      tag: stateTag(other),
    })),
    fileName,
  };
}

export function titleOf({ phase, state, fileName }: ImportEntry): string {
  if (phase === 'trial') return `Trial run of ${fileName}`;
  return state === 'waiting' || state === 'running' ? `Importing ${fileName}` : `Import of ${fileName}`;
}

function leadOf(entry: ImportEntry, names: StaffNames): string {
  const { askedBy, startedAt, askedAt, endedAt } = entry;
  const who = staffName(names, askedBy.id);
  const began = startedAt ?? askedAt;
  const start = `${startedAt === null ? 'Asked for' : 'Started'} by ${who}, ${actDate(londonDateOf(new Date(began)))} at ${time(began)}`;
  if (isMoving(entry)) return `${start} · you can leave this page`;
  return endedAt === null ? start : `${start} · ended ${instantWords(endedAt)}`;
}

export function progressView(entry: ImportEntry): ProgressView {
  const { state, progress, phase, stopAsked } = entry;
  if (state === 'waiting' || progress === null) {
    const read = state === 'waiting' ? 'Waiting for its turn' : 'Reading the file';
    const line =
      state === 'waiting'
        ? 'One import runs at a time. This one starts by itself.'
        : 'The whole file is checked before anything is recorded.';
    return { read, done: null, total: null, percent: '', left: '', line };
  }
  const { done, total, rejected, contradicted, alreadyHere, taken } = progress;
  const parts = [
    `${count(taken)} ${phase === 'trial' ? 'new' : 'taken in'}`,
    ...(alreadyHere === 0 ? [] : [`${count(alreadyHere)} already here`]),
    `${count(rejected)} rejected`,
    ...(contradicted === 0 ? [] : [`${count(contradicted)} say otherwise than recorded`]),
  ];
  const safe =
    phase === 'trial' ? 'Nothing is recorded.' : 'Safe to run again: records already taken in are not added twice.';
  return {
    read: `${count(done)} of ${count(total)} records read`,
    done,
    total,
    percent: `${total === 0 ? 100 : Math.floor((done / total) * 100)}%`,
    left: stopAsked ? 'stopping' : timeLeft(entry),
    line: `${parts.join(' · ')}. ${safe}`,
  };
}

const nothingDoubled = 'Start it again: nothing is doubled.';

function verdictOf(entry: ImportEntry): Verdict | null {
  const { phase, state, progress, failure } = entry;
  const trial = phase === 'trial';
  const sofar =
    progress === null
      ? 'No record was read.'
      : `${count(progress.done)} of ${count(progress.total)} records were read.`;
  const kept = trial ? 'Nothing was recorded.' : `What was taken in stays (${people(takenIn(entry))}).`;
  switch (state) {
    case 'stopped':
      return { heading: `Stopped. ${sofar}`, text: `${kept} ${nothingDoubled}`, bad: false };
    case 'cutOff':
      return {
        heading: `It stopped when the application stopped. ${sofar}`,
        text: `${kept} ${nothingDoubled}`,
        bad: false,
      };
    case 'failed':
      return { heading: trial ? 'The trial run failed' : 'The import failed', text: failure ?? '', bad: true };
    case 'done':
      return progress === null ? null : trial ? trialVerdict(progress) : runVerdict(progress);
    case 'waiting':
    case 'running':
      return null;
  }
}

function trialVerdict({ taken, alreadyHere, rejected, contradicted, queried }: ImportProgress): Verdict {
  const look =
    rejected + contradicted + queried === 0 ? '' : ' Look through what is listed below, then import the file.';
  const text = `Nothing has been recorded yet.${look}`;
  if (taken === 0) {
    const heading = alreadyHere > 0 ? 'Nothing in this file is new' : 'Nothing of this file would be taken in';
    return { heading, text: 'Nothing has been recorded.', bad: alreadyHere === 0 };
  }
  const out = rejected + contradicted;
  const left = out === 0 ? '' : `; ${people(out)} left out`;
  return { heading: `${people(taken)} would be taken in${left}`, text, bad: false };
}

function runVerdict({ done, taken, alreadyHere, rejected, contradicted }: ImportProgress): Verdict {
  const out = rejected + contradicted;
  const again = alreadyHere > 0 ? `${count(alreadyHere)} already here; ${count(done - alreadyHere)} new tried. ` : '';
  const heading = `${again}${people(taken)} taken in${out === 0 ? '' : `, ${count(out)} left out`}`;
  const text =
    out === 0
      ? 'Everything in the file is now in the records.'
      : 'Nothing from a rejected record was kept. Put it right in the file and import the file again: what is in already is not added twice.';
  return { heading, text, bad: false, ...(taken === 0 ? {} : { link: allocate }) };
}

function countsOf({
  phase,
  progress,
  trial,
  run,
}: ImportEntry): readonly { readonly key: string; readonly value: string }[] {
  if (progress === null) return [];
  const would = phase === 'trial';
  const outcome = would ? trial : run;
  return [
    { key: 'People in the file', value: count(progress.total) },
    { key: would ? 'Would be taken in' : 'Taken in', value: count(progress.taken) },
    { key: 'Already here, with nothing new', value: count(progress.alreadyHere) },
    { key: would ? 'Would be rejected' : 'Rejected', value: count(progress.rejected) },
    { key: 'Say otherwise than is recorded', value: count(progress.contradicted) },
    { key: 'With something to look at', value: count(progress.queried) },
    ...(outcome === null
      ? []
      : [
          { key: would ? 'Facts that would be new' : 'Facts recorded', value: count(outcome.events) },
          { key: 'Facts already here', value: count(outcome.factsAlreadyHere) },
        ]),
  ];
}

const levels: readonly { readonly level: ReportRow['level']; readonly title: string; readonly trialText: string; readonly text: string }[] = [
  {
    level: 'error', title: 'Rejected',
    text: 'Nothing from a rejected record was kept. Put it right in the file and import the file again.',
    trialText: 'Nothing of these records would be kept. Put them right in the file and bring it again, or import the others.',
  },
  {
    level: 'contradiction', title: 'Says otherwise than is recorded',
    text: 'What is recorded stands. Nothing of these requests and plans was taken in.',
    trialText: 'What is recorded would stand, and nothing of these requests and plans would be taken in.',
  },
  {
    level: 'query', title: 'To look at',
    text: 'These records were taken in as they stand.', trialText: 'These records would be taken in as they stand.',
  },
]; // prettier-ignore

function sectionsOf(groups: readonly ReasonGroup[], trial: boolean): readonly object[] {
  return levels.flatMap(({ level, title, text, trialText }) => {
    const rows = groups.filter((group) => group.level === level);
    if (rows.length === 0) return [];
    const total = rows.reduce((sum, row) => sum + row.count, 0);
    return [{ id: level, title: `${title}: ${count(total)}`, text: trial ? trialText : text, rows }];
  });
}

function nextWords(
  { phase, state }: ImportEntry,
  next: ImportEntry['phase'],
): { readonly text: string; readonly phase: string } {
  if (next === 'trial') return { text: 'Run the trial again', phase: next };
  return { text: phase === 'run' && state !== 'done' ? 'Go on with the import' : 'Import the file', phase: next };
}

function detailsOf(entry: ImportEntry, names: StaffNames): readonly { readonly key: string; readonly value: string }[] {
  const { fileName, bytes, sha256, uploadedBy, uploadedAt, named, removedAt, evidence } = entry;
  const until = new Date(Date.parse(uploadedAt) + daysKept * 86_400_000);
  return [
    { key: 'File', value: `${fileName}, ${sizeWords(bytes)}` },
    ...(named === null
      ? []
      : [{ key: 'SEN2 return', value: `${returnWords(named)}, survey day ${sentenceDate(named.referenceDate)}` }]),
    { key: 'Brought by', value: `${staffName(names, uploadedBy)}, ${instantWords(uploadedAt)}` },
    {
      key: 'Kept',
      value:
        removedAt === null
          ? `File and list are removed on ${sentenceDate(londonDateOf(until))}, or when you remove them`
          : `File and list were removed on ${instantWords(removedAt)}`,
    },
    { key: 'Fingerprint (SHA-256)', value: sha256 },
    ...(evidence === null
      ? []
      : [{ key: 'In the log', value: `Event ${count(evidence)}: who imported it, its fingerprint and its counts` }]),
  ];
}
