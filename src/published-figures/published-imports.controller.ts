import { Body, Controller, Get, HttpCode, Post, Req, Res, UploadedFile, UseFilters, UseInterceptors } from '@nestjs/common'; // prettier-ignore
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isReadable } from '../../workflows/held-figures/figure-faults.js';
import { longestEdition } from '../../workflows/published-figures/published-figures.decider.js';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { Recording } from '../api/recording.service.js';
import { BasisService } from '../commands/basis.service.js';
import { StreamMovedOn } from '../commands/command-errors.js';
import { UploadRefused } from '../held-figures/upload-refused.filter.js';
import type { FieldError, RawAnswers } from '../web/forms/answers.js';
import { formMeta } from '../web/forms/form-page.js';
import { isRejection, rejectionWords } from '../web/errors/error-messages.js';
import { changesNothing, comparedPublished } from './compared-published.js';
import { publishedFileFrom } from './published-file.js';
import type { PublishedFileRead } from './published-file.js';
import { PublishedFigures } from './published-figures.service.js';
import { importSaid } from './published-words.js';
import { checkView, largestOnPage, publishedImportForm, refusedView } from './published-import.view.js';

interface UploadedCsv {
  readonly buffer: Buffer;
  readonly originalname: string;
}

/** What is wanted: the file with what is said of it. */
interface Wish {
  readonly bytes: Buffer;
  readonly name: string | null;
  readonly edition: string | null;
}

interface Visit {
  readonly person: Person;
  readonly request: Request;
  readonly response: Response;
}

/** Packed and as text in a form; nothing else that is sent is long. */
const longestField = 2 * 1024 * 1024;
const template = 'published-figures/import.njk';

/** A file of the department's: chosen, checked, and recorded whole or not at all. */
@Controller('published-figures/import')
@RequireRolesAndSayWho('manager')
export class PublishedImportsController {
  constructor(
    private readonly published: PublishedFigures,
    private readonly recording: Recording,
    private readonly basis: BasisService,
  ) {}

  @Get()
  form(@Res() response: Response): void {
    response.render(template, publishedImportForm());
  }

  /**
   * With a file: what is wrong with it, or what it would do. From the check page, which carries the file along: records it.
   * Nothing is kept of a file in between.
   */
  @Post()
  @HttpCode(200)
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: largestOnPage, files: 1, fields: 8, fieldSize: longestField } }),
  )
  @UseFilters(new UploadRefused(template, largestOnPage, publishedImportForm))
  async bring(
    @UploadedFile() file: UploadedCsv | undefined,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const checked = file === undefined && typeof body['content'] === 'string';
    const bytes = checked ? unpacked(body['content']) : file?.buffer;
    const edition = textOf(body['edition']).trim();
    const errors = wrongWith(bytes, edition);
    if (errors.length > 0 || bytes === undefined) {
      response.status(422).render(template, publishedImportForm(errors, edition));
      return;
    }
    const name = checked ? textOf(body['name']) : (file?.originalname ?? '');
    const wish = { bytes, name: name === '' ? null : name, edition: edition === '' ? null : edition };
    const read = publishedFileFrom(bytes, wish, this.basis.today);
    if (read.command === null) response.status(422).render(template, refusedView(read.faults, edition));
    else if (checked) await this.record(read, wish, body, { person, request, response });
    else await this.check(read, wish, formMeta({}).commandId, response);
  }

  private async record(read: PublishedFileRead, wish: Wish, body: RawAnswers, visit: Visit): Promise<void> {
    const { person, request, response } = visit;
    const { commandId, seenRevision } = formMeta(body);
    const { state, history } = await this.published.known();
    if (read.command !== null && !history.some((event) => event.commandId === commandId)) {
      try {
        const found = comparedPublished(read.command, state);
        // Revision -1 is that of a record in which nothing stands.
        const seen = seenRevision === null ? -1 : seenRevision;
        await this.published.record(read.command, this.recording.contextOf(person, { commandId, fields: {}, seenRevision: seen })); // prettier-ignore
        sayNext(request, { title: 'Recorded', heading: importSaid(found) });
      } catch (error) {
        const text = refusalOf(error);
        if (text === null) throw error;
        await this.check(read, wish, commandId, response.status(422), [{ field: null, target: null, text }]);
        return;
      }
    }
    response.redirect(303, '/published-figures');
  }

  private async check(
    { command, summary }: PublishedFileRead,
    { bytes, name, edition }: Wish,
    commandId: string,
    response: Response,
    errors: readonly FieldError[] = [],
  ): Promise<void> {
    if (command === null || summary === null) throw new Error('A file that was refused was to be checked');
    const { state, revision } = await this.published.known();
    const found = comparedPublished(command, state);
    response.render('published-figures/check-import.njk', {
      ...checkView(summary, found),
      errors,
      commandId,
      seenRevision: revision < 0 ? null : revision,
      content: gzipSync(bytes).toString('base64'),
      name: name ?? '',
      edition: edition ?? '',
      fingerprint: command.data.file.sha256.slice(0, 12),
      nothing: changesNothing(found),
    });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The file that the check page carried along; undefined where it is none of ours. */
function unpacked(content: unknown): Buffer | undefined {
  try {
    return gunzipSync(Buffer.from(textOf(content), 'base64'), { maxOutputLength: largestOnPage });
  } catch {
    return undefined;
  }
}

function wrongWith(bytes: Buffer | undefined, edition: string): readonly FieldError[] {
  const of = (field: string, text: string): FieldError => ({ field, text, target: field });
  return [
    ...(bytes === undefined ? [of('file', 'Choose a file')] : []),
    ...(bytes?.length === 0 ? [of('file', 'The file is empty. Download it again and choose it')] : []),
    ...(edition.length > longestEdition ? [of('edition', `The name of the publication must be ${longestEdition} characters or fewer`)] : []), // prettier-ignore
    ...(isReadable(edition) ? [] : [of('edition', 'The name of the publication must not contain control characters. Type it again instead of pasting it')]), // prettier-ignore
  ];
}

/** What the rules or somebody else's import say against it; null for anything else. */
function refusalOf(error: unknown): string | null {
  if (error instanceof StreamMovedOn) return 'Somebody else imported something meanwhile. Nothing of yours was recorded. Look at what it would do now'; // prettier-ignore
  return isRejection(error) ? rejectionWords(error.code, error.details) : null;
}
