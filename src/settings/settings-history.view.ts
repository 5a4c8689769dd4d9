import type { AuthorityEvent, SettingFact } from '../../workflows/authority/authority.events.js';
import { isCorrection } from '../../workflows/kernel/replay.js';
import type { FactCorrected } from '../../workflows/kernel/common-events.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { instantWords, sentenceDate, shortDate } from '../web/words/date-words.js';
import { answerWords } from '../web/words/policy-words.js';
import { correctionReasons, isSettingFact, settingWords } from './setting-words.js';

type Known = Recorded<AuthorityEvent>;

/** One change as it was recorded, for people. */
export interface ChangeLine {
  /** As people count: the first record of the authority's stream is number 1. */
  readonly number: number;
  readonly recorded: string;
  readonly who: string;
  readonly title: string;
  readonly href: string;
  readonly detail: string;
  readonly holdsFrom: string | null;
  readonly reason: string | null;
  /** What became of it: "Corrected by number 7", "Struck out by number 7". */
  readonly later: readonly string[];
  readonly correct: string | null;
}

/** Whether an event is a setting of these pages, or the correction of one; the stream holds other things too. */
export function isOurs(event: Known, _index?: number, events?: readonly Known[]): boolean {
  if (!isCorrection(event)) return isSettingFact(event);
  // Where the corrected record is not at hand the correction might concern a setting: it is taken to.
  const corrected = events?.find(({ revision }) => revision === event.data.correctsRevision);
  return corrected === undefined || isSettingFact(corrected);
}

/** Every change of a setting, newest first. `mayCorrect` adds the way to put one right. */
export function changeLines(history: readonly Known[], names: StaffNames, mayCorrect: boolean): readonly ChangeLine[] {
  const corrections = history.filter((event): event is Recorded<FactCorrected> => isCorrection(event));
  return history
    .filter(isOurs)
    .map((event): ChangeLine => {
      const recorded = {
        number: event.revision + 1,
        recorded: instantWords(event.recordedAt),
        who: event.source === 'user' ? staffName(names, event.actor.id) : 'Import',
      };
      if (!isSettingFact(event)) return { ...recorded, ...correctionLine(event, history) };
      const later = corrections.filter(({ data }) => data.correctsRevision === event.revision);
      const struck = later.at(-1)?.data.struck === true;
      const { title, detail, reason, href } = settingWords(event);
      return {
        ...recorded,
        title,
        href,
        detail,
        holdsFrom: shortDate(event.occurredOn),
        reason,
        later: later.map(
          ({ revision, data }) => `${data.struck ? 'Struck out' : 'Corrected'} by number ${revision + 1}`,
        ),
        correct: mayCorrect && !struck ? `/settings/history/${event.revision + 1}/correct` : null,
      };
    })
    .toReversed();
}

function correctionLine(
  event: Known,
  history: readonly Known[],
): Pick<ChangeLine, 'title' | 'href' | 'detail' | 'holdsFrom' | 'reason' | 'later' | 'correct'> {
  if (!isCorrection(event)) throw new Error(`${event.type} is neither a setting nor a correction`);
  const { correctsRevision, reason, occurredOn, changes, struck } = event.data;
  const target = history.find(({ revision }) => revision === correctsRevision);
  const about = target !== undefined && isSettingFact(target) ? settingWords(target) : null;
  const parts = [
    ...(struck ? ['It should never have been recorded'] : []),
    ...(occurredOn === null ? [] : [`Holds from ${sentenceDate(occurredOn)}`]),
    ...changedWords(target, changes),
  ];
  return {
    title: `Correction of number ${correctsRevision + 1}${about === null ? '' : `: ${about.title}`}`,
    href: about?.href ?? '/settings/history',
    detail: parts.join('; '),
    holdsFrom: occurredOn === null ? null : shortDate(occurredOn),
    reason: reason === 'wrongCase' ? null : correctionReasons[reason],
    later: [],
    correct: null,
  };
}

function changedWords(target: Known | undefined, changes: FactCorrected['data']['changes']): readonly string[] {
  return Object.entries(changes).map(([field, value]) => {
    if (field === 'value' && target?.type === 'PolicyOptionChosen' && typeof value === 'string') {
      return `Answer: ${answerWords(target.data.option, value)}`;
    }
    if (field === 'reason') return `Reason: ${typeof value === 'string' ? value : 'none'}`;
    return 'What it says was changed';
  });
}

/** The changes of one setting alone. */
export function about(lines: readonly ChangeLine[], href: string): readonly ChangeLine[] {
  return lines.filter((line) => line.href === href);
}

/** A setting fact as it was recorded, by its revision; null where there is none. */
export function factAt(history: readonly Known[], revision: number): Recorded<SettingFact> | null {
  const event = history.find((one) => one.revision === revision);
  return event !== undefined && isSettingFact(event) ? event : null;
}
