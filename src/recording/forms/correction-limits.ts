import type { ClaimedFacts } from '../../../workflows/exceptions/excusable-limits.js';
import type { ExcusedLimit } from '../../../workflows/exceptions/exception.events.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { exceptionGrounds } from '../../../workflows/timetable/exception-matrix.js';
import { AnswerReader } from '../../web/forms/answers.js';
import type { Question } from '../questions.js';
import type { CaseSituation } from '../recording-form.js';
import { limitDueWords, limitsByDue, limitValue } from './exception-limits.js';
import { sameValue } from './correction-standing.js';
import type { Standing } from './correction-standing.js';

/** The limits an exception is said to excuse, to be chosen anew. */
export function limitQuestion(
  s: CaseSituation,
  { name, legend }: { readonly name: string; readonly legend: string },
  standing: Standing,
): Question {
  const claim = claimed(standing);
  return {
    kind: 'checkboxes',
    name,
    legend,
    hint: 'An exception lifts a limit. It never adds days.',
    choices:
      claim === null
        ? []
        : limitsByDue(s, claim).map((limit) => ({ value: limitValue(limit.clock), text: limitDueWords(s, limit) })),
  };
}

/** The boxes ticked for limits that stand. */
export function standingLimits(value: Plain | undefined): readonly string[] {
  return limitsIn(value).map(limitValue);
}

/**
 * The limits chosen, each with the limb that excuses it. Where ground, days or limits change, each must be one that the
 * law lets the ground excuse, as with a new claim.
 */
export function readLimits(asked: AnswerReader, s: CaseSituation, box: string, standing: Standing): Plain {
  const claim = claimed(standing);
  const corrected = claim === null ? null : correctedClaim(s, claim);
  if (corrected === null || claim === null) return standing.fields['limits'] ?? [];
  const all = limitsByDue(s, corrected);
  const chosen = asked.someOf(
    box,
    all.map(({ clock }) => limitValue(clock)),
    'Choose at least one limit that could not be met because of this',
  );
  const before = limitsIn(standing.fields['limits']);
  const untouched = sameValue({ ...claim }, { ...corrected }) && sameValue(chosen, before.map(limitValue));
  if (untouched) return standing.fields['limits'] ?? [];
  return all
    .filter(({ clock }) => chosen.includes(limitValue(clock)))
    .flatMap(({ clock, answer }): readonly { rule: string; subject: string | null; limb: string }[] => {
      if (answer.possible) return [{ rule: clock.rule, subject: clock.subject, limb: answer.limb }];
      asked.wrong(box, answer.reason);
      return [];
    });
}

function claimed({ fields }: Standing): ClaimedFacts | null {
  const { ground, from, to = null } = fields as Partial<ClaimedFacts>;
  return ground === undefined || from === undefined ? null : { ground, from, to };
}

/** The claim as the same form corrects it; null while its dates or ground cannot be read, which other questions say. */
function correctedClaim({ answers }: CaseSituation, standing: ClaimedFacts): ClaimedFacts | null {
  const asked = new AnswerReader(answers);
  const ground = asked.oneOf(
    'field-ground',
    exceptionGrounds.map((one) => one.ground),
    '',
  );
  const from = asked.date('field-from', { label: '', missing: '' });
  const to = asked.optionalDate('field-to', { label: '', missing: '' });
  return from === null ? null : { ground: ground ?? standing.ground, from, to };
}

function limitsIn(value: Plain | undefined): readonly ExcusedLimit[] {
  return Array.isArray(value) ? (value as readonly ExcusedLimit[]) : [];
}
