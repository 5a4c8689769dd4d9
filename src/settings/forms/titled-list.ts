import type { Criterion } from '../../../workflows/quality/audit-settings.js';
import { linesOf } from '../../recording/forms/refusal-answers.js';
import type { AnswerReader } from '../../web/forms/answers.js';
import { plainText } from '../setting-form.js';

const longestTitle = 200;
const mostLines = 30;

/** A list typed one a line; null where something is wrong with it, which is noted in `asked`. */
export function readTitles(
  asked: AnswerReader,
  name: string,
  label: string,
  missing: string | null,
): readonly string[] | null {
  const before = asked.faults;
  const titles = linesOf(plainText(asked, name, label, missing, longestTitle * mostLines));
  const long = titles.find((title) => title.length > longestTitle);
  const twice = titles.find((title, at) => titles.findIndex((one) => same(one, title)) !== at);
  if (long !== undefined)
    asked.wrong(name, `Each line must be ${longestTitle} characters or fewer: “${long.slice(0, 40)}…”`);
  else if (titles.length > mostLines) asked.wrong(name, `${label} must be ${mostLines} lines or fewer`);
  else if (twice !== undefined) asked.wrong(name, `Name each once: “${twice}” stands twice`);
  return asked.faults > before ? null : titles;
}

/** The titles with their codes: one that stood before keeps its own, so that figures go on counting it. */
export function withCodes(
  titles: readonly string[],
  before: readonly Criterion[],
  taken: readonly string[] = [],
): readonly Criterion[] {
  const codes = new Set([...taken, ...before.map(({ code }) => code)]);
  return titles.map((title) => {
    const known = before.find((one) => same(one.title, title));
    if (known !== undefined) return { code: known.code, title };
    const base = codeOf(title);
    let code = base;
    for (let count = 2; codes.has(code); count += 1) code = `${base}-${count}`;
    codes.add(code);
    return { code, title };
  });
}

/** "Requires improvement" gives "requires-improvement". */
function codeOf(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['item'];
  return words.join('-').slice(0, 60).replace(/-$/, '');
}

export const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** As a form shows it, one a line. */
export const linesFor = (list: readonly { readonly title: string }[]): string =>
  list.map(({ title }) => title).join('\n');
