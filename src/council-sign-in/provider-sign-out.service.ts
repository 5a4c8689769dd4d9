import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CouncilSignOut } from '../access/council-sign-out.js';
import { CouncilProvider } from './council-provider.js';

/** Signing out here never waits longer for the provider. */
const longestWaitMs = 2_000;

/** Asks the council's provider where its session ends. */
@Injectable()
export class ProviderSignOut extends CouncilSignOut {
  constructor(private readonly provider: CouncilProvider) {
    super();
  }

  override address(): Promise<string | null> {
    // The session here is over already: what the provider lacks or fails to say is no fault of the sign-out.
    const asked = this.provider.signOutAddress().catch(() => null);
    return Promise.race([asked, delay(longestWaitMs, null, { ref: false })]);
  }
}
