import { createHash } from 'node:crypto';
import { ConflictException, Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { RequireRoles } from '../access/access.decorators.js';
import { CasePages } from '../cases/case-pages.service.js';
import { Visit } from '../cases/case-visit.js';
import type { CaseVisit } from '../cases/case-visit.js';
import { documentsHref, documentsPage } from './documents.view.js';
import { LetterPdf } from './letter-pdf.service.js';
import { letterOf, LetterPlaces } from './letter-places.service.js';
import { letterPage } from './letter-page.view.js';
import { sealedLetter } from './letters-on-file.js';
import { printedLetter } from './printed-letter.js';
import type { PrintedLetter } from './printed-letter.js';

/** The letters of a case: the list, each letter as it went out, and the file to print. Reads alone. */
@Controller('cases/:reference/documents')
@RequireRoles('caseworker', 'manager', 'auditor')
export class DocumentsController {
  constructor(
    private readonly pages: CasePages,
    private readonly places: LetterPlaces,
    private readonly pdf: LetterPdf,
  ) {}

  @Get()
  async list(@Visit() visit: CaseVisit, @Res() response: Response): Promise<void> {
    await this.pages.show(
      visit,
      response,
      'letters/documents.njk',
      'documents',
      ({ file, basis, records, person }) => ({
        ...documentsPage(file, basis, records),
        writeHref: records ? documentsHref(file.reference, '/new') : null,
        settingsHref: person.roles.some((role) => role === 'manager' || role === 'administrator')
          ? '/settings/letters'
          : null,
      }),
    );
  }

  @Get(':letterId.pdf')
  async file(@Visit() visit: CaseVisit, @Param('letterId') letterId: string, @Res() response: Response): Promise<void> {
    const printed = await this.printed(visit.reference, letterId);
    if (this.pdf.unprintable(printed).length > 0) throw new ConflictException();
    const bytes = await this.pdf.of(printed);
    response
      .status(200)
      .setHeader('Content-Disposition', `attachment; filename="letter-${printed.reference}-${printed.dated}.pdf"`)
      .type('application/pdf')
      .send(bytes);
  }

  @Get(':letterId/print')
  async print(
    @Visit() visit: CaseVisit,
    @Param('letterId') letterId: string,
    @Res() response: Response,
  ): Promise<void> {
    const letter = await this.printed(visit.reference, letterId);
    response.render('letters/print.njk', { letter, title: letter.subject });
  }

  @Get(':letterId')
  async letter(
    @Visit() visit: CaseVisit,
    @Param('letterId') letterId: string,
    @Res() response: Response,
  ): Promise<void> {
    await this.pages.show(visit, response, 'letters/letter.njk', 'documents', async (opened) => {
      const found = letterOf(opened.file, letterId);
      const { entry } = found;
      const printed = printedLetter(sealedLetter(entry), entry.occurredOn, opened.file.reference);
      const unprintable = this.pdf.unprintable(printed);
      const fingerprint =
        unprintable.length > 0
          ? null
          : createHash('sha256')
              .update(await this.pdf.of(printed))
              .digest('hex');
      return { ...letterPage(opened, found), letter: printed, unprintable, pdfFingerprint: fingerprint };
    });
  }

  private async printed(reference: string, letterId: string): Promise<PrintedLetter> {
    const { file, entry } = await this.places.letter(reference, letterId);
    if (entry.personal === null) throw new NotFoundException();
    return printedLetter(sealedLetter(entry), entry.occurredOn, file.reference);
  }
}
