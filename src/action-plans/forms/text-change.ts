import { changed, nameOf, pathOf, valueAt } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanChange } from '../../../workflows/action-plan/plan-changes.js';
import type { PlanDocument } from '../../../workflows/action-plan/plan-document.js';
import { planFaults } from '../../../workflows/action-plan/plan-faults.js';
import type { Plain } from '../../../workflows/kernel/fact.js';
import { canonicalJson } from '../../event-store/canonical-json.js';
import { isRejection, rejectionWords } from '../../web/errors/error-messages.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { placeWords } from '../pages/change-words.js';
import type { PlanForm, PlanIntention } from './plan-form.js';
import { fieldTitle, valueWords } from './text-words.js';

type Part = Readonly<Record<string, Plain>>;

/** Said beside every form that changes the text. */
export const aboutText: PlanForm['side'] = [
  { heading: 'The text of the plan', paragraphs: ['Only those who answer for the plan change its text. What stood stays readable, with who changed it, when and why, and versions can be compared.', 'How far the work has come is no text: record it as progress.'] }, // prettier-ignore
];

/** Everything that a change of the text would break, said on the form; the intention where nothing is. */
export function intended(
  asked: AnswerReader,
  document: PlanDocument,
  changes: readonly PlanChange[],
  reason: string,
  say: Pick<PlanIntention, 'said'> & { readonly rows?: PlanIntention['rows'] },
): PlanIntention | null {
  const after = tried(asked, document, changes);
  if (after === null) return null;
  return {
    command: { type: 'RevisePlan', data: { changes, reason } },
    rows: [...(say.rows ?? []), { key: 'Why', value: reason }],
    effects: changes.map(({ op, path, ...rest }) => ({
      what: fieldTitle(path.split('/').at(-1) ?? ''),
      now:
        op === 'add' && valueAt(document, path) !== undefined
          ? 'Not there'
          : valueWords(valueAt(document, path), document),
      after: 'value' in rest ? valueWords(rest.value, after) : 'Taken out',
    })),
    effectsNote: 'What stands now stays readable in the history of the plan.',
    said: say.said,
  };
}

/** The plan after the changes; null where they cannot be made, which is noted. */
function tried(asked: AnswerReader, document: PlanDocument, changes: readonly PlanChange[]): PlanDocument | null {
  let after: PlanDocument;
  try {
    after = changed(document, changes).document;
  } catch (error) {
    if (!isRejection(error)) throw error;
    asked.wrong(null, rejectionWords(error.code, error.details));
    return null;
  }
  const faults = planFaults(after);
  for (const { path, code, details } of faults.slice(0, 12)) asked.wrong(null, `${placeWords(after, changePath(path, after))}: ${rejectionWords(code, details)}`); // prettier-ignore
  return faults.length === 0 ? after : null;
}

/** The path of a fault as changes name it: `/timeline/tl001/itemId` for `timeline[0].itemId`. */
function changePath(path: string, document: PlanDocument): string {
  let value: Plain | undefined = document as unknown as Plain;
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return pathOf(
    ...steps.map((step) => {
      value = (value as Readonly<Record<string, Plain>> | null | undefined)?.[step];
      return value === undefined ? step : (nameOf(value) ?? step);
    }),
  );
}

/** The changes that make the fields of one row what was answered. */
export function changesOf(
  path: readonly string[],
  before: Part,
  after: ReadonlyMap<string, Plain | undefined>,
): readonly PlanChange[] {
  // prettier-ignore
  return [...after].flatMap(([field, value]): readonly PlanChange[] => {
    const place = pathOf(...path, field);
    const stood = Object.hasOwn(before, field) ? before[field] : undefined;
    // The log keeps fields in an order of its own.
    if (stood !== undefined && value !== undefined && canonicalJson(stood) === canonicalJson(value)) return [];
    if (stood === value) return [];
    if (value === undefined) return [{ op: 'remove', path: place }];
    return [{ op: stood === undefined ? 'add' : 'set', path: place, value }];
  });
}
