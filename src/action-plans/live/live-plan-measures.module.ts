import { Module } from '@nestjs/common';
import { LivePlanMeasures } from './live-plan-measures.service.js';

/** Live values of action plans' measures. */
@Module({ providers: [LivePlanMeasures], exports: [LivePlanMeasures] })
export class LivePlanMeasuresModule {}
