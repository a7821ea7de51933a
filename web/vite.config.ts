import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// `npm run dev` serves the screens with hot reload; everything else comes from a running system.
const system = 'http://localhost:8080'

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2023', sourcemap: true, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/api': system,
      '/hubs': { target: system, ws: true },
    },
  },
  test: { environment: 'jsdom', setupFiles: 'src/testing/setup.ts', restoreMocks: true },
})
