import type { FieldError } from '../web/forms/answers.js';
import { sizeWords } from './import-words.js';
import type { ImportSettings } from './import-settings.js';

/** The form that a file is brought with, empty or with what was wrong. */
export function uploadForm({ limitBytes }: ImportSettings, fault: string | null = null): object {
  const errors: readonly FieldError[] = fault === null ? [] : [{ field: 'file', text: fault, target: 'file' }];
  return { title: 'Import a SEN2 return', section: 'imports', subPage: true, limit: sizeWords(limitBytes), errors };
}
