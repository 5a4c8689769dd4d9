import type { ChildCard } from '../children/child-card.js';
import { needWords } from '../web/words/code-words.js';
import type { SharedInList } from './sharing.js';
import type { YoungPerson } from './young-people.service.js';

type Cell = string | null;

/** The list that goes to adult care: of each young person what is recorded as shared, and nothing else. */
export function extractRows(
  people: readonly YoungPerson[],
  cards: ReadonlyMap<string, ChildCard>,
  shared: readonly SharedInList[],
): readonly (readonly Cell[])[] {
  const named = shared.includes('nameAndAge');
  const needs = shared.includes('needs');
  return [
    [
      'Reference',
      ...(named ? ['Name', 'Date of birth', '17 and a half on', '18 on'] : []),
      ...(needs ? ['Primary need'] : []),
    ],
    ...people.flatMap(({ childId, birthdays }): readonly (readonly Cell[])[] => {
      const card = cards.get(childId);
      if (card === undefined || card.erased) return [];
      const { birthDate, seventeenAndHalfOn, eighteenOn } = birthdays;
      return [
        [
          card.reference,
          ...(named ? [card.name, birthDate, seventeenAndHalfOn, eighteenOn] : []),
          ...(needs ? [card.need === null ? null : (needWords[card.need] ?? card.need)] : []),
        ],
      ];
    }),
  ];
}
