/** The option that says as whom analysts' queries are asked of the cluster: of the commands that run them. */
import { analystsAddresses } from '../../src/lib/server/console/chosen';
import { WrongUsage } from '../errors';
import type { Invocation, OptionHelp } from './command';
import { textOption } from './options';

export const ANALYSTS_OPTION: Record<string, OptionHelp> = {
  analysts: {
    type: 'string',
    value: 'ADDRESS',
    help: 'the cluster of --warehouse with a user that may only read: queries in SQL go there (default: UNDERTONE_ANALYSTS, else the file)',
  },
};

/** Whether queries go to the cluster. Whatever this command starts asks there too. @throws WrongUsage */
export function analystsOption(invocation: Invocation): boolean {
  const given = textOption(invocation, 'analysts');
  if (given !== undefined) process.env.UNDERTONE_ANALYSTS = given;
  try {
    return analystsAddresses() !== null;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
