import { Controller, Get, Param, Query, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { CaseAccess } from '../case-access/case-access.service.js';
import type { CaseRecord, HistoryEntry } from '../children/case-record.js';
import { CaseRecordService } from '../children/case-record.service.js';
import type { CaseQuestion } from '../children/case-record.service.js';
import { ApiErrorFilter } from './api-error.filter.js';
import { dayOf, queryOf } from './api-query.js';
import type { RawQuery } from './api-query.js';
import { CaseLists } from './case-lists.service.js';
import type { DueWork, ListedCase, Page } from './case-lists.service.js';

/** Reading of cases and lists. */
@ApiTags('cases')
@Controller('api')
@UseFilters(ApiErrorFilter)
@RequireRoles('caseworker', 'manager', 'auditor')
export class CasesApiController {
  constructor(
    private readonly cases: CaseRecordService,
    private readonly lists: CaseLists,
    private readonly access: CaseAccess,
  ) {}

  @Get('cases')
  @ApiOperation({ operationId: 'listCases', summary: 'Needs assessments, the oldest first, 50 a page' })
  @ApiQuery({ name: 'stage', required: false })
  @ApiQuery({ name: 'worker', required: false, description: 'Id of a caseworker, or "me"' })
  @ApiQuery({ name: 'team', required: false })
  @ApiQuery({ name: 'after', required: false, description: '"next" of the page before' })
  async list(@Query() query: RawQuery, @CurrentUser() person: Person): Promise<Page<ListedCase>> {
    const { worker, ...filter } = queryOf(query, ['stage', 'worker', 'team', 'after']);
    const hidden = await this.access.hiddenFrom(person);
    return this.lists.cases({ ...filter, ...(worker === undefined ? {} : { worker: who(worker, person) }) }, hidden);
  }

  @Get('cases/:id')
  @ApiOperation({
    operationId: 'readCase',
    summary: 'Everything about one child: every process with its facts and clocks',
  })
  @ApiParam({ name: 'id', description: 'Id of the child, or reference such as EHC-2026-0412' })
  @ApiQuery({
    name: 'as-at',
    required: false,
    description: 'Day of the world: what had happened by then, judged that day',
  })
  @ApiQuery({ name: 'known-on', required: false, description: 'Day of the record: what had been written down by then' })
  read(@Param('id') id: string, @Query() query: RawQuery): Promise<CaseRecord> {
    return this.cases.caseRecord(id, questionOf(query));
  }

  @Get('cases/:id/history')
  @ApiOperation({ operationId: 'readHistory', summary: 'Every event of the case in the order of recording' })
  @ApiParam({ name: 'id', description: 'Id of the child, or reference such as EHC-2026-0412' })
  @ApiQuery({ name: 'as-at', required: false })
  @ApiQuery({ name: 'known-on', required: false })
  async history(
    @Param('id') id: string,
    @Query() query: RawQuery,
  ): Promise<{ readonly events: readonly HistoryEntry[] }> {
    return { events: await this.cases.history(id, questionOf(query)) };
  }

  @Get('due-work')
  @ApiOperation({ operationId: 'listDueWork', summary: 'Open legal limits by date, 200 a page' })
  @ApiQuery({
    name: 'who',
    required: false,
    description: '"me" (default), "everyone", "team:<name>" or a caseworker’s id',
  })
  @ApiQuery({ name: 'from', required: false, description: 'First due date' })
  @ApiQuery({ name: 'to', required: false, description: 'Last due date' })
  @ApiQuery({ name: 'after', required: false, description: '"next" of the page before' })
  async dueWork(@Query() query: RawQuery, @CurrentUser() person: Person): Promise<Page<DueWork>> {
    const asked = queryOf(query, ['who', 'from', 'to', 'after']);
    const from = dayOf('from', asked.from);
    const to = dayOf('to', asked.to);
    const filter = {
      who: who(asked.who ?? 'me', person),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(asked.after === undefined ? {} : { after: asked.after }),
    };
    return this.lists.dueWork(filter, await this.access.hiddenFrom(person));
  }
}

function questionOf(query: RawQuery): CaseQuestion {
  const asked = queryOf(query, ['as-at', 'known-on']);
  const asAt = dayOf('as-at', asked['as-at']);
  const knownOn = dayOf('known-on', asked['known-on']);
  return { ...(asAt === undefined ? {} : { asAt }), ...(knownOn === undefined ? {} : { knownOn }) };
}

const who = (asked: string, person: Person): string => (asked === 'me' ? person.id : asked);
