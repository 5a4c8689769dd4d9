import express from 'express';
import { templateEnvironment } from '../../../src/web/nunjucks-environment.js';

describe('a template of a page', () => {
  const named = 'council-sign-in/failed.njk';

  it('is compiled once: compiling costs more than everything else about a page', () => {
    const kept = templateEnvironment(express(), false);
    expect(kept.getTemplate(named, true)).toBe(kept.getTemplate(named, true));
  });

  it('is read anew each time for whoever writes it', () => {
    const developing = templateEnvironment(express(), true);
    expect(developing.getTemplate(named, true)).not.toBe(developing.getTemplate(named, true));
  });
});
