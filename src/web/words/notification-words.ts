import type { NotifyingBody } from '../../../workflows/needs-assessment/early-notification.js';
import { codes } from './field-table.js';
import type { FieldTable } from './field-table.js';

export const notifyingBodyWords: Readonly<Record<NotifyingBody, string>> = {
  healthVisiting: 'Health visiting',
  communityPaediatrics: 'Community paediatrics',
  otherHealth: 'Another health service',
  nursery: 'A nursery or pre-school',
  childminder: 'A childminder',
  otherEarlyYears: 'Another early years setting',
};

export const notificationClauses: Readonly<Record<string, string>> = {
  EarlyNotificationReceived: 'a notification of the young child was received',
};

export const notificationFieldsByFact: Readonly<Record<string, FieldTable>> = {
  EarlyNotificationReceived: {
    from: { label: 'From', value: codes(notifyingBodyWords) },
    agreedBy: { label: 'Agreed to come by' },
  },
};
