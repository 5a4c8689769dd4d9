import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { contactsProjection } from '../../../projections/contacts/contacts.projection.js';
import type { ContactRow } from '../../../projections/contacts/contacts.projection.js';
import { HomeAuthority } from '../../children/home-authority.js';
import { ProjectorService } from '../../projector/projector.service.js';
import { ReadModelStore } from '../../projector/read-model-store.js';
import { LiveRows } from '../live-rows.js';
import { SortedRows } from '../sorted-rows.js';

/** Calls, e-mails and letters, held in memory for their list. */
@Injectable()
export class ContactRows implements OnModuleDestroy {
  private readonly contacts: LiveRows<ContactRow>;
  private sorted: { readonly of: ReadonlyMap<string, ContactRow>; readonly rows: SortedRows<ContactRow> } | null = null;

  constructor(readModels: ReadModelStore, projector: ProjectorService, { code }: HomeAuthority) {
    this.contacts = new LiveRows(
      readModels,
      projector,
      contactsProjection.name,
      (json) => {
        const row = JSON.parse(json) as ContactRow;
        return row.authority === code ? row : null;
      },
      (before, after) => {
        this.sorted?.rows.move(before, after);
      },
    );
  }

  onModuleDestroy(): void {
    this.contacts.stop();
  }

  /** What waits for a reply by the day it is owed; then the rest, the latest first. */
  async all(): Promise<readonly ContactRow[]> {
    const all = await this.contacts.all();
    if (this.sorted?.of !== all) this.sorted = { of: all, rows: new SortedRows(all.values(), () => true, inOrder) };
    return this.sorted.rows.all();
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
