import { actionPlanDecider } from '../../../workflows/action-plan/action-plan.decider.js';
import type { ActionPlanEvent } from '../../../workflows/action-plan/action-plan.events.js';
import type { Plain, Recorded } from '../../../workflows/kernel/fact.js';
import { choicesFrom, keysOf, wordsWithout } from '../../recording/questions.js';
import { correctionReasonWords } from '../../web/words/code-words.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { factClause } from '../../web/words/fact-words.js';
import { planFormHref, planHref } from '../plan-hrefs.js';
import type { PlanFormKind, PlanIntention, PlanPlace } from './plan-form.js';
import { fieldTitle, valueWords } from './text-words.js';

// There is no case that it could belong to.
const reasons = wordsWithout(correctionReasonWords, 'wrongCase');

/** The entry that is meant: one that can be struck out, and has not been. */
function entryMeant({ meant, now: { history } }: PlanPlace): Recorded<ActionPlanEvent> | null {
  const asked = meant('revision') ?? '';
  const entry = /^\d{1,9}$/.test(asked) ? history[Number(asked)] : undefined;
  if (entry === undefined || entry.type === 'FactCorrected') return null;
  return actionPlanDecider.neverCorrected?.includes(entry.type) === true ? null : entry;
}

/** An entry in full: what it says, field by field. */
function entryRows(entry: Recorded<ActionPlanEvent>, { document }: PlanPlace): PlanIntention['rows'] {
  const clause = factClause(entry.type);
  const said = Object.entries(entry.data as Readonly<Record<string, Plain>>).filter(
    ([, value]) => value !== null && value !== '',
  );
  return [
    { key: 'Entry', value: `${clause.charAt(0).toUpperCase()}${clause.slice(1)}` },
    { key: 'Day', value: sentenceDate(entry.occurredOn) },
    ...said.map(([field, value]) => ({ key: fieldTitle(field), value: valueWords(value, document) })),
  ];
}

/** Takes an entry out that should not have been recorded: it stays readable, and counts no more. */
export const strike: PlanFormKind = {
  records: null,
  make: (place) => {
    const entry = entryMeant(place);
    if (entry === null) return null;
    const { document, now } = place;
    const rows = entryRows(entry, place);
    const struck = now.history.findLast((one) => one.type === 'FactCorrected' && one.data.correctsRevision === entry.revision); // prettier-ignore
    const isStruck = struck?.type === 'FactCorrected' && struck.data.struck;
    return {
      title: isStruck ? 'Let an entry stand again' : 'Strike an entry out',
      action: planFormHref(now.planId, 'strike', { revision: String(entry.revision) }),
      back: { text: document.title, href: planHref(now.planId) },
      questions: [{ kind: 'answers', rows }, { kind: 'radios', name: 'why', legend: isStruck ? 'Why does it stand after all?' : 'Why is it struck out?', choices: choicesFrom(reasons) }], // prettier-ignore
      defaults: {},
      side: [{ heading: 'What it does', paragraphs: ['The entry stays in the history, marked as struck out, with who did so and why. The plan reads as if it had not been recorded; what was known before stays readable on its day.', 'To change a rating or a value, record it again instead.'] }], // prettier-ignore
      button: isStruck ? 'Let it stand again' : 'Strike it out',
      fieldOfCode: {},
      read(asked) {
        const reason = asked.oneOf('why', keysOf(reasons), 'Say why');
        if (reason === null) return null;
        return {
          command: { type: 'CorrectFact', revision: entry.revision, reason, struck: !isStruck },
          rows: [...rows, { key: 'Why', value: reasons[reason] }],
          effects: [{ what: 'The entry', now: isStruck ? 'Struck out' : 'Stands', after: isStruck ? 'Stands' : 'Struck out' }], // prettier-ignore
          said: isStruck ? 'The entry stands again' : 'The entry is struck out',
        };
      },
    };
  },
};
