/** Builds the bench into plain JavaScript (build/bench/*.js), the way the command itself is built. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'build/bench',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        bench: 'tests/bench/bench.ts',
        reader: 'tests/bench/words/reader.ts',
        usage: 'tests/bench/import/usage.ts',
        tagger: 'tests/bench/endtoend/tagger.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
