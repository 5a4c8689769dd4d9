import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  Post,
  Query,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import type { Person } from '../../access/people.js';
import { pagination } from '../../cases/pagination.view.js';
import { pageOf } from '../../cases/query.js';
import type { Query as RawQuery } from '../../cases/query.js';
import { StaffDirectory } from '../../cases/staff-names.service.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { EventStore } from '../../event-store/event-store.js';
import { WebOptions } from '../../web/web-options.js';
import { headText, readHead } from './kept-head.js';
import type { LogHead } from './kept-head.js';
import { headFacts, progressOf, verificationRow } from './proofs.view.js';
import { Verifications } from './verifications.service.js';

const rowsAPage = 20;
/** A head has under a thousand characters. */
const longestHead = 10_000;
/** More is refused before it is read. */
const limits = { fileSize: 1_000_000, fieldSize: 1_000_000, files: 1, fields: 10 };

interface PageFault {
  readonly status: number;
  readonly field: 'head' | 'file' | 'verify';
  readonly text: string;
}

const alreadyRunning: PageFault = {
  status: 409,
  field: 'verify',
  text: 'A verification is running. Wait until it has ended, then start yours',
};

/** Whether the log is what was written: verified anew, and held against heads that were kept elsewhere. */
@Controller('proofs')
@RequireRoles('auditor', 'manager', 'administrator')
export class ProofsController {
  constructor(
    private readonly verifications: Verifications,
    private readonly events: EventStore,
    private readonly staff: StaffDirectory,
    private readonly home: HomeAuthority,
    private readonly options: WebOptions,
  ) {}

  @Get()
  async page(@Query() query: RawQuery, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    await this.show(response, person, pageOf(query));
  }

  @Post('verifications')
  @RequireRoles('auditor')
  async verify(@CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    if ((await this.verifications.start(person.id)) === null) await this.show(response, person, 1, alreadyRunning);
    else response.redirect(303, '/proofs');
  }

  @Post('heads')
  @RequireRoles('auditor')
  @UseInterceptors(FileInterceptor('file', { limits }))
  async check(
    @CurrentUser() person: Person,
    @Body() body: Readonly<Record<string, unknown>>,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const typed = typeof body['head'] === 'string' ? body['head'] : '';
    const read = this.headOf(typed, file?.buffer ?? null);
    if ('text' in read) await this.show(response, person, 1, read, typed);
    else if ((await this.verifications.start(person.id, read)) === null) {
      await this.show(response, person, 1, alreadyRunning, typed);
    } else response.redirect(303, '/proofs');
  }

  @Get('head.txt')
  latestHead(@Res() response: Response): void {
    this.send(response, this.verifications.lastGood()?.head ?? null);
  }

  @Get('verifications/:id/head.txt')
  head(@Param('id') id: string, @Res() response: Response): void {
    this.send(response, /^\d{1,9}$/.test(id) ? (this.verifications.find(Number(id))?.head ?? null) : null);
  }

  private headOf(typed: string, file: Buffer | null): LogHead | PageFault {
    const field = file !== null && file.length > 0 ? 'file' : 'head';
    const text = field === 'file' ? (file ?? Buffer.alloc(0)).toString('utf8') : typed;
    const fault = (words: string): PageFault => ({ status: 422, field, text: words });
    if (text.trim() === '') return fault('Paste the text of a head, or choose its file');
    const head = text.length > longestHead ? null : readHead(text);
    if (head === null) {
      return fault('This is not a head of a log. Use a file that was downloaded from this page, whole and unchanged');
    }
    if (head.authority !== this.home.code) {
      return fault(`This is the head of another authority’s log (${head.authority}). Use one of this authority’s`);
    }
    return head;
  }

  private send(response: Response, head: LogHead | null): void {
    if (head === null) throw new NotFoundException();
    const name = `head-of-the-log-${head.authority}-${head.verifiedAt.slice(0, 10)}-${head.events}.txt`;
    response
      .set('Content-Type', 'text/plain; charset=utf-8')
      .set('Content-Disposition', `attachment; filename="${name}"`)
      .send(headText(head, this.options.councilName));
  }

  private async show(
    response: Response,
    person: Person,
    page: number,
    fault: PageFault | null = null,
    typed = '',
  ): Promise<void> {
    const [head, running] = [await this.events.head(), this.verifications.running()];
    const shown = this.verifications.list(rowsAPage, (page - 1) * rowsAPage);
    const names = await this.staff.namesOf(shown.map(({ startedBy }) => startedBy));
    const total = this.verifications.count();
    const good = this.verifications.lastGood()?.head ?? null;
    response.status(fault?.status ?? 200).render('audit/proofs/proofs.njk', {
      title: 'Proofs',
      section: 'proofs',
      mayVerify: person.roles.includes('auditor'),
      errors: fault === null ? [] : [{ field: fault.field, target: fault.field, text: fault.text }],
      typed: typed.slice(0, longestHead),
      headFacts: headFacts(head, this.events.contiguousPositions, await this.events.eventAt(head)),
      running: running === null ? null : progressOf(running),
      // A page with an error is read, not refreshed away.
      refresh: running !== null && fault === null,
      last: this.lastResult(names),
      lastGoodHref: good === null ? null : '/proofs/head.txt',
      rows: shown.map((one) => verificationRow(one, names)),
      total,
      pages: pagination({ page, size: rowsAPage, total }, (n) => (n === 1 ? '/proofs' : `/proofs?page=${n}`)),
    });
  }

  private lastResult(names: ReadonlyMap<string, string>): object | null {
    const last = this.verifications.lastDone();
    return last === null ? null : verificationRow(last, names);
  }
}
