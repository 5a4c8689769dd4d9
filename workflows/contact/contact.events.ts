import type { ContactKind } from '../casework/casework-limits.js';
import type { CaseAllocated, FactCorrected, Narrative, NoteAdded } from '../kernel/common-events.js';
import type { Fact } from '../kernel/fact.js';

export type ContactFrom = 'parent' | 'youngPerson' | 'setting' | 'professional' | 'other';

/** Somebody got in touch about a child and is owed a reply. `occurredOn` is the day it came; what it was about is sealed. */
export type ContactReceived = Fact<
  'ContactReceived',
  {
    readonly childId: string;
    readonly kind: ContactKind;
    readonly from: ContactFrom;
    /** Working days for the reply, as the authority's limit stood on the day it came; null only on its way in. */
    readonly replyWithin: number | null;
    /** Whose it is to answer. */
    readonly team: string | null;
    readonly worker: string | null;
  },
  Narrative
>;

/** It was answered. */
export type ContactAnswered = Fact<'ContactAnswered', { readonly how: ContactKind | 'meeting' }, Narrative>;

/** No reply is owed after all. */
export type ContactClosed = Fact<
  'ContactClosed',
  { readonly because: 'forInformation' | 'takenBack' | 'answeredWithAnother' },
  Narrative
>;

/** Facts that move the stage. */
export type ContactStep = ContactReceived | ContactAnswered | ContactClosed;
export type ContactEvent = ContactStep | CaseAllocated | NoteAdded | FactCorrected;
