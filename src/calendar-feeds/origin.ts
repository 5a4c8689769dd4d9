import type { Request } from 'express';
import type { WebOptions } from '../web/web-options.js';

/** Where the reader reaches the application: "https://ehc.northmere.example". */
export function originOf(request: Pick<Request, 'protocol' | 'headers'>, { https }: Pick<WebOptions, 'https'>): string {
  return `${https ? 'https' : request.protocol}://${request.headers.host ?? 'localhost'}`;
}
