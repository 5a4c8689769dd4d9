module.exports = {
  forbidden: [
    {
      name: 'workflows-are-pure',
      severity: 'error',
      from: { path: '^workflows' },
      to: { pathNot: ['^workflows', '^node_modules/xstate/'] },
    },
    {
      name: 'projections-see-only-workflows',
      severity: 'error',
      from: { path: '^projections' },
      to: { pathNot: ['^projections', '^workflows'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
