import { Body, Controller, Get, NotFoundException, Param, Post, Res, UploadedFile, UseFilters, UseInterceptors } from '@nestjs/common'; // prettier-ignore
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { BasisService } from '../commands/basis.service.js';
import type { Actor } from '../../workflows/kernel/fact.js';
import { asked, isMoving, nextPhase } from './import-entry.js';
import type { ImportEntry } from './import-entry.js';
import { ImportFiles } from './import-files.js';
import { importPage, progressView } from './import-page.view.js';
import { ImportRegister } from './import-register.js';
import { ImportRunner } from './import-runner.service.js';
import { ImportSettings } from './import-settings.js';
import { importHref, importLine, inOrder } from './imports.view.js';
import { uploadForm } from './upload-form.view.js';
import { UploadRefused } from './upload-refused.filter.js';
import type { StoredUpload } from './upload-storage.js';
import { faultOfFile, shownName } from './uploaded-file.js';

const mostListed = 200;

/** A SEN2 return from a file into the records: brought, tried, run. */
@Controller('imports')
@RequireRolesAndSayWho('manager', 'administrator')
export class ImportsController {
  constructor(
    private readonly register: ImportRegister,
    private readonly files: ImportFiles,
    private readonly runner: ImportRunner,
    private readonly settings: ImportSettings,
    private readonly staff: StaffDirectory,
    private readonly basis: BasisService,
  ) {}

  @Get()
  async list(@Res() response: Response): Promise<void> {
    const entries = this.register.latest(mostListed);
    const names = await this.namesIn(entries);
    response.render('imports/imports.njk', {
      title: 'Import',
      section: 'imports',
      rows: inOrder(entries).map((entry) => importLine(entry, names)),
    });
  }

  @Get('new')
  form(@Res() response: Response): void {
    response.render('imports/new-import.njk', uploadForm(this.settings));
  }

  @Post('new')
  @UseInterceptors(FileInterceptor('file'))
  @UseFilters(UploadRefused)
  async upload(
    @UploadedFile() file: StoredUpload | undefined,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const fault = file === undefined ? 'Choose a file' : await this.faultOf(file);
    if (file === undefined || fault !== null) {
      if (file !== undefined) this.files.remove(file.id);
      response.status(422).render('imports/new-import.njk', uploadForm(this.settings, fault));
      return;
    }
    const at = this.basis.now.toISOString();
    this.register.add(begun(file, person, at));
    this.runner.look();
    response.redirect(303, importHref(file.id));
  }

  @Get(':id')
  async page(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const entry = this.entry(id);
    const same = this.register.ofSameFile(entry);
    const names = await this.namesIn([entry, ...same]);
    response.render('imports/import.njk', importPage(entry, names, same));
  }

  /** The bar alone, for the page to draw again in its place; `over` once there is nothing more to wait for. */
  @Get(':id/progress')
  progress(@Param('id') id: string, @Res() response: Response): void {
    const entry = this.entry(id);
    if (isMoving(entry))
      response.render('imports/import-progress.njk', { progress: progressView(entry), href: importHref(id) });
    else response.status(204).end();
  }

  @Get(':id/report.csv')
  report(@Param('id') id: string, @Res() response: Response): void {
    const { hasReport, named } = this.entry(id);
    const report = hasReport ? this.files.readReport(id) : null;
    if (report === null) throw new NotFoundException();
    response.attachment(`import-${named?.year ?? 'file'}-to-look-at.csv`).type('text/csv; charset=utf-8');
    report.on('error', () => response.destroy()).pipe(response);
  }

  /** Pressed twice, or on a page that is old, it changes nothing. */
  @Post(':id/start')
  start(
    @Param('id') id: string,
    @Body() body: Readonly<Record<string, unknown>>,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): void {
    this.entry(id);
    this.register.change(id, (entry) => {
      const next = nextPhase(entry);
      if (next === null || next !== body['phase']) return null;
      return asked(entry, next, actorOf(person), this.basis.now.toISOString());
    });
    this.runner.look();
    response.redirect(303, importHref(id));
  }

  @Post(':id/stop')
  stop(@Param('id') id: string, @Res() response: Response): void {
    this.entry(id);
    this.register.change(id, (entry) => {
      if (!isMoving(entry)) return null;
      // What has not begun is not left to begin.
      return entry.state === 'waiting'
        ? { ...entry, state: 'stopped', endedAt: this.basis.now.toISOString() }
        : { ...entry, stopAsked: true };
    });
    response.redirect(303, importHref(id));
  }

  @Post(':id/remove')
  remove(@Param('id') id: string, @Res() response: Response): void {
    this.entry(id);
    this.runner.remove(id);
    response.redirect(303, importHref(id));
  }

  private entry(id: string): ImportEntry {
    const entry = this.register.find(id);
    if (entry === null) throw new NotFoundException();
    return entry;
  }

  private faultOf({ id, originalname, bytes }: StoredUpload): Promise<string | null> {
    return faultOfFile(this.files.pathOf(id), shownName(originalname), bytes);
  }

  private namesIn(entries: readonly ImportEntry[]): Promise<StaffNames> {
    return this.staff.namesOf(entries.flatMap(({ uploadedBy, askedBy }) => [uploadedBy, askedBy.id]));
  }
}

function begun({ id, originalname, bytes, sha256 }: StoredUpload, person: Person, at: string): ImportEntry {
  return {
    id,
    fileName: shownName(originalname),
    bytes,
    sha256,
    uploadedBy: person.id,
    uploadedAt: at,
    phase: 'trial',
    state: 'waiting',
    askedBy: actorOf(person),
    askedAt: at,
    startedAt: null,
    endedAt: null,
    stopAsked: false,
    named: null,
    progress: null,
    tookMs: 0,
    trial: null,
    run: null,
    takenEarlier: 0,
    evidence: null,
    groups: [],
    hasReport: false,
    failure: null,
    removedAt: null,
  };
}

function actorOf({ id, roles }: Person): Actor {
  return { id, role: roles.includes('manager') ? 'manager' : 'administrator' };
}
