import { Controller, Get, NotFoundException, Param, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { measureById, measures } from '../../projections/measures/catalogue.js';
import { OpenToEveryone } from '../access/access.decorators.js';
import { definitionOf, figureRules } from './definition.view.js';

/** How figures are worked out. Names no child, so that anyone who reads a figure may read what it means. */
@Controller('definitions')
@OpenToEveryone()
export class DefinitionsController {
  @Get()
  @Render('performance/definitions.njk')
  list(): object {
    return {
      title: 'How figures are worked out',
      figureRules: Object.entries(figureRules).map(([id, { title }]) => ({ id, title })),
      definitions: measures.map(({ id, title, version, definition, dateBasis }) => ({
        id,
        title,
        version,
        definition,
        dateBasis,
      })),
    };
  }

  @Get(':id')
  one(@Param('id') id: string, @Res() response: Response): void {
    const rule = Object.hasOwn(figureRules, id) ? figureRules[id] : undefined;
    if (rule !== undefined) {
      response.render('performance/figure-rule.njk', { ...rule, subPage: true });
      return;
    }
    const measure = measureById(id);
    if (measure === undefined) throw new NotFoundException();
    response.render('performance/definition.njk', { ...definitionOf(measure), subPage: true });
  }
}
