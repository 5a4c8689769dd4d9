import { plainDate } from '../timetable/plain-date.js';
import type { PlanTarget } from './plan-document.js';
import { amountWords } from './target-values.js';
import type { TargetAnswer, TargetBase, TargetReading, TargetState, TargetValue } from './target-answer.js';

/** A step as the plan prints it: "-25% against September 2017", "down", "in place". */
export function stepWords({ operator, value, unit, relativeTo }: PlanTarget): string {
  const amount = value === '' ? 'a target that is not printed' : typeof value === 'string' ? value : `${operator === 'change' && value > 0 ? '+' : ''}${amountWords(value, unit)}`; // prettier-ignore
  return relativeTo === undefined ? amount : `${amount} against ${relativeTo}`;
}

/** One sentence about an answer: what is wanted by when, from where, and what came of it. */
export function answerWords(answer: Omit<TargetAnswer, 'words'>, held: TargetValue | null, why: string | null): string {
  const { target, population, due, readings } = answer;
  const { label } = target;
  const of = `${label === undefined ? '' : ` (${label})`}${population === null ? '' : `, ${population}`}`;
  const by = due === null ? '' : ` by ${plainDate(due)}`;
  const [first, ...others] = readings;
  if (why !== null || first === undefined) return `${stepWords(target)}${by}${of}: ${why ?? ''}`;
  const outcome = outcomeWords(answer, held);
  if (others.length === 0) return capital(`${first.words}${by}${of}: ${outcome}`);
  const each = readings.map((reading) => `${reading.words}${shortWords(reading, answer.state)}`);
  return capital(`${stepWords(target)}${by}${of}, read as ${each.join(' and as ')}: ${outcome}`);
}

/** Where the readings part, each says its own. */
function shortWords({ state }: TargetReading, worst: TargetState): string {
  if (state === worst) return '';
  return state === 'reached' ? ', which is reached' : ', which is not reached';
}

function outcomeWords(
  { state, base, moved, due, coming }: Omit<TargetAnswer, 'words'>,
  held: TargetValue | null,
): string {
  const value = held?.value == null ? '' : amountWords(held.value, held.unit);
  const from = base === null ? '' : movedWords(moved, base);
  const then = coming === null ? '' : `; then ${coming.words} by ${plainDate(coming.by)}`;
  switch (state) {
    case 'reached':
      return `reached${value === '' ? '' : ` with ${value}`}${then}`;
    case 'onTheWay':
    case 'notReached':
      return `not reached${value === '' ? '' : ` with ${value}`}${from}${then}`;
    case 'notDueYet':
      return `not due yet${value === '' ? '' : `, ${value} now`}${from}${due === null ? '' : then}`;
    case 'valueMissing':
      return 'there is no value to hold against it';
    case 'baselineMissing':
    case 'comparatorMissing':
    case 'notMeasurable':
      return '';
  }
}

function movedWords(moved: TargetAnswer['moved'], { value, unit, at, from }: TargetBase): string {
  const words = `${amountWords(value, unit)}${at === null ? '' : ` (${at})`}`;
  const base = from === 'position' ? `the printed position of ${words}` : words;
  switch (moved) {
    case 'right':
      return `, moved the right way from ${base}`;
    case 'wrong':
      return `, moved the wrong way from ${base}`;
    case 'level':
      return `, level with ${base}`;
    case null:
      return '';
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
