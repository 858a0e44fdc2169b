/** The command as a child that runs analysts' queries; its own file, because only entry points reach into the server. */
export { beConsoleChild } from '../../src/lib/server/console/child';
