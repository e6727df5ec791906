// The lint rules of every file: typescript-eslint with types, Lit's templates, accessibility in templates, custom elements.
// Run it from the root: `npm run lint`, or `npx eslint --config test/eslint.config.mjs <paths>`. No warning is allowed.
import js from '@eslint/js';
import litPlugin from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every way in which text could become markup or code. Feed text is text, so none of them is ever needed. */
const markupFromText = [
  {
    selector: 'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic)$/]',
    message: 'Text from feeds and host pages is never markup.',
  },
  {
    selector: 'ImportDeclaration[source.value=/unsafe-(html|svg|mathml)/]',
    message: 'Text from feeds and host pages is never markup.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: 'Build nodes, or use a Lit template; never parse text as markup.',
  },
  {
    selector:
      'MemberExpression[computed=true][property.value=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Build nodes, or use a Lit template; never parse text as markup.',
  },
  {
    selector: 'TemplateElement[value.raw=/(\\.innerHTML|\\.outerHTML|[.\\s]srcdoc)\\s*=/i]',
    message: 'A template never sets markup from a value.',
  },
  {
    selector:
      "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]",
    message: 'document.write blanks the host page.',
  },
  {
    selector:
      "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(on|srcdoc)/i]",
    message: 'Listeners are added with addEventListener.',
  },
];

const noTypeScriptExtras = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals, or a const object.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
  { selector: 'TSParameterProperty', message: 'Declare the field and assign it.' },
];

export default ts.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      'dist/**',
      '.demo/**',
      '.cache/**',
      'coverage/**',
      'storybook-static/**',
      'test/bench/peers/**',
      'test/fixtures/**',
      'test/hosts/apps/**',
      // Declarations for templates of other frameworks, written by `.ci/editor-data.mjs`.
      'packages/elements/{svelte,vue}.d.ts',
      'packages/publisher/samples/**',
      'schemas/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  // A benchmark hands functions over to a page, and writes the pages of what it compares with.
  {
    files: ['test/bench/**/*.mjs'],
    languageOptions: { globals: { ...globals.browser } },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { ...globals.node } },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-console': 'off',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...ts.configs.recommendedTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...noTypeScriptExtras],
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A key of an index signature reads better in brackets, and a control character is what some patterns look for.
      '@typescript-eslint/dot-notation': 'off',
      'no-control-regex': 'off',
      // Lit binds a method as a listener by naming it (`@click=${this.search}`), and calls it with the right `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/class-literal-property-style': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: true, ignoreConditionalTests: true },
      ],
      // An index signature says "any key", a Record says "these keys"; the schema generator tells them apart.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...noTypeScriptExtras, ...markupFromText],
      'no-restricted-globals': [
        'error',
        { name: 'event', message: 'Take the event as a parameter.' },
      ],
    },
  },
  {
    files: ['packages/{feed,domain}/src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
    },
  },
  {
    // A command line speaks on the console; one warning on the console is how a widget talks to the page's author.
    files: ['packages/publisher/src/**/*.ts', 'packages/{elements,embed}/src/**/*.ts'],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  {
    files: [
      'packages/elements/src/**/*.ts',
      'packages/embed/src/**/*.ts',
      'stories/**/*.ts',
      'test/browser/**/*.ts',
    ],
    extends: [litPlugin.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    settings: { litHtmlSources: true },
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-template-arrow': 'off',
      // A tag is registered by a file of its own and the class stays unregistered, which this rule cannot follow.
      'wc/file-name-matches-element': 'off',
      'wc/tag-name-matches-class': 'off',
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      // node:test's `test()` and `describe()` return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tests hand such addresses in, to see them refused.
      'no-script-url': 'off',
    },
  },
);
