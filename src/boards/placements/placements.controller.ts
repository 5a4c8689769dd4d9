import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { KeptWhile } from '../../performance/kept-while.js';
import { answerWords } from '../../web/words/policy-words.js';
import { boardingWords, provisionWords } from '../../web/words/placement-words.js';
import { count } from '../../web/words/number-words.js';
import { BoardNames } from '../board-names.service.js';
import { SettingIndex } from '../setting-index.service.js';
import { isTheirs, selectItems, whoseItems } from '../whose.js';
import { placementFigures } from './placement-figures.view.js';
import { chosenPlacements, countsByKind, placementCounts, placementShows } from './placement-list.js';
import type { PlacedChild } from './placement-list.js';
import { PlacementRows } from './placement-rows.service.js';
import {
  isFiltered,
  kindRow,
  placementCsvRows,
  placementRow,
  placementsHref,
  provisions,
  readPlacementFilters,
  showWords,
} from './placements.view.js';
import type { PlacementFilters } from './placements.view.js';

const rowsAPage = 50;
/** Choices of filters that stay looked up until anything changes. */
const mostLooks = 12;
/** Rows of a download at most. */
const mostDownloaded = 10_000;
/** What stands in the counters; the rest is a choice of the list. */
const counted = ['visitLate', 'outOfArea', 'year10', 'brokeDown'] as const;
const colours = { visitLate: 'yellow', outOfArea: 'blue', year10: 'blue', brokeDown: 'yellow' } as const;

/** What a choice of filters finds. */
interface Look {
  readonly counts: ReturnType<typeof placementCounts>;
  readonly running: number;
  readonly figures: ReturnType<typeof placementFigures>;
  readonly kinds: readonly ReturnType<typeof kindRow>[];
  readonly found: readonly PlacedChild[];
}

/** Where children with plans are placed: by kind, out of area, with the visits that are owed. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class PlacementsController {
  private readonly looks = new KeptWhile<readonly PlacedChild[], Look>(mostLooks);

  constructor(
    private readonly placements: PlacementRows,
    private readonly settings: SettingIndex,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('placements')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const filters = readPlacementFilters(query, person);
    // The board knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, placementsHref(filters));
      return;
    }
    const { today, standing } = this.basis;
    const { counts, running, figures, kinds, found } = await this.look(filters, person);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    if (shown.length > 0) await this.settings.ready();
    response.render('boards/placements/placements.njk', {
      title: 'Placements and visits',
      section: 'reviews',
      subPage: true,
      namesChildren: true,
      lead: `${count(running)} ${running === 1 ? 'placement runs' : 'placements run'} · ${count(counts.outOfArea)} out of area · ${count(counts.residential)} residential`,
      counters: counted.map((show) => ({
        number: counts[show],
        text: showWords[show],
        href: placementsHref(filters, { show: filters.show === show ? null : show, provision: null, boarding: null }),
        colour: counts[show] > 0 ? colours[show] : null,
      })),
      filter: {
        who: whoseItems(filters.who, person, await this.people.holding(['caseworker'])),
        show: selectItems(
          [
            ['', 'All that run'],
            ...placementShows.map((one) => [one, `${showWords[one]} (${count(counts[one])})`] as const),
          ],
          filters.show ?? '',
        ),
        kind: selectItems([['', 'All kinds'], ...Object.entries(provisionWords)], filters.provision ?? ''),
        stay: selectItems([['', 'By day and residential'], ...Object.entries(boardingWords)], filters.boarding ?? ''),
      },
      filtered: isFiltered(filters, person),
      chosen: filters.show === null ? null : showWords[filters.show],
      figures,
      kinds,
      total: found.length,
      rows: shown.map((placed) => placementRow(placed, names, this.settings, today)),
      withWorker: filters.who !== 'me' && !filters.who.startsWith('worker:'),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => placementsHref(filters, { page: n })),
      csvHref: placementsHref(filters, {}, '/placements.csv'),
      rules: {
        outOfArea: answerWords('P13', standing.policy.P13).toLowerCase(),
        residential: answerWords('P14', standing.policy.P14).toLowerCase(),
      },
    });
  }

  @Get('placements.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readPlacementFilters(query, person);
    const found = (await this.look(filters, person)).found.slice(0, mostDownloaded);
    const names = await this.names.of(found);
    if (found.length > 0) await this.settings.ready();
    const rows = placementCsvRows(found, names, this.settings, today);
    response.attachment(`placements-${today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private async look(filters: PlacementFilters, person: Person): Promise<Look> {
    const { today } = this.basis;
    const hidden = await this.access.hiddenFrom(person);
    const all = await this.placements.all();
    const asked = JSON.stringify([today, person.id, { ...filters, page: 1 }, hidden.key]);
    return this.looks.of(all, asked, () => {
      const visible = hidden.without(all);
      const own = visible.filter(isTheirs(filters.who, person));
      return {
        counts: placementCounts(own, today),
        running: chosenPlacements(own, { show: null, provision: null, boarding: null }, today).length,
        figures: placementFigures([...new Set(visible.map(({ row }) => row))], person, today),
        kinds: countsByKind(own, provisions, today).map((one) => kindRow(one, filters)),
        found: chosenPlacements(own, filters, today),
      };
    });
  }
}
