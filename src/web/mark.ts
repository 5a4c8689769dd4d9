/** The product's own mark, also its icon. Neither a crown nor a council's arms. */
export const markSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34" width="34" height="34">' +
  '<rect width="34" height="34" rx="3" fill="#8ed3cd"/>' +
  '<path d="M5 22c3-5 6-4 8-2s5 1 8-4 4-4 6-5" fill="none" stroke="#0d2f35" stroke-width="4" stroke-linecap="round"/>' +
  '<circle cx="28" cy="11" r="3.6" fill="#0d2f35"/></svg>';
