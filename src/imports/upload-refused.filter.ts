import { BadRequestException, Catch, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { sizeWords } from './import-words.js';
import { ImportSettings } from './import-settings.js';
import { uploadForm } from './upload-form.view.js';

/** Says on the form itself why a file was not taken: nothing of it is kept. */
@Catch(BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException)
export class UploadRefused implements ExceptionFilter {
  constructor(private readonly settings: ImportSettings) {}

  catch(
    error: BadRequestException | PayloadTooLargeException | UnsupportedMediaTypeException,
    host: ArgumentsHost,
  ): void {
    const response = host.switchToHttp().getResponse<Response>();
    const form = uploadForm(this.settings, wordsOf(error, this.settings));
    response.status(error.getStatus() === 413 ? 413 : 422).render('imports/new-import.njk', form);
  }
}

function wordsOf(error: Error, { limitBytes }: ImportSettings): string {
  if (error instanceof PayloadTooLargeException) return `The file must be ${sizeWords(limitBytes)} or smaller`;
  const code = (error.cause as { readonly code?: unknown } | undefined)?.code;
  if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_UNEXPECTED_FILE') return 'Choose one file only';
  return 'The file did not arrive whole. Choose it again';
}
