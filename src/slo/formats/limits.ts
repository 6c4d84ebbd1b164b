/** Above this length (UTF-16 code units) a text is large: an editor asks before it reads one. */
export const largeText = 1_000_000;

/** Nothing longer is read: a text of 10 MB already takes the YAML package seconds and some 600 MB. */
export const longestText = 16_000_000;

/** No SLO document is nested so deep. */
export const deepestNesting = 100;

/** Values that one document may unfold to through its aliases, whatever its length. */
export const mostValues = 100_000;

/** How many times its written values a document may unfold to. */
export const mostUnfolding = 50;

/** Issues of one file; what follows is left out, for nobody reads it. */
export const mostIssues = 500;

/** Ten years: no budget is kept for longer, and a longer window is a slip of the keys. */
export const longestWindow = 3660 * 86_400;
