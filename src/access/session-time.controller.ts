import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { RequireSignIn } from './access.decorators.js';
import { NotSignedIn } from './requests.js';
import { lookOnly, SessionStore } from './session-store.js';

/** What the time-out dialog goes by. */
interface TimeLeft {
  /** Until the person is signed out if nothing is done. */
  readonly seconds: number;
  /** False where the 12 hours end it: there is nothing to be done about those. */
  readonly canStay: boolean;
}

/** How long a session still has, by the server's clock alone: all tabs of a browser agree on it. */
@Controller('session')
@RequireSignIn()
export class SessionTimeController {
  constructor(private readonly sessions: SessionStore) {}

  /** Asking is no activity. */
  @Get('left')
  left(@Req() request: Request): Promise<TimeLeft> {
    lookOnly(request.session);
    return this.timeLeft(request);
  }

  /** "Stay signed in". */
  @Post('stay')
  @HttpCode(200)
  async stay(@Req() request: Request): Promise<TimeLeft> {
    await new Promise<void>((resolve, reject) => {
      this.sessions.prolong(request.sessionID, (error) => {
        if (error === undefined || error === null) resolve();
        else reject(error instanceof Error ? error : new Error('The session store failed', { cause: error }));
      });
    });
    return this.timeLeft(request);
  }

  private async timeLeft({ sessionID }: Request): Promise<TimeLeft> {
    const left = await this.sessions.left(sessionID);
    if (left === null) throw new NotSignedIn();
    const { idleMs, wholeMs } = left;
    return { seconds: Math.ceil(Math.min(idleMs, wholeMs) / 1_000), canStay: wholeMs > idleMs };
  }
}
