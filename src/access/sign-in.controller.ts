import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Optional,
  Post,
  Query,
  Render,
  Req,
  Res,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { FrameFacts, WebOptions } from '../web/web-options.js';
import { OpenToEveryone } from './access.decorators.js';
import { CouncilSignOut } from './council-sign-out.js';
import type { Person } from './people.js';
import { demoPeople, People } from './people.js';
import { localPath } from './requests.js';
import type { Role } from './roles.js';
import { roleWords } from './roles.js';
import { signIn, signOut } from './sessions.middleware.js';

const seesFirst: Readonly<Record<Role, string>> = {
  caseworker: 'Work due, by legal date',
  manager: 'Timeliness, why cases are late, capacity and action plans',
  auditor: 'Any case or figure as it was known on any date',
  administrator: 'People, roles and settings',
};

/** Signing in and out. The demo's chooser is there in demo mode alone. */
@Controller()
@OpenToEveryone()
export class SignInController {
  constructor(
    private readonly options: WebOptions,
    private readonly people: People,
    private readonly facts: FrameFacts,
    @Optional() @Inject(CouncilSignOut) private readonly council: CouncilSignOut | null = null,
  ) {}

  @Get('sign-in')
  @Render('access/sign-in.njk')
  async page(@Query('return') wanted?: unknown): Promise<object> {
    const returnTo = localPath(wanted);
    return {
      title: 'Sign in',
      councilSignIn: withReturn(this.options.councilSignIn, returnTo),
      people: this.options.demo ? await this.choices() : [],
      returnTo,
      systemLines: await this.facts.systemLines(),
    };
  }

  @Post('sign-in/demo')
  async beSomeone(
    @Req() request: Request,
    @Res() response: Response,
    @Body() body: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const person = demoPeople.find(({ id }) => id === body['person']);
    if (!this.options.demo || person === undefined || (await this.people.find(person.id)) === null) {
      throw new NotFoundException();
    }
    await signIn(request, person.id);
    this.people.signedIn(person.id, this.options.now());
    response.redirect(303, localPath(body['return']) ?? '/');
  }

  @Post('sign-out')
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    const viaCouncil = request.session.viaCouncil === true;
    await signOut(request);
    const address = viaCouncil ? ((await this.council?.address()) ?? null) : null;
    if (address === null) {
      response.redirect(303, '/sign-in');
      return;
    }
    // A page rather than a redirect: a form of ours leads to no other site, wherever that site may lead on to.
    const frame = response.locals['frame'] as object;
    response.locals['frame'] = {
      ...frame,
      person: null,
      navigation: [],
      notices: [],
      canFind: false,
      home: '/sign-in',
    };
    response.status(200).render('access/signed-out.njk', { title: 'You are signed out of EHC tracker', address });
  }

  /** Whoever has been taken out cannot be chosen. */
  private async choices(): Promise<readonly object[]> {
    const found = await Promise.all(demoPeople.map(({ id }) => this.people.find(id)));
    return Promise.all(found.filter((person) => person !== null).map((person) => this.choice(person)));
  }

  private async choice(person: Person): Promise<object> {
    const [firstName = person.name] = person.name.split(' ');
    const [role = 'caseworker'] = person.roles;
    return {
      id: person.id,
      name: person.name,
      firstName,
      line: [roleWords(person.roles), person.team].filter((part) => part !== null).join(', '),
      seesFirst: (await this.facts.firstSightOf(person)) ?? seesFirst[role],
    };
  }
}

function withReturn(address: string | null, returnTo: string | null): string | null {
  return address === null || returnTo === null ? address : `${address}?return=${encodeURIComponent(returnTo)}`;
}
