import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { ContactRow } from '../../../projections/contacts/contacts.projection.js';
import { contactKinds } from '../../../workflows/casework/casework-limits.js';
import { CurrentUser, RequireRoles } from '../../access/access.decorators.js';
import { People } from '../../access/people.js';
import type { Person } from '../../access/people.js';
import { CaseAccess } from '../../case-access/case-access.service.js';
import { csv } from '../../cases/csv.js';
import { pagination } from '../../cases/pagination.view.js';
import type { Query as QueryString } from '../../cases/query.js';
import { BasisService } from '../../commands/basis.service.js';
import { contactKindWords } from '../../web/words/casework-words.js';
import { BoardNames } from '../board-names.service.js';
import { readPeriod } from '../board-period.js';
import { isTheirs, selectItems, whoseItems } from '../whose.js';
import { ContactRows } from './contact-rows.service.js';
import {
  chosenContacts,
  contactCounters,
  contactCsvRows,
  contactLead,
  contactRow,
  contactsHref,
  contactStates,
  contactStateWords,
  readContactFilters,
} from './contacts.view.js';
import type { ContactFilters } from './contacts.view.js';

const rowsAPage = 50;

/** Who called or wrote and is owed a reply, and how many were answered in time. */
@Controller()
@RequireRoles('caseworker', 'manager')
export class ContactsController {
  constructor(
    private readonly contacts: ContactRows,
    private readonly names: BoardNames,
    private readonly people: People,
    private readonly basis: BasisService,
    private readonly access: CaseAccess,
  ) {}

  @Get('contacts')
  async page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readContactFilters(query, person, readPeriod(query, today));
    // The list knows today alone; a case can be seen as it was.
    if ('as-at' in query) {
      response.redirect(302, contactsHref(filters));
      return;
    }
    const { who, state, kind, period } = filters;
    const own = await this.ownRows(filters, person);
    const found = chosenContacts(own, filters, today);
    const page = Math.min(filters.page, Math.max(1, Math.ceil(found.length / rowsAPage)));
    const shown = found.slice((page - 1) * rowsAPage, page * rowsAPage);
    const names = await this.names.of(shown);
    response.render('boards/contacts/contacts.njk', {
      title: 'Contacts',
      section: 'due-work',
      namesChildren: true,
      lead: contactLead(own, filters, today),
      counters: contactCounters(own, filters, today),
      filter: {
        who: whoseItems(who, person, await this.people.holding(['caseworker', 'manager'])),
        state: selectItems(contactStates.map((one) => [one, contactStateWords[one]] as const), state), // prettier-ignore
        kind: selectItems([['', 'All kinds'], ...contactKinds.map((one) => [one, contactKindWords[one]] as const)], kind ?? ''), // prettier-ignore
        ...period,
      },
      heading: contactStateWords[state],
      narrowed: kind !== null,
      total: found.length,
      rows: shown.map((row) => contactRow(row, names, today)),
      pages: pagination({ page, size: rowsAPage, total: found.length }, (n) => contactsHref(filters, { page: n })),
      csvHref: contactsHref(filters, {}, '/contacts.csv'),
    });
  }

  @Get('contacts.csv')
  async download(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): Promise<void> {
    const { today } = this.basis;
    const filters = readContactFilters(query, person, readPeriod(query, today));
    const found = chosenContacts(await this.ownRows(filters, person), filters, today);
    const rows = contactCsvRows(found, await this.names.of(found));
    response.attachment(`contacts-${today}.csv`).type('text/csv; charset=utf-8').send(csv(rows));
  }

  private async ownRows({ who }: ContactFilters, person: Person): Promise<readonly ContactRow[]> {
    const hidden = await this.access.hiddenFrom(person);
    return hidden.without(await this.contacts.all()).filter(isTheirs(who, person));
  }
}
