/** Colours of series in their order; red is kept for what is late. */
export const palette = {
  teal: '#0b6b6b',
  orange: '#b85c00',
  purple: '#6b46a8',
  blue: '#2f63b5',
  magenta: '#a8326d',
  olive: '#5d6b11',
  grey: '#687679',
  // Only where nine parts stand in one bar.
  ink: '#0d2f35',
  brown: '#7a4f2a',
  late: '#b3261e',
} as const;

export const chartLine = '#d3dada';
export const chartText = '#0b0c0c';
export const chartSecondary = '#4a5557';

/** The two widths of every chart; the style sheet shows one of them. */
export const widths = { wide: 1140, narrow: 358 } as const;
