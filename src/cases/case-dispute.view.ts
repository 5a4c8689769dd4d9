import { outcomeOf } from '../../workflows/dispute/dispute.outcome.js';
import { stageShown } from '../../workflows/dispute/dispute.state.js';
import type { Appeal, Dispute, Mediation } from '../../workflows/dispute/dispute.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { outcomeWords, requirementWords } from '../web/words/code-words.js';
import { sentenceDate } from '../web/words/date-words.js';
import {
  certificateWords,
  disputedDecisionWords,
  disputeClosedWords,
  followsWords,
  mediationIssueWords,
  orderResultWords,
  recommendedToWords,
  appealEndedByWords,
} from '../web/words/dispute-code-words.js';
import { stageWords } from '../web/words/fact-words.js';
import { listed, lowerFirst } from '../web/words/list-words.js';
import type { KeyFact } from './case-facts.view.js';
import type { DisputeOnFile } from './case-file.service.js';
import type { PlainTable } from './case-plan.view.js';
import { disputeLimits } from './limit-names.js';
import { anchorOf } from './plan-life.view.js';
import { nextLimitFact, smallClocks } from './process-clocks.view.js';
import type { SmallClock } from './process-clocks.view.js';

interface Line {
  readonly key: string;
  readonly value: string;
}

/** One dispute: what it is about, its mediation and its appeal, and what came of it. */
export interface DisputePage {
  readonly id: string;
  readonly title: string;
  readonly live: boolean;
  readonly facts: readonly Line[];
  readonly clocks: readonly SmallClock[];
  readonly mediation: readonly Line[];
  readonly appeal: readonly Line[];
  readonly recommendations: PlainTable | null;
}

export function disputePage({ id, state, deadlines }: DisputeOnFile, today: CalendarDate): DisputePage {
  const { opened, closed } = state;
  return {
    id,
    title: opened === null ? 'Dispute' : `About ${lowerFirst(disputedDecisionWords[opened.about])}`,
    live: closed === null,
    facts: [
      { key: 'Where it is', value: disputeStageWords(state) },
      ...(opened === null
        ? []
        : [
            { key: 'Opened', value: sentenceDate(opened.on) },
            { key: 'Notice of the decision', value: `Sent ${sentenceDate(opened.noticeSentOn)}` },
          ]),
      { key: 'What we must do', value: outcomeWordsOf(state) },
      ...(closed === null
        ? []
        : [{ key: 'Closed', value: `${sentenceDate(closed.on)}. ${disputeClosedWords[closed.because]}` }]),
    ],
    clocks: smallClocks(disputeLimits(state), deadlines, today, anchorOf(id)),
    mediation: mediationLines(state.mediation),
    appeal: appealLines(state.appeal),
    recommendations: recommendationsTable(state.appeal),
  };
}

/** A live dispute at the head of a case: where it is and its next limit. */
export function disputeFact({ state, deadlines }: DisputeOnFile, today: CalendarDate): KeyFact {
  const next = nextLimitFact('Dispute', disputeLimits(state), deadlines, today);
  const date = next.value === 'None' ? next.line : `${next.value}: ${lowerFirst(next.line)}`;
  return { ...next, value: disputeStageWords(state), line: date };
}

/** "Mediation asked for": the appeal where there is one, or else mediation. */
export function disputeStageWords(state: Dispute): string {
  return stageWords(stageShown(state));
}

function outcomeWordsOf(state: Dispute): string {
  const outcome = outcomeOf(state);
  if (outcome === null) return state.closed === null ? 'Nothing yet' : 'Nothing';
  const date = outcome.directedOn === null ? '' : `, by ${sentenceDate(outcome.directedOn)}`;
  return `${requirementWords[outcome.requires]}${date}. ${outcomeWords[outcome.by]} of ${sentenceDate(outcome.on)}`;
}

function mediationLines({
  contacted,
  declined,
  requested,
  healthToldOn,
  arrangements,
  notArranged,
  held,
  certificates,
  agreement,
  otherMattersDoneOn,
}: Mediation): readonly Line[] {
  const issues = requested?.issues.map((issue) => mediationIssueWords[issue].toLowerCase()) ?? [];
  return [
    ...line('Adviser contacted', contacted?.on),
    ...line('Mediation declined', declined?.on),
    ...line('Mediation asked for', requested?.on, listed(issues)),
    ...line('Health body told', healthToldOn),
    ...arrangements.flatMap(({ on, heldOn, withAuthority }) =>
      line('Arranged', on, `for ${sentenceDate(heldOn)}${withAuthority ? '' : ', nobody who may settle'}`),
    ),
    ...line('Could not be arranged', notArranged?.on),
    ...line('Held', held?.on, held === null ? '' : held.settled ? 'settled' : 'not settled'),
    ...certificates.flatMap(({ on, because }) => line('Certificate', on, lowerFirst(certificateWords[because]))),
    ...line(
      'Agreement',
      agreement?.on,
      agreement == null
        ? ''
        : agreement.requires === null
          ? 'on other matters'
          : lowerFirst(requirementWords[agreement.requires]),
    ),
    ...line('Other matters done', otherMattersDoneOn),
  ];
}

function appealLines({
  received,
  sent,
  response,
  conceded,
  withdrawn,
  hearing,
  heardOn,
  orders,
}: Appeal): readonly Line[] {
  const number = received?.appealNumber ?? null;
  return [
    ...line('Received by the Tribunal', received?.on, number === null ? '' : `number ${number}`),
    ...line('Sent to us', sent?.on),
    ...line(
      'Our response',
      response?.on,
      response === null ? '' : response.opposes ? 'we oppose it' : 'we do not oppose it',
    ),
    ...line('Not opposed', conceded?.on, conceded === null ? '' : lowerFirst(requirementWords[conceded.requires])),
    ...line('Withdrawn', withdrawn?.on, withdrawn === null ? '' : `by ${lowerFirst(appealEndedByWords[withdrawn.by])}`),
    ...line('Hearing arranged', hearing?.on, hearing === null ? '' : `for ${sentenceDate(hearing.heldOn)}`),
    ...line('Heard', heardOn),
    ...orders.flatMap(({ on, result, requires }) =>
      line(
        'Order',
        on,
        `${lowerFirst(orderResultWords[result])}${requires === null ? '' : `. ${requirementWords[requires]}`}`,
      ),
    ),
  ];
}

function recommendationsTable({ recommendations }: Appeal): PlainTable | null {
  if (recommendations.length === 0) return null;
  return {
    caption: 'Recommendations of the Tribunal',
    head: ['To', 'Made', 'Answered', 'Will it be followed'],
    rows: recommendations.map(({ to, on, answered }) => [
      recommendedToWords[to],
      sentenceDate(on),
      answered === null ? '–' : sentenceDate(answered.on),
      answered === null ? '–' : followsWords[answered.follows],
    ]),
  };
}

function line(key: string, on: CalendarDate | null | undefined, more = ''): readonly Line[] {
  if (on == null) return [];
  return [{ key, value: more === '' ? sentenceDate(on) : `${sentenceDate(on)}: ${more}` }];
}
