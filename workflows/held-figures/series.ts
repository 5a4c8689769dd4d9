import type { PeriodKind } from './period.js';

/** What a figure is: whole things counted, per cent of 0 to 100, weeks, pounds, or a score that may be below nothing. */
export type Unit = 'count' | 'percent' | 'weeks' | 'pounds' | 'score';

/** The five councils whose action plans ask for figures, by the ids of their plan files. */
export type PlanId = 'portsmouth' | 'southampton' | 'kirklees' | 'south-gloucestershire' | 'plymouth';

/** One part of a series that is told apart: a service, a group of pupils, a kind of school. */
export interface Part {
  readonly code: string;
  readonly title: string;
}

/** A figure that is kept somewhere else and given to us period by period. */
export interface Series {
  readonly id: string;
  readonly title: string;
  /** What is counted, in words that the giver and the reader take alike. */
  readonly meaning: string;
  readonly unit: Unit;
  readonly every: PeriodKind;
  /** What the parts are, as one word of a column: "Service"; null where there are none. */
  readonly partName: string | null;
  readonly parts: readonly Part[];
  readonly better: 'higher' | 'lower' | 'neither';
  /** Who is expected to give it. */
  readonly giver: string;
  /** A line that the figure is read against, whatever target the authority sets. */
  readonly readAgainst?: { readonly value: number; readonly title: string };
  /** Which measures of which plans it answers, each with the part it is about (null: all of it). */
  readonly asked: Readonly<Partial<Record<PlanId, Readonly<Record<string, string | null>>>>>;
}

/** Themes under which series are listed. */
export interface SeriesGroup {
  readonly id: string;
  readonly title: string;
  readonly series: readonly Series[];
}

export const plan: Part = { code: 'plan', title: 'With an EHC plan' };
export const senSupport: Part = { code: 'senSupport', title: 'On SEN Support' };
export const allSend: Part = { code: 'allSend', title: 'All with SEND' };
export const allPupils: Part = { code: 'allPupils', title: 'All pupils' };
