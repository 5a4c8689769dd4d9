import { Body, Controller, Get, NotFoundException, Post, Query, Render, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FrameFacts, WebOptions } from '../web/web-options.js';
import { OpenToEveryone } from './access.decorators.js';
import type { Person } from './people.js';
import { demoPeople, People } from './people.js';
import { localPath } from './requests.js';
import type { Role } from './roles.js';
import { roleWords } from './roles.js';
import { sessionCookie, signIn, signOut } from './sessions.middleware.js';

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
  ) {}

  @Get('sign-in')
  @Render('access/sign-in.njk')
  async page(@Query('return') wanted?: unknown): Promise<object> {
    return {
      title: 'Sign in',
      councilSignIn: this.options.councilSignIn,
      people: this.options.demo ? await Promise.all(demoPeople.map((person) => this.choice(person))) : [],
      returnTo: localPath(wanted),
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
    response.redirect(303, localPath(body['return']) ?? '/');
  }

  @Post('sign-out')
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    await signOut(request);
    response.clearCookie(sessionCookie(this.options.https), { path: '/', secure: this.options.https });
    response.redirect(303, '/sign-in');
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
