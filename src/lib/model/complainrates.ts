/**
 * Which share of affected people complains: what has been published, as data, with a grade of how far each can be trusted.
 *
 * There is no universal multiplier. The published values span 1.3 to 100 affected for each complaint; they depend on how
 * much it hurts, on the effort to complain, and on *which* complaint is counted (front line or headquarters). A share r
 * means 1/r affected, and 1/r − 1 silent, for each complaint: "10 silent for each who wrote" is ×11 affected.
 */

/** A: measured, independent. B: measured, old or elsewhere. C: collected or reviewed. D: without data. */
export type Grade = 'A' | 'B' | 'C' | 'D';

export interface ComplainRate {
  source: string;
  /** what was measured, of whom */
  measured: string;
  /** affected people for each complaint; two ends where the source gives a range */
  affectedPerComplaint: readonly [number, number] | null;
  grade: Grade;
}

export const PUBLISHED_RATES: readonly ComplainRate[] = [
  {
    source: 'TARP, 600 customers of business software',
    measured:
      '37 % of companies with a problem told nobody, not even the support centre. Nearest to support of software.',
    affectedPerComplaint: [1.59, 1.59],
    grade: 'B',
  },
  {
    source: 'TARP, small problems (Goodman & Newman, Quality Progress 2003)',
    measured: 'a few dollars or a minor nuisance: 3 % complained',
    affectedPerComplaint: [33, 33],
    grade: 'B',
  },
  {
    source: 'TARP, a problem worth 142 dollars',
    measured: '31 % did not complain',
    affectedPerComplaint: [1.45, 1.45],
    grade: 'B',
  },
  {
    source: 'White House and TARP 1979',
    measured: 'households and their most serious problem: 69 % complained',
    affectedPerComplaint: [1.45, 1.45],
    grade: 'B',
  },
  {
    source: 'CCMC 2023/24, 8,500 consumers with 16,000 problems',
    measured: '25 % complain, three quarters of those to the shop, which leaves 6 % to the maker',
    affectedPerComplaint: [10, 16],
    grade: 'B',
  },
  {
    source: 'TARP, packaged goods',
    measured: '96 % do not complain, or only to the shop: another channel',
    affectedPerComplaint: [25, 25],
    grade: 'B',
  },
  {
    source: 'Goodman, basic facts',
    measured: 'money lost 50–75 % complain, mistreatment and poor quality 5–30 %, front line 50 %, headquarters 1–5 %',
    affectedPerComplaint: [1.3, 100],
    grade: 'C',
  },
  {
    source: 'CustomerThink, suppliers of companies',
    measured: 'more than 40 % never told the supplier',
    affectedPerComplaint: [1.7, 1.7],
    grade: 'C',
  },
  {
    source: 'Epstein 1980, a review',
    measured: '35 dissatisfied for each complaint; 100 for electricity in the United Kingdom',
    affectedPerComplaint: [35, 100],
    grade: 'C',
  },
  {
    source: 'Alvarez, on complaints about interfaces',
    measured: 'an author’s experience, “often 10 more”, without data: the rule of thumb',
    affectedPerComplaint: [11, 11],
    grade: 'D',
  },
  {
    source: '“1 in 26”, “26 stay quiet”',
    measured: 'copies of the 96 % of packaged goods that disagree whether the one who complains is counted',
    affectedPerComplaint: [25, 27],
    grade: 'D',
  },
  {
    source: 'Raval (Federal Trade Commission) 2016',
    measured: 'how often people complain differs strongly between communities: no multiplier is constant',
    affectedPerComplaint: null,
    grade: 'A',
  },
];

/** ×11: shown to compare, never used. */
export const RULE_OF_THUMB = 11;

/**
 * Borrowed shares that complain, by severity (1 cosmetic … 4 data, money or safety): the two ends from TARP's small and
 * serious problems, between them Goodman's lower third for quality and his lower end for money lost.
 */
export const SHARE_BY_SEVERITY: Record<number, { share: number; source: string }> = {
  1: { share: 0.03, source: 'TARP, small problems' },
  2: { share: 0.1, source: 'Goodman, quality 5–30 %' },
  3: { share: 0.5, source: 'Goodman, money lost 50–75 %' },
  4: { share: 0.69, source: 'White House and TARP, most serious problem' },
};

/** The share that complains as a beta distribution: each shape counts people, as if so many had been asked. */
export interface ComplainPrior {
  alpha: number;
  beta: number;
}

/** Median 8.7 %, 90 % between 1.9 and 22.6 %: covers ×4.4 to ×53 affected for each complaint. */
export const DEFAULT_PRIOR: ComplainPrior = { alpha: 2, beta: 18 };
