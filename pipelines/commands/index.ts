/** Every command by its name. Each is loaded when it is asked for, so that a small one starts at once. */
import type { Command } from './command';

export const COMMANDS: Record<string, () => Promise<Command>> = {
  import: async () => (await import('./import')).importCommand,
  detect: async () => (await import('./detect')).detect,
  serve: async () => (await import('./serve')).serve,
  users: async () => (await import('./users')).users,
  workspace: async () => (await import('./workspace')).workspace,
  sql: async () => (await import('./sql')).sql,
  export: async () => (await import('./export')).exportCommand,
  worker: async () => (await import('./worker')).worker,
  publish: async () => (await import('./publish')).publish,
  engine: async () => (await import('./engine')).engine,
  metric: async () => (await import('./metric')).metric,
  tag: async () => (await import('./tag')).tag,
  apply: async () => (await import('./apply')).apply,
  evaluate: async () => (await import('./evaluate')).evaluate,
  retag: async () => (await import('./retag')).retag,
  forget: async () => (await import('./forget')).forget,
  imports: async () => (await import('./imports')).imports,
  formats: async () => (await import('./formats')).formats,
  doctor: async () => (await import('./doctor')).doctor,
};
