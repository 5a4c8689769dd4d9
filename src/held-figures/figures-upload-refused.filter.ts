import { BadRequestException, Catch, PayloadTooLargeException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { largestFiguresFile } from './figures-file.js';
import { importForm } from './import.view.js';

/** Says on the form itself why a file was not taken: nothing of it is kept. */
@Catch(BadRequestException, PayloadTooLargeException)
export class FiguresUploadRefused implements ExceptionFilter {
  catch(error: BadRequestException | PayloadTooLargeException, host: ArgumentsHost): void {
    const tooLarge = error.getStatus() === 413;
    const text = tooLarge
      ? `The file must be ${largestFiguresFile / 1024} KB or smaller`
      : 'The file did not arrive whole. Choose one file, and choose it again';
    host
      .switchToHttp()
      .getResponse<Response>()
      .status(tooLarge ? 413 : 422)
      .render('held-figures/import.njk', importForm([{ field: 'file', text, target: 'file' }]));
  }
}
