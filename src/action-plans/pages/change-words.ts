import type { PlanDifference } from '../../../workflows/action-plan/plan-differences.js';
import { stepsOf } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { lowerFirst } from '../../web/words/list-words.js';
import { itemRef, nodeTitle, partyTitle } from '../plan-words.js';

/** What the lists of a plan's file are called. */
const lists: Readonly<Record<string, string>> = {
  items: 'Item',
  nodes: 'Theme or section',
  measures: 'Measure',
  parties: 'Party',
  milestones: 'Milestone',
  timeline: 'Timeline',
  findings: 'Finding',
  outcomeAssessments: 'Outcome',
  budgetLines: 'Budget line',
  engagements: 'Meeting',
  groups: 'Group',
  discrepancies: 'Misprint',
  unattributed: 'Not attributed',
  monitoringPoints: 'Monitoring date',
  planOutcomes: 'Outcome of the plan',
  principles: 'Principle',
  ragSchemes: 'Rating scheme',
  codeLists: 'Code list',
  columnMap: 'Column',
};

/** Fields of a plan's file in words; others are spelled out from their names. */
const fields: Readonly<Record<string, string>> = {
  summary: 'text',
  raw: 'printed words',
  rag: 'rating',
  asOf: 'day',
  sourceRef: 'printed ref',
  due: 'due',
  kpi: 'computed from',
  itemId: 'item',
  nodeId: 'theme or section',
  measureId: 'measure',
  partyId: 'party',
  recommendationLevel: 'level',
  consultationRequired: 'consultation required',
  fundingRequired: 'funding required',
  progressImpact: 'progress and impact',
  amountGBP: 'pounds',
  statusAsOf: 'status as of',
};

/** "Item 2.1, due 1, date: 2018-01 → 2018-03". */
export function changeWords(document: PlanDocument, difference: PlanDifference): string {
  const { kind, before, after } = difference;
  const place = placeWords(document, difference.path);
  switch (kind) {
    case 'added':
      return `${place}: added ${valueText(after)}`;
    case 'removed':
      return `${place}: removed ${valueText(before)}`;
    case 'moved':
      return `${place}: moved from place ${String(Number(before) + 1)} to place ${String(Number(after) + 1)}`;
    case 'changed':
      return `${place}: ${valueText(before)} → ${valueText(after)}`;
  }
}

/** Where a path of the file leads, in the words of the plan: "Item 2.1, due 1, date". */
export function placeWords(document: PlanDocument, path: string): string {
  const [list = '', id, ...rest] = stepsOf(path);
  const name = lists[list] ?? spelled(list);
  if (id === undefined) return capital(name);
  const subject = list in lists ? `${name} ${nameIn(document, list, id)}` : `${capital(name)}, ${fieldWords(id)}`;
  return [subject, ...rest.map(fieldWords)].join(', ').replaceAll(/, (\d+)(?=,|$)/g, ' $1');
}

function nameIn(document: PlanDocument, list: string, id: string): string {
  switch (list) {
    case 'items': {
      const item = document.items.find((one) => one.id === id);
      return item === undefined ? id : itemRef(item);
    }
    case 'nodes': {
      const node = document.nodes.find((one) => one.id === id);
      return node === undefined ? id : nodeTitle(node);
    }
    case 'parties': {
      const party = document.parties.find((one) => one.id === id);
      return party === undefined ? id : partyTitle(party);
    }
    case 'measures':
    case 'milestones':
    case 'timeline':
    case 'findings':
    case 'budgetLines': {
      const line = document[list].find((one) => one.id === id);
      return line === undefined ? id : `${id} “${line.summary}”`;
    }
    default:
      return placeNumber(id);
  }
}

/** Places in lists count from one for a reader. */
const placeNumber = (step: string): string => (/^\d+$/.test(step) ? String(Number(step) + 1) : step);

const fieldWords = (step: string): string => (/^\d+$/.test(step) ? placeNumber(step) : (fields[step] ?? spelled(step)));

/** "successCriteria": "success criteria". An id stays as it is. */
function spelled(name: string): string {
  return /^[a-z]+(?:[A-Z][a-z]+)*$/.test(name) ? lowerFirst(name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)) : name; // prettier-ignore
}

/** A value of the file as it stands in a sentence: of a row its text. */
export function valueText(value: Plain): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `“${value}”`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(valueText).join(', ');
  const row = value as Readonly<Record<string, Plain>>;
  const text = row['summary'] ?? row['title'] ?? row['raw'] ?? row['label'];
  if (typeof text === 'string') return `“${text}”`;
  return Object.entries(row).map(([name, one]) => `${fieldWords(name)} ${valueText(one)}`).join(', '); // prettier-ignore
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
