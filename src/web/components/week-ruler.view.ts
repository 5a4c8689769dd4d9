import { addDays, daysBetween } from '../../../workflows/timetable/calendar-date.js';
import { shortDate } from '../words/date-words.js';
import { capital, weekAndDay, weekNumber } from '../words/distance-words.js';
import type {
  Anchor,
  MarkShape,
  RulerFlag,
  RulerInput,
  RulerLabel,
  RulerLimit,
  WeekRuler,
} from './week-ruler.model.js';
import { rulerItems, shapeOf, statusWords } from './week-ruler.words.js';

const width = 1200;
const margin = 12;
const barTop = 88;
const barHeight = 12;
const eventLines = [65, 42];
const firstLabelLine = 132;
const labelTier = 66;
const lineHeight = 19;
const gap = 8;

/** Colour of the status line under each shape. */
const colours: Readonly<Record<MarkShape, string>> = {
  done: '#0b5f63',
  lateDone: '#a04f00',
  open: '#0b0c0c',
  overdue: '#b3261e',
  disapplied: '#5b3a9b',
  ended: '#4a5557',
  practice: '#4a5557',
};

interface Span {
  readonly from: number;
  readonly to: number;
}

const overlaps = (a: Span, b: Span): boolean => a.from < b.to + gap && b.from < a.to + gap;
/** Arial is not measured on a server; these widths err on the wide side. */
const textWidth = (text: string, size: number, bold: boolean): number => text.length * size * (bold ? 0.56 : 0.51);

