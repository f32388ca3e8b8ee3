/** Lint rules for all JavaScript: ESLint's recommended set, no unsanitised HTML, and names as in the C++ code. */

import js from '@eslint/js';
import no_unsanitized from 'eslint-plugin-no-unsanitized';
import globals from 'globals';

export default [
  { ignores: ['build/', 'node_modules/'] },
  js.configs.recommended,
  no_unsanitized.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-control-regex': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['web/**/*.js', 'script/**/*.mjs'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['web/**/*.js'],
    // script/lib/bundle.mjs makes the bundle one function of this name, and puts the version in.
    languageOptions: {
      globals: { ...globals.browser, ...globals.worker, kanbao_bundle: false, KANBAO_VERSION: false },
    },
  },
  // Emscripten reads this one with its own macros and merges it into the glue.
  {
    files: ['web/engine/platform_library.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { GL: false, LibraryManager: false, Module: false, mergeInto: false },
    },
  },
  { files: ['script/**', 'src/**', '*.js'], languageOptions: { globals: globals.node } },
  { files: ['script/library/element.mjs'], languageOptions: { globals: globals.browser } },
  // These also hold functions that Playwright runs in the page.
  {
    files: ['tests/**', 'script/lib/page_drawing.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
