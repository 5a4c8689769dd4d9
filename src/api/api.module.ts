import { Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { AuthorityApiController } from '../authority/authority.api-controller.js';
import { AuthorityModule } from '../authority/authority.module.js';
import { ChildrenApiController } from '../children/children.api-controller.js';
import { RequestsApiController } from '../children/requests.api-controller.js';
import { NeedsAssessmentsModule } from '../needs-assessments/needs-assessments.module.js';
import { NeedsAssessmentsApiController } from '../needs-assessments/needs-assessments.api-controller.js';
import { ApiDocument } from './api-document.js';
import { CaseLists } from './case-lists.service.js';
import { CasesApiController } from './cases.api-controller.js';
import { DocsApiController } from './docs.api-controller.js';
import { SessionApiController } from './session.api-controller.js';
import { Recording } from './recording.service.js';

/** The JSON interface under `/api`. Needs `ChildrenModule.forRoot`, commands, keys, projector and access. */
@Module({
  imports: [NeedsAssessmentsModule, AuthorityModule],
  controllers: [
    DocsApiController,
    SessionApiController,
    CasesApiController,
    RequestsApiController,
    ChildrenApiController,
    NeedsAssessmentsApiController,
    AuthorityApiController,
  ],
  providers: [ApiDocument, CaseLists, Recording],
  exports: [CaseLists, Recording],
})
export class ApiModule {}

/** Makes `/api/docs` describe the application; call it before the application listens. */
export function describeApi(app: INestApplication): void {
  app.get(ApiDocument).describe(app);
}
