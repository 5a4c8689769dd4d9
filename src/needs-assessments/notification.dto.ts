import { choicesOf } from '../api/choices.js';
import { Choice, Day, Id } from '../api/dto-field.js';
import { NarratedDto } from '../api/fact.dto.js';
import type { NotifyingBody } from '../../workflows/needs-assessment/early-notification.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

export const notifyingBodies = choicesOf<NotifyingBody>({
  healthVisiting: true,
  communityPaediatrics: true,
  otherHealth: true,
  nursery: true,
  childminder: true,
  otherEarlyYears: true,
});

export class RecordEarlyNotificationDto extends NarratedDto {
  @Id({ help: 'Id of this notification; one is given where it is left out', optional: true })
  notificationId?: string;

  @Choice(notifyingBodies, { help: 'Who told us of the child' })
  from!: NotifyingBody;

  @Day({ help: 'Day by which it should have come, as agreed with that body', optional: true, nullable: true })
  agreedBy: CalendarDate | null = null;
}

export const notificationDtos = { RecordEarlyNotification: RecordEarlyNotificationDto } as const;

export const helpOfNotifications = {
  RecordEarlyNotification:
    'A health body or an early years setting told us of a child under school age (CFA 2014 s.23)',
} as const;
