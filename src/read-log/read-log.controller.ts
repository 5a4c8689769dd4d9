import { BadRequestException, Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import type { Query as QueryString } from '../cases/query.js';
import { CaseNotFound, CaseRecordService } from '../children/case-record.service.js';
import { BasisService } from '../commands/basis.service.js';
import { KeyStore } from '../keys/key-store.js';
import { ReadLogPages } from './read-log-pages.service.js';

/** Who opened whose data, for auditors; and who has looked at one case, for its managers as well. */
@Controller()
@RequireRoles('auditor')
export class ReadLogController {
  constructor(
    private readonly pages: ReadLogPages,
    private readonly cases: CaseRecordService,
    private readonly keys: KeyStore,
    private readonly basis: BasisService,
  ) {}

  @Get('read-log')
  async list(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { status, view } = await this.pages.list(query, person);
    response.status(status).render('read-log/read-log.njk', { title: 'Read log', section: 'read-log', ...view });
  }

  @Get('read-log.csv')
  async download(@Query() query: QueryString, @Res() response: Response): Promise<void> {
    const rows = await this.pages.download(query);
    if (rows === null) throw new BadRequestException('The filters of the read log cannot be read');
    response.attachment(`read-log-${this.basis.today}.csv`).type('text/csv; charset=utf-8').send(rows);
  }

  @Get('read-log/:position')
  async one(
    @Param('position') position: string,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const view = /^\d{1,15}$/.test(position) ? await this.pages.one(Number(position), person) : null;
    if (view === null) throw new NotFoundException();
    response.render('read-log/read.njk', { title: 'One opening', section: 'read-log', subPage: true, ...view });
  }

  @Get('cases/:reference/read-log')
  @RequireRoles('auditor', 'manager')
  async ofCase(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @Res() response: Response,
  ): Promise<void> {
    const childId = await this.childOf(reference);
    const known = (await this.keys.referenceOf(childId)) ?? reference;
    response.render('read-log/case-readers.njk', {
      title: `Who has looked at ${known}`,
      section: 'cases',
      subPage: true,
      reference: known,
      ...(await this.pages.ofCase(childId, known, query)),
    });
  }

  private async childOf(reference: string): Promise<string> {
    try {
      return await this.cases.childIdOf(reference);
    } catch (error) {
      throw error instanceof CaseNotFound ? new NotFoundException() : error;
    }
  }
}
