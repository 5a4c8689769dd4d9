import type { Command } from '../kernel/decider.js';
import type {
  FiguresRecorded,
  FigureWithdrawn,
  GivenFigure,
  SeriesDefined,
  SeriesTargetSet,
} from './held-figures.events.js';

/** Figures were given: what already stands as it is given is passed over, and the rest is recorded together or not at all. */
export interface RecordFigures extends Command<'RecordFigures'> {
  readonly data: {
    readonly file: FiguresRecorded['data']['file'];
    readonly figures: readonly GivenFigure[];
    readonly reason: string | null;
  };
}
export interface WithdrawFigure extends Command<'WithdrawFigure'> {
  readonly data: Omit<FigureWithdrawn['data'], 'withdraws'>;
}
export interface SetSeriesTarget extends Command<'SetSeriesTarget'> {
  readonly data: SeriesTargetSet['data'];
}
export interface DefineSeries extends Command<'DefineSeries'> {
  readonly data: SeriesDefined['data'];
}

export type HeldFiguresCommand = RecordFigures | WithdrawFigure | SetSeriesTarget | DefineSeries;
