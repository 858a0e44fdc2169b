/**
 * The page of the team: what the server hands to it. The same rules as in overview.ts: plain JSON, and `opens` is the query
 * string of the list behind a figure. Agents stand in the order of their names, never of a figure.
 */
import type { Figure, Interval, SeriesPoint } from './figures';
import type { Unit } from './units';
import type { WhatChanged } from './overview';
import type { Coverage, Periods } from './selection';

/** A figure that agents can be looked at by. */
export interface Measure {
  id: string;
  title: string;
}

/** One of the four A's, team by team. */
export interface PartByTeam {
  key: string;
  label: string;
  teams: SeriesPoint[];
  /** the same teams in the compared period; null without one */
  before: SeriesPoint[] | null;
  /** by team */
  opens: Record<string, string>;
}

export interface FourAsByTeam {
  summary: string;
  parts: PartByTeam[];
  /** ended complaints of all teams */
  n: number;
  sql: string;
}

/** One agent with a figure of their own: never of fewer than twenty. */
export interface AgentShare {
  /** number of the pseudonym, as a URL has it */
  key: string;
  label: string;
  /** as counted */
  figure: Figure;
  /** drawn towards that of all, the more the fewer there are; null where too few agents can be compared */
  shrunk: { value: number; interval: Interval } | null;
  /** what all agents together would have, had they met the same moods and kinds */
  expected: number;
  /** share of all × observed / expected: what the funnel shows */
  standardised: number;
  /** beyond the limits that its n allows; null where too few for limits */
  beyond: 'no' | '95' | '998' | null;
  opens: string;
}

export interface Agents {
  metric: string;
  title: string;
  /** what n counts: "upset customers" */
  counted: string;
  /** what cases are evened out by: "mood on arrival and kind" */
  caseMix: string;
  agents: AgentShare[];
  /** agents with fewer than twenty, of whom nothing is shown */
  tooFew: number;
  /** share of all agents, those with few included; null without anybody */
  centre: number | null;
  n: number;
  /** φ: above 1 all agents differ more than chance explains, and the limits are widened by its root */
  overdispersion: number | null;
  /** the limits over the sizes that occur, smallest first */
  fans: { n: number; inner: Interval; outer: Interval }[];
  funnelSummary: string;
  estimateSummary: string;
  sql: string;
}

export interface HeatCell {
  /** first day of the week or of the four weeks */
  key: string;
  value: number | null;
  n: number;
  opens: string | null;
}

/** Agents down, weeks across. */
export interface HeatMap {
  metric: string;
  title: string;
  unit: Unit;
  /** weeks where they hold enough, else four weeks at a time */
  grain: 'week' | 'four_weeks';
  columns: { key: string; label: string }[];
  rows: { key: string; label: string; n: number; cells: HeatCell[] }[];
  tooFew: number;
  summary: string;
  sql: string;
}

export interface TeamView {
  coverage: Coverage;
  periods: Periods;
  fourAs: FourAsByTeam;
  heat: HeatMap;
  agents: Agents;
  /** which figures the two can be looked at by */
  heatMeasures: Measure[];
  agentMeasures: Measure[];
  /** where a word might help */
  words: WhatChanged;
}
