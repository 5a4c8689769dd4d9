import type { StartedPlacement } from '../../../workflows/plan/placement.state.js';
import { visitRuleOf } from '../../../workflows/plan/placement-terms.js';
import type { Plan } from '../../../workflows/plan/plan.state.js';
import { actDate, sentenceDate } from '../../web/words/date-words.js';
import { limitTitle } from '../../web/words/limit-words.js';
import { answerWords } from '../../web/words/policy-words.js';
import type { FactSituation, SideCard } from '../recording-form.js';
import { dueFrom, dueWords } from './due-words.js';
import type { Tuning } from './fact-form.js';
import { nothing } from './fact-questions.js';

const placementIn = ({ state, subject }: FactSituation): StartedPlacement | null =>
  (state as Plan).startedPlacements.find(({ placementId }) => placementId === subject) ?? null;

const onDay = { field: 'on', target: 'on-day' };

/** A placement began: what kind it is settles whether the child is visited. */
export const placementStarted: Tuning = {
  dateLabel: 'First day there',
  button: 'Record the placement',
  done: 'Placement recorded',
  // It may have begun years before anybody asked of what kind it is.
  asksWhyLate: false,
  defaults: () => ({ boarding: 'day', outOfArea: 'no', outsideDesignation: nothing, authority: nothing }),
  fieldOfCode: { 'authority-of-own-area': 'authority', 'placement-still-running': 'rank' },
  side: (s) => [
    {
      heading: 'What this does',
      paragraphs: [
        'The placement is counted by its kind of provision, by area, and by day or residential.',
        `In the area of another authority the child is visited ${often(s, 'P13')}; where it lives at the school, ${often(s, 'P14')}. These are the authority’s own limits, not law.`,
        'One placement at a time: record the end of the one before, or say 2 for a second placement beside it.',
      ],
    },
  ],
};

function often({ basis }: FactSituation, option: 'P13' | 'P14'): string {
  const words = answerWords(option, basis.policy[option]);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The same placement under other terms: what holds now stands in the form. */
export const placementChanged: Tuning = {
  dateLabel: 'From which day',
  button: 'Record the change',
  done: 'Change of placement recorded',
  defaults: (s) => {
    const now = placementIn(s)?.spells.at(-1);
    if (now === undefined) return {};
    const { provision, boarding, outOfArea, authority, outsideDesignation } = now;
    const flag = (value: boolean | null): string => (value === null ? nothing : value ? 'yes' : 'no');
    return {
      provision,
      boarding,
      authority: authority ?? nothing,
      outOfArea: flag(outOfArea),
      outsideDesignation: flag(outsideDesignation),
    };
  },
  fieldOfCode: {
    'authority-of-own-area': 'authority',
    'placement-unchanged': 'provision',
    'after-placement-ended': onDay,
  },
};

export const placementEnded: Tuning = {
  dateLabel: 'Last day there',
  button: 'End the placement',
  done: 'End of placement recorded',
  side: (s) => [
    {
      heading: 'What this does',
      paragraphs: [
        `${began(s)} Visits are owed no longer.`,
        'A breakdown is counted by the year group of the last day.',
      ],
    },
  ],
};

function began(s: FactSituation): string {
  const placement = placementIn(s);
  return placement === null ? '' : `It began on ${sentenceDate(placement.started.on)}.`;
}

/** R60: the authority’s own rule of quality. It warns, and holds nothing back. */
export const outOfAreaReason: Tuning = {
  dateLabel: 'Day it was decided',
  button: 'Record the reason',
  done: 'Reason recorded',
  asksWhyLate: false,
  read: (_asked, _s, { localOptionsConsidered, fundingConsidered }) => {
    const missing = [
      ...(localOptionsConsidered === false ? ['local options'] : []),
      ...(fundingConsidered === false ? ['cost and funding'] : []),
    ];
    if (missing.length === 0) return {};
    const value = `Not met: ${missing.join(' and ')} not considered. It is recorded all the same`;
    return { rows: [{ key: 'Our own rule for placing out of area', value }] };
  },
  side: () => [
    {
      heading: 'Our own rule',
      paragraphs: [
        'Before a child is placed out of area, schools and colleges of our area, and the cost and who pays, are considered.',
        'Where that did not happen it is recorded all the same: the case says so until it is put right.',
      ],
    },
  ],
};

export const returnPlan: Tuning = {
  dateLabel: 'Day it was planned',
  button: 'Record the plan',
  done: 'Plan for the return recorded',
  asksWhyLate: false,
  fieldOfCode: { 'return-before-its-plan': { field: 'returnBy', target: 'returnBy-day' } },
};

/** A visit: the day of the next one follows from it. */
export const placementVisit: Tuning = {
  dateLabel: 'Day of the visit',
  button: 'Record the visit',
  done: 'Visit recorded',
  fieldOfCode: {
    'next-visit-not-after-this': { field: 'nextVisitOn', target: 'nextVisitOn-day' },
    'after-placement-ended': onDay,
  },
  side: (s) => [{ heading: 'Visits', paragraphs: visitWords(s) }],
};

function visitWords(s: FactSituation): SideCard['paragraphs'] {
  const placement = placementIn(s);
  const terms = placement?.spells.at(-1);
  if (placement === null || terms === undefined) return [];
  const last = placement.visits.at(-1);
  const before =
    last === undefined ? 'No visit to this placement is on record.' : `The last visit was on ${actDate(last.on)}.`;
  const rule = visitRuleOf(terms);
  if (rule === null) return [before, 'It is in our own area and by day: no visit is set for it.'];
  const next = dueFrom(rule, s.basis.today, s.basis);
  return [before, `${limitTitle(rule)}: visited today, the next one is due by ${dueWords(next)}.`];
}

export const placementCost: Tuning = {
  dateLabel: 'From which day',
  button: 'Record the cost',
  done: 'Cost recorded',
  asksWhyLate: false,
  fieldOfCode: { 'after-placement-ended': onDay },
};
