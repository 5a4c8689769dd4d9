import { Injectable } from '@nestjs/common';
import type { FigureRows } from '../../projections/measures/figures.js';
import type { Scope } from '../../projections/measures/measure.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { FiguresService } from './figures.service.js';
import type { PerformanceQuery } from './performance-query.js';

/** Rows to work figures out from, the scope they are asked for, and the teams there are. */
export interface FigureSource {
  readonly rows: FigureRows;
  readonly scope: Scope;
  readonly teams: readonly string[];
}

/** Rows of the home authority: of one team or all, as they stand or as they were known. */
@Injectable()
export class FigureSources {
  private readonly ofTeam = new WeakMap<FigureRows, Map<string, FigureRows>>();

  constructor(
    private readonly figures: FiguresService,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
  ) {}

  async source({ period, team, asAt }: Omit<PerformanceQuery, 'basis'>): Promise<FigureSource> {
    const all =
      asAt === null
        ? await this.figures.rows(this.home.code)
        : await this.figures.rowsAsKnown(this.home.code, endOfLondonDay(asAt));
    return {
      rows: team === null ? all : this.rowsOfTeam(all, team),
      scope: { from: period.from, to: period.to, asAt: asAt ?? this.basis.today },
      teams: [...new Set(all.assessment.flatMap((row) => row.team ?? []))].sort((a, b) => a.localeCompare(b, 'en-GB')),
    };
  }

  private rowsOfTeam(all: FigureRows, team: string): FigureRows {
    const kept = this.ofTeam.get(all) ?? new Map<string, FigureRows>();
    this.ofTeam.set(all, kept);
    const known = kept.get(team);
    if (known !== undefined) return known;
    const rows = teamRows(all, team);
    kept.set(team, rows);
    return rows;
  }
}

/** Rows of a team's assessments. Maintained plans carry no team yet and are left out. */
export function teamRows({ assessment, advice }: FigureRows, team: string): FigureRows {
  const own = assessment.filter((row) => row.team === team);
  const streams = new Set(own.map(({ stream }) => stream));
  return { assessment: own, advice: advice.filter(({ row }) => streams.has(row.stream)), plan: [] };
}
