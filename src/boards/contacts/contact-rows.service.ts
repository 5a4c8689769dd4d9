import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { contactsProjection } from '../../../projections/contacts/contacts.projection.js';
import type { ContactRow } from '../../../projections/contacts/contacts.projection.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { HeldRows } from '../../projector/held-rows.js';
import { BesideRows } from '../beside-rows.js';
import { SortedRows } from '../sorted-rows.js';

/** Calls, e-mails and letters, held in memory for their list. */
@Injectable()
export class ContactRows implements OnModuleDestroy {
  private readonly contacts: BesideRows<ContactRow, SortedRows<ContactRow>>;

  constructor(held: HeldRows, { code }: HomeAuthority) {
    const sorted = (rows: readonly ContactRow[]) => new SortedRows(rows, () => true, inOrder);
    this.contacts = new BesideRows(held, [contactsProjection], code, sorted);
  }

  onModuleDestroy(): void {
    this.contacts.stop();
  }

  /** What waits for a reply by the day it is owed; then the rest, the latest first. */
  async all(): Promise<readonly ContactRow[]> {
    return (await this.contacts.of(null)).all();
  }
}

function inOrder(a: ContactRow, b: ContactRow): number {
  const [first, second] = [waits(a), waits(b)];
  if (first !== second) return first ? -1 : 1;
  if (a.replyBy !== b.replyBy) return a.replyBy < b.replyBy === first ? -1 : 1;
  return a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0;
}

/** Whether a reply is still owed. */
export function waits({ answeredOn, closed }: ContactRow): boolean {
  return answeredOn === null && closed === null;
}
