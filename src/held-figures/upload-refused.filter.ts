import { BadRequestException, Catch, PayloadTooLargeException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { FieldError } from '../web/forms/answers.js';

/** Says on the form itself why a file was not taken: nothing of it is kept. */
@Catch(BadRequestException, PayloadTooLargeException)
export class UploadRefused implements ExceptionFilter {
  /** @param limit bytes of a file at most; @param form what the template draws, with what is wrong. */
  constructor(
    private readonly template: string,
    private readonly limit: number,
    private readonly form: (errors: readonly FieldError[]) => object,
  ) {}

  catch(error: BadRequestException | PayloadTooLargeException, host: ArgumentsHost): void {
    const tooLarge = error.getStatus() === 413;
    const text = tooLarge
      ? `The file must be ${sizeWords(this.limit)} or smaller`
      : 'The file did not arrive whole. Choose one file, and choose it again';
    host
      .switchToHttp()
      .getResponse<Response>()
      .status(tooLarge ? 413 : 422)
      .render(this.template, this.form([{ field: 'file', text, target: 'file' }]));
  }
}

/** "256 KB", "4 MB". */
export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${bytes / 1024} KB` : `${bytes / 1024 / 1024} MB`;
