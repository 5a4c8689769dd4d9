import type { Day } from '../kernel/day.js';
import type { ContactAnswered, ContactClosed, ContactReceived } from './contact.events.js';
import type { ContactStage } from './contact.machine.js';

/** Everything the record says about one contact. */
export interface Contact {
  readonly stage: ContactStage;
  readonly stageSince: Day['on'] | null;
  readonly childId: string | null;
  readonly received: (Day & Pick<ContactReceived['data'], 'kind' | 'from' | 'replyWithin'>) | null;
  readonly answered: (Day & ContactAnswered['data']) | null;
  readonly closed: (Day & ContactClosed['data']) | null;
  readonly team: string | null;
  readonly worker: string | null;
}

export const noContact: Contact = {
  stage: 'notReceived',
  stageSince: null,
  childId: null,
  received: null,
  answered: null,
  closed: null,
  team: null,
  worker: null,
};
