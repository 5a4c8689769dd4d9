import type { Plan } from '../../workflows/plan/plan.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../web/words/date-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { arrangementWords, ceaseReasonWords } from '../web/words/plan-code-words.js';
import { arrangementTables } from './arrangement-tables.view.js';
import { adulthoodView } from './adulthood.view.js';
import type { AdulthoodView } from './adulthood.view.js';
import type { KeyFact } from './case-facts.view.js';
import type { PlanOnFile } from './case-file.service.js';
import type { PlainTable } from './case-plan.view.js';
import { planLimits } from './limit-names.js';
import { placementTables } from './placement-tables.view.js';
import { qualityTables } from './quality-tables.view.js';
import { planTables } from './plan-tables.view.js';
import { farTransfers } from './transfer-tables.view.js';
import { nextLimitFact, smallClocks } from './process-clocks.view.js';
import type { SmallClock } from './process-clocks.view.js';

/** One plan of the child with everything that is done about it. */
export interface PlanLife {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly clocks: readonly SmallClock[];
  /** Null where the child is too young and nothing is recorded about it. */
  readonly adulthood: AdulthoodView | null;
  readonly tables: readonly PlainTable[];
  readonly quality: readonly PlainTable[];
  /** Folded away: it lies far ahead. */
  readonly far: PlainTable | null;
}

/** `birthDate` is that of the child whose case is open: the days of the way to adulthood follow from it. */
export function planLife(
  { id, state, deadlines }: PlanOnFile,
  today: CalendarDate,
  birthDate: CalendarDate | null = null,
): PlanLife {
  const { made } = state;
  const keptUntil = deadlines.find(({ rule }) => rule === 'H3');
  return {
    id,
    title: made === null ? 'Plan' : `Plan of ${sentenceDate(made.on)}`,
    facts: [
      { key: 'Status', value: statusWords(state) },
      {
        key: state.broughtIn ? 'First made, before it came to us' : 'First made',
        value: made === null ? 'Not known' : sentenceDate(made.on),
      },
      ...(state.fromAuthority === null ? [] : [{ key: 'Came from', value: state.fromAuthority }]),
      ...(keptUntil === undefined || state.ceased !== null
        ? []
        : [
            {
              key: 'Kept at least until',
              value:
                keptUntil.due === null
                  ? 'The appeal is decided'
                  : `${sentenceDate(keptUntil.due)}, while an appeal may come`,
            },
          ]),
      ...(state.keptToYearEnd === null ? [] : [{ key: 'Kept to the end of the school year', value: 'Yes' }]),
      ...(state.personalBudget === null
        ? []
        : [
            {
              key: 'Personal budget',
              value: (arrangementWords as Readonly<Record<string, string>>)[state.personalBudget] ?? 'Agreed',
            },
          ]),
    ],
    clocks: smallClocks(planLimits(state), deadlines, today, anchorOf(id)),
    adulthood: adulthoodView(state, birthDate, today),
    tables: [...placementTables(state, deadlines), ...arrangementTables(state, today), ...planTables(state, today)],
    quality: qualityTables(state),
    far: farTransfers(state, today),
  };
}

/** What begins the anchors of a plan's or dispute's clocks: a child may have several. */
export function anchorOf(id: string): string {
  return `${id.slice(0, 8)}-`;
}

/** "Plan ended on 3 March 2026: needs are met without a plan". */
export function statusWords({ stage, ceased, transferredOutOn, continuedOn }: Plan): string {
  const words = stageWords(stage);
  if (ceased !== null) {
    const why = (ceaseReasonWords as Readonly<Record<string, string>>)[ceased.reason ?? ''];
    return `${words} on ${sentenceDate(ceased.on)}${why === undefined ? '' : `. ${why}`}`;
  }
  if (transferredOutOn !== null) return `${words} on ${sentenceDate(transferredOutOn)}`;
  return continuedOn === null ? words : `${words}, continued on ${sentenceDate(continuedOn)}`;
}

/** The plan at the head of a case: its status and its next limit. */
export function planFacts({ state, deadlines }: PlanOnFile, today: CalendarDate): readonly KeyFact[] {
  const made = state.made === null ? '' : `First made ${sentenceDate(state.made.on)}`;
  return [
    { label: 'Plan', value: stageWords(state.stage), line: made },
    nextLimitFact('Next date of the plan', planLimits(state), deadlines, today),
  ];
}
