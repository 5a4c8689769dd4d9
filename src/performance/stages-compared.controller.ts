import { Controller, Get, NotFoundException, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { FigureRows } from '../../projections/measures/figures.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { BasisService } from '../commands/basis.service.js';
import { period as periodWords, sentenceDate, typedDate } from '../web/words/date-words.js';
import { sendCsv } from './csv.js';
import { FigureSources } from './figure-source.service.js';
import { definitionHref } from './figure-links.js';
import { KeptWhile } from './kept-while.js';
import { ownTeamOnly } from './performance-query.js';
import type { RawQuery } from './performance-query.js';
import { comparedHref, comparedQuery, comparedStages, differenceWords, sidesOf, spans } from './stages-compared.js';
import type { ComparedQuery, ComparedStage, Sides } from './stages-compared.js';

interface Compared {
  readonly sides: Sides;
  readonly stages: readonly ComparedStage[];
  readonly teams: readonly string[];
}

/** Whether a change of the process has lengthened a stage: medians before and after a date, side by side. */
@Controller('performance')
@RequireRoles('caseworker', 'manager', 'auditor')
export class StagesComparedController {
  private readonly looks = new KeptWhile<FigureRows, readonly ComparedStage[]>(8);

  constructor(
    private readonly sources: FigureSources,
    private readonly basis: BasisService,
  ) {}

  @Get('stages-compared')
  async page(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, faults } = comparedQuery(raw, person, this.basis.today);
    const { sides, stages, teams } = await this.compare(query);
    const ownTeam = ownTeamOnly(person);
    const shown = ownTeam === null ? ['all', ...teams] : [ownTeam];
    const typed = raw['changed'];
    const wrong = faults.some(({ field }) => field === 'changed');
    response.status(faults.length === 0 ? 200 : 422).render('performance/stages-compared.njk', {
      title: 'How long each stage takes: before and after a date',
      section: 'performance',
      subPage: true,
      errors: faults,
      lead: `${query.team ?? 'Every team'} · the change of ${sentenceDate(query.changedOn)}`,
      filter: {
        changed: wrong && typeof typed === 'string' ? typed : typedDate(query.changedOn),
        today: typedDate(this.basis.today),
        weeks: String(query.weeks),
        spans: spans.map((weeks) => ({ value: String(weeks), text: `${weeks} weeks` })),
        team: query.team ?? 'all',
        teams: shown.map((team) => ({ value: team, text: team === 'all' ? 'Every team' : team })),
      },
      heads: {
        before: periodWords(sides.before.from, sides.before.to),
        after: periodWords(sides.after.from, sides.after.to),
      },
      daysToCome: sides.daysToCome,
      stages: stages.map((stage) => ({
        ...stage,
        definition: definitionHref(stage.measure),
        words: differenceWords(stage.difference),
        longer: (stage.difference ?? 0) > 0,
      })),
      csv: comparedHref(query.team, query, '/performance/stages-compared.csv'),
    });
  }

  @Get('stages-compared.csv')
  async csv(@Query() raw: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { query, faults } = comparedQuery(raw, person, this.basis.today);
    if (faults.length > 0) throw new NotFoundException();
    const { sides, stages } = await this.compare(query);
    sendCsv(response, `stages-before-and-after-${query.changedOn}`, [
      ['measure', 'stage', 'limit in days', 'before from', 'before to', 'cases before', 'median days before', 'after from', 'after to', 'cases after', 'median days after', 'difference in days'], // prettier-ignore
      ...stages.map(({ measure, title, limit, before, after, difference }) => [
        measure,
        title,
        limit,
        sides.before.from,
        sides.before.to,
        before.cases,
        before.median,
        sides.after.from,
        sides.after.to,
        after.cases,
        after.median,
        difference,
      ]),
    ]);
  }

  private async compare(query: ComparedQuery): Promise<Compared> {
    const { today } = this.basis;
    const sides = sidesOf(query, today);
    const { rows, teams } = await this.sources.source({ period: sides.after, team: query.team, asAt: null });
    const stages = this.looks.of(rows, JSON.stringify([query, today]), () => comparedStages(rows, sides, query, today));
    return { sides, stages, teams };
  }
}
