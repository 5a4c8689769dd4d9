import { Module } from '@nestjs/common';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { DetailsFormsController } from './details-forms.controller.js';
import { PeopleApiController } from './people.api-controller.js';
import { PeopleController } from './people.controller.js';
import { PersonFormsController } from './person-forms.controller.js';
import { StaffList } from './staff-list.service.js';
import { StaleStaffForms } from './stale-staff-forms.service.js';
import { TeamsController } from './teams.controller.js';

/** Pages and the interface for programs about people and teams. Needs `PeopleModule` and access. */
@Module({
  // `/people/new` before `/people/:id`.
  controllers: [DetailsFormsController, PersonFormsController, PeopleController, TeamsController, PeopleApiController],
  providers: [StaffDirectory, StaffList, StaleStaffForms],
})
export class PeoplePagesModule {}
