import { measures } from '../../projections/measures/catalogue.js';
import { isRate } from '../../projections/measures/measure.js';
import type { Measure } from '../../projections/measures/measure.js';
import { sentenceDate } from '../web/words/date-words.js';

export const rounding =
  'One decimal, halves up, worked out from the whole counts and never from rounded figures. Without cases there is no figure, never 0%.';
export const smallNumbers =
  'Inside the tool staff see true counts. Anything made for publication replaces 1 to 4 by “fewer than 5” and hides the next smallest where the first could be worked out.';
const durations = 'Days are whole; medians and means are taken from days and shown in weeks with one decimal.';

const sources: Readonly<Record<Measure['source'], string>> = {
  dfe: 'As the Department for Education publishes it',
  plan: 'As action plans ask for it',
  local: 'Our own',
};

export interface DefinitionRow {
  readonly key: string;
  readonly value: string;
}

export interface Definition {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly rows: readonly DefinitionRow[];
  readonly versions: readonly { readonly version: number; readonly from: string; readonly what: string }[];
  readonly seeAlso: readonly { readonly id: string; readonly title: string; readonly basis: string }[];
}

function roundingOf({ kind }: Measure): string {
  if (kind === 'duration') return durations;
  if (kind === 'mean') return 'A mean of unrounded scores, shown with two decimals.';
  return isRate(kind) ? rounding : 'None: whole numbers.';
}

/** A measure in words, as page and document show it. */
export function definitionOf(measure: Measure): Definition {
  return {
    id: measure.id,
    title: measure.title,
    words: measure.definition,
    rows: [
      { key: 'Counted (numerator)', value: measure.numerator },
      { key: 'Out of (denominator)', value: measure.denominator },
      { key: 'Which date counts', value: measure.dateBasis },
      { key: 'Leaves out', value: measure.leavesOut },
      { key: 'Provision', value: measure.provision },
      { key: 'Whose definition', value: sources[measure.source] },
      {
        key: 'Rounding',
        value: roundingOf(measure),
      },
      { key: 'Small numbers', value: smallNumbers },
    ],
    versions: [{ version: measure.version, from: sentenceDate(measure.inForceFrom), what: 'In force' }],
    seeAlso: measure.seeAlso.flatMap((id) => {
      const other = measures.find((candidate) => candidate.id === id);
      return other === undefined ? [] : [{ id, title: other.title, basis: other.dateBasis }];
    }),
  };
}

/** How a figure is made that is no measure by itself, but needs its words as much. */
export interface FigureRule {
  readonly title: string;
  readonly version: number;
  readonly paragraphs: readonly string[];
  readonly provision: string;
}

/** The figures of the performance page that are made of several counts, by the address of their words. */
export const figureRules: Readonly<Record<string, FigureRule>> = {
  'late-days': {
    title: 'How late days are shared out',
    version: 1,
    paragraphs: [
      'A plan is late by the days after day 140 on which it had not been issued. Each late day is counted once, against whoever held the case that day, so the parts add up to the total.',
      'When several bodies hold the case on one day, the day goes to the one that answered last.',
      'Before the decision to assess we hold the case. During the assessment a body holds it from the day after it was asked to the day it answered; once all advice is in, we hold it until the decision to issue. From then to the draft we are drafting. After the draft the family holds it for its 15 days, less where it says it is done and more while a meeting it asked for is to come; a school or college holds it while its answer to our consultation is out; then we do.',
      'Days that cannot be placed, because a step was not recorded, are “Not explained”.',
      'Plans past 20 weeks with an evidenced exception are not late in law and are left out, as are plans after an appeal or mediation.',
    ],
    provision: 'SEND Regulations 2014 reg 13(2)',
  },
  backlog: {
    title: 'The published rate beside the requests behind it',
    version: 1,
    paragraphs: [
      'The published rate counts plans by the month they were issued in (dfe.plan.within20w). It says nothing of requests that still wait: an authority that answers new requests first and leaves old ones open shows a better rate, and one that clears its backlog a worse one.',
      'Beside it stands the cohort: every request received in the same month (ehc.cohort.received), and what has become of each by the day the figures are worked out. A request has exactly one outcome: a plan in time, a late plan, open within its 20 weeks, open past them, or ended without a plan. Requests to which other limits apply after an appeal or mediation about the request or the assessment stand by themselves where there are any. The outcomes add up to the requests received.',
      'The two sides of a row are about different children: a plan issued in a month mostly answers a request of an earlier one. Months less than 20 weeks back still have requests that can be answered in time.',
    ],
    provision: 'SEND Regulations 2014 reg 13(2)',
  },
  workload: {
    title: 'How work per person is counted',
    version: 1,
    paragraphs: [
      'Open cases are requests and assessments allocated to the person that have neither ended in a plan nor otherwise (ehc.plan.inProgress). Plans that are kept and reviewed are not among them; their limits are.',
      'Due in 28 days are the legal limits of the person’s assessments, plans and disputes that fall from today to 28 days from today; overdue are those whose day has passed. Limits of advising bodies are included, because somebody has to chase them. Limits lifted by an exception have no day and are in neither.',
      'Nobody’s cases stand last, under “Not allocated”. Caseworkers see their own row and the median of their team.',
    ],
    provision: 'None: practice',
  },
};
