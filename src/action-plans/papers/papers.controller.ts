import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import type { Query as RawQuery } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { sendCsv } from '../../performance/csv.js';
import { monthWords } from '../../performance/period.js';
import { WebOptions } from '../../web/web-options.js';
import { OpenedPlans } from '../pages/opened-plan.service.js';
import type { OpenedPlan } from '../pages/opened-plan.service.js';
import { nodeTitle } from '../plan-words.js';
import { layoutOf } from './layout.js';
import type { Paper } from './paper.js';
import type { PaperLayout } from './paper-blocks.js';
import { paperPdfBeside } from './paper-pdf-thread.js';
import { audienceWords, paperKindWords } from './paper-words.js';
import { paperRows } from './paper.csv.js';
import { paperHref, papersQuery } from './papers-query.js';
import type { PapersFault, PapersQuery } from './papers-query.js';
import { Papers } from './papers.service.js';
import { topNodes } from './plan-part.js';

/** How long a page waits for a paper to be worked out, milliseconds, and after how many seconds it asks again. */
const patienceMs = 1_500;
const asksAgainAfter = 2;

interface Asked {
  readonly opened: OpenedPlan;
  readonly query: PapersQuery;
  readonly faults: readonly PapersFault[];
}

/** Board packs and annual reports of an action plan: chosen, read on the screen, printed, and as files. Reads alone. */
@Controller('action-plans/:plan/papers')
@RequireRoles('caseworker', 'manager', 'auditor')
export class PapersController {
  constructor(
    private readonly plans: OpenedPlans,
    private readonly papers: Papers,
    private readonly basis: BasisService,
    private readonly options: WebOptions,
  ) {}

  @Get()
  async choose(
    @Param('plan') plan: string,
    @Query() raw: RawQuery,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    this.form(await this.asked(plan, raw, person), raw, response);
  }

  @Get('paper')
  async paper(
    @Param('plan') plan: string,
    @Query() raw: RawQuery,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const asked = await this.asked(plan, raw, person);
    if (asked.faults.length > 0) {
      this.form(asked, raw, response);
      return;
    }
    const { opened, query } = asked;
    const made = await this.papers.of(plan, query, patienceMs);
    const frame = {
      ...this.plans.frame(opened, 'papers'),
      title: `${paperKindWords[query.kind]}, ${monthWords(query.month)}`,
      links: filesOf(plan, query),
      back: paperHref(plan, query, '').replace('papers/?', 'papers?'),
    };
    if ('progress' in made) {
      response.header('refresh', String(asksAgainAfter));
      response.render('action-plans/papers/paper.njk', { ...frame, workingOut: Math.floor(made.progress * 100) });
      return;
    }
    response.render('action-plans/papers/paper.njk', { ...frame, paper: layoutOf(made, person.name) });
  }

  @Get('print')
  async print(
    @Param('plan') plan: string,
    @Query() raw: RawQuery,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    await this.file(plan, raw, person, response, (_, paper) => {
      response.render('action-plans/papers/print.njk', { paper });
    });
  }

  @Get('paper.pdf')
  async pdf(
    @Param('plan') plan: string,
    @Query() raw: RawQuery,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    await this.file(plan, raw, person, response, async (made, layout, name) => {
      const subject = `${made.plan.title}, ${made.plan.version}`;
      const bytes = await paperPdfBeside({ layout, author: this.options.councilName, subject, dated: made.madeOn });
      response
        .status(200)
        .setHeader('Content-Disposition', `attachment; filename="${name}.pdf"`)
        .type('application/pdf')
        .send(bytes);
    });
  }

  @Get('paper.json')
  async json(
    @Param('plan') plan: string,
    @Query() raw: RawQuery,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    await this.file(plan, raw, person, response, (made, _, name) => {
      response
        .status(200)
        .setHeader('Content-Disposition', `attachment; filename="${name}.json"`)
        .type('application/json')
        .send(`${JSON.stringify(made, null, 2)}\n`);
    });
  }

  @Get('paper.csv')
  async csv(
    @Param('plan') plan: string,
    @Query() raw: RawQuery,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    await this.file(plan, raw, person, response, (made, _, name) => {
      sendCsv(response, name, paperRows(made));
    });
  }

  /** A file waits for its paper however long it takes: nobody looks at it meanwhile. */
  private async file(
    plan: string,
    raw: RawQuery,
    person: Person,
    response: Response,
    send: (made: Paper, layout: PaperLayout, name: string) => Promise<void> | void,
  ): Promise<void> {
    const asked = await this.asked(plan, raw, person);
    if (asked.faults.length > 0) {
      this.form(asked, raw, response);
      return;
    }
    const { query } = asked;
    const made = await this.papers.of(plan, query, Number.POSITIVE_INFINITY);
    if ('progress' in made) throw new Error('What is waited for without an end is there');
    const name = [plan, query.nodeId, query.kind, query.month, query.audience === 'publication' ? 'for-publication' : null].filter((part) => part !== null).join('-'); // prettier-ignore
    await send(made, layoutOf(made, person.name), name);
  }

  /** The plan as it stands, and what is asked of it. */
  private async asked(plan: string, raw: RawQuery, person: Person): Promise<Asked> {
    const opened = await this.plans.open(plan, {}, person);
    return { opened, ...papersQuery(raw, opened.document, this.basis.today) };
  }

  private form({ opened, query, faults }: Asked, raw: RawQuery, response: Response): void {
    const typed = raw['month'];
    const wrong = faults.some(({ field }) => field === 'month');
    response.status(faults.length === 0 ? 200 : 422).render('action-plans/papers/papers.njk', {
      ...this.plans.frame(opened, 'papers'),
      title: 'Papers',
      errors: faults,
      chosen: { ...query, month: wrong && typeof typed === 'string' ? typed.slice(0, 20) : query.month },
      latest: this.basis.today.slice(0, 7),
      kinds: Object.entries(paperKindWords).map(([value, text]) => ({ value, text: `${text} ${value === 'board-pack' ? 'for the month' : 'for the twelve months to it'}` })), // prettier-ignore
      themes: [{ value: '', text: 'The whole plan' }, ...topNodes(opened.document).map((node) => ({ value: node.id, text: nodeTitle(node) }))], // prettier-ignore
      audiences: Object.entries(audienceWords).map(([value, text]) => ({ value, text })),
      smallestShown: this.papers.smallestShown,
    });
  }
}

function filesOf(plan: string, query: PapersQuery): readonly { readonly text: string; readonly href: string }[] {
  return [
    { text: 'PDF', href: paperHref(plan, query, 'paper.pdf') },
    { text: 'Page to print', href: paperHref(plan, query, 'print') },
    { text: 'CSV', href: paperHref(plan, query, 'paper.csv') },
    { text: 'JSON', href: paperHref(plan, query, 'paper.json') },
  ];
}
