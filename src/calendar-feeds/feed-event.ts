import type { RowContext } from '../../projections/projection.js';
import type { DueItem } from '../../projections/work-list/due-items.js';
import { caseHref } from '../cases/acts.js';
import { actDate } from '../web/words/date-words.js';
import { limitLaw, limitTitle } from '../web/words/limit-words.js';
import type { AllDayEvent } from './icalendar.js';

export interface FeedPlace {
  readonly uid: string;
  readonly reference: string;
  readonly origin: string | null;
  readonly context: Pick<RowContext, 'revision' | 'recordedAt'> | null;
}

/** A limit as an all-day event on its last day: the rule in words and the reference of the case, never a name. */
export function feedEvent(
  { rule, body, stage, due, actBy }: Omit<DueItem, 'subject' | 'disapplied' | 'waitingFor'>,
  { uid, reference, origin, context }: FeedPlace,
): AllDayEvent {
  const law = limitLaw(rule);
  const lines = [
    ...(law === '' ? [] : [law]),
    'The last day in time.',
    ...(actBy === due ? [] : [`Act by ${actDate(actBy)}: the office is closed on the last day.`]),
  ];
  return {
    uid,
    on: due,
    summary: `${reference}: ${limitTitle(rule, body, stage)}`,
    description: lines.join('\n'),
    url: origin === null ? null : `${origin}${caseHref(reference)}`,
    changedAt: context?.recordedAt ?? '1970-01-01T00:00:00.000Z',
    sequence: context?.revision ?? 0,
  };
}
