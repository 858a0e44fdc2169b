/**
 * How much the name and the values of a column speak for each field. A good name whose values contradict it is not
 * believed; telling values without a name are, a little.
 */
import { shapeOfInstants, type InstantShape } from './instants';
import { nameSpeaksFor } from './names';
import type { MappingField } from './types';
import { channelOf, csatOf, moodOf, publicOf, roleOf, sideNamedBy, yesOrNo } from './words';

/** A column of the sample. */
export interface Column {
  name: string;
  values: string[];
  /** values that are not empty */
  present: string[];
  distinct: Set<string>;
  instants: InstantShape | null;
}

export interface Score {
  confidence: number;
  reason: string;
}

export function columnOf(name: string, values: string[]): Column {
  const present = values.map((value) => value.trim()).filter((value) => value !== '');
  return {
    name,
    values,
    present,
    distinct: new Set(present),
    instants: present.length ? shapeOfInstants(present) : null,
  };
}

/** Name and values together: a good name with values that contradict it is not believed. */
export function rate(field: MappingField, column: Column): Score {
  const byName = nameSpeaksFor(field, column.name);
  if (column.present.length === 0)
    return { confidence: byName * 0.9, reason: byName > 0 ? 'its name (there are no values to look at)' : '' };
  const values = rateValues(field, column);
  if (values === null) return { confidence: byName * 0.9, reason: byName > 0 ? 'its name' : '' };
  if (byName === 0) return { confidence: values.confidence * (values.isTelling ? 0.62 : 0), reason: values.reason };
  const confidence = values.confidence < 0.5 ? byName * values.confidence : byName * 0.5 + values.confidence * 0.5;
  return { confidence, reason: `its name, and ${values.reason}` };
}

type ValueScore = { confidence: number; reason: string; /** may decide without a name */ isTelling: boolean };

export const share = (column: Column, test: (value: string) => boolean) =>
  column.present.filter(test).length / column.present.length;
export const percent = (part: number) => `${Math.round(part * 100)} %`;

function rateValues(field: MappingField, column: Column): ValueScore | null {
  switch (field) {
    case 'role': {
      if (sideNamedBy(column.name)) {
        const answers = share(column, (value) => yesOrNo(value) !== null);
        return { confidence: answers, reason: `${percent(answers)} of its values are yes or no`, isTelling: false };
      }
      const known = share(column, (value) => roleOf(value) !== null);
      const roles = new Set([...column.distinct].map(roleOf));
      const isTelling = known >= 0.9 && roles.has('customer') && roles.has('agent');
      return { confidence: known, reason: `${percent(known)} of its values name a role`, isTelling };
    }
    case 'sent_at': {
      const readable = column.instants?.share ?? 0;
      return {
        // A few broken times must not hide the column: they are set aside row by row.
        confidence: readable >= 0.9 ? 1 : readable,
        reason: column.instants?.reason ?? '',
        isTelling: readable >= 0.9 && !isNumeric(column),
      };
    }
    case 'text': {
      const words = column.present.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / column.present.length;
      const confidence =
        Math.min(1, 0.4 + words / 8) * (column.distinct.size === 1 && column.present.length > 3 ? 0.3 : 1);
      return { confidence, reason: `${words.toFixed(1)} words a value`, isTelling: words >= 6 && !isDates(column) };
    }
    case 'position': {
      const whole = share(column, (value) => /^\d{1,6}(\.0)?$/.test(value));
      return { confidence: whole, reason: `${percent(whole)} of its values are whole numbers`, isTelling: false };
    }
    case 'is_spam':
    case 'is_public': {
      const read = (value: string) => (field === 'is_spam' ? yesOrNo(value) : publicOf(column.name, value)) !== null;
      const clear = share(column, read);
      return { confidence: clear, reason: `${percent(clear)} of its values are yes or no`, isTelling: false };
    }
    case 'channel': {
      const known = share(column, (value) => channelOf(value) !== null);
      return {
        confidence: Math.max(known, 0.3),
        reason: `${percent(known)} of its values name a channel`,
        isTelling: false,
      };
    }
    case 'csat': {
      const rated = share(column, (value) => csatOf(value) !== null);
      return { confidence: rated, reason: `${percent(rated)} of its values are ratings`, isTelling: false };
    }
    case 'mood': {
      const known = share(column, (value) => moodOf(value) !== null);
      return { confidence: known, reason: `${percent(known)} of its values name a mood`, isTelling: false };
    }
    case 'message': {
      const unique = column.distinct.size / column.values.length;
      return { confidence: unique, reason: `${percent(unique)} of its values are there once`, isTelling: false };
    }
    case 'language': {
      const codes = share(
        column,
        (value) => /^[a-z]{2,3}([-_][a-z\d]{2,4})?$/i.test(value) || /^[A-Z][a-z]{3,}$/.test(value),
      );
      return {
        confidence: codes,
        reason: `${percent(codes)} of its values look like languages (a hint only)`,
        isTelling: false,
      };
    }
    default:
      return null;
  }
}

const isNumeric = (column: Column) => share(column, (value) => /^-?\d+(\.\d+)?$/.test(value)) > 0.5;
const isDates = (column: Column) => (column.instants?.share ?? 0) > 0.5;
