/**
 * Builds the command into plain JavaScript (build/pipelines/*.js) that Node runs without a loader.
 * Runs after the app's build, because adapter-node empties build/ first.
 */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build/pipelines',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        undertone: 'pipelines/undertone.ts',
        'generate-sample': 'scripts/sample/generate.ts',
        fit: 'scripts/fit/fit.ts',
        measure: 'scripts/accuracy/measure.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
