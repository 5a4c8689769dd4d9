import { measures } from '../../projections/measures/catalogue.js';
import { definitionOf, figureRules } from './definition.view.js';

/** The text of `docs/definitions.md`: every measure in words, made from the catalogue. */
export function definitionsPage(): string {
  const parts = measures.map((measure) => {
    const { id, title, words, rows, versions, seeAlso } = definitionOf(measure);
    return [
      `## ${title}`,
      `\`${id}\`, version ${versions.map(({ version, from }) => `${version} (in force from ${from})`).join(', ')}`,
      words,
      ['| | |', '|---|---|', ...rows.map(({ key, value }) => `| ${key} | ${cell(value)} |`)].join('\n'),
      ...(seeAlso.length === 0
        ? []
        : [`See also: ${seeAlso.map((other) => `\`${other.id}\` (${other.basis})`).join('; ')}`]),
    ].join('\n\n');
  });
  const rules = Object.values(figureRules).map(({ title, version, paragraphs }) =>
    [`## ${title}`, `Version ${version}`, ...paragraphs].join('\n\n'),
  );
  return `${['# Definitions', 'How every figure is worked out. Made from the catalogue of measures by `src/performance/definitions-page.ts`; do not edit by hand.', ...parts, ...rules].join('\n\n')}\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
