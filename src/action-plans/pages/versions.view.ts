import type { PlanVersion } from '../../../workflows/action-plan/action-plan.state.js';
import { planDifferences } from '../../../workflows/action-plan/plan-differences.js';
import type { PlanDifference } from '../../../workflows/action-plan/plan-differences.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { instantWords, sentenceDate } from '../../web/words/date-words.js';
import { address } from '../../cases/query.js';
import { planHref } from '../plan-hrefs.js';
import { statusWords } from '../plan-words.js';
import { placeWords, valueText } from './change-words.js';
import { authorOf } from './history.view.js';
import type { OpenedPlan } from './opened-plan.js';

export interface VersionLine {
  readonly number: number;
  readonly name: string;
  readonly how: string;
  readonly status: string;
  readonly on: string;
  readonly recorded: string;
  readonly reason: string | null;
  /** Against the version before; null for the first. */
  readonly compareHref: string | null;
  readonly fileHref: string;
}

const hows: Readonly<Record<PlanVersion['how'], string>> = {
  drafted: 'Draft begun here',
  loaded: 'Loaded from its file',
  issued: 'Draft issued',
  published: 'Published',
};

/** Versions of a plan, the newest first (R88). */
export function versionLines({ state, history, names, planId }: OpenedPlan): readonly VersionLine[] {
  return state.versions.toReversed().map((version) => {
    const event = history.find(({ revision }) => revision === version.revision);
    const { number } = version;
    return {
      number,
      name: version.name ?? `Version ${String(number)}`,
      how: hows[version.how],
      status: statusWords[version.status],
      on: sentenceDate(version.on),
      recorded: event === undefined ? '' : `${instantWords(event.recordedAt)}, ${authorOf(event, names)}`,
      reason: version.reason,
      compareHref: number === 1 ? null : address(`${planHref(planId)}/compare`, [['from', String(number - 1)], ['to', String(number)]]), // prettier-ignore
      fileHref: address(`${planHref(planId)}/plan.json`, [['version', String(number)]]),
    };
  });
}

export interface DifferenceLine {
  readonly place: string;
  readonly kind: string;
  readonly before: string;
  readonly after: string;
}

const kinds: Readonly<Record<PlanDifference['kind'], string>> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  moved: 'Moved',
};

/** Lines of a comparison at most: two files that have little in common differ everywhere. */
export const mostDifferences = 400;

/** Every place in which two plans differ, in words. */
export function differenceLines(
  before: PlanDocument,
  after: PlanDocument,
): { readonly lines: readonly DifferenceLine[]; readonly total: number } {
  const found = planDifferences(before, after);
  return {
    total: found.length,
    lines: found.slice(0, mostDifferences).map((one) => ({
      place: placeWords(one.kind === 'removed' ? before : after, one.path),
      kind: kinds[one.kind],
      before: one.kind === 'added' ? '–' : one.kind === 'moved' ? `Place ${String(Number(one.before) + 1)}` : valueText(one.before), // prettier-ignore
      after: one.kind === 'removed' ? '–' : one.kind === 'moved' ? `Place ${String(Number(one.after) + 1)}` : valueText(one.after), // prettier-ignore
    })),
  };
}
