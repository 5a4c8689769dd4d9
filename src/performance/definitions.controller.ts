import { Controller, Get, NotFoundException, Param, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import { measureById, measures } from '../../projections/measures/catalogue.js';
import { seriesBeside } from '../../projections/published-figures/published-series.js';
import { OpenToEveryone } from '../access/access.decorators.js';
import { PublishedWords } from '../published-figures/published-words.service.js';
import { definitionOf, figureRules } from './definition.view.js';

/** How figures are worked out. Names no child, so that anyone who reads a figure may read what it means. */
@Controller('definitions')
@OpenToEveryone()
export class DefinitionsController {
  constructor(private readonly published: PublishedWords) {}

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
  async one(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const rule = Object.hasOwn(figureRules, id) ? figureRules[id] : undefined;
    if (rule !== undefined) {
      response.render('performance/figure-rule.njk', { ...rule, subPage: true });
      return;
    }
    const measure = measureById(id);
    if (measure === undefined) throw new NotFoundException();
    response.render('performance/definition.njk', {
      ...definitionOf(measure),
      subPage: true,
      hasCounterpart: seriesBeside(id) !== null,
      published: await this.published.beside(id),
    });
  }
}
