import { Controller, Get, Logger, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { OpenToEveryone } from '../access/access.decorators.js';
import { People } from '../access/people.js';
import { localPath } from '../access/requests.js';
import type { BegunSignIn } from '../access/session-data.js';
import { signIn } from '../access/sessions.middleware.js';
import { Tries, tryLimits } from '../access/tries.js';
import { WebOptions } from '../web/web-options.js';
import { CouncilProvider } from './council-provider.js';
import { failurePage } from './failure.view.js';
import { SignInFailed } from './sign-in-failed.js';
import { WhoSignedIn } from './who-signed-in.service.js';

/** Windows in which one browser may be signing in at once. */
const mostBegun = 5;
const keptMs = 15 * 60_000;

/** Signing in with a council account: there, and back again. */
@Controller('sign-in/council')
@OpenToEveryone()
export class CouncilSignInController {
  private readonly log = new Logger('SignIn');

  constructor(
    private readonly provider: CouncilProvider,
    private readonly who: WhoSignedIn,
    private readonly people: People,
    private readonly options: WebOptions,
    private readonly tries: Tries,
  ) {}

  @Get()
  async begin(@Req() request: Request, @Res() response: Response, @Query('return') wanted?: unknown): Promise<void> {
    try {
      const { address, ...secrets } = await this.provider.begin();
      const at = this.options.now().getTime();
      const begun: BegunSignIn = { ...secrets, returnTo: localPath(wanted), at };
      request.session.begunSignIns = [...this.begunIn(request), begun].slice(-mostBegun);
      response.redirect(302, address);
    } catch (error) {
      this.refuse(error, response, localPath(wanted));
    }
  }

  @Get('callback')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { state } = request.query;
    const begun = this.begunIn(request).find((one) => one.state === state);
    // Each is for one answer: what comes a second time is not looked at.
    request.session.begunSignIns = this.begunIn(request).filter((one) => one !== begun);
    if (begun === undefined) await this.tries.take(tryLimits.strangeSignIn, addressOf(request), this.options.now());
    try {
      if (begun === undefined) throw new SignInFailed('notBegun', 'state-unknown');
      const claims = await this.provider.finish(queryOf(request), begun);
      const personId = await this.who.personOf(claims);
      if (personId === null) {
        await this.explainNoRole(response);
        return;
      }
      await signIn(request, personId, true);
      this.people.signedIn(personId, this.options.now());
      this.log.log(`${personId} signed in with a council account`);
      response.redirect(303, begun.returnTo ?? '/');
    } catch (error) {
      this.refuse(error, response, begun?.returnTo ?? null);
    }
  }

  private begunIn(request: Request): readonly BegunSignIn[] {
    const since = this.options.now().getTime() - keptMs;
    return (request.session.begunSignIns ?? []).filter(({ at }) => at > since);
  }

  private async explainNoRole(response: Response): Promise<void> {
    this.log.warn('Somebody with a council account but no role was not let in');
    const administrators = await this.people.holding(['administrator']);
    response.status(403).render('council-sign-in/no-role.njk', {
      title: 'You have not been added yet',
      administrators: administrators.map(({ name }) => name),
    });
  }

  private refuse(error: unknown, response: Response, returnTo: string | null): void {
    if (!(error instanceof SignInFailed)) throw error;
    this.log.warn(`Not signed in: ${error.kind}, ${error.code}`);
    const { status, ...page } = failurePage(error.kind);
    const again = returnTo === null ? '/sign-in/council' : `/sign-in/council?return=${encodeURIComponent(returnTo)}`;
    response.status(status).render('council-sign-in/failed.njk', { ...page, again });
  }
}

/** Who connects, whatever the headers say: behind a proxy that is the proxy. */
const addressOf = ({ socket }: Request): string => socket.remoteAddress ?? 'unknown';

function queryOf({ originalUrl }: Request): string {
  const at = originalUrl.indexOf('?');
  return at < 0 ? '' : originalUrl.slice(at);
}
