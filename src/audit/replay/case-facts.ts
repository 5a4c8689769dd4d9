import { effectiveHistory, isCorrection } from '../../../workflows/kernel/replay.js';
import type { Placed } from '../../../workflows/kernel/decider.js';
import type { Deadline } from '../../../workflows/timetable/clock.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { HistoryEntry } from '../../children/case-record.js';
import { clockAnchor } from '../../cases/case-limits.view.js';
import type { CaseFile, OnFile } from '../../cases/case-file.service.js';
import { eventContext } from '../../cases/case-history.view.js';
import { eventRows, eventTitle, narrativeOf } from '../../cases/event-words.js';
import type { EventContext } from '../../cases/event-words.js';
import { assessmentLimits, disputeLimits, planLimits } from '../../cases/limit-names.js';
import type { LimitNames } from '../../cases/limit-names.js';
import { dueDate } from '../../web/words/deadline-tag.js';
import { sentenceDate, tableDate } from '../../web/words/date-words.js';
import { disputedDecisionWords } from '../../web/words/dispute-code-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { childFacts } from './child-facts.js';
import type { KnownFact } from './known-fact.js';
import { assessmentStanding, disputeStanding, planStanding } from './standing-facts.js';

/** Everything a case says of itself as it stood on the day its file was drawn for. */
export function caseFacts(file: CaseFile): readonly KnownFact[] {
  const { assessments, plans, disputes, record, today } = file;
  const context = eventContext(file);
  const several = assessments.length > 1;
  const process = (name: string, one: OnFile, standing: Standing, names: LimitNames): readonly KnownFact[] => [
    ...standing.map((fact) => ({ ...fact, key: `${one.stream} ${fact.key}`, group: name })),
    ...limitFacts(one, names, `${name}: limits of law`, today),
    ...recordedFacts(one.history, `${name}: what was recorded`, file, context),
  ];
  return [
    ...childFacts(record),
    ...assessments.flatMap((one) =>
      process(
        several && one.state.begun !== null ? `Assessment from ${sentenceDate(one.state.begun.on)}` : 'Assessment',
        one,
        assessmentStanding(one, file.names),
        assessmentLimits(one.state),
      ),
    ),
    ...plans.flatMap((one) =>
      process(
        one.state.made === null ? 'Plan' : `Plan of ${sentenceDate(one.state.made.on)}`,
        one,
        planStanding(one),
        planLimits(one.state),
      ),
    ),
    ...disputes.flatMap((one) =>
      process(
        one.state.opened === null
          ? 'Dispute'
          : `Dispute about ${lowerFirst(disputedDecisionWords[one.state.opened.about])}`,
        one,
        disputeStanding(one),
        disputeLimits(one.state),
      ),
    ),
    ...recordedFacts(record.history ?? [], 'The child: what was recorded', file, context),
  ];
}

type Standing = readonly Omit<KnownFact, 'group'>[];

function limitFacts(
  { stream, deadlines }: OnFile,
  names: LimitNames,
  group: string,
  today: CalendarDate,
): readonly KnownFact[] {
  return deadlines.filter(stillSaid).map((deadline) => {
    const { date, struck, words, tag } = dueDate(deadline, today);
    const about = names.about(deadline);
    return {
      key: `${stream} ${clockAnchor(deadline)}`,
      group,
      label: about === null ? names.title(deadline) : `${names.title(deadline)} (${lowerFirst(about)})`,
      kind: 'limit',
      lines: [date, words].filter((line) => line !== null),
      struck,
      tag,
    };
  });
}

/** What a correction or a later record has replaced says nothing any more. */
const stillSaid = ({ status }: Deadline): boolean => status !== 'superseded';

/** Each record in its own place, as corrections have it; what was struck out says so. */
function recordedFacts(
  history: readonly HistoryEntry[],
  group: string,
  { names }: Pick<CaseFile, 'names'>,
  context: EventContext,
): readonly KnownFact[] {
  const standing = new Map(
    effectiveHistory(history as unknown as readonly Placed[]).map((event) => [event.revision, event]),
  );
  return history
    .filter((entry) => !isCorrection(entry as unknown as Placed))
    .map((entry): KnownFact & { readonly on: CalendarDate } => {
      const event = standing.get(entry.revision);
      const now = { ...entry, ...event, personal: event?.personal ?? null };
      return {
        key: `${entry.stream}#${entry.revision}`,
        group,
        label: eventTitle(now, context),
        kind: 'recorded',
        lines: event === undefined ? ['Struck out: it did not happen'] : linesOf(now, names),
        struck: false,
        tag: entry.source === 'import' ? { text: 'Imported', colour: 'grey', classes: 'govuk-tag--grey' } : null,
        on: now.occurredOn,
      };
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map(({ on: _, ...fact }) => fact);
}

function linesOf(entry: HistoryEntry, names: CaseFile['names']): readonly string[] {
  const said = narrativeOf(entry);
  return [
    tableDate(entry.occurredOn),
    ...eventRows(entry, names).flatMap(({ key, value }) => (value === '–' ? [] : [`${key}: ${value}`])),
    ...(said === null ? [] : [said]),
  ];
}
