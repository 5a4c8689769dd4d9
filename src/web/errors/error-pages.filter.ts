import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, Inject, Logger, Optional } from '@nestjs/common';
import type { Request, Response } from 'express';
import { People } from '../../access/people.js';
import { isApi, isBackground, localPath, NotSignedIn, personOf, RequestForged } from '../../access/requests.js';
import { howSessionEnded } from '../../access/sessions.middleware.js';
import { SessionStore } from '../../access/session-store.js';
import { showsNothing } from '../../read-log/recorded-answers.js';
import type { RawAnswers } from '../forms/answers.js';
import { hiddenAnswers } from '../forms/form-page.js';
import { KeptAnswers } from '../forms/kept-answers.js';
import type { KeptForm } from '../forms/kept-answers.js';
import { WebOptions } from '../web-options.js';
import { SomeoneElseChanged } from './conflict.js';
import { describeError, describeReadingError, isOurFault } from './describe-error.js';
import type { ErrorPage } from './error-page.js';
import { helpCode } from './help-code.js';
import { RoleMissing } from '../../access/access.guard.js';
import { sessionEndPage } from './session-end.js';

type Shown = Readonly<Record<string, unknown>> & { readonly code: string };

/** Turns every error into a page in the frame, or into `{ code, message, details }` under `/api`. Never a trace. */
@Catch()
export class ErrorPagesFilter implements ExceptionFilter {
  private readonly log = new Logger('Web');

  constructor(
    private readonly options: WebOptions,
    private readonly people: People,
    private readonly sessions: SessionStore,
    @Optional() @Inject(KeptAnswers) private readonly kept: KeptAnswers | null = null,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const page = request.method === 'GET' ? describeReadingError(error) : describeError(error);
    const code = helpCode();
    this.note(error, page, code, request.method);
    if (response.headersSent) {
      response.end();
      return;
    }
    // Only what has changed meanwhile tells of a case; the words of every other error are the same for everybody.
    if (!(error instanceof SomeoneElseChanged)) showsNothing(request);
    response.status(page.status);
    if (page.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(page.retryAfterSeconds));
    if (isApi(request) || isBackground(request)) {
      const message = [...(page.errors ?? []).map(({ text }) => text), ...page.paragraphs].join(' ');
      response.json({ status: page.status, code: page.code, message, details: page.details ?? {} });
      return;
    }
    this.draw(error, page, code, request, response).catch((fault: unknown) => {
      this.lastResort(fault, code, response);
    });
  }

  private async draw(
    error: unknown,
    page: ErrorPage,
    code: string,
    request: Request,
    response: Response,
  ): Promise<void> {
    const kept = await this.keepTyping(error, page, request);
    if (error instanceof NotSignedIn) {
      await this.askToSignIn(page, code, kept, request, response);
      return;
    }
    if (error instanceof SomeoneElseChanged) {
      const { conflict } = error;
      const hidden = hiddenAnswers(conflict.answers);
      const title = conflict.about?.title ?? page.title;
      this.render(response, 'web/pages/conflict.njk', { title, code, conflict, hidden });
      return;
    }
    const said = kept === null ? page.paragraphs : keptWords(page);
    const paragraphs = error instanceof RoleMissing ? await this.whoCan(page, error) : said;
    // An error before the frame was worked out, in the session store say, still gets a page.
    const framed = response.locals['frame'] !== undefined;
    const aboutCase = page.status === 404 && request.path.startsWith('/cases/');
    const shown = {
      page: { ...page, paragraphs },
      title: page.title,
      code,
      back: kept?.href ?? backOf(request),
      aboutCase,
    };
    this.render(response, framed ? 'web/pages/error.njk' : 'web/pages/bare-error.njk', shown);
  }

  /** Renders without going back through the error pages, which would go round for ever. */
  private render(response: Response, template: string, shown: Shown): void {
    response.render(template, shown, (fault: Error | null, html?: string) => {
      if (fault === null) response.send(html);
      else this.lastResort(fault, shown.code, response);
    });
  }

  private lastResort(fault: unknown, code: string, response: Response): void {
    this.log.error(`${code} the error page itself failed ${framesOf(fault)}`);
    response.type('text/plain').send(`Sorry, there is a problem. Ask for help and give the code ${code}.`);
  }

  /** A form that meets the end of its session, or records that cannot be written, is not typed twice. */
  private async keepTyping(error: unknown, page: ErrorPage, request: Request): Promise<KeptForm | null> {
    const answers: unknown = request.body;
    if (this.kept === null || request.method !== 'POST' || typeof answers !== 'object' || answers === null) return null;
    const [person, href] = [personOf(request), request.originalUrl];
    if (error instanceof NotSignedIn) return this.kept.keepByToken(href, answers as RawAnswers);
    if (person === null) return null;
    // The form of a session before this one: its token no longer fits, and what it holds is the same person's.
    if (error instanceof RequestForged) return this.kept.keepByToken(href, answers as RawAnswers, person);
    return page.status === 503 ? this.kept.keep(person, href, answers as RawAnswers) : null;
  }

  private async askToSignIn(
    page: ErrorPage,
    code: string,
    kept: KeptForm | null,
    request: Request,
    response: Response,
  ): Promise<void> {
    const wanted = kept?.href ?? (request.method === 'GET' ? localPath(request.originalUrl) : null);
    const to = wanted === null || wanted === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(wanted)}`;
    const how = await howSessionEnded(request, this.sessions, this.options.https);
    if (request.method === 'GET' && how === null) {
      response.redirect(302, to);
      return;
    }
    const said = sessionEndPage(page, how);
    this.render(response, 'web/pages/session-ended.njk', { title: said.title, code, page: said, kept, to });
  }

  private async whoCan(page: ErrorPage, { needed }: RoleMissing): Promise<readonly string[]> {
    const [first] = await this.people.holding(needed);
    const ask = first === undefined ? '' : ` Ask ${first.name}.`;
    return page.paragraphs.map((text, index) => (index === 0 ? `${text}${ask}` : text));
  }

  private note(error: unknown, page: ErrorPage, code: string, method: string): void {
    // Neither address nor message: both may hold what a log must not.
    if (isOurFault(error)) this.log.error(`${code} ${method} ${page.status} ${framesOf(error)}`);
    else if (page.status !== 401) this.log.log(`${code} ${method} ${page.status} ${page.code}`);
  }
}

/** The same page where the answers are safe: what was recorded or not is still said first. */
function keptWords({ code, paragraphs }: ErrorPage): readonly string[] {
  if (code === 'request-forged') {
    return [
      'You have signed in again since this form was opened. Nothing was recorded.',
      'Your answers are kept. Go back to the form and send them from there.',
    ];
  }
  if (code === 'outcome-unknown') {
    return ['Your answers are kept. Send the same form again in a few minutes: it will not be recorded twice.'];
  }
  const [first = ''] = paragraphs;
  const nothing = first.startsWith('Nothing was recorded.') ? 'Nothing was recorded. ' : '';
  return [`${nothing}Your answers are kept. Try again in a few minutes.`];
}

/** Kind and place of a fault, without its message. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}

/** The form to go back to: the page that was posted, where it can be opened. */
function backOf(request: Request): string | null {
  return request.method !== 'GET' && personOf(request) !== null ? localPath(request.path) : null;
}
