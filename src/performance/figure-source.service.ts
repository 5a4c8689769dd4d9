import { Injectable } from '@nestjs/common';
import type { FigureRows } from '../../projections/measures/figures.js';
import type { Scope } from '../../projections/measures/measure.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { BirthDates } from './birth-dates.service.js';
import { FiguresService } from './figures.service.js';
import { KeptWhile } from './kept-while.js';
import type { PerformanceQuery } from './performance-query.js';

/** Rows to work figures out from, the scope they are asked for, and the teams there are. */
export interface FigureSource {
  readonly rows: FigureRows;
  readonly scope: Scope;
  readonly teams: readonly string[];
  /** False while birth dates are being read for the first time: figures that need them cannot be told yet. */
  readonly birthDatesRead: boolean;
}

/** Rows of the home authority: of one team or all, as they stand or as they were known. */
@Injectable()
export class FigureSources {
  private readonly ofTeam = new WeakMap<FigureRows, Map<string, FigureRows>>();
  private readonly teams = new KeptWhile<FigureRows, readonly string[]>(1);

  constructor(
    private readonly figures: FiguresService,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
    private readonly birthDates: BirthDates,
  ) {}

  /** @param wait for birth dates, where the one figure asked for needs them. */
  async source({ period, team, asAt }: Omit<PerformanceQuery, 'basis'>, wait = false): Promise<FigureSource> {
    const knownUntil = asAt === null ? null : endOfLondonDay(asAt);
    const clear =
      knownUntil === null
        ? await this.figures.rows(this.home.code)
        : await this.figures.rowsAsKnown(this.home.code, knownUntil);
    const whole = wait
      ? await this.birthDates.beside(clear, knownUntil)
      : await this.birthDates.besideSoon(clear, knownUntil);
    const all = whole ?? clear;
    return {
      rows: team === null ? all : this.rowsOfTeam(all, team),
      scope: { from: period.from, to: period.to, asAt: asAt ?? this.basis.today },
      teams: this.teams.of(all, '', () => teamsOf(all)),
      birthDatesRead: whole !== null,
    };
  }

  /**
   * Another object whenever what a page shows may have changed. What was known at the end of a past day stays as it is: it is
   * worked out under the settings known then.
   */
  async standing(asAt: PerformanceQuery['asAt']): Promise<unknown> {
    if (asAt !== null && asAt < this.basis.today) return 'past';
    return this.birthDates.standing(await this.figures.rows(this.home.code));
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

/** Rows of a team's assessments, plans and disputes. */
export function teamRows(rows: FigureRows, team: string): FigureRows {
  const own = <Row extends { readonly team: string | null }>(all: readonly Row[]): readonly Row[] =>
    all.filter((row) => row.team === team);
  return {
    assessment: own(rows.assessment),
    advice: own(rows.advice),
    plan: own(rows.plan),
    transfer: own(rows.transfer),
    placement: own(rows.placement),
    arrangement: own(rows.arrangement),
    dispute: own(rows.dispute),
    feedback: own(rows.feedback),
    complaint: own(rows.complaint),
    decision: own(rows.decision),
    transition: own(rows.transition),
    youngPerson: rows.youngPerson.filter(({ row }) => row.team === team),
    quality: own(rows.quality),
    adviceQuality: own(rows.adviceQuality),
    stuck: own(rows.stuck),
    escalation: own(rows.escalation),
    contact: own(rows.contact),
  };
}

function teamsOf({ assessment, plan, dispute }: FigureRows): readonly string[] {
  const teams = new Set([...assessment, ...plan, ...dispute].flatMap(({ team }) => team ?? []));
  return [...teams].sort((a, b) => a.localeCompare(b, 'en-GB'));
}
