import { Controller, Get, NotFoundException, Param, Render } from '@nestjs/common';
import { measureById, measures } from '../../projections/measures/catalogue.js';
import { OpenToEveryone } from '../access/access.decorators.js';
import { definitionOf, lateDaysDefinition } from './definition.view.js';

/** How figures are worked out. Names no child, so that anyone who reads a figure may read what it means. */
@Controller('definitions')
@OpenToEveryone()
export class DefinitionsController {
  @Get()
  @Render('performance/definitions.njk')
  list(): object {
    return {
      title: 'How figures are worked out',
      definitions: measures.map(({ id, title, version, definition, dateBasis }) => ({
        id,
        title,
        version,
        definition,
        dateBasis,
      })),
    };
  }

  @Get('late-days')
  @Render('performance/late-days-definition.njk')
  lateDays(): object {
    return { ...lateDaysDefinition, subPage: true };
  }

  @Get(':id')
  @Render('performance/definition.njk')
  one(@Param('id') id: string): object {
    const measure = measureById(id);
    if (measure === undefined) throw new NotFoundException();
    return { ...definitionOf(measure), subPage: true };
  }
}
