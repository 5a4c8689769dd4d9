import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { RequestListener } from 'node:http';
import type { NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';

/**
 * Express with requests and responses that are of its own kind from the start. By itself it gives each another prototype once it
 * has arrived, and what hangs on such an object stays in memory until the next great garbage collection, though its page went out
 * long ago: those collections then come every forty seconds, each with a second of slow pages.
 */
export class PagesAdapter extends ExpressAdapter {
  override initHttpServer(options: NestApplicationOptions): void {
    super.initHttpServer(options);
    const app = this.getInstance<RequestListener & { readonly request: object; readonly response: object }>();
    const kinds = {
      IncomingMessage: bornAs(IncomingMessage, app.request),
      ServerResponse: bornAs(ServerResponse, app.response),
    };
    this.httpServer = createServer(kinds, app);
  }
}

/** The same class, but what it makes has the prototype. */
function bornAs<Class extends abstract new (...given: never[]) => object>(of: Class, prototype: object): Class {
  function born(...given: unknown[]): object {
    return Reflect.construct(of, given, born) as object;
  }
  born.prototype = prototype;
  return born as unknown as Class;
}
