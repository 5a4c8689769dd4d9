import type { ActionPlan } from '../../workflows/action-plan/action-plan.state.js';
import type { OverdueTask } from '../../workflows/action-plan/due-dates.js';
import type {
  Flag,
  Party,
  PlanDocument,
  PlanItem,
  PlanMeasure,
  PlanNode,
  Timescale,
} from '../../workflows/action-plan/plan-document.js';
import type { GapKind } from '../../workflows/action-plan/plan-gaps.js';
import { printedDateWords } from '../../workflows/action-plan/printed-dates.js';
import { staffName } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { listed, lowerFirst } from '../web/words/list-words.js';
import { count } from '../web/words/number-words.js';

/** What a flag of a plan says. "Yes?" is printed so, and is neither yes nor no. */
export const flagWords: Readonly<Record<Flag, string>> = {
  yes: 'Yes',
  no: 'No',
  'yes-unconfirmed': 'Yes?',
  'not-recorded': 'Not recorded',
};

/** Where the value of a measure comes from. */
export const classWords: Readonly<Record<PlanMeasure['feed']['class'], string>> = {
  A: 'A: computed from cases',
  B: 'B: entered or imported',
  C: 'C: judged',
};

export const measureKindWords: Readonly<Record<PlanMeasure['kind'], string>> = {
  quantitative: 'A number',
  qualitative: 'A quality',
  output: 'Something to be in place',
};

export const driverWords: Readonly<Record<PlanDocument['driver'], string>> = {
  'strategic-review': 'Strategic review',
  'inspection-response': 'Answer to an inspection',
  'high-needs-review': 'Review of high needs',
  'written-statement-of-action': 'Written statement of action',
};

export const statusWords: Readonly<Record<PlanDocument['document']['status'], string>> = {
  draft: 'Draft',
  live: 'In use',
  published: 'Published',
};

export const planStageWords: Readonly<Record<ActionPlan['stage'], string>> = {
  notBegun: 'Not begun',
  drafting: 'Being drafted',
  inForce: 'In force',
  completed: 'Completed',
  withdrawn: 'Withdrawn',
};

export const itemKindWords: Readonly<Record<PlanItem['kind'], string>> = {
  recommendation: 'Recommendation',
  action: 'Action',
  objective: 'Objective',
  outcome: 'Outcome',
};

export const nodeKindWords: Readonly<Record<PlanNode['kind'], string>> = {
  theme: 'Theme',
  section: 'Section',
  subsection: 'Subsection',
  workstream: 'Workstream',
  priority: 'Priority',
};

export const partyKindWords: Readonly<Record<Party['kind'], string>> = {
  post: 'Post',
  group: 'Group',
  organisation: 'Organisation',
};

export const gapWords: Readonly<Record<GapKind, string>> = {
  noLead: 'No lead',
  leadUnnamed: 'Lead without a post or a name',
  noDate: 'No date',
  dateToBeConfirmed: 'Date to be confirmed',
  noMeasure: 'No measure',
  noTarget: 'No target',
  noBaseline: 'Baseline missing',
};

/** What is late of a task. */
export const lateWords: Readonly<Record<OverdueTask['late'], string>> = {
  end: 'to be done',
  begin: 'to be begun',
  nextTime: 'to be done again',
};

/** How often, in small letters: "3 times a year"; the plan's own word where it is a plain one. */
export function frequencyWords(frequency: string): string {
  const times = /^(\d+)-per-year$/.exec(frequency);
  if (times !== null) return `${times[1] ?? ''} times a year`;
  return lowerFirst(frequency.replaceAll('_', ' '));
}

/** When something is due: the words that are printed, and what they were read as. */
export interface DueWords {
  /** "Sept 2018"; "No date printed" where nothing is. */
  readonly raw: string;
  /** "by September 2018"; null where the printed words already say all there is. */
  readonly read: string | null;
  /** "subject to procurement timescales", "year worked out, not printed". */
  readonly notes: readonly string[];
}

export function dueWords({ raw, kind, date, frequency, condition, label, inferred }: Timescale): DueWords {
  const day = date === null ? null : printedDateWords(date);
  return {
    raw: raw === '' ? 'No date printed' : raw,
    read: readWords(kind, day, frequency),
    notes: [
      ...(label === undefined ? [] : [label]),
      ...(condition === undefined ? [] : [condition]),
      ...(inferred === true ? ['worked out, not printed'] : []),
    ],
  };
}

