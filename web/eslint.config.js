import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'eslint.config.js'] },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { globals: globals.browser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Handlers of React may be asynchronous; their failures are shown by the calling client or caught in the handler.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // React Compiler is not used; a virtual list hands out functions that change, which is how it works.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    // The headless client knows no React, and one file knows RTCPeerConnection.
    files: ['src/calling/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['react', 'react-*', '@fluentui/*', '../app/*', '../ui/*'] }] },
  },
  {
    files: ['src/**'],
    ignores: ['src/calling/peer.ts', 'src/**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'RTCPeerConnection', message: 'Only src/calling/peer.ts holds one.' }] },
  },
)
