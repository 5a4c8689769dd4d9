import type { Deadline } from '../../workflows/timetable/clock.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { MilestoneLine } from '../../workflows/timetable/local-milestones.js';
import type { NeedsAssessment } from '../../workflows/needs-assessment/needs-assessment.state.js';
import type { RulerEvent, RulerInput, RulerLimit } from '../web/components/week-ruler.model.js';
import { dayMonth } from '../web/words/date-words.js';
import { groundInShort } from '../web/words/ground-words.js';

const labels: Readonly<Record<string, string>> = {
  A1: 'decision to assess',
  A2: 'decision to assess',
  D5: 'decision to assess',
  C1: 'if no plan',
  C3: 'final plan',
};

const why: Readonly<Record<string, string>> = {
  planWillBeIssued: 'plan agreed',
  refusedToAssess: 'no assessment',
  refusedToIssue: 'no plan',
  withdrawn: 'withdrawn',
  movedOut: 'moved away',
  childDied: 'the child died',
};

/** The weeks of an assessment with its limits and what happened; null where no day 0 is known, or for a re-assessment, whose weeks are others. */
export function caseRuler(
  state: NeedsAssessment,
  deadlines: readonly Deadline[],
  closedBecause: ReadonlyMap<string, string>,
  today: CalendarDate,
  milestones: readonly MilestoneLine[],
): RulerInput | null {
  const { begun } = state;
  if (begun === null || begun.by === 'broughtIn' || begun.by === 'reassessment') return null;
  const limits = deadlines.flatMap((deadline): RulerLimit[] => {
    const { rule, due, status, completedOn } = deadline;
    const label = labels[rule];
    if (label === undefined || due === null) return [];
    const reason = why[closedBecause.get(rule) ?? ''];
    return [{ rule, label, due, status, completedOn, kind: 'law', ...(reason === undefined ? {} : { why: reason }) }];
  });
  return {
    id: 'weeks',
    day0: begun.on,
    today,
    start: begun.by === 'request' ? 'Received' : 'Responsible from here',
    limits: [...limits, ...practice(state, milestones)],
    events: eventsOf(state),
    exceptions: state.exceptions
      .filter(({ struckOutOn }) => struckOutOn === null)
      .map(({ from, to, ground }) => ({
        from,
        to,
        label: `${groundInShort(ground)} ${dayMonth(from)}${to === null ? ' on' : to === from ? '' : ` to ${dayMonth(to)}`}`,
      })),
    closedOn: closedOn(state),
  };
}

function practice({ stage }: NeedsAssessment, milestones: readonly MilestoneLine[]): readonly RulerLimit[] {
  if (stage !== 'consideringRequest' && stage !== 'assessing') return [];
  return milestones
    .filter(({ id }) => id === 'adviceIn')
    .map(({ due }) => ({
      rule: 'adviceIn',
      label: 'advice in',
      due,
      status: 'running',
      completedOn: null,
      kind: 'practice',
    }));
}

function eventsOf(state: NeedsAssessment): readonly RulerEvent[] {
  const { assessDecisions, issueDecisions, drafts, sent, ended } = state;
  return [
    ...assessDecisions.map(({ on, positive }) => ({ on, label: positive ? 'Yes to assess' : 'No to assess' })),
    ...issueDecisions.map(({ on, positive }) => ({ on, label: positive ? 'Will issue' : 'Will not issue' })),
    ...drafts.map(({ served }, index) => ({ on: served.on, label: index === 0 ? 'Draft sent' : 'New draft sent' })),
    ...(sent[0] === undefined ? [] : [{ on: sent[0].on, label: 'Plan sent' }]),
    ...(ended === null ? [] : [{ on: ended.on, label: 'Ended' }]),
  ];
}

function closedOn({ ended, sent, stage, stageSince }: NeedsAssessment): CalendarDate | null {
  if (ended !== null) return ended.on;
  if (stage === 'refusedToAssess' || stage === 'refusedToIssue') return stageSince;
  return stage === 'planSent' ? (sent.at(-1)?.on ?? null) : null;
}
