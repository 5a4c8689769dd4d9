import type { CsvCell } from '../../performance/csv.js';
import type { Paper, PaperMeasure, PaperTask, RatingCell } from './paper.js';
import { milestoneStandingWords } from './paper-words.js';
import { withheldMark } from './published-answers.js';

const head = ['part', 'kind', 'ref', 'what', 'deliverable', 'lead', 'due', 'rating', 'completed', 'days over', 'progress', 'baseline', 'target', 'figure', 'value', 'unit', 'numerator', 'denominator', 'definition', 'comparators', 'standing', 'rating given', 'rating suggested']; // prettier-ignore

/** A paper as rows: one for each action or deliverable, figure of a measure and milestone. What is withheld stands as [c]. */
export function paperRows({ sections }: Paper): readonly (readonly CsvCell[])[] {
  return [
    head,
    ...sections.flatMap(({ title, parts, measures, milestones }) => [
      ...parts.flatMap(({ tasks }) => tasks.map((task) => taskRow(title, task))),
      ...measures.flatMap((measure) => measureRows(title, measure)),
      ...milestones.map(
        ({ kind, summary, month, standing, rating }) =>
        filled({ part: title, kind: kind.toLowerCase(), what: summary, due: month, rating: rated(rating), standing: standing === null ? null : milestoneStandingWords[standing].toLowerCase() }), // prettier-ignore
      ),
    ]),
  ];
}

function filled(cells: Readonly<Record<string, CsvCell>>): readonly CsvCell[] {
  return head.map((name) => cells[name] ?? null);
}

const rated = (rating: RatingCell | null): string | null =>
  rating === null ? null : `${rating.code}: ${rating.meaning}`;

function taskRow(part: string, task: PaperTask): readonly CsvCell[] {
  return filled({
    part,
    kind: task.deliverable.length === 0 ? 'action' : 'deliverable',
    ref: task.ref,
    what: task.summary,
    deliverable: task.deliverable.join('; '),
    lead: task.leads,
    due: task.due.join('; '),
    rating: rated(task.latest),
    completed: task.completedOn,
    'days over': task.daysOver,
    progress: task.progress.join('\n'),
  });
}

function measureRows(part: string, measure: PaperMeasure): readonly (readonly CsvCell[])[] {
  const own = {
    part,
    kind: 'measure',
    ref: measure.ref ?? measure.id,
    what: measure.summary,
    baseline: measure.baseline.join('; '),
    target: measure.targets.join('; '),
    comparators: measure.comparators.join('; '),
    standing: measure.answers.map(({ words }) => words).join('; '),
    'rating given': rated(measure.given),
    'rating suggested': rated(measure.suggested?.rating ?? null),
  };
  if (measure.figures.length === 0) return [filled({ ...own, figure: measure.recorded.join('; ') || measure.why })];
  return measure.figures.map(({ label, value, unit, numerator, denominator, definition, withheld }) =>
    filled({
      ...own,
      figure: label,
      unit,
      definition,
      value: withheld ? withheldMark : value,
      numerator: withheld ? (numerator ?? withheldMark) : numerator,
      denominator: denominator ?? (withheld ? withheldMark : null),
    }),
  );
}
