import type { AssessmentOnFile, DisputeOnFile, PlanOnFile } from '../../cases/case-file.service.js';
import { staffName } from '../../cases/staff-names.service.js';
import type { StaffNames } from '../../cases/staff-names.service.js';
import type { Deadline } from '../../../workflows/timetable/clock.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { stageShown } from '../../../workflows/dispute/dispute.state.js';
import { period, sentenceDate } from '../../web/words/date-words.js';
import { capital } from '../../web/words/distance-words.js';
import { bodyWords } from '../../web/words/body-words.js';
import { stageWords } from '../../web/words/fact-words.js';
import { groundWords } from '../../web/words/ground-words.js';
import type { KnownFact } from './known-fact.js';

type Standing = readonly Omit<KnownFact, 'group'>[];

/** Where an assessment stands: stage, who holds it, advice as a whole and by body, and exceptions. */
export function assessmentStanding({ state, deadlines }: AssessmentOnFile, names: StaffNames): Standing {
  const { stage, stageSince, worker, team, advice, exceptions } = state;
  const standing = exceptions.filter(({ struckOutOn }) => struckOutOn === null);
  return [
    gathered('stage', 'Stage', stageLines(stage, stageSince)),
    gathered('allocated', 'Held by', worker === null && team === null ? [] : [staffName(names, worker), ...some(team)]),
    gathered('advice', 'Advice', [adviceInShort(state, deadlines)]),
    ...advice.map(({ adviceId, body, requested, receivedOn, returnedOn, acceptedOn, chasedOn }) =>
      gathered(`advice-${adviceId}`, `Advice from ${bodyWords(body)}`, [
        requested === null ? 'Existing advice, nothing asked for' : `Asked for ${sentenceDate(requested.on)}`,
        receivedOn === null ? 'Not back' : `Back ${sentenceDate(receivedOn)}`,
        ...day('Sent back as not enough', returnedOn),
        ...day('Accepted', acceptedOn),
        ...day('Last chased', chasedOn),
      ]),
    ),
    gathered('exceptions', 'Exceptions', [standing.length === 0 ? 'None' : String(standing.length)]),
    ...exceptions.map(({ exceptionId, ground, from, to, evidenced, struckOutOn, ...claim }) =>
      gathered(`exception-${exceptionId}`, `Exception: ${groundWords(ground)}`, [
        struckOutOn === null ? (to === null ? `From ${sentenceDate(from)}` : period(from, to)) : 'Struck out',
        evidenced ? 'Evidence on file' : 'No evidence on file',
        ...day('Agreed', claim.agreedOn),
        ...day('Family told', claim.familyToldOn),
      ]),
    ),
  ];
}

/** Where a plan stands. */
export function planStanding({ state }: PlanOnFile): Standing {
  const { stage, stageSince, made, reviews, ceased } = state;
  const held = reviews.flatMap(({ meetingOn }) => meetingOn ?? []).toSorted();
  const last = held.at(-1);
  return [
    gathered('stage', 'Stage', stageLines(stage, stageSince)),
    gathered('made', 'First made', made === null ? [] : [sentenceDate(made.on)]),
    gathered('reviews', 'Review meetings', [
      last === undefined ? 'None held' : `${held.length} held, the last ${sentenceDate(last)}`,
    ]),
    ...(ceased === null ? [] : [gathered('ceased', 'Ended', [sentenceDate(ceased.on)])]),
  ];
}

/** Where a dispute stands. */
export function disputeStanding({ state }: DisputeOnFile): Standing {
  const { opened, closed } = state;
  return [
    gathered('stage', 'Stage', [stageWords(stageShown(state))]),
    gathered('opened', 'Opened', opened === null ? [] : [sentenceDate(opened.on)]),
    ...(closed === null ? [] : [gathered('closed', 'Closed', [sentenceDate(closed.on)])]),
  ];
}

/** "7 asked for, 4 back, 2 late". */
function adviceInShort({ advice }: AssessmentOnFile['state'], deadlines: readonly Deadline[]): string {
  const back = advice.filter(({ receivedOn }) => receivedOn !== null).length;
  const late = deadlines.filter(({ rule, status }) => rule === 'B1' && (status === 'overdue' || status === 'metLate'));
  if (advice.length === 0) return 'None asked for';
  const parts = [`${advice.length} asked for`, back === 0 ? 'none back' : `${back} back`];
  return [...parts, ...(late.length === 0 ? [] : [`${late.length} late`])].join(', ');
}

function gathered(key: string, label: string, lines: readonly string[]): Omit<KnownFact, 'group'> {
  return { key, label: capital(label), kind: 'gathered', lines, struck: false, tag: null };
}

function stageLines(stage: string, since: CalendarDate | null): readonly string[] {
  return [stageWords(stage), ...(since === null ? [] : [`since ${sentenceDate(since)}`])];
}

const some = (text: string | null): readonly string[] => (text === null ? [] : [text]);

function day(words: string, on: CalendarDate | null): readonly string[] {
  return on === null ? [] : [`${words} ${sentenceDate(on)}`];
}
