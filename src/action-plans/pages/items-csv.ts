import { tasksOf } from '../../../workflows/action-plan/due-dates.js';
import { ratingWords } from '../plan-rating-words.js';
import { dueLine, flagWords, itemRef, leadWords, nodeChain, partyWords } from '../plan-words.js';
import { levelWords } from './item-rows.view.js';
import type { OpenedPlan } from './opened-plan.js';

/** Every item, or deliverable of one, as a row of the download. */
export function itemsCsv(opened: OpenedPlan): readonly (readonly string[])[] {
  const { document, state, names } = opened;
  const head = ['ref', 'id', 'theme', 'item', 'steps', 'deliverable', 'measures of success', 'lead', 'supported by', 'due', 'level', 'consultation', 'funding', 'resources', 'done on', 'latest rating']; // prettier-ignore
  const rows = tasksOf(state).map(({ item, deliverable, due, completedOn, rag }) => [
    itemRef(item),
    item.id,
    nodeChain(document, item.nodeId).join(' > '),
    item.summary,
    item.steps.map(({ summary }) => summary).join('; '),
    deliverable?.id ?? '',
    (deliverable?.criteria ?? item.successCriteria ?? []).map(({ summary }) => summary).join('; '),
    leadWords(state, item, names),
    item.supporters.map(({ partyId }) => partyWords(state, partyId, names)).join('; '),
    due.map(dueLine).join('; '),
    levelWords(item),
    item.consultationRequired === undefined ? '' : flagWords[item.consultationRequired],
    item.fundingRequired === undefined ? '' : flagWords[item.fundingRequired],
    (item.resources ?? []).map(({ summary }) => summary).join('; '),
    completedOn ?? '',
    rag === null ? '' : ratingWords(document, 'progress', rag).text,
  ]);
  return [head, ...rows];
}
