import js from '@eslint/js';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import { configs, config } from 'typescript-eslint';

/** Faults, not tastes: what the compiler does not see. */
export default config(
  { ignores: ['dist', 'node_modules', 'src/wire'] },
  js.configs.recommended,
  configs.strict,
  vue.configs['flat/recommended'],
  {
    languageOptions: { globals: globals.browser, parserOptions: { parser: '@typescript-eslint/parser' } },
    rules: {
      // The compiler knows every name.
      'no-undef': 'off',
      // An index that was just found is there; the compiler asks at every other.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A property that may be left out is typed so.
      'vue/require-default-prop': 'off',
      // The house style: lines as long as the thought, names of one word for pages.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['error', { html: { void: 'always' } }],
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/attributes-order': 'off',
      'vue/multi-word-component-names': 'off',
    },
  },
);
