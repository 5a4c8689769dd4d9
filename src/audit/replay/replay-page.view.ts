import { defaultPolicy, policyNames, policyQuestions } from '../../../workflows/timetable/policy-options.js';
import type { PolicyName } from '../../../workflows/timetable/policy-options.js';
import { latestRules } from '../../../workflows/timetable/rule-sets.js';
import type { DecisionBasis } from '../../../workflows/kernel/decider.js';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { byWhom, eventContext, eventDays } from '../../cases/case-history.view.js';
import { eventTitle } from '../../cases/event-words.js';
import { address } from '../../cases/query.js';
import { londonDateOf } from '../../commands/london-time.js';
import { faultWords } from '../../web/words/fault-words.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { answerWords, policyWords } from '../../web/words/policy-words.js';
import type { OtherRules } from './other-rules.js';
import type { ReplayedCase } from './replay.service.js';

/** What the address of a replay asks for. */
export interface ReplayAddress {
  readonly reference: string;
  readonly asAt: CalendarDate;
  readonly event: number | null;
  readonly onlyDifferences: boolean;
  readonly rules: OtherRules;
}

/** Address of a replay, with some of it changed. */
export function replayHref(
  { reference, asAt, event, onlyDifferences, rules }: ReplayAddress,
  changes: Partial<ReplayAddress> = {},
  path = `/replay/${encodeURIComponent(reference)}`,
): string {
  const to = { asAt, event, onlyDifferences, rules, ...changes };
  return address(path, [
    ['as-at', to.asAt],
    ['event', to.event === null ? null : String(to.event)],
    ['only', to.onlyDifferences ? 'differences' : null],
    ...Object.entries(to.rules.options).map(([name, value]) => ['rules', `${name}:${value}`] as const),
    ['rules-on', to.rules.rulesOn],
  ]);
}

/** Parameters of `appStepper`: where in the case we are, and one event on or back. */
export function stepperOf({ now, at }: ReplayedCase, here: ReplayAddress): object {
  const { events, names } = now;
  const step = (number: number): object | null => {
    const entry = events[number - 1];
    if (entry === undefined) return null;
    const asAt = londonDateOf(new Date(entry.recordedAt));
    return { text: `Event ${number}`, href: replayHref(here, { asAt, event: number }) };
  };
  const entry = events[at - 1];
  const both = { label: 'Events of this case', previous: step(at - 1), next: step(at + 1) };
  if (entry === undefined) return { ...both, title: `Before the first of ${events.length} events`, line: '' };
  const { happened, recorded, apart } = eventDays(entry, [entry]);
  return {
    ...both,
    title: `Event ${at} of ${events.length}: ${lowerFirst(eventTitle(entry, eventContext(now)))}`,
    line: `Happened ${happened} · recorded ${apart ? recorded : `the same day at ${recorded}`} by ${byWhom(entry, names)}`,
  };
}

/** Options that every case meets are shown; the others stand folded. */
const everyCase: readonly PolicyName[] = ['P1', 'P3'];

/** The card "Rules in force that day". */
export function rulesCard({ ruleSet, policy, calendar }: DecisionBasis): object {
  const row = (name: PolicyName): object => ({
    key: policyWords[name].title,
    value: `${answerWords(name, policy[name])} (option ${name})`,
  });
  const shown = policyNames.filter((name) => everyCase.includes(name) || policy[name] !== defaultPolicy[name]);
  const closures = calendar.closuresVersion === 0 ? '' : ' and the school closures recorded by then';
  return {
    rows: [
      {
        key: 'Rule set',
        value: `${ruleSet.title}, version ${ruleSet.version}: ${latestRules(ruleSet).length} rules`,
      },
      ...shown.map(row),
      { key: 'Calendar', value: `${calendar.title}, version ${calendar.version}${closures}` },
    ],
    others: policyNames.filter((name) => !shown.includes(name)).map(row),
  };
}

/** The form that reads the case under other rules: only questions that have more than one answer. */
export function otherRulesForm({ policy }: DecisionBasis, { options, rulesOn }: OtherRules): object {
  return {
    rulesOn: rulesOn ?? '',
    questions: policyNames
      .filter((name) => policyQuestions[name].values.length > 1)
      .map((name) => ({
        name,
        question: policyQuestions[name].question,
        items: [
          {
            value: '',
            text: `As that day: ${lowerFirst(answerWords(name, policy[name]))}`,
            selected: options[name] === undefined,
          },
          ...policyQuestions[name].values
            .filter((value) => value !== policy[name])
            .map((value) => ({
              value: `${name}:${value}`,
              text: answerWords(name, value),
              selected: options[name] === value,
            })),
        ],
      })),
  };
}

/** The card "Is this the true record?": what recomputing the fingerprints of this case has shown. */
export function proofCard({ proof, known, now, at }: ReplayedCase): object {
  const { fault, good, of, fingerprintOf } = proof;
  const fingerprint = fingerprintOf(known.at(-1));
  return {
    ok: fault === null,
    words: fault === null ? null : faultWords(fault),
    faultHref: fault?.number == null ? null : `/cases/${now.reference}/history/${fault.number}`,
    rows: [
      { key: 'Chain', value: `${good} of ${of} events match their fingerprints, checked just now` },
      { key: 'Known then', value: known.length === of ? `All ${of}` : `${known.length} of ${of} events` },
      {
        key: 'Signed checkpoint',
        value: 'None yet. Nothing that was signed outside this system covers this case',
      },
    ],
    fingerprint,
    fingerprintOf: at,
  };
}
