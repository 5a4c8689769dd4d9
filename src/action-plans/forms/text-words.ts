import type { PlanDocument, PlanTarget, PlanValue, Timescale } from '../../../workflows/action-plan/plan-document.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { targetLine, valueLine } from '../plan-value-words.js';
import { dueLine } from '../plan-words.js';
import { partyLine } from './plan-form.js';

/** What the fields of a plan are called where they stand before and after a change. */
const titles: Readonly<Record<string, string>> = {
  summary: 'What it asks for',
  sourceRef: 'Printed reference',
  leads: 'Leads',
  supporters: 'Supporters',
  due: 'Due',
  recommendationLevel: 'Level',
  consultationRequired: 'Consultation needed',
  fundingRequired: 'Funding needed',
  leadNote: 'Note on the lead',
  nodeId: 'Theme or section',
  parentId: 'Within',
  itemId: 'Item',
  deliverableId: 'Deliverable',
  measureId: 'Measure',
  milestoneId: 'Milestone',
  timelineId: 'Line of the timeline',
  partyId: 'Post or group',
  blockId: 'Block of outcomes',
  pointId: 'Monitoring date',
  rag: 'Rating',
  ragScheme: 'Scheme',
  points: 'Words',
  amountGBP: 'Amount in pounds',
  worker: 'Named',
  progressImpact: 'Progress and impact',
  feed: 'Where the value comes from',
  targets: 'Targets',
};

/** "leadNote" as "Lead note", where it has no title of its own. */
export function fieldTitle(field: string): string {
  const spaced = field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return Object.hasOwn(titles, field) ? (titles[field] ?? '') : `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
}

type Fields = Readonly<Record<string, Plain>>;

/** Anything of a plan in one line: a due date as it is printed, a lead by its post, a list one after the other. */
export function valueWords(value: Plain | undefined, document: PlanDocument): string {
  if (value === undefined || value === null || value === '') return 'Nothing';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((one: Plain) => valueWords(one, document)).join('; ') || 'Nothing';
  return objectWords(value as Fields, document);
}

function objectWords(fields: Fields, document: PlanDocument): string {
  if (typeof fields['partyId'] === 'string') return partyLine(document, fields['partyId']);
  if ('raw' in fields && 'kind' in fields && 'date' in fields) return dueLine(fields as unknown as Timescale);
  if ('operator' in fields) return targetLine(fields as unknown as PlanTarget);
  if ('value' in fields && 'unit' in fields) return valueLine(fields as unknown as PlanValue);
  const { summary, title, label } = fields;
  const named = [summary, title, label].find((one) => typeof one === 'string');
  if (typeof named === 'string') return named;
  return Object.entries(fields).filter(([, one]) => one !== null).map(([field, one]) => `${fieldTitle(field)}: ${valueWords(one, document)}`).join(', '); // prettier-ignore
}
