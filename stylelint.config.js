/** The rules for all style sheets: stylelint's standard set, as far as it is not about taste that Prettier leaves to us. */
export default {
  extends: ['stylelint-config-standard'],
  rules: {
    'color-hex-length': 'long',
    'comment-empty-line-before': null,
    'custom-property-empty-line-before': null,
    'import-notation': 'string',
    // The pictures of the samples bring their font along.
    'font-family-no-missing-generic-family-keyword': [true, { ignoreFontFamilies: ['Samples'] }],
    // Rules stand by subject; where two meet, specificity was meant to decide.
    'no-descending-specificity': null,
    'value-keyword-case': ['lower', { ignoreKeywords: ['Menlo', 'Consolas'] }],
    'property-no-vendor-prefix': [true, { ignoreProperties: ['text-size-adjust'] }],
    // Newer than what stylelint knows (CSS Text 4, 8.2).
    'declaration-property-value-no-unknown': [true, { ignoreProperties: { 'text-spacing-trim': ['normal'] } }],
  },
};