function readWords(kind: Timescale['kind'], day: string | null, frequency: string | undefined): string | null {
  switch (kind) {
    case 'by':
      return day === null ? null : `by ${day}`;
    case 'from':
      return day === null ? null : `from ${day}`;
    case 'period':
      return day;
    case 'recurring': {
      const often = frequency === undefined ? 'again and again' : frequencyWords(frequency);
      return day === null ? often : `${often}, from ${day}`;
    }
    case 'tbc':
      return 'to be confirmed';
    case 'unscheduled':
      return 'no date';
  }
}

/** The same in one line: "Sept 2018 (by September 2018; subject to procurement timescales)". */
export function dueLine(timescale: Timescale): string {
  const { raw, read, notes } = dueWords(timescale);
  const beside = [...(read === null ? [] : [read]), ...notes];
  return beside.length === 0 ? raw : `${raw} (${beside.join('; ')})`;
}

/** Who a party of the plan is: post or group and where, else the code that stands for initials, with our own person where one is named. */
export function partyWords(
  { document, people }: Pick<ActionPlan, 'document' | 'people'>,
  partyId: string,
  names: StaffNames,
): string {
  const party = document?.parties.find(({ id }) => id === partyId);
  const post = party === undefined ? partyId : partyTitle(party);
  const person = people.get(partyId);
  return person === undefined ? post : `${post}: ${staffName(names, person)}`;
}

/** The post, group or organisation; the plan's code where the source gives initials alone. */
export function partyTitle({ id, role, organisation }: Party): string {
  const where = organisation == null || organisation === role ? '' : ` (${organisation})`;
  return role === null ? `${id}${where}` : `${role}${where}`;
}

/** All the leads of an item in one line; "No lead" where there is none. */
export function leadWords(
  plan: Pick<ActionPlan, 'document' | 'people'>,
  { leads }: Pick<PlanItem, 'leads'>,
  names: StaffNames,
): string {
  return listed(
    leads.map(({ partyId }) => partyWords(plan, partyId, names)),
    'No lead',
  );
}

/** Where something stands in its plan, from the top: "Theme 3: Assessment", "3.2 Quality of plans". */
export function nodeChain({ nodes }: Pick<PlanDocument, 'nodes'>, nodeId: string | null): readonly string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const chain: PlanNode[] = [];
  for (let at = nodeId === null ? undefined : byId.get(nodeId); at !== undefined;) {
    // A file whose nodes go in a circle is refused on loading; a page must end in any case.
    if (chain.includes(at)) break;
    chain.unshift(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return chain.map(nodeTitle);
}

/** "Theme 3: Assessment", "Section: Forecasting", "4i Early support". */
export function nodeTitle({ sourceRef, title, kind }: Pick<PlanNode, 'sourceRef' | 'title' | 'kind'>): string {
  if (sourceRef === null) return title;
  const named = /^[A-Za-z]{3,}/.test(sourceRef) || sourceRef.toLowerCase().startsWith(kind);
  return named ? `${sourceRef}: ${title}` : `${sourceRef} ${title}`;
}

/** "1.1 Confirm terms of reference": an item by its printed ref, else its id. */
export function itemRef({ sourceRef, id }: Pick<PlanItem, 'sourceRef' | 'id'>): string {
  return sourceRef ?? id;
}

/** "5 days over". */
export function daysOverWords(days: number): string {
  return `${count(days)} ${days === 1 ? 'day' : 'days'} over`;
}

/** The period that a plan prints: "June 2018 to August 2019". */
export function periodOfPlan({ document: { period } }: Pick<PlanDocument, 'document'>): string {
  return `${printedDateWords(period.start)} to ${printedDateWords(period.end)}`;
}

/** A version in words: "V8", "version of May 2018", "no version printed". */
export function versionWords({ version, issued, statusAsOf }: PlanDocument['document']): string {
  if (version !== null) return version;
  const day = issued ?? statusAsOf;
  return day === null ? 'no version printed' : `no version printed, ${printedDateWords(day)}`;
}