/** Where everything on the ruler of one case stands on `today`. Positions are exact; only labels give way. */
export function weekRuler(input: RulerInput): WeekRuler {
  const { day0, today } = input;
  const days = Math.max(0, daysBetween(day0, today));
  const weeks = Math.max(20, lastWeekOf(input), days / 7 > 20 ? 2 * (Math.floor(days / 14) + 1) : 0);
  const bar = { x: margin, y: barTop, width: width - 2 * margin, height: barHeight };
  const x = (day: number): number => round(bar.x + (Math.min(Math.max(day, 0), weeks * 7) / (weeks * 7)) * bar.width);
  const xOf = (on: typeof day0): number => x(daysBetween(day0, on));
  const flag = todayFlag(`Today: ${weekAndDay(day0, today)}`, x(days));
  const { labels, tiers } = placeLabels(input, xOf);
  const endOf = (to: typeof day0 | null): typeof day0 => (to === null ? today : addDays(to, 1));
  return {
    id: input.id,
    width,
    height: firstLabelLine + 2 * lineHeight + (tiers - 1) * labelTier + 10,
    bar,
    filled: round(x(Math.min(days, closedDay(input) ?? days)) - bar.x),
    hatches: input.exceptions.map(({ from, to }) => ({ x: xOf(from), width: round(xOf(endOf(to)) - xOf(from)) })),
    ticks: Array.from({ length: weeks + 1 }, (_, week) => ({ x: x(week * 7), long: week % 2 === 0 })),
    marks: [{ x: x(0), shape: 'done' }, ...input.limits.map((limit) => ({ x: xOf(limit.due), shape: shapeOf(limit) }))],
    labels,
    flags: placeFlags(input, xOf, flag),
    today: flag,
    items: rulerItems(input),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function lastWeekOf({ limits, day0 }: RulerInput): number {
  return Math.max(0, ...limits.filter(({ kind }) => kind === 'law').map(({ due }) => weekNumber(day0, due)));
}

function closedDay({ closedOn, day0 }: RulerInput): number | null {
  return closedOn === undefined || closedOn === null ? null : daysBetween(day0, closedOn);
}

function todayFlag(text: string, x: number): WeekRuler['today'] {
  const boxWidth = round(textWidth(text, 15, true) + 22);
  return { x, text, boxWidth, boxX: round(Math.min(Math.max(x - boxWidth / 2, 0), width - boxWidth)) };
}

/** Limits give way downwards and are never dropped; practice is dropped where it would collide. */
function placeLabels(
  input: RulerInput,
  xOf: (on: RulerInput['day0']) => number,
): { labels: readonly RulerLabel[]; tiers: number } {
  const tiers: Span[][] = [[]];
  const start = labelAt(xOf(input.day0), {
    title: 'Week 0',
    date: shortDate(input.day0),
    status: input.start,
    shape: 'done',
  });
  tiers[0]?.push(start.span);
  const labels = [start.label];
  const law = input.limits.filter(({ kind }) => kind === 'law');
  for (const limit of [...law, ...input.limits.filter(({ kind }) => kind === 'practice')]) {
    const { label, span } = labelAt(xOf(limit.due), limitWords(limit, input));
    let tier = tiers.findIndex((taken) => !taken.some((other) => overlaps(other, span)));
    if (limit.kind === 'practice' && tier !== 0) continue;
    if (tier === -1) tier = tiers.push([]) - 1;
    tiers[tier]?.push(span);
    labels.push({ ...label, y: label.y + tier * labelTier });
  }
  return { labels, tiers: tiers.length };
}

interface LabelWords {
  readonly title: string;
  readonly date: string;
  readonly status: string;
  readonly shape: MarkShape;
}

function limitWords(limit: RulerLimit, { day0, today }: RulerInput): LabelWords {
  return {
    title: `Week ${weekNumber(day0, limit.due)}: ${limit.label}`,
    date: shortDate(limit.due),
    status: statusWords(limit, today),
    shape: shapeOf(limit),
  };
}

function labelAt(x: number, { title, date, status, shape }: LabelWords): { label: RulerLabel; span: Span } {
  const wide = Math.max(textWidth(title, 14.5, true), textWidth(date, 14, false), textWidth(status, 14, true));
  const anchor: Anchor = x - wide / 2 < 2 ? 'start' : x + wide / 2 > width - 2 ? 'end' : 'middle';
  const at = anchor === 'start' ? 2 : anchor === 'end' ? width - 2 : x;
  const from = anchor === 'start' ? at : anchor === 'end' ? at - wide : at - wide / 2;
  const label = {
    x: at,
    y: firstLabelLine,
    anchor,
    title,
    date,
    struck: shape === 'disapplied',
    status: capital(status),
    colour: colours[shape],
  };
  return { label, span: { from, to: from + wide } };
}

/** What happened gives way upwards one line and is then dropped: the list under the drawing keeps it. */
function placeFlags(
  { events, exceptions }: RulerInput,
  xOf: (on: RulerInput['day0']) => number,
  today: WeekRuler['today'],
): readonly RulerFlag[] {
  const pole: Span = { from: today.x - 2, to: today.x + 2 };
  const box: Span = { from: today.boxX, to: today.boxX + today.boxWidth };
  // The upper line runs level with the lower edge of today's flag, so it keeps clear of the whole box.
  const taken: Span[][] = [[pole], [pole, box]];
  const placed: RulerFlag[] = [];
  const wishes = [
    ...exceptions.map(({ from, label }) => ({ x: xOf(from), text: label })),
    ...events.map(({ on, label }) => ({ x: xOf(on), text: label })).sort((a, b) => a.x - b.x),
  ];
  for (const { x, text } of wishes) {
    const found = candidates(x, text).find(
      ({ line, span }) =>
        span.from >= 0 && span.to <= width && !(taken[line] ?? []).some((other) => overlaps(other, span)),
    );
    if (found === undefined) continue;
    for (const line of [0, 1]) {
      // A leader to the upper line crosses the lower one.
      if (line === found.line) taken[line]?.push(found.span);
      else if (line < found.line) taken[line]?.push({ from: x - 1, to: x + 1 });
    }
    placed.push(found.flag);
  }
  return placed;
}

function candidates(x: number, text: string): readonly { line: number; span: Span; flag: RulerFlag }[] {
  const wide = textWidth(text, 14.5, false);
  return eventLines.flatMap((y, line) =>
    (['start', 'end'] as const).map((anchor) => {
      const textX = round(anchor === 'start' ? x + 5 : x - 5);
      const span = anchor === 'start' ? { from: x, to: textX + wide } : { from: textX - wide, to: x };
      return { line, span, flag: { x, top: y - 10, textX, textY: y, anchor, text } };
    }),
  );
}
