import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  // Runes everywhere in our code; libraries decide for themselves.
  compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
  kit: {
    adapter: adapter({ precompress: false }),
    // Origin is checked in hooks.server.ts for every change, octet-stream uploads included, against the name that was
    // asked. Kit checks forms only, and against one name: under another of ours (localhost) every form would fail.
    csrf: { trustedOrigins: ['*'] },
    // Nothing from outside this machine is ever loaded; Kit adds a nonce for its own inline script.
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self'],
        // Attributes only: charts and bars carry widths and colours in style="…" as rendered here. A rule cannot be
        // written into an attribute, so text that got into one could neither read nor send anything.
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'data:'],
        'font-src': ['self', 'data:'],
        'connect-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'object-src': ['none'],
        'frame-ancestors': ['none'],
      },
    },
    typescript: {
      config: (config) => ({
        ...config,
        include: [
          ...config.include,
          '../pipelines/**/*.ts',
          '../scripts/**/*.ts',
          '../scripts/**/*.js',
          '../tests/**/*.ts',
          '../eslint.config.js',
        ],
      }),
    },
  },
};
